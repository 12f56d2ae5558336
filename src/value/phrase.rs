//! The smallest matcher: does a fixed phrase stand at this word? And tables of such phrases, of which most
//! words are told at once that none begins with them.

use std::sync::OnceLock;

use crate::text::{Key, Words};

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

/// Phrases, each with what it means. A phrase is words with single spaces: `almeno`, `a|ad` (one of
/// these), `x?` (may be missing, taken when there), `congru*` (starts so), `@di` (a class of small words).
#[derive(Debug)]
pub(super) struct Table<T: 'static> {
    rows: &'static [(&'static str, T)],
    index: OnceLock<Index>,
}

impl<T: Copy> Table<T> {
    /// The table of these rows; their phrases are read when somebody first looks for one.
    pub(super) const fn new(rows: &'static [(&'static str, T)]) -> Self {
        Self {
            rows,
            index: OnceLock::new(),
        }
    }

    /// The longest phrase that stands at `at`, with what it means and the words it takes; the first of
    /// those that take as many.
    pub(super) fn longest(&self, words: Words<'_>, at: usize) -> Option<(T, usize)> {
        let phrases = || self.rows.iter().map(|(phrase, _)| *phrase);
        let index = self.index.get_or_init(|| Index::new(phrases()));
        let (row, taken) = index.longest(words, at)?;
        Some((self.rows[row].1, taken))
    }
}

/// Phrases that all mean the same.
#[derive(Debug)]
pub(super) struct List {
    rows: &'static [&'static str],
    index: OnceLock<Index>,
}

impl List {
    /// The list of these phrases.
    pub(super) const fn new(rows: &'static [&'static str]) -> Self {
        Self {
            rows,
            index: OnceLock::new(),
        }
    }

    /// The most words that a phrase of the list takes at `at`; `None` when none stands there.
    pub(super) fn any(&self, words: Words<'_>, at: usize) -> Option<usize> {
        let phrases = || self.rows.iter().copied();
        let index = self.index.get_or_init(|| Index::new(phrases()));
        Some(index.longest(words, at)?.1)
    }
}

/// The phrases of a table, by the words with which they may begin.
#[derive(Debug)]
struct Index {
    phrases: Vec<Vec<Sign>>,
    /// A bit for each pair of first letters of a phrase; other pairs may share it.
    letters: u64,
    /// The first eight letters of a word with which a phrase may begin, and the number of the phrase.
    words: Vec<(u64, usize)>,
    /// The same for beginnings of words.
    prefixes: Vec<(Key, usize)>,
}

impl Index {
    fn new(phrases: impl Iterator<Item = &'static str>) -> Self {
        let read = |phrase: &str| phrase.split(' ').map(Sign::new).collect();
        let mut index = Self {
            phrases: phrases.map(read).collect(),
            letters: 0,
            words: Vec::new(),
            prefixes: Vec::new(),
        };
        for (number, phrase) in index.phrases.iter().enumerate() {
            let missing = phrase.iter().take_while(|sign| sign.optional).count();
            for (key, begins) in phrase.iter().take(missing + 1).flat_map(|s| &s.choices) {
                index.letters |= letters(key.head(), key.text().len() < 2 && *begins);
                if *begins {
                    index.prefixes.push((key.clone(), number));
                } else {
                    index.words.push((key.head(), number));
                }
            }
        }
        index.words.sort_unstable();
        index.words.dedup();
        index
    }

    /// The number of the longest phrase that stands at `at`, and its words.
    fn longest(&self, words: Words<'_>, at: usize) -> Option<(usize, usize)> {
        let head = words.head(at);
        if self.letters & letters(head, false) == 0 {
            return None;
        }
        let first = self.words.partition_point(|(known, _)| *known < head);
        let whole = self.words[first..]
            .iter()
            .take_while(|(known, _)| *known == head);
        let begun = self
            .prefixes
            .iter()
            .filter(|(key, _)| words.begins(at, key));
        let numbers = whole.map(|(_, n)| *n).chain(begun.map(|(_, n)| *n));
        let mut best: Option<(usize, usize)> = None;
        for number in numbers {
            let taken = taken(&self.phrases[number], words, at).unwrap_or(0);
            let better = |(row, most)| taken > most || taken == most && number < row;
            if taken > 0 && best.is_none_or(better) {
                best = Some((number, taken));
            }
        }
        best
    }
}

/// The bit of the first two letters; all bits where only one letter is known.
fn letters(head: u64, open: bool) -> u64 {
    if open {
        return u64::MAX;
    }
    let pair = (head & 0xffff).wrapping_mul(0x9e37_79b9);
    1 << ((pair >> 24) & 63)
}

/// One place of a phrase.
#[derive(Debug)]
struct Sign {
    /// Words and, with `true`, beginnings of words.
    choices: Vec<(Key, bool)>,
    optional: bool,
}

impl Sign {
    fn new(sign: &str) -> Self {
        let (choices, optional) = match sign.strip_suffix('?') {
            Some(sign) => (sign, true),
            None => (sign, false),
        };
        let choices = choices.split('|').flat_map(keys).collect();
        Self { choices, optional }
    }

    fn fits(&self, words: Words<'_>, at: usize) -> bool {
        self.choices.iter().any(|(key, begins)| {
            if *begins {
                words.begins(at, key)
            } else {
                words.is(at, key)
            }
        })
    }
}

fn keys(choice: &str) -> Vec<(Key, bool)> {
    let class = CLASSES.iter().find(|(name, _)| *name == choice);
    match (class, choice.strip_suffix('*')) {
        (Some((_, class)), _) => class.iter().map(|word| (Key::new(word), false)).collect(),
        (None, Some(start)) => vec![(Key::new(start), true)],
        (None, None) => vec![(Key::new(choice), false)],
    }
}

fn taken(phrase: &[Sign], words: Words<'_>, at: usize) -> Option<usize> {
    let mut taken = 0;
    for sign in phrase {
        if sign.fits(words, at + taken) {
            taken += 1;
        } else if !sign.optional {
            return None;
        }
    }
    Some(taken)
}

/// How many words of `words` from `at` on one phrase takes; `None` when it is not there.
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
