//! The same words affirmed in one place and negated in another.

use std::collections::HashMap;

use super::{Finding, Subject};
use crate::diagnostic::Code;
use crate::grammar::Line;
use crate::text::{Span, Words};

/// So many equal words in a row are the same statement.
const RUN: usize = 7;

/// A negation stands at most so many words before them.
const NEAR: usize = 3;

/// The clause is looked at so many words back for a negation, where none must be.
const FAR: usize = 14;

/// One place where a run of words stands.
#[derive(Clone, Copy)]
struct At {
    unit: usize,
    start: usize,
}

/// Looks for runs of words that stand in two parts of the act.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let words = Words::whole(&subject.text.words);
    let mut seen: HashMap<Vec<&str>, Vec<At>> = HashMap::new();
    let mut found: Vec<Finding> = Vec::new();
    let mut told: Vec<(usize, usize)> = Vec::new();
    for provision in subject.provisions {
        if !subject.lays_down(provision.unit) {
            continue;
        }
        let own = provision.own.clone();
        for start in own.start..own.end.saturating_sub(RUN - 1) {
            let run: Vec<&str> = (start..start + RUN).map(|i| words.get(i)).collect();
            let here = At {
                unit: provision.unit,
                start,
            };
            let others = seen.entry(run).or_default();
            let clash = others
                .iter()
                .find(|other| opposite(subject, words, **other, here));
            if let Some(other) = clash {
                let pair = (subject.part(other.unit), subject.part(here.unit));
                if !told.contains(&pair) {
                    told.push(pair);
                    found.push(finding(subject, words, *other, here));
                }
            }
            others.push(here);
        }
    }
    found
}

/// Whether the run is negated at one place and affirmed at the other, in two parts of the act.
fn opposite(subject: &Subject<'_>, words: Words<'_>, one: At, other: At) -> bool {
    let near = subject.part(one.unit) == subject.part(other.unit);
    if near || !subject.same_section(one.unit, other.unit) || !whole(words, one, other) {
        return false;
    }
    let no = |at: At| negated(subject, words, at, NEAR);
    let yes = |at: At| !negated(subject, words, at, FAR);
    (no(one) && yes(other)) || (yes(one) && no(other))
}

/// Whether the equal words go on to the end of a clause in both places: then it is one statement, and
/// not the same name of a thing.
fn whole(words: Words<'_>, one: At, other: At) -> bool {
    let mut length = RUN;
    loop {
        let (a, b) = (one.start + length, other.start + length);
        let ends = |at: usize| at >= words.len() || opens(words, at);
        if ends(a) || ends(b) {
            // «… di cui» goes on with a citation.
            let last = words.get(a - 1).chars().count() > 3;
            return last && ends(a) && ends(b);
        }
        if words.get(a) != words.get(b) {
            return false;
        }
        length += 1;
    }
}

/// Whether a negation stands in the `reach` words of the same clause before the run.
fn negated(subject: &Subject<'_>, words: Words<'_>, at: At, reach: usize) -> bool {
    let mut from = at.start;
    while from > at.start.saturating_sub(reach) && !opens(words, from) {
        from -= 1;
    }
    let before = words.part(from..at.start);
    let coherence = &subject.set.coherence;
    Line::any(&coherence.negation, before) && !Line::any(&coherence.no_negation, before)
}

/// Whether a clause begins with this word.
fn opens(words: Words<'_>, at: usize) -> bool {
    words.word(at).break_before.is_some()
}

fn finding(subject: &Subject<'_>, words: Words<'_>, one: At, other: At) -> Finding {
    let span = |at: At| -> Span {
        let from = at.start.saturating_sub(NEAR);
        words
            .word(from)
            .span
            .join(words.word(at.start + RUN - 1).span)
    };
    let sites = vec![
        subject.site(one.unit, span(one)),
        subject.site(other.unit, span(other)),
    ];
    let message = "le stesse parole sono affermate qui e negate altrove";
    Finding::new(Code::OppositeWords, sites, message)
}
