//! The items of a slot that a sentence and its list name.

use std::ops::Range;

use super::{Clause, Extent, Line, ListSigns, Sieved, Slot, Trail};
use crate::text::Words;
use crate::value::Value;

/// The items named from the match to the end of the sentence, or to where it leaves some out, and in the
/// list that it opens; only inside the match when the clause quotes just the match. The words near them, and those that open
/// the list, say whether it is in order, closed, or only examples.
pub(super) fn items(
    slot: &Slot,
    words: Words<'_>,
    found: Range<usize>,
    clause: &Clause,
    trail: Trail<'_>,
    signs: &ListSigns,
) -> Option<Value> {
    let narrow = clause.quote == Extent::Match;
    let region = if narrow {
        found
    } else {
        let rest = words.part(found.end..words.len());
        found.start..found.end + signs.end(rest)
    };
    let here = items_in(slot, words.part(region.clone()));
    let near = match here.first() {
        Some((first, _)) if words.own_start() == 0 => (region.start + first).saturating_sub(NEAR),
        _ => 0,
    };
    let told = if narrow { region } else { near..words.len() };
    let mut ids: Vec<String> = here.into_iter().map(|(_, id)| id.clone()).collect();
    if let Some(tail) = trail.tail.filter(|_| !narrow) {
        for (_, id) in items_in(slot, tail) {
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
    }
    (!ids.is_empty()).then(|| Value::Items(signs.list(ids, words.part(told))))
}

/// How many words before the first item may still speak of the list.
const NEAR: usize = 8;

/// The ids of the items named in the words, with the word at which each begins, in their order.
fn items_in<'s>(slot: &'s Slot, words: Words<'_>) -> Vec<(usize, &'s String)> {
    let none = |_: usize, _: usize| None;
    let place = Sieved::new(words);
    let mut found: Vec<(usize, &String)> = slot
        .items
        .iter()
        .filter_map(|(id, lines)| {
            let first = lines
                .iter()
                .filter_map(|l| l.program.find_in(&place, &none, &|_| true))
                .map(|m| m.words.start)
                .min();
            first.map(|start| (start, id))
        })
        .collect();
    found.sort();
    found
}

/// The number of words that an item takes at `at`, at most.
pub(super) fn item_at(lines: &[Line], words: Words<'_>, at: usize) -> Option<usize> {
    lines
        .iter()
        .filter_map(|line| line.program.at(at, words, &|_, _| None, &|_| true))
        .map(|m| m.words.len())
        .max()
}
