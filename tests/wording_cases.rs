//! Small pairs of texts, and what the comparison of their words has to say: `tests/wording_cases/`.

mod support;
mod wording_support;

use std::collections::BTreeMap;

use deroga::wording::Wording;
use serde::Deserialize;
use wording_support::{compare, grammars, read};

/// A case: two texts and what differs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    contract: String,
    document: String,
    /// `kind | place | place of the contract | words | words of the contract`, in the order of the
    /// document; nothing else may differ.
    #[serde(default)]
    differences: Vec<String>,
    /// Pairs of places out of order: `place | place of the contract`.
    #[serde(default)]
    moved: Vec<String>,
    /// Share of each article of the contract, in hundredths.
    #[serde(default)]
    copied: BTreeMap<String, usize>,
    /// Names of the equivalences used.
    #[serde(default)]
    equivalences: Vec<String>,
}

fn differences(wording: &Wording) -> Vec<String> {
    let mut out = Vec::new();
    for pair in &wording.pairs {
        for d in &pair.differences {
            let places = format!("{} | {}", pair.local.place, pair.base.place);
            let line = format!("{} | {places} | {} | {}", d.kind.id(), d.local, d.base);
            out.push(line.trim_end().to_owned());
        }
    }
    out
}

fn moved(wording: &Wording) -> Vec<String> {
    let moved = wording.pairs.iter().filter(|p| p.moved);
    moved
        .map(|p| format!("{} | {}", p.local.place, p.base.place))
        .collect()
}

#[test]
fn each_case_says_what_it_promises() {
    let set = grammars();
    let cases = support::files("tests/wording_cases", ".yaml");
    assert!(cases.len() >= 10, "the cases: {}", cases.len());
    for file in cases {
        let case: Case = deroga::yaml::parse(&file.text)
            .unwrap_or_else(|f| panic!("{}:{}: {}", file.path, f.line, f.message));
        let wording = compare(&case.document, &read(&case.contract, &set), &set);
        assert_eq!(differences(&wording), case.differences, "{}", file.path);
        assert_eq!(moved(&wording), case.moved, "{}", file.path);
        for (place, share) in &case.copied {
            let found = wording.copied.iter().find(|c| &c.base.place == place);
            let found = found.map(|c| c.share);
            assert_eq!(found, Some(*share), "{}: {place}", file.path);
        }
        let mut names: Vec<&String> = wording.pairs.iter().flat_map(|p| &p.equivalences).collect();
        names.sort();
        names.dedup();
        assert_eq!(
            names,
            case.equivalences.iter().collect::<Vec<_>>(),
            "{}",
            file.path
        );
    }
}
