//! Passages that belong together: one comma, one comma split over several, several brought into one.

use std::collections::{BTreeMap, BTreeSet};

use super::edge::Edge;
use super::side::Side;

/// Passages of the document and the passages of the contract that they come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// Passages of the document, in reading order.
    pub local: Vec<usize>,
    /// Passages of the contract, in reading order.
    pub base: Vec<usize>,
    /// Whether the document says elsewhere more of the same passages: what is missing here is there.
    pub again: bool,
}

/// More passages than this are not brought together: each keeps to its best one.
const MANY: usize = 12;

/// A copy of the same words is another copy, not the rest of the first.
const OVERLAP: (usize, usize) = (3, 10);

/// One copy of a passage of the contract: the edges that it is made of, and its tokens.
#[derive(Debug, Default)]
struct Copy {
    edges: Vec<usize>,
    tokens: BTreeSet<usize>,
    article: Option<usize>,
}

/// Brings edges together into groups, sorted by the first passage of the document.
pub(super) fn groups(edges: &[Edge], local: &Side<'_>) -> Vec<Group> {
    let mut sets = Sets((0..edges.len()).collect());
    let again = join_copies(edges, local, &mut sets);
    let mut last: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, edge) in edges.iter().enumerate() {
        if let Some(before) = last.insert(edge.local, index) {
            sets.join(before, index);
        }
    }
    let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in 0..edges.len() {
        parts.entry(sets.root(index)).or_default().push(index);
    }
    let parts = parts.values();
    let mut out: Vec<Group> = parts.flat_map(|part| made(part, edges, &again)).collect();
    out.sort_by(|a, b| (&a.local, &a.base).cmp(&(&b.local, &b.base)));
    out
}

/// Joins the edges of each copy of a passage of the contract; says of each edge whether its copy is
/// not the fullest one.
fn join_copies(edges: &[Edge], local: &Side<'_>, sets: &mut Sets) -> Vec<bool> {
    let mut by_base: BTreeMap<usize, Vec<Copy>> = BTreeMap::new();
    for (index, edge) in edges.iter().enumerate() {
        let article = local.reading.all[edge.local].article;
        add(by_base.entry(edge.base).or_default(), index, edge, article);
    }
    let mut again = vec![false; edges.len()];
    for copies in by_base.values() {
        let longest = copies.iter().map(|c| c.tokens.len()).max().unwrap_or(0);
        let first = copies.iter().position(|c| c.tokens.len() == longest);
        for (at, copy) in copies.iter().enumerate() {
            copy.edges.windows(2).for_each(|w| sets.join(w[0], w[1]));
            for edge in &copy.edges {
                again[*edge] = Some(at) != first;
            }
        }
    }
    again
}

/// Puts an edge into the copy of which it is the rest, else into a copy of its own.
fn add(copies: &mut Vec<Copy>, index: usize, edge: &Edge, article: usize) {
    let tokens: BTreeSet<usize> = edge.shared.iter().map(|(_, at)| *at).collect();
    let rest = |copy: &Copy| {
        let both = copy.tokens.intersection(&tokens).count();
        OVERLAP.1 * both <= OVERLAP.0 * tokens.len()
    };
    let near = copies
        .iter()
        .position(|c| rest(c) && c.article == Some(article));
    let at = near.unwrap_or_else(|| {
        copies.push(Copy::default());
        copies.len() - 1
    });
    let copy = &mut copies[at];
    copy.edges.push(index);
    copy.tokens.extend(tokens);
    copy.article = Some(article);
}

/// The group of some edges; when it would be too big, one group for each passage of the document.
fn made(part: &[usize], edges: &[Edge], again: &[bool]) -> Vec<Group> {
    let group = |part: &[usize]| {
        let mut local: Vec<usize> = part.iter().map(|e| edges[*e].local).collect();
        let mut base: Vec<usize> = part.iter().map(|e| edges[*e].base).collect();
        local.sort_unstable();
        local.dedup();
        base.sort_unstable();
        base.dedup();
        Group {
            local,
            base,
            again: part.iter().all(|e| again[*e]),
        }
    };
    let whole = group(part);
    if whole.local.len() <= MANY && whole.base.len() <= MANY {
        return vec![whole];
    }
    let mut seen = BTreeSet::new();
    let best = part.iter().filter(|e| seen.insert(edges[**e].local));
    best.map(|e| Group {
        again: true,
        ..group(&[*e])
    })
    .collect()
}

/// Disjoint sets.
struct Sets(Vec<usize>);

impl Sets {
    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}
