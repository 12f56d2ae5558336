//! What one side of a difference is made of: numbers, signs, parties.

use std::ops::Range;

use super::element;
use super::strip::Strip;
use super::token::Nature;
use crate::grammar::{Equivalences, Sign};
use crate::text::{Folded, Span, Words, fold};
use crate::value::{self, Modality, Party, Value, ValueType};

/// A bound stands at most so many words before its number.
const REACH: usize = 4;

/// What one side of a difference may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Has {
    /// An empty form field.
    Blank,
    /// A part of a citation.
    Place,
    /// Nothing that tells but a citation.
    Cites,
    /// A bound.
    Bound,
    /// The sign of what the sentence does.
    Does,
    /// Nothing but the name of a party.
    PartyAlone,
    /// Which days, how often.
    Qualifier,
    /// One whole sentence or more.
    Sentences,
    /// A whole element of an enumeration.
    Element,
}

/// One side of a difference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    /// What it has.
    has: Vec<Has>,
    /// Telling tokens.
    pub size: usize,
    /// Numbers, hours and dates that are no part of a citation.
    pub numbers: Vec<String>,
    /// The bound that rules the number, inside or before.
    pub bound: Option<Sign>,
    /// How many words before the difference the bound starts.
    pub bound_lead: usize,
    /// What the sentence does, as far as the difference touches it.
    pub does: Option<Modality>,
    /// Denials inside.
    pub negations: usize,
    /// The party named first.
    pub party: Option<Party>,
    /// The first condition, exception or reference that opens inside or of which the difference is
    /// a part.
    pub opens: Option<Sign>,
    /// Where it opens: words from the start of the difference, negative before it.
    pub opens_at: isize,
    /// The same place, in bytes of the passage.
    pub opens_byte: usize,
}

/// The sentence around a stretch of a strip, folded, and the words of the stretch.
struct Window {
    folded: Folded,
    /// Where the sentence starts in its passage.
    start: usize,
    hunk: Range<usize>,
}

impl Window {
    fn new(strip: &Strip<'_, '_>, range: &Range<usize>) -> Option<Self> {
        if strip.len() == 0 {
            return None;
        }
        let passage = strip.about(range.start);
        let tokens = strip.tokens(range);
        let first = passage.sentence(tokens.start);
        let last = passage.sentence(tokens.end.saturating_sub(1).max(tokens.start));
        let bytes = |at: usize| passage.tokens.get(at).map(|t| t.bytes());
        let (start, end) = (
            bytes(first.start)?.start,
            bytes(last.end.checked_sub(1)?)?.end,
        );
        let folded = fold(passage.clean.get(start..end)?);
        let inside = |byte: usize| byte.clamp(start, end) - start;
        let from = inside(bytes(tokens.start).map_or(end, |b| b.start));
        let hunk = if tokens.is_empty() {
            let at = folded.inside(Span::new(0, from)).end;
            at..at
        } else {
            let to = inside(bytes(tokens.end - 1)?.end);
            folded.inside(Span::new(from, to.max(from)))
        };
        Some(Self {
            folded,
            start,
            hunk,
        })
    }
}

impl Facts {
    /// Whether it has this.
    pub fn has(&self, what: Has) -> bool {
        self.has.contains(&what)
    }

    fn add(&mut self, what: Has, true_here: bool) {
        if true_here && !self.has(what) {
            self.has.push(what);
        }
    }
}

/// The facts of a stretch of a strip, which may be empty.
pub(super) fn facts(
    strip: &Strip<'_, '_>,
    range: &Range<usize>,
    equivalences: &Equivalences,
) -> Facts {
    let mut facts = Facts::default();
    tokens(strip, range, &mut facts);
    let whole = !range.is_empty() && strip.starts(range.start) && strip.starts(range.end);
    facts.add(Has::Sentences, whole);
    facts.add(Has::Element, element::whole(strip, range));
    if let Some(window) = Window::new(strip, range) {
        signs(&window, equivalences, &mut facts);
        party(&window, &mut facts);
    }
    facts
}

fn tokens(strip: &Strip<'_, '_>, range: &Range<usize>, facts: &mut Facts) {
    let natures: Vec<Nature> = range.clone().map(|at| strip.token(at).nature).collect();
    facts.size = natures.iter().filter(|n| **n != Nature::Light).count();
    let numbers = range
        .clone()
        .zip(&natures)
        .filter(|(_, n)| **n == Nature::Number);
    facts.numbers = numbers
        .map(|(at, _)| strip.spelling(at).to_owned())
        .collect();
    let (place, light) = (Nature::Reference, Nature::Light);
    facts.add(Has::Blank, natures.contains(&Nature::Blank));
    facts.add(Has::Place, natures.contains(&place));
    let only = natures.iter().all(|n| *n == place || *n == light);
    facts.add(Has::Cites, only && facts.has(Has::Place));
}

fn signs(window: &Window, equivalences: &Equivalences, facts: &mut Facts) {
    let words = Words::whole(&window.folded);
    let mut longest = 0;
    for at in 0..words.len() {
        for (sign, taken) in equivalences.signs(words, at) {
            let sign = Found {
                sign,
                at,
                end: at + taken,
            };
            sign.note(window, &mut longest, facts);
        }
    }
}

/// A sign and the words that it takes.
struct Found {
    sign: Sign,
    at: usize,
    end: usize,
}

impl Found {
    /// Notes a sign if the stretch has to do with it. `longest` is the length of the sign that says
    /// what the sentence does.
    fn note(&self, window: &Window, longest: &mut usize, facts: &mut Facts) {
        let hunk = &window.hunk;
        let inside = self.at < hunk.end && hunk.start < self.end;
        match self.sign {
            Sign::Minimum | Sign::Maximum if inside || self.rules(window) => {
                facts.bound = Some(self.sign);
                facts.add(Has::Bound, inside);
                facts.bound_lead = hunk.start.saturating_sub(self.at);
            }
            Sign::Does(modality) => {
                let near = self.at <= hunk.end && hunk.start <= self.end;
                let taken = self.end - self.at;
                if near && *longest < taken {
                    *longest = taken;
                    facts.does = Some(modality);
                }
                facts.add(Has::Does, inside);
            }
            Sign::Negation => facts.negations += usize::from(inside),
            Sign::Qualifier => facts.add(Has::Qualifier, inside),
            Sign::Condition | Sign::Exception | Sign::Reference
                if inside && facts.opens.is_none() =>
            {
                let words = Words::whole(&window.folded);
                facts.opens = Some(self.sign);
                facts.opens_at = self.at.cast_signed() - hunk.start.cast_signed();
                facts.opens_byte = window.start + words.word(self.at).span.start;
            }
            _ => {}
        }
    }

    /// Whether it stands shortly before the stretch, with no pause between.
    fn rules(&self, window: &Window) -> bool {
        let start = window.hunk.start;
        let words = Words::whole(&window.folded);
        self.end <= start && start - self.end <= REACH && !parted(words, self.end..start + 1)
    }
}

/// Whether a pause stands before one of the words.
fn parted(words: Words<'_>, range: Range<usize>) -> bool {
    let pause = |at: usize| {
        words
            .word(at)
            .break_before
            .is_some_and(|c| ";:\n".contains(c))
    };
    range.filter(|at| *at < words.len()).any(pause)
}

fn party(window: &Window, facts: &mut Facts) {
    let words = Words::whole(&window.folded);
    for at in window.hunk.clone() {
        if let Some((Value::Party(party), taken)) = value::read(ValueType::Party, words, at) {
            facts.party = Some(party);
            facts.add(Has::PartyAlone, taken + 1 >= window.hunk.len());
            return;
        }
    }
}
