//! `deroga compare`: each document against its contract.

use super::args::Compare;
use super::{Outcome, job, output};

/// Prints the comparisons, or writes them to a folder.
pub fn compare(args: &Compare) -> anyhow::Result<Outcome> {
    let done = job::job(&args.documents, Some(&args.against))?;
    let comparisons = done
        .report
        .cases
        .iter()
        .filter_map(|case| case.comparison.as_ref());
    output::each(
        "deviations",
        comparisons.map(|c| (c.document.as_str(), c)),
        args.output.as_deref(),
    )?;
    Ok(done.outcome)
}
