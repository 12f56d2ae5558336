//! Two readings in one numbering of spellings.

use foldhash::HashMap;

use super::reading::Passages;
use super::token::Token;

/// One document, its tokens numbered as those of the other side.
#[derive(Debug)]
pub(super) struct Side<'r> {
    /// The document.
    pub reading: &'r Passages,
    /// The spelling of each token of each passage; equal numbers are equal spellings on both sides.
    pub keys: Vec<Vec<u32>>,
}

impl<'r> Side<'r> {
    /// Both sides: the document and the contract.
    pub fn both(local: &'r Passages, base: &'r Passages) -> (Self, Self) {
        let known: HashMap<&str, u32> = base.keys.iter().map(String::as_str).zip(0..).collect();
        let mut next = u32::try_from(base.keys.len()).unwrap_or(u32::MAX);
        let shared: Vec<u32> = local
            .keys
            .iter()
            .map(|key| {
                known.get(key.as_str()).copied().unwrap_or_else(|| {
                    next = next.saturating_add(1);
                    next
                })
            })
            .collect();
        let numbered = |reading: &'r Passages, number: &dyn Fn(u32) -> u32| Self {
            reading,
            keys: reading
                .all
                .iter()
                .map(|p| p.tokens.iter().map(|t| number(t.key)).collect())
                .collect(),
        };
        let local = numbered(local, &|key| {
            shared.get(key as usize).copied().unwrap_or(u32::MAX)
        });
        (local, numbered(base, &|key| key))
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
