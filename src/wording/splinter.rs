//! Short passages that are too short to be known by themselves, and are known by their article.

use std::collections::{BTreeMap, BTreeSet};

use super::edge::{self, Edge};
use super::side::Side;
use super::token::Nature;

/// An article is known to come from another by so many shared telling words.
const KNOWN: usize = 12;

/// Words that a splinter must share, and the part of the shorter passage that they must be.
const WORDS: usize = 3;
const PART: (usize, usize) = (7, 10);

/// Adds the edges of passages that have none, within articles that come from one another: a sentence
/// of a comma that became a comma, a short comma that was put into another.
pub(super) fn add(edges: &mut Vec<Edge>, local: &Side<'_>, base: &Side<'_>) {
    let mut found = Vec::new();
    let taken = Taken::new(edges);
    let tied: BTreeSet<usize> = edges.iter().map(|e| e.local).collect();
    let had: BTreeSet<usize> = edges.iter().map(|e| e.base).collect();
    for (here, there) in known(edges, local, base) {
        let (ours, theirs) = (inside(local, here), inside(base, there));
        for &l in ours.iter().filter(|l| !tied.contains(l)) {
            let free = |e: &Edge| leaves(e, |(_, b)| taken.base.contains(&(e.base, *b)));
            found.extend(best(theirs.iter().map(|b| (l, *b)), local, base, &free));
        }
        for &b in theirs.iter().filter(|b| !had.contains(b)) {
            let others = ours.iter().filter(|l| tied.contains(l));
            let free = |e: &Edge| leaves(e, |(l, _)| taken.local.contains(&(e.local, *l)));
            found.extend(best(others.map(|l| (*l, b)), local, base, &free));
        }
    }
    edges.append(&mut found);
    edges.sort_by_key(|e| e.local);
}

/// The tokens, by passage, that edges explain already: formulas are not explained twice.
struct Taken {
    local: BTreeSet<(usize, usize)>,
    base: BTreeSet<(usize, usize)>,
}

impl Taken {
    fn new(edges: &[Edge]) -> Self {
        let both = edges
            .iter()
            .flat_map(|e| e.shared.iter().map(move |s| (e, s)));
        let both: Vec<_> = both
            .map(|(e, (l, b))| ((e.local, *l), (e.base, *b)))
            .collect();
        let (local, base) = both.into_iter().unzip();
        Self { local, base }
    }
}

/// Whether few of the shared tokens are `taken`.
fn leaves(edge: &Edge, taken: impl Fn(&(usize, usize)) -> bool) -> bool {
    let gone = edge.shared.iter().filter(|pair| taken(pair)).count();
    PART.1 * gone <= (PART.1 - PART.0) * edge.shared.len()
}

/// Articles of the document and articles of the contract that they come from.
fn known(edges: &[Edge], local: &Side<'_>, base: &Side<'_>) -> Vec<(usize, usize)> {
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for edge in edges {
        let here = local.reading.all[edge.local].article;
        let there = base.reading.all[edge.base].article;
        *shared.entry((here, there)).or_default() += edge.shared.len();
    }
    let known = shared.into_iter().filter(|(_, n)| *n >= KNOWN);
    known.map(|(pair, _)| pair).collect()
}

fn inside(side: &Side<'_>, article: usize) -> Vec<usize> {
    let all = side.reading.all.iter().enumerate();
    all.filter(|(_, p)| p.article == article)
        .map(|(at, _)| at)
        .collect()
}

/// The pair that shares most, if it is a splinter.
fn best(
    pairs: impl Iterator<Item = (usize, usize)>,
    local: &Side<'_>,
    base: &Side<'_>,
    free: &dyn Fn(&Edge) -> bool,
) -> Option<Edge> {
    let edges = pairs.map(|(l, b)| edge::edge(local, base, l, b));
    let edge = edges
        .filter(|e| is_splinter(e, local, base) && free(e))
        .max_by_key(|e| (e.shared.len(), std::cmp::Reverse((e.local, e.base))))?;
    Some(edge)
}

fn is_splinter(edge: &Edge, local: &Side<'_>, base: &Side<'_>) -> bool {
    let shorter = local.reading.all[edge.local]
        .weight()
        .min(base.reading.all[edge.base].weight());
    let tokens = base.tokens(edge.base);
    let word = |(_, at): &&(usize, usize)| tokens[*at].nature == Nature::Word;
    let words = edge.shared.iter().filter(word).count();
    words >= WORDS && PART.1 * edge.shared.len() >= PART.0 * shorter
}
