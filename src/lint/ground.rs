//! Where two places stand, as far as it decides whether they may be held against each other.

use std::collections::BTreeMap;

use super::Subject;

/// The regimes of work, the section and the annex of a unit.
pub(super) struct Ground {
    /// Which regimes the headings above name; all of them when they name none.
    regimes: Vec<bool>,
    section: Option<usize>,
    annex: Option<usize>,
}

/// The grounds of units, each looked up once.
pub(super) struct Grounds(BTreeMap<usize, Ground>);

impl Grounds {
    /// Those of these units.
    pub(super) fn of(subject: &Subject<'_>, units: impl Iterator<Item = usize>) -> Self {
        let mut grounds = BTreeMap::new();
        for unit in units {
            grounds.entry(unit).or_insert_with(|| Ground {
                regimes: regimes(subject, unit),
                section: subject.section(unit),
                annex: subject.annex(unit),
            });
        }
        Self(grounds)
    }

    /// Two places are held against each other only inside one regime and one part of the act.
    pub(super) fn comparable(&self, one: usize, other: usize) -> bool {
        let (Some(a), Some(b)) = (self.0.get(&one), self.0.get(&other)) else {
            return false;
        };
        let mut regimes = a.regimes.iter().zip(&b.regimes);
        let shared = a.regimes.is_empty() || regimes.any(|(x, y)| *x && *y);
        shared && (a.annex != b.annex || a.section == b.section)
    }
}

fn regimes(subject: &Subject<'_>, unit: usize) -> Vec<bool> {
    let headings = subject.line(unit).into_iter().filter(|u| *u != 0);
    let headings: Vec<_> = headings.filter_map(|u| subject.unit(u).heading).collect();
    let regimes = &subject.set.coherence.regimes;
    let named: Vec<bool> = regimes
        .iter()
        .map(|lines| headings.iter().any(|h| subject.has(lines, *h)))
        .collect();
    if named.contains(&true) {
        named
    } else {
        vec![true; named.len()]
    }
}
