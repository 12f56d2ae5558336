//! Sentences with a verb of duty that no topic took.

use std::ops::Range;

use super::Source;
use crate::grammar::{Line, Recognition, Sieved};
use crate::provision::Provision;
use crate::rule::{Modality, Residue};
use crate::text::Words;
use crate::value::{self, Party, Value, ValueType};

/// How far behind the verb the party stands that it is about, in words.
const BEHIND: usize = 8;

/// What a sentence with a verb of duty probably does, and who probably bears it.
pub type Duty = (Modality, Party);

/// The duty that the sentence tells, if it has such a verb; `words` are with those that open its list.
pub fn duty(recognition: &Recognition, words: Words<'_>, own: &Sieved<'_>) -> Option<Duty> {
    let (modality, verb) = verb(recognition, own)?;
    let lead = words.own_start();
    let verb = verb.start + lead..verb.end + lead;
    Some((modality, bearer(recognition, words, &verb, modality)))
}

/// The sentence as residue.
pub fn residue(source: Source<'_>, provision: &Provision, (modality, bearer): Duty) -> Residue {
    let unit = &source.outline.units[provision.unit];
    Residue {
        locator: unit.locator.clone(),
        place: unit.place.clone(),
        quote: source.text.quote(provision.span),
        modality,
        bearer,
    }
}

/// Whether the words have a verb of duty.
pub(super) fn commands(recognition: &Recognition, place: &Sieved<'_>) -> bool {
    verb(recognition, place).is_some()
}

/// The first verb of duty of the sentence itself, by the order in which they are tried.
fn verb(recognition: &Recognition, place: &Sieved<'_>) -> Option<(Modality, Range<usize>)> {
    let words = place.words;
    let main = |place: &Range<usize>| !ends_with(&recognition.subordinate, words, place.start);
    recognition.deontic.iter().find_map(|(modality, lines)| {
        let lines = lines.iter().filter(|line| line.program.occurs_in(place));
        let places = lines.filter_map(|line| {
            let found = |start| line.program.at(start, words, &|_, _| None, &|_| true);
            let mut places = (0..words.len()).filter_map(|start| Some(found(start)?.words));
            places.find(main)
        });
        Some((*modality, places.min_by_key(|place| place.start)?))
    })
}

/// The party nearest before the verb that is its subject; else the one that the verb leads to behind it.
fn bearer(
    recognition: &Recognition,
    words: Words<'_>,
    verb: &Range<usize>,
    modality: Modality,
) -> Party {
    let given = matches!(modality, Modality::Right | Modality::Exclusion);
    let before = || {
        (0..verb.start).rev().find_map(|at| {
            let (party, _) = party(words, at, verb.start)?;
            let oblique = ends_with(&recognition.oblique, words, at)
                || begins_with(&recognition.oblique, words, at);
            let acts = ends_with(&recognition.doer, words, at)
                || ends_with(&recognition.doer, words, at + 1);
            let receives = ends_with(&recognition.dative, words, at)
                || begins_with(&recognition.dative, words, at);
            (acts || given && receives || !oblique).then_some(party)
        })
    };
    let behind = || {
        let last = (verb.end + BEHIND).min(words.len());
        (verb.end..last).find_map(|at| {
            let (party, _) = party(words, at, words.len())?;
            let led = ends_with(&recognition.agent, words, at)
                || begins_with(&recognition.agent, words, at);
            led.then_some(party)
        })
    };
    let before = if is_other(recognition, words, verb.start) {
        None
    } else {
        before()
    };
    before.or_else(behind).unwrap_or(Party::Altro)
}

/// Whether right before the verb stands a noun with its article that is no party: «l'accordo deve».
fn is_other(recognition: &Recognition, words: Words<'_>, verb: usize) -> bool {
    let Some(noun) = verb.checked_sub(1).filter(|at| *at > 0) else {
        return false;
    };
    let named = ends_with(&recognition.article, words, noun);
    let of_party = (verb.saturating_sub(6)..verb)
        .any(|at| party(words, at, verb).is_some_and(|(_, end)| end == verb));
    named && !of_party
}

/// The party that is named at word `at` and ends before `end`, with the word after it.
fn party(words: Words<'_>, at: usize, end: usize) -> Option<(Party, usize)> {
    match value::read(ValueType::Party, words, at)? {
        (Value::Party(party), taken) if at + taken <= end && party != Party::Altro => {
            Some((party, at + taken))
        }
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

/// Whether one of `lines` begins with word `at`: a party may be read with the preposition before it.
fn begins_with(lines: &[Line], words: Words<'_>, at: usize) -> bool {
    let part = words.part(at..(at + 3).min(words.len()));
    lines
        .iter()
        .any(|line| line.place(part).is_some_and(|place| place.start == 0))
}
