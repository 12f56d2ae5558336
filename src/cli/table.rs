//! `deroga table`: all rules, or all cells of the comparisons, in one table.

use super::args::{Table, Which};
use super::{Outcome, job, screen};
use crate::report::{deviations, rules};

/// Prints the table.
pub fn table(args: &Table) -> anyhow::Result<Outcome> {
    let against = (args.which == Which::Deviations).then_some(&args.against);
    let done = job::job(&args.documents, against)?;
    let table = match args.which {
        Which::Rules => rules(&done.report),
        Which::Deviations => deviations(&done.report),
    };
    screen::say(&table.write(args.format.into()));
    Ok(done.outcome)
}
