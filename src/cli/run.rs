//! `deroga run`: the whole job.

use std::collections::HashSet;

use super::args::{Run, Written};
use super::output::{self, headed};
use super::{Outcome, job, many, report, screen, watch};
use crate::pipeline::Job;
use crate::report::{Case, Report, summary};
use crate::yaml;

/// Reads, compares, writes and sums up: once, or whenever something changes.
pub fn run(args: &Run) -> anyhow::Result<Outcome> {
    if args.many.watch {
        return watch::watch(args);
    }
    once(args)
}

/// The same, once.
pub fn once(args: &Run) -> anyhow::Result<Outcome> {
    let documents = Job::new(&job::paths(&args.documents)).inputs.len();
    let asked = args.many.shard.is_some() || args.many.status.is_some();
    if asked || documents > many::FEW {
        return many::run(args);
    }
    let done = job::job_with(&args.documents, Some(&args.against), |setup| {
        setup.acts = !args.no_report;
    })?;
    for case in &done.report.cases {
        write(case, args)?;
    }
    if !args.no_report {
        report::beside(&done.report, &args.output)?;
    }
    if job::paths(&args.documents).iter().all(|path| path.is_dir()) {
        let ids: HashSet<&str> = done.ids.iter().map(String::as_str).collect();
        output::sweep(&args.output.join("rulesets"), &ids)?;
        output::sweep(&args.output.join("deviations"), &ids)?;
    }
    if !args.documents.quiet {
        screen::say(&summary(&done.report, screen::style()));
    }
    Ok(done.outcome.max(asked_for(&done.report, args)))
}

fn write(case: &Case, args: &Run) -> anyhow::Result<()> {
    for (folder, name, page) in pages(case, args.format)? {
        output::write(&args.output.join(folder), &name, &page)?;
    }
    Ok(())
}

/// What is written of a document: folder, file name, content.
type Page = (&'static str, String, String);

/// The files of a document; a contract has no deviations.
pub fn pages(case: &Case, format: Written) -> anyhow::Result<Vec<Page>> {
    let id = &case.ruleset.document.id;
    let mut pages = vec![page("rulesets", ("ruleset", id), &case.ruleset, format)?];
    if let Some(comparison) = &case.comparison {
        pages.push(page("deviations", ("deviations", id), comparison, format)?);
    }
    Ok(pages)
}

/// One of them.
fn page<T: serde::Serialize>(
    folder: &'static str,
    (schema, id): (&str, &str),
    value: &T,
    format: Written,
) -> anyhow::Result<Page> {
    Ok(match format {
        Written::Json => (folder, format!("{id}.json"), output::json(value)?),
        Written::Yaml => {
            let yaml = yaml::print(value).map_err(anyhow::Error::msg)?;
            (folder, format!("{id}.yaml"), headed(schema, 2, &yaml))
        }
    })
}

/// Whether a verdict that `--fail-on` names was given.
fn asked_for(report: &Report, args: &Run) -> Outcome {
    let mut cells = report
        .cases
        .iter()
        .filter_map(|case| case.comparison.as_ref())
        .flat_map(|c| &c.deviations);
    let found = cells.any(|cell| args.fail_on.contains(&cell.verdict));
    if found {
        Outcome::Findings
    } else {
        Outcome::Clean
    }
}
