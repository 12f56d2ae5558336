//! A passage of the document and the passage of the contract that it comes from.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::diff;
use super::shingle::Index;
use super::side::Side;
use super::splinter;
use super::token::Nature;

/// A passage of each side and the tokens that they share.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    /// Passage of the document.
    pub local: usize,
    /// Passage of the contract.
    pub base: usize,
    /// Shared telling tokens: where they stand in the document's passage and in the contract's.
    pub shared: Vec<(usize, usize)>,
}

/// Equal runs with fewer telling words are chance, unless the passage is that short.
const RUN: usize = 2;

/// Shared words that make two passages alike, if they are half of the shorter one and not a mere
/// fragment of the longer one. Numbers and citations do not count: formulas share them.
const ALIKE: usize = 5;

/// Shared words that are no fragment, however long the other passage is.
const LONG: usize = 8;

/// Shared words that make two equal passages one.
const EQUAL: usize = 3;

/// Telling words of a sentence that must be found again, three out of four, for it to be the same.
const SENTENCE: usize = 6;

/// How much better a passage of the article where most comes from is.
const HOME: usize = 4;

/// The passages of the contract that each passage of the document comes from: mostly one, several
/// when it brings them together.
pub(super) fn edges(local: &Side<'_>, base: &Side<'_>, index: &Index) -> Vec<Edge> {
    let mut all: Vec<Vec<Edge>> = Vec::with_capacity(local.keys.len());
    for passage in 0..local.keys.len() {
        let found = index.candidates(local, passage).into_iter();
        let edges = found.map(|at| edge(local, base, passage, at));
        all.push(edges.filter(|e| alike(e, local, base)).collect());
    }
    supported(&mut all, local, base);
    let homes = homes(&all, local, base);
    let mut edges: Vec<Edge> = all
        .into_iter()
        .enumerate()
        .flat_map(|(passage, edges)| {
            let home = homes[local.reading.all[passage].article];
            chosen(edges, home, local, base)
        })
        .collect();
    splinter::add(&mut edges, local, base);
    edges
}

/// What two passages share.
pub(super) fn edge(local: &Side<'_>, base: &Side<'_>, passage: usize, at: usize) -> Edge {
    let (new, old) = (&local.keys[passage], &base.keys[at]);
    let tokens = local.tokens(passage);
    let least = weight(local, passage).min(weight(base, at)).min(RUN);
    let mut shared = Vec::new();
    for (i, j, n) in diff::equal(new, old) {
        let telling = (0..n).filter(|k| tokens[i + k].tells());
        let run: Vec<(usize, usize)> = telling.map(|k| (i + k, j + k)).collect();
        if run.len() >= least {
            shared.extend(run);
        }
    }
    Edge {
        local: passage,
        base: at,
        shared,
    }
}

fn weight(side: &Side<'_>, passage: usize) -> usize {
    side.reading.all[passage].weight()
}

/// Whether one comes from the other: half of the shorter one is shared, or a whole sentence.
fn alike(edge: &Edge, local: &Side<'_>, base: &Side<'_>) -> bool {
    let (l, b) = (weight(local, edge.local), weight(base, edge.base));
    let shared = edge.shared.len();
    let words = words(edge, base);
    let same = shared == l && shared == b && words >= EQUAL;
    let part = words >= LONG || 4 * shared >= l.max(b);
    let half = words >= ALIKE && 2 * shared >= l.min(b) && part;
    same || half || (words >= ALIKE && has_sentence(edge, base))
}

/// Takes out short likenesses that stand alone: formulas («il presente articolo sostituisce …») are
/// found all over a document. In an article of which more comes from the same place they stay.
fn supported(all: &mut [Vec<Edge>], local: &Side<'_>, base: &Side<'_>) {
    let article = |e: &Edge| {
        let here = local.reading.all[e.local].article;
        (here, base.reading.all[e.base].article)
    };
    let mut seen: BTreeMap<(usize, usize), BTreeSet<usize>> = BTreeMap::new();
    for edge in all.iter().flatten() {
        seen.entry(article(edge)).or_default().insert(edge.base);
    }
    for edges in all {
        edges.retain(|e| {
            let whole = e.shared.len() == weight(local, e.local).max(weight(base, e.base));
            let beside = seen.get(&article(e)).is_some_and(|bases| bases.len() > 1);
            whole || beside || words(e, base) >= LONG
        });
    }
}

/// The shared words that are no number and no citation.
fn words(edge: &Edge, base: &Side<'_>) -> usize {
    let tokens = base.tokens(edge.base);
    let words = |(_, at): &&(usize, usize)| tokens[*at].nature == Nature::Word;
    edge.shared.iter().filter(words).count()
}

fn has_sentence(edge: &Edge, base: &Side<'_>) -> bool {
    let passage = &base.reading.all[edge.base];
    passage.sentences.iter().any(|s| {
        let whole = passage.tokens[s.clone()].iter().filter(|t| t.tells());
        let whole = whole.count();
        let here = edge.shared.iter().filter(|(_, at)| s.contains(at)).count();
        whole >= SENTENCE && 4 * here >= 3 * whole
    })
}

/// For each article of the document, the article of the contract that most of it comes from.
fn homes(all: &[Vec<Edge>], local: &Side<'_>, base: &Side<'_>) -> Vec<Option<usize>> {
    let mut counts = vec![BTreeMap::new(); local.reading.articles.len()];
    for (passage, edges) in all.iter().enumerate() {
        let here = local.reading.all[passage].article;
        let mut best: BTreeMap<usize, usize> = BTreeMap::new();
        for edge in edges {
            let most = best.entry(base.reading.all[edge.base].article).or_default();
            *most = edge.shared.len().max(*most);
        }
        for (there, shared) in best {
            *counts[here].entry(there).or_insert(0) += shared;
        }
    }
    let most = |counts: &BTreeMap<usize, usize>| {
        counts
            .iter()
            .max_by_key(|(at, n)| (**n, Reverse(**at)))
            .map(|(at, _)| *at)
    };
    counts.iter().map(most).collect()
}

/// How many passages of its article stand before a passage.
fn place_in_article(side: &Side<'_>, passage: usize) -> usize {
    let all = &side.reading.all;
    let article = all[passage].article;
    let before = all[..passage].iter().rev();
    before.take_while(|p| p.article == article).count()
}

/// The best edge of a passage, and others that explain what the best leaves.
fn chosen(edges: Vec<Edge>, home: Option<usize>, local: &Side<'_>, base: &Side<'_>) -> Vec<Edge> {
    let mut edges = edges;
    let at_home = |e: &Edge| home == Some(base.reading.all[e.base].article);
    let worth = |e: &Edge| {
        let n = e.shared.len();
        let longer = weight(local, e.local).max(weight(base, e.base));
        let bonus = if at_home(e) { n / HOME } else { 0 };
        let order = place_in_article(local, e.local).abs_diff(place_in_article(base, e.base));
        let same = n == longer;
        (same, n + bonus, at_home(e), Reverse(longer), Reverse(order))
    };
    edges.sort_by(|a, b| worth(b).cmp(&worth(a)).then(a.base.cmp(&b.base)));
    let mut taken = vec![false; edges.first().map_or(0, |e| local.keys[e.local].len())];
    let mut out: Vec<Edge> = Vec::new();
    for edge in edges {
        let new = edge.shared.iter().filter(|(at, _)| !taken[*at]).count();
        let enough = new >= ALIKE && 2 * new >= weight(base, edge.base);
        if out.is_empty() || enough {
            edge.shared.iter().for_each(|(at, _)| taken[*at] = true);
            out.push(edge);
        }
    }
    out
}
