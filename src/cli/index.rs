//! `deroga index`: the documents cut into passages, in a database to search in.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use anyhow::Context as _;

use super::args::Index;
use super::{Outcome, job, output, screen};
use crate::diagnostic::Diagnostic;
use crate::pipeline::search::{Draft, Held, is_ours, usual};
use crate::pipeline::{Desk, Done, Job, Setup, Texts};
use crate::search::passages;

/// Reads the documents one by one and writes the index.
pub fn index(args: &Index) -> anyhow::Result<Outcome> {
    let path = args.output.clone().unwrap_or_else(usual);
    refuse_others(&path)?;
    job::refuse_nothing(&args.documents)?;
    let (mut setup, mut said) = job::setup(&args.documents, Some(&args.against))?;
    setup.sentences = true;
    let mut job = Job::new(&job::paths(&args.documents));
    said.append(&mut job.faults);
    let (held, more) = write(&path, &job, &setup, args.documents.quiet)?;
    said.extend(more);
    screen::draw(&said);
    if !args.documents.quiet {
        screen::say(&format!(
            "{}: documenti {}, luoghi {}, byte {}\n",
            path.display(),
            held.documents,
            held.passages,
            size(&path)
        ));
    }
    Ok(job::outcome(&said))
}

/// Writes the index through temporary files; what it holds, and what is to be said of the documents.
fn write(
    path: &Path,
    job: &Job,
    setup: &Setup,
    quiet: bool,
) -> anyhow::Result<(Held, Vec<Diagnostic>)> {
    let fail = || format!("l'indice `{}` non si può scrivere", path.display());
    output::replace(path, |rows, whole| {
        let draft = Draft::new(rows, &setup.titles());
        let draft = draft.map_err(anyhow::Error::msg).with_context(fail)?;
        let said = fill(&draft, job, setup, quiet).with_context(fail)?;
        let held = draft.finish(whole).map_err(anyhow::Error::msg);
        Ok((held.with_context(fail)?, said))
    })
}

/// A file that is no index is left alone.
fn refuse_others(path: &Path) -> anyhow::Result<()> {
    if path.exists() && !is_ours(path) {
        anyhow::bail!(
            "`{}` c'è già e non è un indice di deroga: resta com'è\naiuto: indica un altro file con `--output FILE`",
            path.display()
        );
    }
    Ok(())
}

/// Puts each document into the draft as soon as it is read and compared; what is to be said of them.
fn fill(draft: &Draft, job: &Job, setup: &Setup, quiet: bool) -> anyhow::Result<Vec<Diagnostic>> {
    let texts = Texts::of(&job.inputs, setup);
    let desk = Desk::new(setup, &texts);
    let titles = setup.titles();
    let bar = screen::bar(job.inputs.len(), quiet);
    let fault = Mutex::new(None);
    let said = job.each(&|input| {
        let Done {
            case,
            diagnostics,
            sentences,
        } = desk.document(input);
        if let Some(case) = case {
            let rows = passages(sentences, &case.ruleset, case.comparison.as_ref(), &titles);
            if let Err(why) = draft.put(&case.ruleset, &rows) {
                *fault.lock().unwrap_or_else(PoisonError::into_inner) = Some(why);
            }
        }
        bar.inc(1);
        diagnostics
    });
    bar.finish_and_clear();
    match fault.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(why) => Err(anyhow::Error::msg(why)),
        None => Ok(said.into_iter().flatten().collect()),
    }
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |meta| meta.len())
}
