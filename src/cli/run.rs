//! `deroga run`: the whole job.

use super::args::{Run, Written};
use super::output::{self, headed};
use super::{Outcome, job, report, screen};
use crate::report::{Case, Report, summary};
use crate::yaml;

/// Reads, compares, writes and sums up.
pub fn run(args: &Run) -> anyhow::Result<Outcome> {
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
        let ids: Vec<&str> = done.ids.iter().map(String::as_str).collect();
        output::sweep(&args.output.join("rulesets"), &ids)?;
        output::sweep(&args.output.join("deviations"), &ids)?;
    }
    if !args.documents.quiet {
        screen::say(&summary(&done.report, screen::style()));
    }
    Ok(done.outcome.max(asked_for(&done.report, args)))
}

fn write(case: &Case, args: &Run) -> anyhow::Result<()> {
    let id = &case.ruleset.document.id;
    one(args, "rulesets", ("ruleset", id), &case.ruleset)?;
    if let Some(comparison) = &case.comparison {
        one(args, "deviations", ("deviations", id), comparison)?;
    }
    Ok(())
}

/// Writes one file into a folder of the output.
fn one<T: serde::Serialize>(
    args: &Run,
    folder: &str,
    (schema, id): (&str, &str),
    value: &T,
) -> anyhow::Result<()> {
    let folder = args.output.join(folder);
    match args.format {
        Written::Json => output::write(&folder, &format!("{id}.json"), &output::json(value)?),
        Written::Yaml => {
            let yaml = yaml::print(value).map_err(anyhow::Error::msg)?;
            output::write(&folder, &format!("{id}.yaml"), &headed(schema, 2, &yaml))
        }
    }
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
