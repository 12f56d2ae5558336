//! The items of a slot that a sentence and its list name.

use std::ops::Range;

use super::{Clause, Extent, Line, Slot, Trail};
use crate::text::Words;
use crate::value::{Items, Value};

/// The items named from the match to the end of the sentence and in the list that it opens;
/// only inside the match when the clause quotes just the match.
pub(super) fn items(
    slot: &Slot,
    words: Words<'_>,
    found: Range<usize>,
    clause: &Clause,
    trail: Trail<'_>,
) -> Option<Value> {
    let narrow = clause.quote == Extent::Match;
    let region = if narrow {
        found
    } else {
        found.start..words.len()
    };
    let mut ids = items_in(slot, words.part(region));
    if let Some(tail) = trail.tail.filter(|_| !narrow) {
        for id in items_in(slot, tail) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    (!ids.is_empty()).then(|| Value::Items(Items::set(ids)))
}

/// The ids of the items named in the words, in their order.
fn items_in(slot: &Slot, words: Words<'_>) -> Vec<String> {
    let none = |_: usize, _: usize| None;
    let mut found: Vec<(usize, &String)> = slot
        .items
        .iter()
        .filter_map(|(id, lines)| {
            let first = lines
                .iter()
                .filter_map(|l| l.program.find(words, &none, &|_| true))
                .map(|m| m.words.start)
                .min();
            first.map(|start| (start, id))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, id)| id.clone()).collect()
}

/// The number of words that an item takes at `at`, at most.
pub(super) fn item_at(lines: &[Line], words: Words<'_>, at: usize) -> Option<usize> {
    lines
        .iter()
        .filter_map(|line| line.program.at(at, words, &|_, _| None, &|_| true))
        .map(|m| m.words.len())
        .max()
}
