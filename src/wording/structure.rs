//! What the place says: items of one list, commi of one article that belong together although their
//! words differ, and those that one side lacks.

use std::collections::{BTreeMap, BTreeSet};

use super::edge::Edge;
use super::group::Group;
use super::side::Side;

/// A passage that the other side lacks, and where it would stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Alone {
    /// The passage.
    pub passage: usize,
    /// Where it would stand on the other side.
    pub beside: Beside,
}

/// A place on the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Beside {
    /// In the list that this passage opens.
    List(usize),
    /// In this article.
    Article(usize),
}

/// What the places add to the groups.
#[derive(Debug, Default)]
pub(super) struct Structure {
    /// Passages of the contract that the document lacks.
    pub dropped: Vec<Alone>,
    /// Passages of the document that the contract lacks.
    pub added: Vec<Alone>,
}

/// Two passages in the same place are the same one rewritten when they share this part of their words.
const LIKE: (usize, usize) = (1, 3);

/// A passage that belongs to another already is this one too when it has nearly all of its words.
const TWIN: (usize, usize) = (4, 5);

/// An article is a copy when this part of it is found again.
const COPY: (usize, usize) = (2, 5);

struct Work<'a, 'r> {
    local: &'a Side<'r>,
    base: &'a Side<'r>,
    /// For each passage of the document, those of the contract that it comes from.
    of_local: BTreeMap<usize, BTreeSet<usize>>,
    /// For each passage of the contract, those of the document that come from it.
    of_base: BTreeMap<usize, BTreeSet<usize>>,
    made: Vec<Group>,
    found: Structure,
}

/// Completes `groups` by place, and says what is missing on either side.
pub(super) fn complete(
    groups: &mut Vec<Group>,
    edges: &[Edge],
    local: &Side<'_>,
    base: &Side<'_>,
) -> Structure {
    let mut work = Work {
        local,
        base,
        of_local: BTreeMap::new(),
        of_base: BTreeMap::new(),
        made: Vec::new(),
        found: Structure::default(),
    };
    for group in groups.iter() {
        for &l in &group.local {
            for &b in &group.base {
                work.tie(l, b);
            }
        }
    }
    work.articles(edges);
    work.lists();
    groups.append(&mut work.made);
    groups.sort_by(|a, b| (&a.local, &a.base).cmp(&(&b.local, &b.base)));
    work.found.dropped.sort_unstable();
    work.found.added.sort_unstable();
    work.found
}

impl Work<'_, '_> {
    fn tie(&mut self, local: usize, base: usize) {
        self.of_local.entry(local).or_default().insert(base);
        self.of_base.entry(base).or_default().insert(local);
    }

    /// The lists of the contract, each with the list of the document that has most of its items.
    fn lists(&mut self) {
        for (opener, items) in children(self.base) {
            let Some(list) = self.counterpart(opener, &items) else {
                continue;
            };
            let all = children(self.local).remove(&list).unwrap_or_default();
            let had = items
                .iter()
                .filter(|i| self.of_base.contains_key(i))
                .count();
            let (left, more) = self.pair_up(&items, &all);
            let now = items.len() - left.len();
            if had == 0 && now == 0 {
                continue;
            }
            let dropped = left.into_iter().map(|passage| Alone {
                passage,
                beside: Beside::List(list),
            });
            self.found.dropped.extend(dropped);
            let added = more.into_iter().map(|passage| Alone {
                passage,
                beside: Beside::List(opener),
            });
            self.found.added.extend(added);
        }
    }

    /// The passage of the document that opens the list which `opener` opens in the contract: its own
    /// counterpart, if that opens a list, else the opener of most of the items found again.
    fn counterpart(&self, opener: usize, items: &[usize]) -> Option<usize> {
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        for item in items {
            for local in self.of_base.get(item).into_iter().flatten() {
                if let Some(parent) = self.local.reading.all[*local].parent {
                    *votes.entry(parent).or_default() += 2;
                }
            }
        }
        for own in self.of_base.get(&opener).into_iter().flatten() {
            *votes.entry(*own).or_default() += 1;
        }
        let best = votes
            .into_iter()
            .max_by_key(|(at, n)| (*n, std::cmp::Reverse(*at)))?;
        Some(best.0)
    }

    /// Pairs what is left on both sides by likeness; gives back what still is alone.
    fn pair_up(&mut self, base: &[usize], local: &[usize]) -> (Vec<usize>, Vec<usize>) {
        let mut left: Vec<usize> = base.to_vec();
        left.retain(|b| !self.of_base.contains_key(b));
        let mut more: Vec<usize> = local.to_vec();
        more.retain(|l| !self.of_local.contains_key(l));
        for (b, l) in self.alike(&left, &more, LIKE) {
            if left.contains(&b) && more.contains(&l) {
                self.make(b, l);
                left.retain(|x| *x != b);
                more.retain(|x| *x != l);
            }
        }
        // The same words may stand in two lists: each of the two is there.
        let (ours, theirs) = (
            elsewhere(local, base, &self.of_local),
            elsewhere(base, local, &self.of_base),
        );
        for (b, l) in self.alike(&left, &ours, TWIN) {
            self.make(b, l);
            left.retain(|x| *x != b);
        }
        for (b, l) in self.alike(&theirs, &more, TWIN) {
            self.make(b, l);
            more.retain(|x| *x != l);
        }
        left.retain(|b| self.base.reading.all[*b].weight() > 0);
        more.retain(|l| self.local.reading.all[*l].weight() > 0);
        (left, more)
    }

    /// The pairs of passages (contract, document) of which one may be the other, the likest first.
    fn alike(&self, base: &[usize], local: &[usize], least: (usize, usize)) -> Vec<(usize, usize)> {
        let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
        for &b in base {
            for &l in local {
                let (shared, whole) = likeness(self.local, l, self.base, b);
                if shared > 0 && least.1 * shared >= least.0 * whole {
                    pairs.push((1000 * shared / whole.max(1), b, l));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        pairs.into_iter().map(|(_, b, l)| (b, l)).collect()
    }

    fn make(&mut self, base: usize, local: usize) {
        self.tie(local, base);
        self.made.push(Group {
            local: vec![local],
            base: vec![base],
            again: false,
        });
    }

    /// The articles of the contract that an article of the document copies: their commi.
    fn articles(&mut self, edges: &[Edge]) {
        let shares = Shares::new(edges, self.local, self.base);
        for (there, here) in shares.copies() {
            let base = tops(self.base, there);
            let local = tops(self.local, here);
            let (left, more) = self.pair_up(&base, &local);
            self.found
                .dropped
                .extend(left.into_iter().map(|passage| Alone {
                    passage,
                    beside: Beside::Article(here),
                }));
            if shares.mostly(here) {
                self.found
                    .added
                    .extend(more.into_iter().map(|passage| Alone {
                        passage,
                        beside: Beside::Article(there),
                    }));
            }
        }
    }
}

/// How much of each article of one side stands in each of the other.
struct Shares {
    /// (article of the contract, article of the document) → telling tokens of the contract.
    both: BTreeMap<(usize, usize), BTreeSet<(usize, usize)>>,
    /// Article of the document → its telling tokens that come from the contract.
    local: BTreeMap<usize, BTreeSet<(usize, usize)>>,
    base_whole: Vec<usize>,
    local_whole: Vec<usize>,
}

impl Shares {
    fn new(edges: &[Edge], local: &Side<'_>, base: &Side<'_>) -> Self {
        let mut shares = Self {
            both: BTreeMap::new(),
            local: BTreeMap::new(),
            base_whole: wholes(base),
            local_whole: wholes(local),
        };
        for edge in edges {
            let here = local.reading.all[edge.local].article;
            let there = base.reading.all[edge.base].article;
            let both = shares.both.entry((there, here)).or_default();
            both.extend(edge.shared.iter().map(|(_, at)| (edge.base, *at)));
            let own = shares.local.entry(here).or_default();
            own.extend(edge.shared.iter().map(|(at, _)| (edge.local, *at)));
        }
        shares
    }

    /// Articles of the contract that one of the document copies, with that one.
    fn copies(&self) -> Vec<(usize, usize)> {
        let mut best: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for ((there, here), tokens) in &self.both {
            let one = best.entry(*there).or_insert((0, *here));
            if tokens.len() > one.0 {
                *one = (tokens.len(), *here);
            }
        }
        let copied = |(there, (n, _)): &(usize, (usize, usize))| {
            COPY.1 * n >= COPY.0 * self.base_whole[*there]
        };
        let found = best.into_iter().filter(copied);
        found.map(|(there, (_, here))| (there, here)).collect()
    }

    /// Whether most of an article of the document comes from the contract.
    fn mostly(&self, here: usize) -> bool {
        let own = self.local.get(&here).map_or(0, BTreeSet::len);
        2 * own >= self.local_whole[here]
    }
}

fn wholes(side: &Side<'_>) -> Vec<usize> {
    let mut whole = vec![0; side.reading.articles.len()];
    for passage in &side.reading.all {
        whole[passage.article] += passage.weight();
    }
    whole
}

/// The lists of a document: opener → items.
fn children(side: &Side<'_>) -> BTreeMap<usize, Vec<usize>> {
    let mut lists: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, passage) in side.reading.all.iter().enumerate() {
        if let Some(parent) = passage.parent {
            lists.entry(parent).or_default().push(at);
        }
    }
    lists
}

/// The passages of an article that stand in no list.
fn tops(side: &Side<'_>, article: usize) -> Vec<usize> {
    let here = side.reading.all.iter().enumerate();
    here.filter(|(_, p)| p.article == article && p.parent.is_none())
        .map(|(at, _)| at)
        .collect()
}

/// The passages of a list that belong to passages outside the other list.
fn elsewhere(
    list: &[usize],
    other: &[usize],
    ties: &BTreeMap<usize, BTreeSet<usize>>,
) -> Vec<usize> {
    let outside = |at: &&usize| {
        let known = ties.get(at);
        known.is_some_and(|known| known.iter().all(|t| !other.contains(t)))
    };
    list.iter().filter(outside).copied().collect()
}

/// How many telling words two passages share, and how many the longer one has.
fn likeness(local: &Side<'_>, l: usize, base: &Side<'_>, b: usize) -> (usize, usize) {
    let (mut one, mut other) = (spellings(local, l), spellings(base, b));
    let whole = one.len().max(other.len());
    one.sort_unstable();
    other.sort_unstable();
    let mut shared = 0;
    let (mut i, mut j) = (0, 0);
    while i < one.len() && j < other.len() {
        match one[i].cmp(&other[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                (i, j) = (i + 1, j + 1);
                shared += 1;
            }
        }
    }
    (shared, whole)
}

fn spellings(side: &Side<'_>, passage: usize) -> Vec<u32> {
    side.telling(passage)
        .into_iter()
        .map(|(key, _)| key)
        .collect()
}
