//! The tokens of the passages of one side of a group, in a row.

use std::ops::Range;

use super::reading::Passage;
use super::side::Side;
use super::token::Token;

/// One side of a group.
#[derive(Debug)]
pub(super) struct Strip<'s, 'r> {
    side: &'s Side<'r>,
    /// Passage and token.
    rows: Vec<(usize, usize)>,
    /// Their spellings.
    pub keys: Vec<u32>,
}

impl<'s, 'r> Strip<'s, 'r> {
    /// The tokens of sentences, each given by its passage and its range of tokens.
    pub fn new(side: &'s Side<'r>, sentences: &[(usize, Range<usize>)]) -> Self {
        let each = sentences.iter();
        let rows: Vec<(usize, usize)> = each
            .flat_map(|(passage, tokens)| tokens.clone().map(|t| (*passage, t)))
            .collect();
        let keys = rows.iter().map(|(p, t)| side.keys[*p][*t]).collect();
        Self { side, rows, keys }
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The token at `at`.
    pub fn token(&self, at: usize) -> Token {
        let (passage, token) = self.rows[at];
        self.side.tokens(passage)[token]
    }

    /// The spelling of the token at `at`.
    pub fn spelling(&self, at: usize) -> &'r str {
        &self.side.reading.keys[self.token(at).key as usize]
    }

    /// How many tokens of a range tell.
    pub fn telling(&self, range: Range<usize>) -> usize {
        range.filter(|at| self.token(*at).tells()).count()
    }

    /// The passage of the token at `at`; of one past the last, that of the last.
    pub fn passage(&self, at: usize) -> usize {
        let row = self.rows.get(at).or(self.rows.last());
        row.map_or(0, |(passage, _)| *passage)
    }

    /// The words of a passage.
    pub fn about(&self, at: usize) -> &'r Passage {
        &self.side.reading.all[self.passage(at)]
    }

    /// Whether a sentence starts at `at`; the end is a start too.
    pub fn starts(&self, at: usize) -> bool {
        let Some(&(passage, token)) = self.rows.get(at) else {
            return true;
        };
        let sentences = &self.side.reading.all[passage].sentences;
        sentences.iter().any(|s| s.start == token)
    }

    /// The printed words of a range; parts of different passages are parted by `…`.
    pub fn words(&self, range: Range<usize>) -> String {
        let rows = &self.rows[range];
        let follow = |a: &(usize, usize), b: &(usize, usize)| a.0 == b.0 && a.1 + 1 == b.1;
        let parts = rows.chunk_by(follow).map(|part| {
            let (passage, first) = part[0];
            let end = first + part.len();
            self.side.reading.all[passage].words(first..end)
        });
        parts.collect::<Vec<_>>().join(" … ")
    }

    /// The first row from `from` to `to` whose words reach beyond byte `byte` of the passage of `to`.
    pub fn reaching(&self, from: usize, to: usize, byte: usize) -> Option<usize> {
        let passage = self.passage(to.saturating_sub(1));
        let mut rows = from..to.min(self.rows.len());
        rows.find(|at| self.rows[*at].0 == passage && self.token(*at).bytes().end > byte)
    }

    /// The tokens, in their passage, of the part of a range that stands in the passage of its first.
    pub fn tokens(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.rows.get(range.start).or(self.rows.last());
        let Some(&(passage, first)) = start else {
            return 0..0;
        };
        if range.is_empty() {
            let at = if range.start < self.rows.len() {
                first
            } else {
                first + 1
            };
            return at..at;
        }
        let same = self.rows[range.clone()].iter();
        let last = same.filter(|(p, _)| *p == passage).map(|(_, t)| *t).max();
        first..last.map_or(first, |t| t + 1)
    }
}
