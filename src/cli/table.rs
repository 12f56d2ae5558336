//! `deroga table`: all rules, all cells of the comparisons, the matrix, or what differs in the words, in one table.

use super::args::{Format, Table, Which};
use super::{Outcome, job, screen};
use crate::report::{deviations, matrix, rules, text};

/// Prints the table.
pub fn table(args: &Table) -> anyhow::Result<Outcome> {
    let against = (args.which != Which::Rules).then_some(&args.against);
    let mut done = job::job_with(&args.documents, against, |setup| {
        setup.at.clone_from(&args.against.at);
    })?;
    done.report.keep(&args.choice.filter());
    let table = match args.which {
        Which::Rules => rules(&done.report),
        Which::Deviations => deviations(&done.report),
        Which::Matrix if matches!(args.format, Format::Text) => matrix(&done.report).turned(),
        Which::Matrix => matrix(&done.report),
        Which::Text => text(&done.report),
    };
    screen::say(&table.write(args.format.into()));
    Ok(done.outcome)
}
