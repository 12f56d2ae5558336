//! The same words affirmed in one place and negated in another.

use std::collections::{BTreeSet, HashMap};

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

/// The places where a run stands: looked at only where there is a second one.
#[derive(Default)]
struct Places {
    first: Option<At>,
    affirmed: Vec<At>,
    negated: Vec<At>,
}

impl Places {
    fn keep(&mut self, at: At, (affirmed, negated): (bool, bool)) {
        self.affirmed.extend(affirmed.then_some(at));
        self.negated.extend(negated.then_some(at));
    }
}

/// Looks for runs of words that stand in two parts of the act.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let words = Words::whole(&subject.text.words);
    let mut seen: HashMap<Vec<&str>, Places> = HashMap::new();
    let mut found: Vec<Finding> = Vec::new();
    let mut told: BTreeSet<(usize, usize)> = BTreeSet::new();
    let laid = subject.provisions.iter();
    for provision in laid.filter(|provision| subject.lays_down(provision.unit)) {
        let own = provision.own.clone();
        for start in own.start..own.end.saturating_sub(RUN - 1) {
            let run: Vec<&str> = (start..start + RUN).map(|i| words.get(i)).collect();
            let here = At {
                unit: provision.unit,
                start,
            };
            let Some(other) = clash(subject, words, seen.entry(run).or_default(), here) else {
                continue;
            };
            if told.insert((subject.part(other.unit), subject.part(here.unit))) {
                found.push(finding(subject, words, other, here));
            }
        }
    }
    found
}

/// The first place where the words of `here` are denied, if here they are affirmed, or the other way round;
/// `here` is one of the places from then on.
fn clash(subject: &Subject<'_>, words: Words<'_>, places: &mut Places, here: At) -> Option<At> {
    let said = |at: At| {
        let negated = |reach: usize| negated(subject, words, at, reach);
        (!negated(FAR), negated(NEAR))
    };
    match places.first {
        None => {
            places.first = Some(here);
            return None;
        }
        Some(first) if places.affirmed.is_empty() && places.negated.is_empty() => {
            places.keep(first, said(first));
        }
        Some(_) => {}
    }
    let (affirmed, negated) = said(here);
    let against = |list: &[At], asked: bool| {
        let mut list = list.iter().filter(|_| asked);
        list.find(|other| may_clash(subject, words, **other, here))
            .copied()
    };
    let one = against(&places.negated, affirmed);
    let other = against(&places.affirmed, negated);
    let first = one.into_iter().chain(other).min_by_key(|at| at.start);
    places.keep(here, (affirmed, negated));
    first
}

/// Whether the run is one statement at both places, in two parts of the act.
fn may_clash(subject: &Subject<'_>, words: Words<'_>, one: At, other: At) -> bool {
    let near = subject.part(one.unit) == subject.part(other.unit);
    !near && subject.same_section(one.unit, other.unit) && whole(words, one, other)
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
