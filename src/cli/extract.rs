//! `deroga extract`: the rules of each document.

use super::args::Extract;
use super::{Outcome, job, many, output, screen};
use crate::diagnostic::Diagnostic;
use crate::pipeline::{Input, Job, Setup, Texts};

/// So many documents are read, and their rulesets written, before the next ones are.
const BATCH: usize = 500;

/// Prints the rulesets, or writes them to a folder.
pub fn extract(args: &Extract) -> anyhow::Result<Outcome> {
    let job = Job::new(&job::paths(&args.documents));
    if job.inputs.len() > many::FEW {
        return stream(args, job);
    }
    let done = job::job(&args.documents, None)?;
    let sets = done
        .report
        .cases
        .iter()
        .map(|case| (case.ruleset.document.id.as_str(), &case.ruleset));
    output::each("ruleset", sets, args.output.as_deref(), args.format)?;
    Ok(done.outcome)
}

/// The same for many documents, each forgotten when its ruleset is out: memory does not grow with them.
fn stream(args: &Extract, mut job: Job) -> anyhow::Result<Outcome> {
    let (setup, mut said) = job::setup(&args.documents, None)?;
    let texts = Texts::of(&job.inputs, &setup);
    job.inputs.sort_by(|a, b| a.known.id.cmp(&b.known.id));
    let bar = screen::bar(job.inputs.len(), args.documents.quiet);
    let mut printed = 0;
    for part in job.parts(BATCH) {
        let made = part.each(&|input| {
            let made = made(input, args, &setup, &texts);
            bar.inc(1);
            made
        });
        for (input, (page, diagnostics)) in part.inputs.iter().zip(made) {
            said.extend(diagnostics);
            let Some(page) = page.transpose()? else {
                continue;
            };
            if args.output.is_none() {
                output::put((printed, &input.known.id), &page, None, args.format)?;
            }
            printed += 1;
        }
    }
    bar.finish_and_clear();
    said.append(&mut job.faults);
    many::tell(&said);
    Ok(job::outcome(&said))
}

/// What is printed of a document; what is written to a folder is written at once, and nothing is kept.
type Made = (Option<anyhow::Result<String>>, Vec<Diagnostic>);

fn made(input: &Input, args: &Extract, setup: &Setup, texts: &Texts) -> Made {
    let (ruleset, diagnostics) = texts.rules(input, setup);
    let folder = args.output.as_deref();
    let page = ruleset.map(|ruleset| {
        let page = output::page("ruleset", &ruleset, folder, args.format)?;
        if folder.is_none() {
            return Ok(page);
        }
        output::put((0, &ruleset.document.id), &page, folder, args.format)?;
        Ok(String::new())
    });
    (page, diagnostics)
}
