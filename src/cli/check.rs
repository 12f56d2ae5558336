//! `deroga check`: what is wrong inside each document and, where a verdict is asked for, against its
//! contract.

use std::fs;
use std::path::Path;

use anyhow::Context as _;

use super::args::{Check, FailOn, Gravity, Shape};
use super::{Outcome, job, screen};
use crate::compare::Verdict;
use crate::diagnostic::Severity;
use crate::report::{Checks, Known, github, gitlab, known, sarif};

/// Prints the findings.
pub fn check(args: &Check) -> anyhow::Result<Outcome> {
    // Before the documents are read: a file that is no report need not wait for them.
    let before = args
        .baseline_report
        .as_deref()
        .map(told_before)
        .transpose()?;
    let (mut checks, outcome) = checked(args)?;
    if let Some(before) = before {
        checks.only_new(before);
    }
    let text = match args.format {
        Shape::Text => checks.text(screen::coloured()),
        Shape::Json => checks.json()?,
        Shape::Sarif => sarif(&checks)?,
        Shape::Github => github(&checks),
        Shape::Gitlab => gitlab(&checks)?,
    };
    screen::say(&text);
    Ok(outcome.max(asked_for(&checks, &args.fail_on)))
}

/// The findings, and the deviations with a verdict asked for.
fn checked(args: &Check) -> anyhow::Result<(Checks, Outcome)> {
    let verdicts: Vec<Verdict> = args
        .fail_on
        .iter()
        .filter_map(|one| match one {
            FailOn::Verdict(verdict) => Some(*verdict),
            FailOn::Gravity(_) => None,
        })
        .collect();
    if verdicts.is_empty() {
        return job::check(&args.documents);
    }
    let done = job::job_with(&args.documents, Some(&args.against), |setup| {
        setup.acts = true;
    })?;
    let checks = Checks::of(&done.report, &|verdict| verdicts.contains(&verdict));
    Ok((checks, done.outcome))
}

/// What an earlier report told.
fn told_before(path: &Path) -> anyhow::Result<Known> {
    let shown = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("`{shown}` non si può leggere"))?;
    known(&text).with_context(|| {
        format!(
            "`{shown}` non è un rapporto di questo programma\naiuto: scrivilo con `deroga check --format json`"
        )
    })
}

/// Whether there is something that `--fail-on` names; without it, an error.
fn asked_for(checks: &Checks, asked: &[FailOn]) -> Outcome {
    let default = [FailOn::Gravity(Gravity::Error)];
    let asked = if asked.is_empty() { &default } else { asked };
    let found = asked.iter().any(|one| match one {
        // The graver come first in the order of severities.
        FailOn::Gravity(from) => {
            limit(*from).is_some_and(|limit| checks.findings().any(|f| f.severity <= limit))
        }
        FailOn::Verdict(verdict) => {
            let mut cells = checks.documents.iter().flat_map(|d| &d.deviations);
            cells.any(|cell| cell.verdict == *verdict)
        }
    });
    if found {
        Outcome::Findings
    } else {
        Outcome::Clean
    }
}

fn limit(from: Gravity) -> Option<Severity> {
    match from {
        Gravity::Error => Some(Severity::Error),
        Gravity::Warning => Some(Severity::Warning),
        Gravity::Note => Some(Severity::Note),
        Gravity::Never => None,
    }
}
