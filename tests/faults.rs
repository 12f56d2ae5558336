//! The faults that careful readers found in the five documents, against those that the checks find.

mod support;

use deroga::lint::Finding;
use deroga::truth::{FindingScore, Truth, score_findings};
use serde_json::Value;
use support::{program, root};

/// Of the faults on which every reader agrees, this share is found, in hundredths.
const RECALL: usize = 90;

/// Findings that no reader has, at most so many in all five documents.
const OTHERS: usize = 6;

/// The findings of a document, as the program prints them.
fn findings(document: &Value) -> Vec<Finding> {
    let list = document["findings"].clone();
    serde_json::from_value(list).expect("findings")
}

#[test]
fn the_faults_that_every_reader_finds_are_found() {
    let ran =
        program::run(&root(), &["check", "corpus", "--format", "json", "--quiet"]).ends_with(0);
    let documents: Vec<Value> = serde_json::from_str(&ran.out).expect("JSON");
    let mut all = FindingScore::default();
    for file in support::files("tests/truth/lint", ".yaml") {
        let truth: Truth = deroga::yaml::parse(&file.text)
            .unwrap_or_else(|f| panic!("{}:{}: {}", file.path, f.line, f.message));
        let document = documents
            .iter()
            .find(|d| d["document"] == truth.document.as_str());
        let document = document.unwrap_or_else(|| panic!("{} was not checked", truth.document));
        all.add(score_findings(&truth, &findings(document)));
    }
    println!(
        "faults: {} of {}, others {}",
        all.found, all.must, all.others
    );
    assert!(all.must >= 40, "{} faults read by hand", all.must);
    assert!(
        all.found * 100 >= RECALL * all.must,
        "missed: {:#?}",
        all.missed
    );
    assert!(
        all.others <= OTHERS,
        "{} findings that no reader has",
        all.others
    );
}
