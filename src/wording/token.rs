//! One word as it is compared.

use std::ops::Range;

/// One word, number, date, act or name in its one spelling; small words without weight are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Index of its spelling among those of its reading.
    pub key: u32,
    /// First byte in the words of its passage, the article before it included.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The strongest punctuation before it.
    pub gap: Option<char>,
    /// What it is.
    pub nature: Nature,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// A word that says something.
    Word,
    /// A small word.
    Light,
    /// A number, an hour or a date.
    Number,
    /// Part of the citation of a place or of an act.
    Reference,
    /// An empty form field.
    Blank,
}

impl Token {
    /// Its bytes in the words of its passage.
    pub fn bytes(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether it counts when two texts are held to be alike.
    pub fn tells(self) -> bool {
        self.nature != Nature::Light
    }
}
