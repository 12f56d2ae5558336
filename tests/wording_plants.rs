//! Planted changes: the comparison of words names each, and only that; what changes nothing gives
//! nothing.

mod support;
mod wording_support;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use deroga::grammar::GrammarSet;
use deroga::wording::{Difference, Wording};
use wording_support::plants::{self, Plant};
use wording_support::rewritings;
use wording_support::{Article, articles, compare, grammars, read};

/// Fewest plants that the corpus must give room for.
const FEWEST: usize = 500;

fn differences(wording: &Wording) -> Vec<&Difference> {
    wording.pairs.iter().flat_map(|p| &p.differences).collect()
}

/// What is wrong with what was found, if anything is.
fn fault(plant: &Plant, found: &[&Difference]) -> Option<String> {
    let told = |d: &&Difference| format!("[{}] «{}» → «{}»", d.kind.id(), d.base, d.local);
    let all = || found.iter().map(told).collect::<Vec<_>>().join("; ");
    match (plant.kind, found) {
        (None, []) => None,
        (Some(kind), [one]) => {
            let holds =
                |words: &str, part: &str| words.to_lowercase().contains(&part.to_lowercase());
            let named = holds(&one.base, &plant.base) && holds(&one.local, &plant.local);
            (one.kind != kind || !named).then(all)
        }
        _ => Some(all()),
    }
}

/// How many of the plants are told right, with the faults of the others by row of the table.
fn measure(kinds: impl Fn(&Article) -> Vec<Plant>, set: &GrammarSet) -> (usize, usize, String) {
    let (mut right, mut all) = (0, 0);
    let mut faults: BTreeMap<&str, (usize, usize, Vec<String>)> = BTreeMap::new();
    for article in articles(set) {
        let base = read(&article.text, set);
        for plant in kinds(&article) {
            let wording = compare(&plant.text, &base, set);
            let fault = fault(&plant, &differences(&wording));
            let row = faults.entry(plant.name).or_default();
            all += 1;
            row.1 += 1;
            match fault {
                None => {
                    right += 1;
                    row.0 += 1;
                }
                Some(found) => row.2.push(format!(
                    "{:?} «{}» → «{}»: {found}",
                    plant.kind, plant.base, plant.local
                )),
            }
        }
    }
    let mut page = String::new();
    for (name, (right, all, faults)) in faults {
        let _ = writeln!(page, "{name}: {right}/{all}");
        for fault in faults {
            let _ = writeln!(page, "    {fault}");
        }
    }
    (right, all, page)
}

#[test]
fn a_planted_change_is_named_and_nothing_else_is() {
    let (right, all, page) = measure(plants::changes, &grammars());
    println!("{page}{right}/{all}");
    assert!(all >= FEWEST, "only {all} plants");
    assert!(100 * right >= 97 * all, "{right}/{all}\n{page}");
}

#[test]
fn what_changes_nothing_gives_nothing() {
    let (right, all, page) = measure(rewritings::rewritings, &grammars());
    println!("{page}{right}/{all}");
    assert!(all >= FEWEST, "only {all} rewritings");
    assert!(100 * right >= 99 * all, "{right}/{all}\n{page}");
}
