//! The smallest matcher: does a fixed phrase stand at this word?

use crate::text::Words;

/// Classes of small words, written `@name` in a phrase.
const CLASSES: &[(&str, &[&str])] = &[
    (
        "@il",
        &["il", "lo", "la", "i", "gli", "le", "l", "un", "uno", "una"],
    ),
    (
        "@a",
        &["a", "ad", "al", "allo", "all", "alla", "ai", "agli", "alle"],
    ),
    (
        "@di",
        &[
            "di", "d", "del", "dello", "dell", "della", "dei", "degli", "delle",
        ],
    ),
    (
        "@da",
        &[
            "da", "dal", "dallo", "dall", "dalla", "dai", "dagli", "dalle",
        ],
    ),
    (
        "@in",
        &[
            "in", "nel", "nello", "nell", "nella", "nei", "negli", "nelle",
        ],
    ),
];

/// How many words of `words` from `at` on the phrase takes; `None` when it is not there.
///
/// A phrase is words with single spaces: `almeno`, `a|ad` (one of these), `x?` (may be missing,
/// taken when there), `congru*` (starts so), `@di` (a class of small words).
pub(super) fn take(words: Words<'_>, at: usize, phrase: &str) -> Option<usize> {
    if falls_through(words.get(at), phrase) {
        return None;
    }
    let mut taken = 0;
    for sign in parts(phrase, b' ') {
        let (choices, optional) = sign
            .strip_suffix('?')
            .map_or((sign, false), |sign| (sign, true));
        if fits(words.get(at + taken), choices) {
            taken += 1;
        } else if !optional {
            return None;
        }
    }
    Some(taken)
}

/// Whether the first letters tell already that the phrase is not there: it begins with one word, and
/// that word with another letter.
fn falls_through(word: &str, phrase: &str) -> bool {
    let (Some(letter), [first, rest @ ..]) = (word.bytes().next(), phrase.as_bytes()) else {
        return false;
    };
    let open = |b: &u8| matches!(b, b'|' | b'?');
    *first != letter && *first != b'@' && !rest.iter().take_while(|b| **b != b' ').any(open)
}

/// The most words that a phrase of the list takes at `at`; `None` when none stands there.
pub(super) fn any(words: Words<'_>, at: usize, phrases: &[&str]) -> Option<usize> {
    phrases
        .iter()
        .filter_map(|phrase| take(words, at, phrase))
        .filter(|taken| *taken > 0)
        .max()
}

/// The longest phrase of a table that stands at `at`, with what it means and the words it takes.
pub(super) fn longest<T: Copy>(
    words: Words<'_>,
    at: usize,
    table: &[(&str, T)],
) -> Option<(T, usize)> {
    let mut best: Option<(T, usize)> = None;
    for &(phrase, meaning) in table {
        if let Some(taken) = take(words, at, phrase)
            && taken > best.map_or(0, |(_, n)| n)
        {
            best = Some((meaning, taken));
        }
    }
    best
}

fn fits(word: &str, choices: &str) -> bool {
    !word.is_empty() && parts(choices, b'|').any(|choice| is(word, choice))
}

fn is(word: &str, choice: &str) -> bool {
    match choice.as_bytes() {
        [b'@', ..] => {
            let class = CLASSES.iter().find(|(name, _)| *name == choice);
            class.map_or(word == choice, |(_, class)| class.contains(&word))
        }
        [start @ .., b'*'] => word.as_bytes().starts_with(start),
        whole => word.as_bytes() == whole,
    }
}

/// The parts of `text` between the separators: as `str::split`, for texts of a few bytes.
fn parts(text: &str, separator: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let here = rest?;
        let end = here.bytes().position(|b| b == separator);
        rest = end.map(|end| &here[end + 1..]);
        Some(end.map_or(here, |end| &here[..end]))
    })
}

/// The words `at..at + taken` with single spaces.
pub(super) fn spell(words: Words<'_>, at: usize, taken: usize) -> String {
    (at..at + taken)
        .map(|i| words.get(i))
        .collect::<Vec<_>>()
        .join(" ")
}
