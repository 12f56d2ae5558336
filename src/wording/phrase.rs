//! The Italian sentence of a difference.

use std::ops::Range;

use super::facts::Facts;
use super::hunk::{Hunk, Marked};
use super::kind::Kind;
use super::strip::Strip;
use super::token::Nature;

/// Longer words are cut in the middle of a sentence.
const LONGEST: usize = 240;

/// One Italian sentence out of the data; `name` is what the other text is called («CCNL»).
pub(super) fn reason(kind: Kind, name: &str, place: &str, base: &str, local: &str) -> String {
    let template = match (kind, base.is_empty(), local.is_empty()) {
        (Kind::ReferenceChanged, _, true) => "Manca il rinvio «{b}» del {n} ({p}).",
        (Kind::ReferenceChanged, true, _) => {
            "Il documento aggiunge il rinvio «{l}», che il {n} ({p}) non ha."
        }
        (_, false, true) if !kind.one_sided() => "Mancano le parole «{b}» del {n} ({p}).",
        (_, true, false) if !kind.one_sided() => {
            "Il documento aggiunge le parole «{l}», che il {n} ({p}) non ha."
        }
        _ => kind.sentence(),
    };
    // The words may hold braces: the place goes in first, then each side once.
    let mut out = String::new();
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        match rest.get(at..at + 3) {
            Some("{n}") => out.push_str(name),
            Some("{p}") => out.push_str(place),
            Some("{b}") => out.push_str(&short(base)),
            Some("{l}") => out.push_str(&short(local)),
            _ => {}
        }
        rest = rest.get(at + 3..).unwrap_or("");
    }
    out + rest
}

/// Long words by their beginning.
fn short(words: &str) -> String {
    let words = words.trim_end_matches(['.', ';', ',', ':']);
    if words.chars().count() <= LONGEST {
        return words.to_owned();
    }
    let cut: String = words.chars().take(LONGEST).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", &cut[..end])
}

impl Kind {
    /// Whether its sentence needs only one side.
    fn one_sided(self) -> bool {
        let sentence = self.sentence();
        !(sentence.contains("{b}") && sentence.contains("{l}"))
    }
}

/// The words to show: a number with its bound and its unit, «non può» beside «può».
pub(super) fn widened(
    kind: Kind,
    hunk: &Hunk,
    marked: &Marked<'_, '_>,
    base: &Facts,
    local: &Facts,
) -> Hunk {
    let mut shown = hunk.clone();
    match kind {
        Kind::ConditionDropped | Kind::ExceptionDropped => {
            shown.base = clause(&marked.base, &hunk.base, base, hunk.local.is_empty());
        }
        Kind::ConditionAdded | Kind::ExceptionAdded => {
            shown.local = clause(&marked.local, &hunk.local, local, hunk.base.is_empty());
        }
        Kind::ReferenceChanged => cited(&mut shown, marked),
        Kind::ModalityChanged if hunk.base.is_empty() || hunk.local.is_empty() => {
            next_word(&mut shown, marked);
        }
        Kind::BoundFlipped
        | Kind::BoundWeakened
        | Kind::BoundStrengthened
        | Kind::ValueChanged
        | Kind::ValueBlanked => {
            let before = base.bound_lead.max(local.bound_lead);
            let mut grown = 0;
            while grown < before && grow_left(&mut shown, marked) {
                grown += 1;
            }
            next_word(&mut shown, marked);
        }
        _ => {}
    }
    shown
}

/// Takes in what follows up to the next word that tells: the unit of a number, the verb of a «non».
fn next_word(shown: &mut Hunk, marked: &Marked<'_, '_>) {
    let mut told = false;
    while !told && grow_right(shown, marked) {
        told = marked.local.token(shown.local.end - 1).tells();
    }
}

/// The condition or exception of a stretch: from its first word to the next pause, or the whole
/// stretch where nothing else stands in its place.
fn clause(strip: &Strip<'_, '_>, range: &Range<usize>, facts: &Facts, whole: bool) -> Range<usize> {
    const BEFORE: usize = 6;
    let from = range.start.saturating_sub(BEFORE);
    let Some(start) = strip.reaching(from, range.end, facts.opens_byte) else {
        return range.clone();
    };
    if whole {
        return start.min(range.start)..range.end;
    }
    let pause = |at: &usize| strip.token(*at).gap.is_some_and(|c| ",;:()-".contains(c));
    let end = (start + 2..range.end).find(pause);
    start..end.unwrap_or(range.end)
}

/// Takes in «art.», «comma» before a number that changes.
fn cited(hunk: &mut Hunk, marked: &Marked<'_, '_>) {
    const BEFORE: usize = 2;
    for _ in 0..BEFORE {
        let at = |start: usize, strip: &Strip<'_, '_>| {
            let before = start.checked_sub(1)?;
            (strip.token(before).nature == Nature::Reference).then_some(())
        };
        let both = at(hunk.base.start, &marked.base).and(at(hunk.local.start, &marked.local));
        if both.is_none() || !grow_left(hunk, marked) {
            return;
        }
    }
}

/// Takes in the token before on both sides, if no pause parts them.
fn grow_left(hunk: &mut Hunk, marked: &Marked<'_, '_>) -> bool {
    let fits = |strip: &Strip<'_, '_>, at: usize| {
        let pause = at < strip.len() && strip.token(at).gap.is_some_and(|c| ";:\n".contains(c));
        at > 0 && !strip.starts(at) && !pause
    };
    let (b, l) = (hunk.base.start, hunk.local.start);
    let may = fits(&marked.base, b) && fits(&marked.local, l);
    let same = may && marked.base.keys[b - 1] == marked.local.keys[l - 1];
    if same {
        (hunk.base.start, hunk.local.start) = (b - 1, l - 1);
    }
    same
}

/// Takes in the token after on both sides, if no pause parts them.
fn grow_right(hunk: &mut Hunk, marked: &Marked<'_, '_>) -> bool {
    let fits = |strip: &Strip<'_, '_>, range: &Range<usize>| {
        let at = range.end;
        let apart = !range.is_empty() && (strip.starts(at) || strip.token(at).gap.is_some());
        at < strip.len() && !apart
    };
    let (b, l) = (hunk.base.end, hunk.local.end);
    let may = b < marked.base.len() && l < marked.local.len();
    let may = may && fits(&marked.base, &hunk.base) && fits(&marked.local, &hunk.local);
    let same = may && marked.base.keys[b] == marked.local.keys[l];
    if same {
        (hunk.base.end, hunk.local.end) = (b + 1, l + 1);
    }
    same
}
