//! The words that carry meaning, cut to their stems, for comparing two texts.

use crate::text::Words;

/// Letters kept of a word: «riconosciuto» and «riconosciute» are one.
const STEM: usize = 6;

/// Shorter words say little by themselves.
const SHORT: usize = 4;

/// The stems of the longer words and of numbers, in order.
pub(super) fn stems(words: Words<'_>) -> Vec<String> {
    (0..words.len())
        .map(|i| words.get(i))
        .filter(|w| w.chars().count() >= SHORT || w.chars().any(|c| c.is_ascii_digit()))
        .map(stem)
        .collect()
}

/// One word without its ending.
pub(super) fn stem(word: &str) -> String {
    let letters = word.chars().count();
    let keep = STEM.min(letters.saturating_sub(1)).max(3);
    word.chars().take(keep).collect()
}

/// The share of `part` that stands in `whole`, from 0 to 1; 0 when `part` is empty.
pub(super) fn share(part: &[String], whole: &[String]) -> f64 {
    let shared = part.iter().filter(|w| whole.contains(w)).count();
    ratio(shared, part.len())
}

/// `a / b`, 0 when `b` is 0.
pub(super) fn ratio(a: usize, b: usize) -> f64 {
    let (a, b) = (u32::try_from(a).unwrap_or(0), u32::try_from(b).unwrap_or(0));
    if b == 0 {
        0.0
    } else {
        f64::from(a) / f64::from(b)
    }
}
