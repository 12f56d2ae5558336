//! `deroga run`: the whole job.

use super::args::Run;
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
    let name = format!("{}.yaml", case.ruleset.document.id);
    let yaml = yaml::print(&case.ruleset).map_err(anyhow::Error::msg)?;
    output::write(
        &args.output.join("rulesets"),
        &name,
        &headed("ruleset", 2, &yaml),
    )?;
    if let Some(comparison) = &case.comparison {
        let yaml = yaml::print(comparison).map_err(anyhow::Error::msg)?;
        output::write(
            &args.output.join("deviations"),
            &name,
            &headed("deviations", 2, &yaml),
        )?;
    }
    Ok(())
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
