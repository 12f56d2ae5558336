//! From one number to another of some measure: «da 20 a 40 km», «oltre 60 km», «0-10 anni».

use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use crate::text::Words;
use crate::value::number;
use crate::value::op::{self, Op};
use crate::value::phrase::{List, take};

/// Whole numbers of a measure, both ends in.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Bracket {
    /// What is measured: `km`, `anni`; `None` where the text does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// Lowest number.
    pub from: u32,
    /// Highest number; `None` for «e oltre».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<u32>,
}

/// Measures, and how they are written.
const MEASURES: &[(&str, &str)] = &[
    ("km", "km"),
    ("kilometri", "km"),
    ("chilometri", "km"),
    ("anni", "anni"),
    ("anno", "anni"),
    ("mesi", "mesi"),
    ("giorni", "giorni"),
    ("ore", "ore"),
    ("minuti", "minuti"),
    ("min", "minuti"),
    ("figli", "figli"),
    ("persone", "persone"),
    ("componenti", "componenti"),
];

/// The measure that a word names.
pub(super) fn measure(word: &str) -> Option<&'static str> {
    let found = MEASURES.iter().find(|(name, _)| *name == word);
    found.map(|(_, measure)| *measure)
}

/// Reads a bracket at `at`, with the words it takes. Its measure may be missing.
pub(super) fn read(words: Words<'_>, at: usize) -> Option<(Bracket, usize)> {
    two_ends(words, at)
        .or_else(|| one_end(words, at))
        .or_else(|| and_over(words, at))
}

fn whole(words: Words<'_>, at: usize) -> Option<(u32, usize)> {
    let (number, taken) = number::read(words, at)?;
    number
        .is_integer()
        .then(|| number.to_u32())
        .flatten()
        .map(|n| (n, taken))
}

/// The measure at `at`, with the words it takes.
fn named(words: Words<'_>, at: usize) -> (Option<String>, usize) {
    let lead = take(words, at, "@di").unwrap_or(0);
    match measure(words.get(at + lead)) {
        Some(name) => (Some(name.to_owned()), lead + 1),
        None => (None, 0),
    }
}

/// «da 20 a 40 km», «da oltre 20 km fino a 40 km», «tra 20 e 40», «0 a 10 anni», «0-10 km».
fn two_ends(words: Words<'_>, at: usize) -> Option<(Bracket, usize)> {
    let from = take(words, at, "compreso|compresa|compresi? @da");
    let between = take(words, at, "compreso|compresa|compresi? tra|fra @il?");
    let lead = from.or(between).unwrap_or(0);
    let over = take(words, at + lead, "oltre|più di?").unwrap_or(0);
    let (low, n) = whole(words, at + lead + over)?;
    let (first, unit) = named(words, at + lead + over + n);
    let next = at + lead + over + n + unit;
    let joint = match (from, between) {
        (_, Some(_)) => take(words, next, "e @il?"),
        _ => take(words, next, "fino|sino? @a").or_else(|| hyphen(words, next)),
    }?;
    let (high, m) = whole(words, next + joint)?;
    let (last, tail) = named(words, next + joint + m);
    let bracket = Bracket {
        measure: last.or(first),
        from: low.saturating_add(u32::from(over > 0)),
        to: Some(high),
    };
    let told = from.or(between).is_some() || bracket.measure.is_some();
    (told && low <= high).then_some((bracket, next + joint + m + tail - at))
}

/// The hyphen of «0-10».
fn hyphen(words: Words<'_>, at: usize) -> Option<usize> {
    let joined = at < words.len() && matches!(words.word(at).break_before, Some('-' | '.'));
    joined.then_some(0)
}

/// «oltre 60 km», «superiori a 101», «fino a 20 km», «inferiore a 3 anni», «da 60 km».
fn one_end(words: Words<'_>, at: usize) -> Option<(Bracket, usize)> {
    let (bound, op) = op::read(words, at);
    let gap = op::gap(words, at + op);
    let (n, taken, lead) = whole(words, at + op)
        .map(|(n, taken)| (n, taken, op))
        .or_else(|| whole(words, at + op + gap).map(|(n, taken)| (n, taken, op + gap)))?;
    let (measure, unit) = named(words, at + lead + taken);
    let (from, to) = match (bound.op, bound.strict) {
        (Op::Min, strict) => (n.saturating_add(u32::from(strict)), None),
        (Op::Max, strict) => (0, Some(n.checked_sub(u32::from(strict))?)),
        (Op::Exact, _) => return None,
    };
    Some((Bracket { measure, from, to }, lead + taken + unit))
}

/// «da 60 km in su», «60 km e oltre».
fn and_over(words: Words<'_>, at: usize) -> Option<(Bracket, usize)> {
    static OVER: List = List::new(&["e oltre", "ed oltre", "in su|poi|avanti", "o più", "e più"]);
    let lead = take(words, at, "@da").unwrap_or(0);
    let (from, taken) = whole(words, at + lead)?;
    let (measure, unit) = named(words, at + lead + taken);
    let over = OVER.any(words, at + lead + taken + unit)?;
    let bracket = Bracket {
        measure,
        from,
        to: None,
    };
    Some((bracket, lead + taken + unit + over))
}
