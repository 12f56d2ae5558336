//! `deroga extract`: the rules of each document.

use super::args::Extract;
use super::{Outcome, job, output};

/// Prints the rulesets, or writes them to a folder.
pub fn extract(args: &Extract) -> anyhow::Result<Outcome> {
    let done = job::job(&args.documents, None)?;
    let sets = done
        .report
        .cases
        .iter()
        .map(|case| (case.ruleset.document.id.as_str(), &case.ruleset));
    output::each("ruleset", sets, args.output.as_deref(), args.format)?;
    Ok(done.outcome)
}
