//! What differs in the words, as a table and as lines of the summary.

use super::Report;
use super::table::{Table, named};
use crate::compare::{Comparison, Difference, Residue};
use crate::wording::Kind;

/// The columns of [`text`].
const TEXT: &[&str] = &[
    "document",
    "place",
    "baseline_place",
    "kind",
    "words",
    "baseline_words",
    "share",
    "moved",
    "equivalences",
    "cell",
    "quote",
    "baseline_quote",
    "reason",
];

/// Kinds that say nothing of the rule: the summary only counts them.
const SMALL: &[Kind] = &[Kind::ReferenceChanged, Kind::Wording];

/// All differences of words from the contract, one row each, in the order of the documents.
pub fn text(report: &Report) -> Table {
    let comparisons = report.cases.iter().filter_map(|c| c.comparison.as_ref());
    let rows = comparisons.flat_map(|comparison| {
        let pairs = comparison.residue.iter();
        pairs.flat_map(move |pair| {
            let each = pair.differences.iter();
            each.map(move |difference| row(comparison, pair, difference))
        })
    });
    Table {
        columns: named(TEXT),
        rows: rows.collect(),
    }
}

fn row(comparison: &Comparison, pair: &Residue, difference: &Difference) -> Vec<String> {
    let mark = if comparison.indicative {
        "(indicativo) "
    } else {
        ""
    };
    let moved = if pair.moved { "spostato" } else { "" };
    vec![
        comparison.document.clone(),
        pair.local.place.clone(),
        pair.baseline.place.clone(),
        difference.kind.id().to_owned(),
        difference.local.clone().unwrap_or_default(),
        difference.baseline.clone().unwrap_or_default(),
        pair.share.to_string(),
        moved.to_owned(),
        pair.equivalences.join(", "),
        difference.cell.clone().unwrap_or_default(),
        pair.local.quote.clone().unwrap_or_default(),
        pair.baseline.quote.clone().unwrap_or_default(),
        format!("{mark}{}", difference.reason),
    ]
}

/// The lines of the summary: how much is copied, what differs beside the cells, how much more.
pub(super) fn lines(comparison: &Comparison) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    let copied: Vec<String> = comparison
        .copied
        .iter()
        .map(|one| format!("{} {} %", one.place, one.share))
        .collect();
    if !copied.is_empty() {
        lines.push(("copiato    ", copied.join("; ")));
    }
    lines.extend(alone(comparison));
    lines
}

/// The differences that no cell tells: those that change a rule in full, the others counted.
fn alone(comparison: &Comparison) -> Vec<(&'static str, String)> {
    let all = comparison.residue.iter();
    let pairs = all.flat_map(|p| p.differences.iter().map(move |d| (p, d)));
    let mut alone: Vec<(&Residue, &Difference)> = pairs.filter(|(_, d)| d.cell.is_none()).collect();
    alone.sort_by_key(|(_, difference)| difference.kind);
    let (small, told): (Vec<_>, Vec<_>) = alone
        .into_iter()
        .partition(|(_, d)| SMALL.contains(&d.kind));
    let told = told.iter();
    let mut lines: Vec<(&str, String)> = told
        .map(|(pair, d)| ("· ", format!("{}: {}", pair.local.place, d.reason)))
        .collect();
    let kinds = small.chunk_by(|a, b| a.1.kind == b.1.kind);
    let counted: Vec<String> = kinds
        .map(|same| format!("{}: {}", same[0].1.kind.italian(), same.len()))
        .collect();
    if !counted.is_empty() {
        let counted = counted.join("; ");
        lines.push(("inoltre    ", format!("{counted} (`deroga table text`)")));
    }
    lines
}
