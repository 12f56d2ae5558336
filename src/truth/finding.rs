//! Faults of the text: those that readers found against ours.

use serde::Serialize;

use super::file::{Truth, TruthFinding};
use super::quote::{overlap, same_place};
use crate::lint::{Finding, Site};

/// The kinds of fault that readers name, and the codes by which we say the same.
const KINDS: &[(&str, &[&str])] = &[
    (
        "contradiction",
        &[
            "W151", "W152", "W153", "W154", "W155", "W156", "W157", "W158",
        ],
    ),
    (
        "numbering",
        &["W101", "W102", "W103", "W104", "W105", "N106"],
    ),
    ("duplicate_number", &["W101"]),
    ("ambiguous_reference", &["W113"]),
    (
        "wrong_reference",
        &["W111", "W112", "W113", "W114", "W115", "W116", "W118"],
    ),
    ("broken_reference", &["W111", "W113"]),
    ("wrong_title", &["W112", "W116", "W162"]),
    ("missing_context", &["N117", "W111"]),
    ("blank", &["W121", "W123", "N122"]),
    ("missing_date", &["W123"]),
    ("score_gap", &["W131"]),
    ("score_overlap", &["W132"]),
    ("score_inversion", &["W133"]),
    ("truncated", &["W141"]),
    ("typo", &["N142"]),
    ("gap", &["W155", "W161", "W162", "W163"]),
    ("ambiguity", &["W113", "W158", "W163"]),
    ("indirect_source", &["N164"]),
    ("tension", &["W151", "W158"]),
];

/// Two quotes with this share of words in common are about the same words.
const SHARED: f64 = 0.5;

/// How many faults of a document were found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FindingScore {
    /// Faults on which every reader agrees.
    pub must: usize,
    /// Of these, those that were found.
    pub found: usize,
    /// Findings of ours that no reader has.
    pub others: usize,
    /// Those not found: kind and places.
    pub missed: Vec<String>,
}

impl FindingScore {
    /// Puts the counts of another document to these.
    pub fn add(&mut self, other: Self) {
        self.must += other.must;
        self.found += other.found;
        self.others += other.others;
        self.missed.extend(other.missed);
    }
}

/// Holds the findings of a document against those of its readers: same kind, and a place in common; of a
/// fault between several places, two of them.
pub fn score_findings(truth: &Truth, findings: &[Finding]) -> FindingScore {
    let mut score = FindingScore::default();
    for fault in truth.lint.iter().filter(|fault| fault.must) {
        score.must += 1;
        if findings.iter().any(|finding| is_of(fault, finding)) {
            score.found += 1;
        } else {
            let places = fault.places.join(", ");
            score
                .missed
                .push(format!("{}: {} ({places})", truth.document, fault.kind));
        }
    }
    let known = |finding: &&Finding| truth.lint.iter().any(|fault| is_of(fault, finding));
    score.others = findings.len() - findings.iter().filter(known).count();
    score
}

fn is_of(fault: &TruthFinding, finding: &Finding) -> bool {
    let codes = KINDS.iter().find(|(kind, _)| *kind == fault.kind);
    let same = codes.is_some_and(|(_, codes)| codes.contains(&finding.code.id()));
    let shared = finding
        .sites
        .iter()
        .filter(|site| stands(fault, site))
        .count();
    let between = fault.kind == "contradiction" && distinct(&fault.places) > 1;
    same && shared >= if between { 2 } else { 1 }
}

/// Whether a place of ours is one of the readers'.
fn stands(fault: &TruthFinding, site: &Site) -> bool {
    let quoted = fault
        .quotes
        .iter()
        .any(|q| overlap(q, &site.quote) >= SHARED);
    let placed = fault
        .places
        .iter()
        .any(|p| same_place(Some(p), Some(&site.place)) >= 2);
    quoted || placed
}

fn distinct(places: &[String]) -> usize {
    let mut places: Vec<&String> = places.iter().collect();
    places.sort();
    places.dedup();
    places.len()
}
