//! Which sets of words have a word in a stretch of text: most phrases fall through it at once.

use std::cell::OnceCell;

use crate::text::{Starts, Words};

/// A stretch of text, to try many phrases on.
#[derive(Clone, Debug)]
pub struct Sieved<'a> {
    /// The words.
    pub words: Words<'a>,
    /// The sets that have a word here, and the number of their table, once it was asked for.
    sets: OnceCell<(u32, Box<[u64]>)>,
}

impl<'a> Sieved<'a> {
    /// The stretch of these words.
    pub fn new(words: Words<'a>) -> Self {
        Self {
            words,
            sets: OnceCell::new(),
        }
    }

    /// Whether each of the sets has a word here.
    pub fn has_all<'s>(&self, starts: &Starts, mut sets: impl Iterator<Item = &'s u32>) -> bool {
        let known = || (starts.id(), starts.any_of(self.words.rows(starts)));
        let (table, bits) = self.sets.get_or_init(known);
        let has = |set: &u32| {
            bits.get(*set as usize / 64)
                .is_none_or(|b| b & (1 << (set % 64)) != 0)
        };
        *table != starts.id() || sets.all(has)
    }
}
