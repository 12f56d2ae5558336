//! The words beside the cells: what the typed comparison already tells is told once.

use super::residue::{Copied, CopiedPlace, Difference, Residue, Spot};
use super::{Comparison, Deviation, Side, Verdict, reason};
use crate::grammar::Equivalences;
use crate::outline::Locator;
use crate::rule::Origin;
use crate::wording::{self, Kind, Pair, Passages, Place, Wording};

/// How many differences of words the reason of a cell takes in.
const IN_A_REASON: usize = 3;

/// What the sentences call the other text: a contract, or the second of two sides.
const CONTRACT: &str = "CCNL";
const OTHER: &str = "testo di confronto";

impl Comparison {
    /// Adds what differs in the words of a document from those of its contract. A difference in the
    /// words of a cell that deviates belongs to that cell, which carries it in its reason; all others
    /// stay by themselves.
    pub fn add_wording(
        &mut self,
        local: &Passages,
        contract: &Passages,
        equivalences: &Equivalences,
    ) {
        let wording = wording::compare(local, contract, equivalences, CONTRACT);
        self.attach(&wording);
    }

    /// The same for two sides of which neither is the law of the other.
    pub fn add_wording_between(&mut self, a: &Passages, b: &Passages, equivalences: &Equivalences) {
        let wording = wording::compare(a, b, equivalences, OTHER);
        self.attach(&wording);
    }

    fn attach(&mut self, wording: &Wording) {
        let mut told: Vec<Vec<&wording::Difference>> = vec![Vec::new(); self.deviations.len()];
        let mut residue = Vec::new();
        for pair in wording.pairs.iter().filter(|p| !p.differences.is_empty()) {
            let mut differences = Vec::new();
            for (number, difference) in pair.differences.iter().enumerate() {
                let cell = cell(&self.deviations, pair, difference);
                if let Some(at) = cell {
                    told[at].push(difference);
                }
                let cell = cell.map(|at| self.deviations[at].id.clone());
                differences.push(self.difference(pair, number, difference, cell));
            }
            residue.push(paired(pair, differences));
        }
        for (deviation, mut differences) in self.deviations.iter_mut().zip(told) {
            differences.sort_by_key(|d| d.kind);
            let words: Vec<&str> = differences.iter().map(|d| d.reason.as_str()).collect();
            deviation.reason = reason::in_words(&deviation.reason, &words, IN_A_REASON);
        }
        self.residue = residue;
        self.copied = wording.copied.iter().map(copied).collect();
    }

    fn difference(
        &self,
        pair: &Pair,
        number: usize,
        difference: &wording::Difference,
        cell: Option<String>,
    ) -> Difference {
        let some = |words: &String| (!words.is_empty()).then(|| words.clone());
        Difference {
            id: format!(
                "{}/{}/{}/{}",
                self.document,
                pair.local.locator,
                pair.base.locator,
                number + 1
            ),
            kind: difference.kind,
            local: some(&difference.local),
            baseline: some(&difference.base),
            cell,
            reason: difference.reason.clone(),
        }
    }
}

/// The cell that deviates in the sentence of a difference: the one with the fewest words.
fn cell(deviations: &[Deviation], pair: &Pair, difference: &wording::Difference) -> Option<usize> {
    let inside = |outer: Option<&Locator>, inner: &Locator| {
        outer.is_some_and(|outer| inner.0.starts_with(&outer.0))
    };
    let here = |d: &&Deviation| {
        let contract = d.baseline.locator.as_ref();
        let same = contract.is_none() || inside(contract, &pair.base.locator);
        same && inside(d.local.locator.as_ref(), &pair.local.locator)
    };
    let touches =
        |d: &&Deviation| touches(d, difference) || listed(d, pair, difference) || missing(d, pair);
    let at = |d: &&Deviation| d.local.quote.as_ref().map_or(usize::MAX, String::len);
    let cells = deviations.iter().enumerate();
    cells
        .filter(|(_, d)| deviates(d.verdict) && here(d) && touches(d))
        .min_by_key(|(_, d)| at(d))
        .map(|(index, _)| index)
}

/// Whether a difference stands in the words of a cell: the document's, or the contract's. A cell whose
/// contract side is a fact has no such words: then the sentence decides for what is missing.
fn touches(cell: &Deviation, difference: &wording::Difference) -> bool {
    let local = cell.local.quote.as_deref().unwrap_or_default();
    let base = cell.baseline.quote.as_deref().unwrap_or_default();
    let stated = cell.baseline.fact.is_some() && base.is_empty();
    overlap(local, &difference.local)
        || overlap(base, &difference.base)
        || (stated && difference.local.is_empty() && overlap(local, &difference.sentence))
}

/// Whether an item is missing from, or new in, the list that the words of a cell open.
fn listed(cell: &Deviation, pair: &Pair, difference: &wording::Difference) -> bool {
    let opens = |side: &Side, place: &Place| {
        let words = |quote: &Option<String>| quote.clone().unwrap_or_default();
        overlap(&words(&side.quote), &words(&place.quote))
    };
    match difference.kind {
        Kind::ItemDropped => opens(&cell.local, &pair.local),
        Kind::ItemAdded => opens(&cell.baseline, &pair.base),
        _ => false,
    }
}

/// Whether a cell says that just this place of the contract is missing.
fn missing(deviation: &Deviation, pair: &Pair) -> bool {
    deviation.verdict == Verdict::Omitted
        && deviation.baseline.locator.as_ref() == Some(&pair.base.locator)
}

/// Whether one holds the other, white space and case aside.
fn overlap(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let (one, other) = (plain(one), plain(other));
    !one.is_empty() && !other.is_empty() && (one.contains(&other) || other.contains(&one))
}

/// Whether a verdict says that something differs.
fn deviates(verdict: Verdict) -> bool {
    !matches!(
        verdict,
        Verdict::Equal
            | Verdict::EqualByReference
            | Verdict::Silent
            | Verdict::ClaimOnly
            | Verdict::NotComparable
    )
}

fn paired(pair: &Pair, differences: Vec<Difference>) -> Residue {
    Residue {
        local: spot(&pair.local),
        baseline: spot(&pair.base),
        share: pair.share,
        moved: pair.moved,
        equivalences: pair.equivalences.clone(),
        differences,
    }
}

fn spot(place: &Place) -> Spot {
    let (page, line) = place.origin;
    Spot {
        locator: place.locator.clone(),
        place: place.place.clone(),
        origin: Origin {
            page,
            line,
            ..Origin::default()
        },
        quote: place.quote.clone(),
    }
}

fn copied(copied: &wording::Copied) -> Copied {
    let place = |(baseline, local): &(String, String)| CopiedPlace {
        baseline: baseline.clone(),
        local: local.clone(),
    };
    Copied {
        locator: copied.base.locator.clone(),
        place: copied.base.place.clone(),
        words: copied.words,
        copied: copied.copied,
        share: copied.share,
        places: copied.places.iter().map(place).collect(),
    }
}
