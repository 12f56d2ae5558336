//! `deroga rebase`: which cells change their verdict when the contract changes.

use super::args::{Against, Rebase};
use super::{Outcome, job, screen};
use crate::report::{Report, rebased};

/// Compares each document with both contracts and prints the cells that differ.
pub fn rebase(args: &Rebase) -> anyhow::Result<Outcome> {
    let (before, first) = against(args, &args.from)?;
    let (after, second) = against(args, &args.to)?;
    screen::say(&rebased(&before, &after).write(args.format.into()));
    Ok(first.max(second))
}

/// The report of all documents against one contract, whatever their comparto.
fn against(args: &Rebase, id: &str) -> anyhow::Result<(Report, Outcome)> {
    let against = Against {
        baseline: Some(id.to_owned()),
        indicative: true,
        baselines: args.baselines.clone(),
        at: None,
    };
    let done = job::job(&args.documents, Some(&against))?;
    Ok((done.report, done.outcome))
}
