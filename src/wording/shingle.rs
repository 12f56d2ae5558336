//! Which passages of the contract a passage may come from: they share runs of telling words.

use std::collections::HashMap;

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
#[derive(Debug)]
pub(super) struct Index {
    places: HashMap<Shingle, Vec<usize>>,
}

impl Index {
    /// Indexes the contract.
    pub fn new(base: &Side<'_>) -> Self {
        let mut places: HashMap<Shingle, Vec<usize>> = HashMap::new();
        for passage in 0..base.keys.len() {
            let words = base.telling(passage);
            let twos = words.len() < SHORT;
            for shingle in shingles(&words, twos) {
                let list = places.entry(shingle).or_default();
                if list.last() != Some(&passage) {
                    list.push(passage);
                }
            }
        }
        Self { places }
    }

    /// The passages of the contract that share most with a passage, rare runs counting more; best
    /// first, then in reading order.
    pub fn candidates(&self, local: &Side<'_>, passage: usize) -> Vec<usize> {
        let mut scores: HashMap<usize, u64> = HashMap::new();
        for shingle in shingles(&local.telling(passage), true) {
            let Some(list) = self.places.get(&shingle).filter(|l| l.len() <= COMMON) else {
                continue;
            };
            let worth = 1000 / list.len() as u64;
            for &at in list {
                *scores.entry(at).or_default() += worth;
            }
        }
        let mut ranked: Vec<(u64, usize)> = scores.into_iter().map(|(at, s)| (s, at)).collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        ranked.truncate(CANDIDATES);
        ranked.into_iter().map(|(_, at)| at).collect()
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
