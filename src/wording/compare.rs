//! A document beside a contract: pairs of places, what differs in each, how much was copied.

use std::collections::{BTreeMap, BTreeSet};

use super::classify;
use super::diff;
use super::edge;
use super::facts::facts;
use super::group::{self, Group};
use super::hunk::{self, Hunk, Marked};
use super::kind::Kind;
use super::outcome::{Copied, Difference, Pair, Place, Wording};
use super::phrase;
use super::reading::Passages;
use super::side::Side;
use super::structure::{self, Alone, Beside};
use crate::grammar::Equivalences;

/// Compares the words of a document with those of a contract.
///
/// `name` is what the sentences call the contract (`CCNL`). Linear in the length of both, but for common runs of words. The result depends on nothing else:
/// swapping the sides turns what is dropped into what is added.
pub fn compare(
    local: &Passages,
    base: &Passages,
    equivalences: &Equivalences,
    name: &str,
) -> Wording {
    let (local, base, index) = Side::both(local, base);
    let edges = edge::edges(&local, &base, index);
    let mut groups = group::groups(&edges, &local);
    let alone = structure::complete(&mut groups, &edges, &local, &base);
    let mut work = Work {
        local: &local,
        base: &base,
        equivalences,
        name,
        pairs: BTreeMap::new(),
        covered: BTreeMap::new(),
    };
    for group in &groups {
        work.group(group);
    }
    for one in alone.dropped {
        work.dropped(one);
    }
    for one in alone.added {
        work.added(one);
    }
    work.finish()
}

struct Work<'a, 'r, 'l> {
    local: &'a Side<'r>,
    base: &'a Side<'r>,
    equivalences: &'l Equivalences,
    name: &'l str,
    /// Passage of the document and passage of the contract → what is known of the pair.
    pairs: BTreeMap<(Spot, Spot), Found>,
    /// Telling tokens of the contract that the document has, by passage.
    covered: BTreeMap<usize, BTreeSet<usize>>,
}

/// A passage, or an article as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Passage(usize),
    Article(usize),
}

#[derive(Debug, Default)]
struct Found {
    /// Telling tokens of the contract's passage that stand in the document's.
    shared: usize,
    equivalences: BTreeSet<String>,
    differences: Vec<Difference>,
}

impl Work<'_, '_, '_> {
    fn group(&mut self, group: &Group) {
        let marked = hunk::mark(group, self.local, self.base);
        self.count(&marked);
        for hunk in &marked.hunks {
            let (kind, difference) = self.difference(hunk, &marked);
            if group.again && kind == Kind::ProvisionDropped {
                continue;
            }
            self.found(hunk, &marked).differences.push(difference);
        }
    }

    /// What the two sides share: by pair of passages, and by passage of the contract.
    fn count(&mut self, marked: &Marked<'_, '_>) {
        let (there, here) = (&marked.base, &marked.local);
        for &(i, j, n) in &marked.runs {
            for k in 0..n {
                let (b, l) = (i + k, j + k);
                let key = (
                    Spot::Passage(here.passage(l)),
                    Spot::Passage(there.passage(b)),
                );
                let found = self.pairs.entry(key).or_default();
                if let Some(name) = equivalence(marked, b, l) {
                    found.equivalences.insert(name);
                }
                if there.token(b).tells() {
                    found.shared += 1;
                    let at = there.tokens(&(b..b + 1)).start;
                    self.covered.entry(there.passage(b)).or_default().insert(at);
                }
            }
        }
    }

    fn difference(&mut self, hunk: &Hunk, marked: &Marked<'_, '_>) -> (Kind, Difference) {
        let base = facts(&marked.base, &hunk.base, self.equivalences);
        let local = facts(&marked.local, &hunk.local, self.equivalences);
        let kind = classify::kind(&base, &local);
        let shown = phrase::widened(kind, hunk, marked, &base, &local);
        let words = (
            marked.base.words(shown.base.clone()),
            marked.local.words(shown.local.clone()),
        );
        let around = marked.local.about(hunk.local.start);
        let sentence = around.sentence(marked.local.tokens(&hunk.local).start);
        let place = &marked.base.about(hunk.base.start).place;
        let difference = Difference {
            kind,
            reason: phrase::reason(kind, self.name, place, &words.0, &words.1),
            base: words.0,
            local: words.1,
            sentence: around.words(sentence).to_owned(),
        };
        (kind, difference)
    }

    /// The pair of places of a difference.
    fn found(&mut self, hunk: &Hunk, marked: &Marked<'_, '_>) -> &mut Found {
        let at = |start: usize, empty: bool| {
            if empty {
                start.saturating_sub(1)
            } else {
                start
            }
        };
        let local = marked
            .local
            .passage(at(hunk.local.start, hunk.local.is_empty()));
        let base = marked
            .base
            .passage(at(hunk.base.start, hunk.base.is_empty()));
        let key = (Spot::Passage(local), Spot::Passage(base));
        self.pairs.entry(key).or_default()
    }

    fn dropped(&mut self, alone: Alone) {
        let (spot, kind) = match alone.beside {
            Beside::List(at) => (Spot::Passage(at), Kind::ItemDropped),
            Beside::Article(at) => (Spot::Article(at), Kind::ProvisionDropped),
        };
        let passage = &self.base.reading.all[alone.passage];
        let words = bare(&passage.clean);
        let difference = Difference {
            kind,
            reason: phrase::reason(kind, self.name, &passage.place, &words, ""),
            base: words,
            local: String::new(),
            sentence: String::new(),
        };
        let key = (spot, Spot::Passage(alone.passage));
        self.pairs
            .entry(key)
            .or_default()
            .differences
            .push(difference);
    }

    fn added(&mut self, alone: Alone) {
        let (spot, kind, place) = match alone.beside {
            Beside::List(at) => {
                let place = &self.base.reading.all[at].place;
                (Spot::Passage(at), Kind::ItemAdded, place)
            }
            Beside::Article(at) => {
                let place = &self.base.reading.articles[at].place;
                (Spot::Article(at), Kind::ProvisionAdded, place)
            }
        };
        let words = bare(&self.local.reading.all[alone.passage].clean);
        let difference = Difference {
            kind,
            reason: phrase::reason(kind, self.name, place, "", &words),
            base: String::new(),
            local: words.clone(),
            sentence: words,
        };
        let key = (Spot::Passage(alone.passage), spot);
        self.pairs
            .entry(key)
            .or_default()
            .differences
            .push(difference);
    }

    fn finish(self) -> Wording {
        let moved = self.moved();
        let copied = self.copied();
        let mut pairs = Vec::new();
        for ((local, base), found) in self.pairs {
            let share = match base {
                Spot::Passage(at) => percent(found.shared, self.base.reading.all[at].weight()),
                Spot::Article(_) => 0,
            };
            pairs.push(Pair {
                moved: moved.contains(&(local, base)),
                local: place(self.local, local),
                base: place(self.base, base),
                share,
                equivalences: found.equivalences.into_iter().collect(),
                differences: found.differences,
            });
        }
        Wording { pairs, copied }
    }

    /// Pairs out of the order of the contract, within an article of the document.
    fn moved(&self) -> BTreeSet<(Spot, Spot)> {
        let mut lines: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for ((local, base), found) in &self.pairs {
            if let (Spot::Passage(l), Spot::Passage(b)) = (local, base)
                && found.shared > 0
            {
                let article = self.local.reading.all[*l].article;
                lines.entry(article).or_default().push((*l, *b));
            }
        }
        let mut moved = BTreeSet::new();
        for line in lines.values() {
            // Two places with words of one comma are in order.
            let ranked = |(at, (_, b)): (usize, &(usize, usize))| (at, b * line.len() + at);
            let ranks: Vec<(usize, usize)> = line.iter().enumerate().map(ranked).collect();
            let kept: BTreeSet<usize> = diff::rising(&ranks).into_iter().map(|p| p.0).collect();
            let out = line.iter().enumerate().filter(|(at, _)| !kept.contains(at));
            moved.extend(out.map(|(_, (l, b))| (Spot::Passage(*l), Spot::Passage(*b))));
        }
        moved
    }

    /// How much of each article of the contract the document has, and where.
    fn copied(&self) -> Vec<Copied> {
        let base = self.base.reading;
        let mut words = vec![(0, 0); base.articles.len()];
        for (at, passage) in base.all.iter().enumerate() {
            words[passage.article].0 += passage.weight();
            words[passage.article].1 += self.covered.get(&at).map_or(0, BTreeSet::len);
        }
        let named = |(b, l): (usize, usize)| {
            let local = self.local.reading.all[l].place.clone();
            (base.all[b].place.clone(), local)
        };
        let one = |(article, pairs): (usize, BTreeSet<(usize, usize)>)| Copied {
            base: place(self.base, Spot::Article(article)),
            words: words[article].0,
            copied: words[article].1,
            share: percent(words[article].1, words[article].0),
            places: pairs.into_iter().map(named).collect(),
        };
        self.by_article().into_iter().map(one).collect()
    }

    /// By article of the contract, the pairs of passages (contract, document) that share words.
    fn by_article(&self) -> BTreeMap<usize, BTreeSet<(usize, usize)>> {
        let mut places: BTreeMap<usize, BTreeSet<(usize, usize)>> = BTreeMap::new();
        for ((local, there), found) in &self.pairs {
            if let (Spot::Passage(l), Spot::Passage(b)) = (local, there)
                && found.shared > 0
            {
                let article = self.base.reading.all[*b].article;
                places.entry(article).or_default().insert((*b, *l));
            }
        }
        places
    }
}

fn place(side: &Side<'_>, spot: Spot) -> Place {
    match spot {
        Spot::Passage(at) => {
            let passage = &side.reading.all[at];
            Place {
                locator: passage.locator.clone(),
                place: passage.place.clone(),
                origin: passage.origin,
                quote: Some(passage.quote.clone()),
            }
        }
        Spot::Article(at) => {
            let article = &side.reading.articles[at];
            Place {
                locator: article.locator.clone(),
                place: article.place.clone(),
                origin: article.origin,
                quote: None,
            }
        }
    }
}

/// The named equivalence that makes two tokens one spelling although their words differ.
fn equivalence(marked: &Marked<'_, '_>, b: usize, l: usize) -> Option<String> {
    let name = marked.base.spelling(b).strip_prefix('=')?;
    let (old, new) = (marked.base.words(b..b + 1), marked.local.words(l..l + 1));
    let last = |words: &str| {
        let word = words.rsplit([' ', '\'', '’']).next();
        word.unwrap_or("").to_lowercase()
    };
    (last(&old) != last(&new)).then(|| name.to_owned())
}

/// Words without the punctuation that ends them.
fn bare(words: &str) -> String {
    words.trim().trim_end_matches([';', ',', '.']).to_owned()
}

/// Hundredths, rounded down: 100 is the whole.
fn percent(part: usize, whole: usize) -> usize {
    (100 * part).checked_div(whole).unwrap_or(0).min(100)
}
