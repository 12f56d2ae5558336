//! The spoken form is read with the same readers as the text.

use crate::text::{Words, fold};

/// Folds `text` and reads it with `read`; `None` unless every word is taken.
pub(super) fn whole<T>(
    text: &str,
    read: impl Fn(Words<'_>, usize) -> Option<(T, usize)>,
) -> Option<T> {
    let folded = fold(text);
    let words = Words::whole(&folded);
    read(words, 0)
        .filter(|(_, taken)| *taken == words.len() && *taken > 0)
        .map(|(value, _)| value)
}
