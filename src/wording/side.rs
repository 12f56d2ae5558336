//! Two readings in one numbering of spellings.

use std::borrow::Cow;

use foldhash::HashMap;

use super::reading::{Passage, Passages};
use super::shingle::Index;
use super::token::Token;

/// One document, its tokens numbered as those of the other side.
#[derive(Debug)]
pub(super) struct Side<'r> {
    /// The document.
    pub reading: &'r Passages,
    /// The spelling of each token of each passage; equal numbers are equal spellings on both sides.
    pub keys: Cow<'r, [Vec<u32>]>,
}

/// What a contract gives to all comparisons with it.
#[derive(Clone, Debug)]
pub(super) struct Base {
    numbers: HashMap<String, u32>,
    keys: Vec<Vec<u32>>,
    index: Index,
}

impl Base {
    /// That of a contract.
    pub fn of(base: &Passages) -> Self {
        let keys = numbered(base, |key| key);
        let side = Side {
            reading: base,
            keys: Cow::Borrowed(&keys),
        };
        Self {
            numbers: base.keys.iter().cloned().zip(0..).collect(),
            index: Index::new(&side),
            keys,
        }
    }
}

/// The number of each token of each passage.
fn numbered(reading: &Passages, number: impl Fn(u32) -> u32) -> Vec<Vec<u32>> {
    let tokens = |p: &Passage| p.tokens.iter().map(|t| number(t.key)).collect();
    reading.all.iter().map(tokens).collect()
}

impl<'r> Side<'r> {
    /// Both sides, the document and the contract, and where the runs of words of the contract stand.
    pub fn both(local: &'r Passages, base: &'r Passages) -> (Self, Self, &'r Index) {
        let known = base.as_base();
        let mut next = u32::try_from(base.keys.len()).unwrap_or(u32::MAX);
        let number = |key: &String| {
            known.numbers.get(key).copied().unwrap_or_else(|| {
                next = next.saturating_add(1);
                next
            })
        };
        let shared: Vec<u32> = local.keys.iter().map(number).collect();
        let keys = numbered(local, |key| {
            shared.get(key as usize).copied().unwrap_or(u32::MAX)
        });
        let side = |reading, keys| Self { reading, keys };
        (
            side(local, Cow::Owned(keys)),
            side(base, Cow::Borrowed(&known.keys)),
            &known.index,
        )
    }

    /// The tokens of a passage.
    pub fn tokens(&self, passage: usize) -> &'r [Token] {
        &self.reading.all[passage].tokens
    }

    /// The spellings of the tokens that tell, and where they stand in the passage.
    pub fn telling(&self, passage: usize) -> Vec<(u32, usize)> {
        let keys = self.keys[passage].iter().copied();
        keys.zip(0..)
            .filter(|(_, at)| self.tokens(passage)[*at].tells())
            .collect()
    }
}
