//! What the five documents refer to, as read by hand, against what the program finds.
//!
//! A reference is right when place, words, act and place in the act are those of the readers, and when
//! it leads where they say.

mod support;

use deroga::reference::{ActKind, Record};
use serde::Deserialize;
use support::program;

/// Of all that is found, this share is right, in hundredths.
const PRECISION: usize = 98;
/// Of all that is there, this share is found, in hundredths.
const RECALL: usize = 95;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Truth {
    document: String,
    references: Vec<Read>,
}

/// One reference as read by hand.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(deny_unknown_fields)]
struct Read {
    place: String,
    quote: String,
    /// URN without the place, CELEX, id of the contract, `CCNL …` for one that is not at hand, `here`.
    act: String,
    #[serde(default)]
    partition: String,
    #[serde(default)]
    leads: String,
}

fn shown(record: &Record) -> Read {
    let base = |id: &Option<String>| {
        let id = id.clone().unwrap_or_default();
        id.split('~').next().unwrap_or_default().to_owned()
    };
    let name = || format!("CCNL {}", record.name.clone().unwrap_or_default());
    let act = match record.act {
        ActKind::Document => "here".to_owned(),
        ActKind::State => base(&record.urn),
        ActKind::European => base(&record.celex),
        ActKind::Contract => record.contract.clone().unwrap_or_else(name),
        ActKind::Local | ActKind::Unknown => record.name.clone().unwrap_or_default(),
    };
    Read {
        place: record.place.clone(),
        quote: record.quote.clone(),
        act,
        partition: record
            .partition
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        leads: record
            .resolved
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
    }
}

/// How many stand in both.
fn shared(read: &[Read], found: &[Read]) -> usize {
    let mut left = found.to_vec();
    let mut right = 0;
    for one in read {
        if let Some(at) = left.iter().position(|other| other == one) {
            left.swap_remove(at);
            right += 1;
        }
    }
    right
}

#[test]
fn references_are_those_read_by_hand() {
    let corpus = program::corpus();
    let (mut there, mut found, mut right) = (0, 0, 0);
    let mut wrong = Vec::new();
    for file in support::files("tests/references", ".yaml") {
        let truth: Truth = deroga::yaml::parse(&file.text)
            .unwrap_or_else(|f| panic!("{}:{}: {}", file.path, f.line, f.message));
        let ruleset = &corpus.rulesets[&truth.document];
        let got: Vec<Read> = ruleset.citations.iter().map(shown).collect();
        there += truth.references.len();
        found += got.len();
        right += shared(&truth.references, &got);
        let missed = truth.references.iter().filter(|r| !got.contains(r));
        wrong.extend(missed.map(|r| format!("missed {}: {r:?}", truth.document)));
        let false_ones = got.iter().filter(|r| !truth.references.contains(r));
        wrong.extend(false_ones.map(|r| format!("false {}: {r:?}", truth.document)));
    }
    println!("references: {there} there, {found} found, {right} right");
    let told = format!(
        "{right} right of {found} found, {there} there\n{}",
        wrong.join("\n")
    );
    assert!(there >= 60, "only {there} references read by hand");
    assert!(right * 100 >= PRECISION * found, "precision: {told}");
    assert!(right * 100 >= RECALL * there, "recall: {told}");
}
