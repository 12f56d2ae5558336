//! What can be reviewed: a cell, a rule at one of its places, a finding; each with a stable name.

use sha2::{Digest as _, Sha256};

use crate::compare::Deviation;
use crate::lint::Finding;
use crate::report::Case;
use crate::rule::{Evidence, Rule};

/// Something that a person can confirm or refuse.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// Stable name.
    pub id: String,
    /// Hash of the words, 32 hexadecimal digits.
    pub words: String,
    /// What the program says of them: a verdict, the values of a rule, a code.
    pub said: String,
    /// The words, for people to read; empty where the document is silent.
    pub quote: String,
}

/// All items of a document.
pub fn items(case: &Case) -> Vec<Item> {
    let set = &case.ruleset;
    let rules = set.rules.iter().flat_map(|rule| {
        let each = rule.evidence.iter();
        each.map(move |evidence| of_rule(rule, evidence))
    });
    let cells = case.comparison.iter().flat_map(|c| &c.deviations);
    let findings = case.findings.iter();
    let document = &set.document.id;
    rules
        .chain(cells.map(of_deviation))
        .chain(findings.map(|finding| of_finding(document, finding)))
        .collect()
}

/// A cell of the comparison: both sides' words, and the verdict.
pub fn of_deviation(cell: &Deviation) -> Item {
    let quote = cell.local.quote.clone().unwrap_or_default();
    let contract = cell.baseline.quote.as_ref().or(cell.baseline.fact.as_ref());
    let contract = contract.map_or("", String::as_str);
    Item {
        id: cell.id.clone(),
        words: hash(&["cell", &cell.topic, &quote, contract]),
        said: cell.verdict.id().into(),
        quote,
    }
}

/// A rule at one of its places: the words there, and its values.
pub fn of_rule(rule: &Rule, evidence: &Evidence) -> Item {
    let values = rule.values.iter();
    let values: Vec<String> = values
        .map(|(slot, value)| format!("{slot}: {value}"))
        .collect();
    Item {
        id: format!("{}#{}", rule.id, evidence.locator),
        words: hash(&["rule", &rule.topic, &evidence.quote]),
        said: std::iter::once(rule.clause.clone())
            .chain(values)
            .collect::<Vec<_>>()
            .join("; "),
        quote: evidence.quote.clone(),
    }
}

/// A finding: the words of all its places, and its code.
pub fn of_finding(document: &str, finding: &Finding) -> Item {
    let code = finding.code.id();
    let first = finding.sites.first();
    let place = first.map(|s| s.locator.to_string()).unwrap_or_default();
    let words: Vec<&str> = finding.sites.iter().map(|s| s.quote.as_str()).collect();
    let told = [&["finding", code, &finding.message], words.as_slice()].concat();
    Item {
        id: format!("{document}!{code}@{place}"),
        words: hash(&told),
        said: code.into(),
        quote: words.join(" … "),
    }
}

/// The first half of the SHA-256 of words, white space folded.
fn hash(parts: &[&str]) -> String {
    use std::fmt::Write as _;
    let mut hash = Sha256::new();
    for part in parts {
        let folded = part.split_whitespace().collect::<Vec<_>>().join(" ");
        hash.update(folded);
        hash.update([0]);
    }
    let mut out = String::with_capacity(32);
    for byte in hash.finalize().iter().take(16) {
        let _ = write!(out, "{byte:02x}");
    }
    out
}
