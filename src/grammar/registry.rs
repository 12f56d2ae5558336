//! The words of all phrases of one set of grammars, and the sets of them that some phrase may begin
//! with or must have: each set is one bit of a table in which documents are looked up once.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use foldhash::HashMap;

use crate::text::{Leaf, Starts};

/// A set of words and beginnings of words, as sorted numbers of leaves.
pub(super) type Leaves = Vec<u32>;

/// All leaves and sets of a set of grammars.
#[derive(Debug, Default)]
pub struct Registry {
    known: Mutex<Known>,
    starts: OnceLock<Arc<Starts>>,
}

#[derive(Debug, Default)]
struct Known {
    /// Word, and whether it is only the beginning of one.
    leaves: Vec<(Box<str>, bool)>,
    leaf_of: HashMap<(Box<str>, bool), u32>,
    sets: Vec<Arc<Leaves>>,
    set_of: HashMap<Arc<Leaves>, u32>,
}

impl Registry {
    /// The number of a word, or of the beginning of one.
    pub(super) fn leaf(&self, word: &str, begins: bool) -> u32 {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (Box::from(word), begins);
        if let Some(leaf) = known.leaf_of.get(&key) {
            return *leaf;
        }
        let leaf = u32::try_from(known.leaves.len()).unwrap_or(u32::MAX);
        known.leaves.push(key.clone());
        known.leaf_of.insert(key, leaf);
        leaf
    }

    /// The number of a set.
    pub(super) fn set(&self, leaves: Leaves) -> u32 {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(set) = known.set_of.get(&leaves) {
            return *set;
        }
        let set = u32::try_from(known.sets.len()).unwrap_or(u32::MAX);
        let leaves = Arc::new(leaves);
        known.sets.push(Arc::clone(&leaves));
        known.set_of.insert(leaves, set);
        set
    }

    /// The words and the beginnings of words of a set.
    pub(super) fn spelt(&self, set: u32) -> (Vec<String>, Vec<String>) {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let of = |begins: bool| {
            let leaves = known
                .sets
                .get(set as usize)
                .into_iter()
                .flat_map(|l| l.iter());
            let leaves = leaves.filter_map(|leaf| known.leaves.get(*leaf as usize));
            let leaves = leaves.filter(|(_, b)| *b == begins);
            leaves.map(|(word, _)| word.to_string()).collect()
        };
        (of(false), of(true))
    }

    /// The table of all sets known when it is first asked for.
    #[inline]
    pub(super) fn starts(&self) -> &Arc<Starts> {
        self.starts.get_or_init(|| {
            let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            let leaves = known.leaves.iter();
            let mut leaves: Vec<Leaf<'_>> = leaves
                .map(|(word, begins)| Leaf {
                    word,
                    begins: *begins,
                    bits: Vec::new(),
                })
                .collect();
            for (bit, set) in (0..).zip(&known.sets) {
                for leaf in set.iter() {
                    leaves[*leaf as usize].bits.push(bit);
                }
            }
            Arc::new(Starts::new(&leaves, known.sets.len()))
        })
    }
}

/// All leaves of both.
pub(super) fn union(a: &[u32], b: &[u32]) -> Leaves {
    let mut all = Vec::with_capacity(a.len() + b.len());
    all.extend_from_slice(a);
    all.extend_from_slice(b);
    all.sort_unstable();
    all.dedup();
    all
}
