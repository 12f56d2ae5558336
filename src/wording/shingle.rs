//! Which passages of the contract a passage may come from: they share runs of telling words.

use std::cmp::Reverse;

use foldhash::HashMap;

use super::side::Side;

/// Three telling words in a row; two and a filler in a short passage.
type Shingle = [u32; 3];

/// A filler that no word is spelt like.
const NONE: u32 = u32::MAX;

/// Runs in more passages than this say nothing about where a text comes from.
const COMMON: usize = 60;

/// How many passages are looked at more closely.
const CANDIDATES: usize = 6;

/// Passages with fewer telling words are looked up by twos as well.
const SHORT: usize = 10;

/// Where each run of words stands in the contract.
#[derive(Clone, Debug)]
pub(super) struct Index {
    places: HashMap<Shingle, Vec<usize>>,
    /// The passages with just these words.
    whole: HashMap<Vec<u32>, Vec<usize>>,
    /// How many passages the contract has.
    passages: usize,
}

impl Index {
    /// Indexes the contract.
    pub fn new(base: &Side<'_>) -> Self {
        let mut places: HashMap<Shingle, Vec<usize>> = HashMap::default();
        let mut whole: HashMap<Vec<u32>, Vec<usize>> = HashMap::default();
        for (passage, keys) in base.keys.iter().enumerate() {
            whole.entry(keys.clone()).or_default().push(passage);
            let words = base.telling(passage);
            let twos = words.len() < SHORT;
            for shingle in shingles(&words, twos) {
                let list = places.entry(shingle).or_default();
                if list.last() != Some(&passage) {
                    list.push(passage);
                }
            }
        }
        Self {
            places,
            whole,
            passages: base.keys.len(),
        }
    }

    /// The passages of the contract that share most with a passage, rare runs counting more; best
    /// first; of two equally good, the one that stands as far into the text.
    pub fn candidates(&self, local: &Side<'_>, passage: usize) -> Vec<usize> {
        let mut scores: HashMap<usize, u64> = HashMap::default();
        for shingle in shingles(&local.telling(passage), true) {
            let Some(list) = self.places.get(&shingle).filter(|l| l.len() <= COMMON) else {
                continue;
            };
            let worth = 1000 / list.len() as u64;
            for &at in list {
                *scores.entry(at).or_default() += worth;
            }
        }
        let there = passage * self.passages / local.keys.len().max(1);
        let mut ranked: Vec<(u64, usize)> = scores.into_iter().map(|(at, s)| (s, at)).collect();
        ranked.sort_by_key(|(score, at)| (Reverse(*score), at.abs_diff(there), *at));
        ranked.truncate(CANDIDATES);
        let same = self.whole.get(&local.keys[passage]).into_iter().flatten();
        let same = same.min_by_key(|at| at.abs_diff(there)).copied();
        let others = ranked.into_iter().map(|(_, at)| at);
        same.into_iter()
            .chain(others.filter(|at| Some(*at) != same))
            .collect()
    }
}

fn shingles(words: &[(u32, usize)], twos: bool) -> Vec<Shingle> {
    let mut all: Vec<Shingle> = words.windows(3).map(|w| [w[0].0, w[1].0, w[2].0]).collect();
    if twos {
        all.extend(words.windows(2).map(|w| [w[0].0, w[1].0, NONE]));
    }
    if let [only] = words {
        all.push([only.0, NONE, NONE]);
    }
    all.sort_unstable();
    all.dedup();
    all
}
