//! `deroga check`: what is wrong inside each document.

use super::args::{Check, Gravity, Shape};
use super::{Outcome, job, screen};
use crate::diagnostic::Severity;
use crate::report::{Checks, sarif};

/// Prints the findings.
pub fn check(args: &Check) -> anyhow::Result<Outcome> {
    let (checks, outcome) = job::check(&args.documents)?;
    let text = match args.format {
        Shape::Text => checks.text(screen::coloured()),
        Shape::Json => checks.json()?,
        Shape::Sarif => sarif(&checks)?,
    };
    screen::say(&text);
    Ok(outcome.max(asked_for(&checks, args.fail_on)))
}

/// Whether there is a finding as grave as `--fail-on` says.
fn asked_for(checks: &Checks, from: Gravity) -> Outcome {
    let limit = match from {
        Gravity::Error => Severity::Error,
        Gravity::Warning => Severity::Warning,
        Gravity::Note => Severity::Note,
        Gravity::Never => return Outcome::Clean,
    };
    // The graver come first in the order of severities.
    if checks.findings().any(|finding| finding.severity <= limit) {
        Outcome::Findings
    } else {
        Outcome::Clean
    }
}
