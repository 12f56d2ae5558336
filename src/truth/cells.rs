//! Whether the verdicts of a comparison are those of the readers.

use std::collections::BTreeMap;

use crate::compare::{Comparison, Deviation, Verdict};
use crate::matching::{self, Weights};

use super::file::TruthCell;
use super::quote::{overlap, same_place};
use super::score::Table;

/// A pair on the same words weighs more than this.
const SAME_WORDS: i64 = 1000;

/// Adds to `table` how the verdicts of `comparison` compare with those of `truth`.
///
/// Cells are paired by topic and words, else by place; a cell of ours may stand for two of the
/// readers' on the same words. `document` is for the notes.
pub fn score_cells(
    document: &str,
    truth: &[TruthCell],
    comparison: &Comparison,
    table: &mut Table,
) {
    let weights = weights(truth, &comparison.deviations);
    let pairs = matching::best(&weights, truth.len(), comparison.deviations.len());
    alarms(document, truth, &pairs, &comparison.deviations, table);
    for (i, wanted) in truth.iter().enumerate().filter(|(_, cell)| cell.must) {
        let paired = pairs
            .get(&i)
            .copied()
            .or_else(|| on_the_same_words(i, &weights));
        let got = paired.map(|j| &comparison.deviations[j]);
        let right = got.is_some_and(|cell| is_right(wanted, cell));
        let counts = table.at(&wanted.topic);
        counts.cells += 1;
        counts.right += usize::from(right);
        if !right {
            let place = format!(
                "{document} {}",
                wanted.place.as_deref().unwrap_or("(ovunque)")
            );
            let verdict = got.map_or("no cell", |cell| cell.verdict.id());
            let what = format!("want {}, got {verdict}", wanted.verdict.id());
            table.note(
                &wanted.topic,
                "verdict",
                place,
                what,
                wanted.quote.as_deref().unwrap_or_default(),
            );
        }
    }
}

/// Below the contract, or at odds with itself.
const BAD: &[Verdict] = &[Verdict::Worse, Verdict::Contradictory, Verdict::AddedWorse];

/// The contract kept, or bettered.
const FINE: &[Verdict] = &[
    Verdict::Equal,
    Verdict::Better,
    Verdict::EqualByReference,
    Verdict::Silent,
    Verdict::AddedBetter,
    Verdict::AddedNeutral,
];

/// Counts the cells of ours that cry without cause.
fn alarms(
    document: &str,
    truth: &[TruthCell],
    pairs: &Pairs,
    got: &[Deviation],
    table: &mut Table,
) {
    for (j, ours) in got
        .iter()
        .enumerate()
        .filter(|(_, d)| BAD.contains(&d.verdict))
    {
        let mut theirs = pairs
            .iter()
            .filter(|(_, paired)| **paired == j)
            .map(|(i, _)| &truth[*i])
            .peekable();
        let calm =
            |cell: &TruthCell| FINE.contains(&cell.verdict) && !cell.accept.contains(&ours.verdict);
        if theirs.peek().is_some() && theirs.all(calm) {
            table.at(&ours.topic).alarms += 1;
            let place = ours.local.place.as_deref().unwrap_or("(ovunque)");
            let quote = ours.local.quote.as_deref().unwrap_or_default();
            let what = format!("got {}", ours.verdict.id());
            table.note(
                &ours.topic,
                "alarm",
                format!("{document} {place}"),
                what,
                quote,
            );
        }
    }
}

/// Number of a cell of the readers to number of a cell of ours.
type Pairs = BTreeMap<usize, usize>;

fn is_right(wanted: &TruthCell, got: &Deviation) -> bool {
    got.verdict == wanted.verdict || wanted.accept.contains(&got.verdict)
}

fn on_the_same_words(i: usize, weights: &Weights) -> Option<usize> {
    let of_cell: BTreeMap<_, _> = weights
        .range((i, 0)..(i + 1, 0))
        .filter(|(_, w)| **w >= SAME_WORDS)
        .collect();
    of_cell
        .into_iter()
        .max_by_key(|(_, weight)| **weight)
        .map(|((_, j), _)| *j)
}

fn weights(wanted: &[TruthCell], got: &[Deviation]) -> Weights {
    let mut out = Weights::new();
    for (i, cell) in wanted.iter().enumerate() {
        for (j, ours) in got
            .iter()
            .enumerate()
            .filter(|(_, ours)| ours.topic == cell.topic || cell.topics_ok.contains(&ours.topic))
        {
            if let Some(nearness) = nearness(cell, ours) {
                let verdict =
                    60 * i64::from(is_right(cell, ours)) + i64::from(ours.verdict == cell.verdict);
                out.insert((i, j), nearness + verdict);
            }
        }
    }
    out
}

/// By words, else by place, else because both are about the whole document.
fn nearness(cell: &TruthCell, ours: &Deviation) -> Option<i64> {
    let quotes = cell.quote.as_deref().zip(ours.local.quote.as_deref());
    if quotes.is_some_and(|(a, b)| overlap(a, b) >= 0.5) {
        return Some(SAME_WORDS);
    }
    match same_place(cell.place.as_deref(), ours.local.place.as_deref()) {
        3 if cell.place.is_some() || cell.quote.is_none() => Some(300),
        2 => Some(200),
        // What lacks may be told beside the words where it lacks.
        _ if cell.quote.is_none()
            && (ours.local.quote.is_none() || ours.verdict == Verdict::Omitted) =>
        {
            Some(100)
        }
        _ => None,
    }
}
