//! `deroga residue`: sentences with a verb of duty that no topic took.

use super::args::{Plain, Residue};
use super::{Outcome, job, screen};
use crate::report::residue as table;

/// Prints them, by document.
pub fn residue(args: &Residue) -> anyhow::Result<Outcome> {
    let done = job::job(&args.documents, None)?;
    let text = match args.format {
        Plain::Text => table::text(&done.report),
        Plain::Json => table::json(&done.report)?,
    };
    screen::say(&text);
    Ok(done.outcome)
}
