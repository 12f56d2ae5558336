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
    if asked || (documents > many::FEW && args.format == Written::Yaml) {
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
    let folder = |name: &str| args.output.join(name);
    let id = &case.ruleset.document.id;
    if args.format == Written::Json {
        let name = format!("{id}.json");
        output::write(&folder("rulesets"), &name, &output::json(&case.ruleset)?)?;
        if let Some(comparison) = &case.comparison {
            output::write(&folder("deviations"), &name, &output::json(comparison)?)?;
        }
        return Ok(());
    }
    for (name, schema, yaml) in pages(case)? {
        let file = format!("{id}.yaml");
        output::write(&folder(name), &file, &headed(schema, 2, &yaml))?;
    }
    Ok(())
}

/// What is written of a document: folder, schema, YAML.
type Page = (&'static str, &'static str, String);

/// The pages of a document; a contract has no deviations.
pub fn pages(case: &Case) -> anyhow::Result<Vec<Page>> {
    let yaml = yaml::print(&case.ruleset).map_err(anyhow::Error::msg)?;
    let mut pages = vec![("rulesets", "ruleset", yaml)];
    if let Some(comparison) = &case.comparison {
        let yaml = yaml::print(comparison).map_err(anyhow::Error::msg)?;
        pages.push(("deviations", "deviations", yaml));
    }
    Ok(pages)
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
