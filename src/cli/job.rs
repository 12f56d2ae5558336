//! What the commands on documents share: paths, grammars and contracts in, report out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{Against, Documents};
use super::{Outcome, reviews, screen, serve, stock};
use crate::diagnostic::{Diagnostic, Severity};
use crate::grammar::NamedText;
use crate::pipeline::{Found, Job, Setup, sha256};
use crate::report::{Checks, Report};

/// The documents when none are named.
const CORPUS: &str = "corpus";

/// A report, and the ids of all documents asked for, those that could not be read included.
pub struct Done {
    /// The report, whose diagnostics have been drawn.
    pub report: Report,
    /// Ids of the documents asked for.
    pub ids: Vec<String>,
    /// Whether something could not be done.
    pub outcome: Outcome,
}

/// Reads the documents and, with `against`, compares them.
pub fn job(documents: &Documents, against: Option<&Against>) -> anyhow::Result<Done> {
    job_with(documents, against, |_| ())
}

/// The same with grammars and contracts as `change` leaves them.
pub fn job_with(
    documents: &Documents,
    against: Option<&Against>,
    change: impl FnOnce(&mut Setup),
) -> anyhow::Result<Done> {
    refuse_nothing(documents)?;
    let (mut setup, mut diagnostics) = setup(documents, against)?;
    change(&mut setup);
    let job = Job::new(&paths(documents));
    let ids = job
        .inputs
        .iter()
        .map(|input| input.known.id.clone())
        .collect();
    let bar = screen::bar(job.inputs.len(), documents.quiet);
    let mut report = job.run(&setup, against.is_some(), &|| bar.inc(1));
    bar.finish_and_clear();
    report.review(&reviews::read(documents.reviews.as_deref())?);
    diagnostics.append(&mut report.diagnostics);
    report.diagnostics = diagnostics;
    screen::draw(&report.diagnostics);
    let outcome = outcome(&report.diagnostics);
    Ok(Done {
        report,
        ids,
        outcome,
    })
}

/// Reads the documents and looks for what is wrong inside each.
pub fn check(documents: &Documents) -> anyhow::Result<(Checks, Outcome)> {
    refuse_nothing(documents)?;
    let (setup, mut diagnostics) = setup(documents, None)?;
    let job = Job::new(&paths(documents));
    let bar = screen::bar(job.inputs.len(), documents.quiet);
    let mut checks = job.check(&setup, &|| bar.inc(1));
    bar.finish_and_clear();
    diagnostics.append(&mut checks.diagnostics);
    screen::draw(&diagnostics);
    let outcome = outcome(&diagnostics);
    Ok((checks, outcome))
}

/// Reads the documents and looks for a rule.
pub fn show(documents: &Documents, id: &str) -> anyhow::Result<(Found, Outcome)> {
    refuse_nothing(documents)?;
    let (setup, mut diagnostics) = setup(documents, None)?;
    let job = Job::new(&paths(documents));
    let bar = screen::bar(job.inputs.len(), documents.quiet);
    let mut found = job.show(&setup, id, &|| bar.inc(1));
    bar.finish_and_clear();
    diagnostics.append(&mut found.diagnostics);
    screen::draw(&diagnostics);
    Ok((found, outcome(&diagnostics)))
}

/// A folder to read must be there, when no document is named.
pub fn refuse_nothing(documents: &Documents) -> anyhow::Result<()> {
    if documents.paths.is_empty() && !Path::new(CORPUS).is_dir() {
        anyhow::bail!(
            "qui non c'è una cartella `{CORPUS}`\naiuto: indica i file o le cartelle da leggere"
        );
    }
    Ok(())
}

/// The paths asked for, else the corpus.
pub fn paths(documents: &Documents) -> Vec<PathBuf> {
    if documents.paths.is_empty() {
        vec![PathBuf::from(CORPUS)]
    } else {
        documents.paths.clone()
    }
}

/// Whether part of the job could not be done.
pub fn outcome(diagnostics: &[Diagnostic]) -> Outcome {
    let failed = diagnostics
        .iter()
        .any(|diagnostic| diagnostic.code.severity() == Severity::Error);
    if failed {
        Outcome::Incomplete
    } else {
        Outcome::Clean
    }
}

/// A hash of all files and options that decide what is made of a document.
fn fingerprint(files: &[&[NamedText]], texts: &[(String, Vec<u8>)], options: &str) -> String {
    let mut all = options.to_owned();
    for file in files.iter().copied().flatten() {
        all.push_str(&sha256(file.text.as_bytes()));
        all.push_str(file.path.rsplit(['/', '\\']).next().unwrap_or_default());
    }
    for (name, bytes) in texts {
        all.push_str(&sha256(bytes));
        all.push_str(name);
    }
    sha256(all.as_bytes())
}

/// Grammars, and with `against` contracts.
pub fn setup(
    documents: &Documents,
    against: Option<&Against>,
) -> anyhow::Result<(Setup, Vec<Diagnostic>)> {
    let grammars = stock::grammars(documents.grammars.as_deref())?;
    let (mut setup, mut faults) = Setup::new(&grammars);
    setup.reader = serve::reader(&documents.reading)?;
    let folder = against.and_then(|against| against.baselines.as_deref());
    let files = stock::baselines(folder)?;
    let all_topics = against.is_some() && faults.is_empty() && documents.grammars.is_none();
    let contracts = setup.add_baselines(&files, all_topics);
    let (index, texts): (Option<NamedText>, Vec<(String, Vec<u8>)>) = stock::library(folder);
    setup.fingerprint = fingerprint(
        &[&grammars, &files, index.as_slice()],
        &texts,
        &format!("{:?} {against:?}", documents.reading),
    );
    if let Some(index) = index {
        setup.add_library(&index, &texts, against.is_some());
    }
    // Without a comparison the contracts only tell what a citation means.
    if let Some(against) = against {
        faults.extend(contracts);
        setup.asked.clone_from(&against.baseline);
        setup.indicative = against.indicative;
        setup.at.clone_from(&against.at);
    }
    setup.memory = Some(Arc::default());
    Ok((setup, faults))
}
