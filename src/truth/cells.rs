//! Whether the verdicts of a comparison are those of the readers.

use std::collections::BTreeMap;

use crate::compare::{Comparison, Deviation};

use super::file::{TruthCell, TruthComparison};
use super::matching::{self, Weights};
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
    truth: &TruthComparison,
    comparison: &Comparison,
    table: &mut Table,
) {
    let weights = weights(&truth.cells, &comparison.deviations);
    let pairs = matching::best(&weights, truth.cells.len(), comparison.deviations.len());
    for (i, wanted) in truth.cells.iter().enumerate().filter(|(_, cell)| cell.must) {
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
            .filter(|(_, ours)| ours.topic == cell.topic)
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
        _ if cell.quote.is_none() && ours.local.quote.is_none() => Some(100),
        _ => None,
    }
}
