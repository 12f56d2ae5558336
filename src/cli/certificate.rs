//! `deroga certificate`: where each character of each document is.

use super::args::Certificate;
use super::{Outcome, job, screen};
use crate::report;

/// Prints one table per document.
pub fn certificate(args: &Certificate) -> anyhow::Result<Outcome> {
    let done = job::job(&args.documents, None)?;
    let pages: Vec<String> = done
        .report
        .cases
        .iter()
        .map(|case| report::certificate(&case.ruleset.document.id, &case.ruleset.certificate))
        .collect();
    screen::say(&pages.join("\n"));
    Ok(done.outcome)
}
