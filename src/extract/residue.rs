//! Sentences with a verb of duty that no topic took.

use std::ops::Range;

use super::Source;
use crate::grammar::{Line, Recognition};
use crate::provision::Provision;
use crate::rule::{Modality, Residue};
use crate::text::Words;
use crate::value::{self, Party, Value, ValueType};

/// How far behind the verb the party stands that it is about, in words.
const BEHIND: usize = 8;

/// The sentence as residue, if it has a verb of duty: what it probably does, and who probably bears it.
pub fn residue(
    source: Source<'_>,
    provision: &Provision,
    recognition: &Recognition,
) -> Option<Residue> {
    let words = provision.words(source.text);
    let own = words.own();
    let (modality, verb) = verb(recognition, own)?;
    let lead = words.own_start();
    let verb = verb.start + lead..verb.end + lead;
    let unit = &source.outline.units[provision.unit];
    Some(Residue {
        locator: unit.locator.clone(),
        place: unit.place.clone(),
        quote: source.text.quote(provision.span),
        modality,
        bearer: bearer(recognition, words, &verb),
    })
}

/// The first verb of duty, by the order in which they are tried.
fn verb(recognition: &Recognition, words: Words<'_>) -> Option<(Modality, Range<usize>)> {
    recognition.deontic.iter().find_map(|(modality, lines)| {
        let places = lines.iter().filter_map(|line| line.place(words));
        Some((*modality, places.min_by_key(|place| place.start)?))
    })
}

/// The party nearest before the verb that is its subject; else the one that the verb leads to behind it.
fn bearer(recognition: &Recognition, words: Words<'_>, verb: &Range<usize>) -> Party {
    let before = (0..verb.start).rev().find_map(|at| {
        let party = party(words, at, verb.start)?;
        let oblique = ends_with(&recognition.oblique, words, at);
        (!oblique).then_some(party)
    });
    let behind = || {
        let last = (verb.end + BEHIND).min(words.len());
        (verb.end..last).find_map(|at| {
            let party = party(words, at, words.len())?;
            ends_with(&recognition.agent, words, at).then_some(party)
        })
    };
    before.or_else(behind).unwrap_or(Party::Altro)
}

/// The party that is named at word `at` and ends before `end`.
fn party(words: Words<'_>, at: usize, end: usize) -> Option<Party> {
    match value::read(ValueType::Party, words, at)? {
        (Value::Party(party), taken) if at + taken <= end && party != Party::Altro => Some(party),
        _ => None,
    }
}

/// Whether one of `lines` stands right before word `at`.
fn ends_with(lines: &[Line], words: Words<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|start| {
        let part = words.part(start..at);
        lines
            .iter()
            .any(|line| line.place(part) == Some(0..at - start))
    })
}
