//! The cases: Markdown files with prose that says why, a `text` block, and a `yaml` block with what
//! must come out. Only the keys that the case writes are compared.

mod support;

use std::collections::BTreeSet;
use std::fs;

use deroga::compare::Comparison;
use deroga::outline::Locator;
use deroga::rule::Ruleset;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use support::{Source, program};

/// What must come out. A list must have as many entries, in order; an entry may name some keys only.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// Only the rules and cells of these topics are looked at; all when it is left out.
    #[serde(default)]
    topics: Vec<String>,
    /// The contract asked for.
    #[serde(default)]
    against: Option<String>,
    /// One row per place: topic, clause, modality, bearer, place, locator, binding, quote, values.
    rules: Option<Value>,
    /// Empty form fields: topic, slot, value.
    open_terms: Option<Value>,
    /// What is known of the document: kind, comparto, institution.
    document: Option<Value>,
    /// The contract that was chosen; `nessuno` for none.
    baseline: Option<String>,
    /// Verdicts of the cells that are not `silent`, in the order of the report.
    verdicts: Option<Vec<String>>,
    /// Locators of the articles that hold a rule or a sentence of the residue.
    articles: Option<Vec<String>>,
}

/// The block of a Markdown text that opens with the fence of `kind`.
fn block<'t>(markdown: &'t str, kind: &str) -> Option<&'t str> {
    let open = format!("\n```{kind}\n");
    let start = markdown.find(&open)? + open.len();
    let end = markdown[start..].find("\n```").map(|n| start + n + 1)?;
    Some(&markdown[start..end])
}

/// What differs between `wanted` and `got`, where `wanted` says something.
fn differences(at: &str, wanted: &Value, got: &Value, out: &mut Vec<String>) {
    match (wanted, got) {
        (Value::Object(wanted), Value::Object(got)) => {
            for (key, value) in wanted {
                differences(
                    &format!("{at}.{key}"),
                    value,
                    got.get(key).unwrap_or(&Value::Null),
                    out,
                );
            }
        }
        (Value::Array(wanted), Value::Array(got)) if wanted.len() == got.len() => {
            for (i, (wanted, got)) in wanted.iter().zip(got).enumerate() {
                differences(&format!("{at}[{i}]"), wanted, got, out);
            }
        }
        _ if wanted == got => {}
        _ => out.push(format!("{at}: wanted {wanted}, got {got}")),
    }
}

/// Rules as the cases write them: one row per place, values as spoken.
fn rows(ruleset: &Ruleset, topics: &[String]) -> Value {
    let wanted = |topic: &String| topics.is_empty() || topics.contains(topic);
    let rules = ruleset.rules.iter().filter(|rule| wanted(&rule.topic));
    let row = |(rule, evidence): (&deroga::rule::Rule, &deroga::rule::Evidence)| {
        let values: Map<String, Value> = rule
            .values
            .iter()
            .map(|(slot, value)| (slot.clone(), json!(value.to_string())))
            .collect();
        json!({
            "topic": rule.topic, "clause": rule.clause, "modality": rule.modality, "bearer": rule.bearer,
            "place": evidence.place, "locator": evidence.locator, "binding": evidence.binding,
            "quote": evidence.quote, "values": values, "condition": rule.condition, "exception": rule.exception,
        })
    };
    rules
        .flat_map(|rule| rule.evidence.iter().map(move |e| (rule, e)))
        .map(row)
        .collect()
}

fn open_terms(ruleset: &Ruleset, topics: &[String]) -> Value {
    let wanted = |topic: &String| topics.is_empty() || topics.contains(topic);
    let terms = ruleset.open_terms.iter().filter(|term| wanted(&term.topic));
    terms
        .map(|t| json!({ "topic": t.topic, "slot": t.slot, "value": t.value.to_string() }))
        .collect()
}

fn verdicts(comparison: Option<&Comparison>, topics: &[String]) -> Value {
    let cells = comparison.iter().flat_map(|c| &c.deviations);
    let told = cells.filter(|cell| topics.is_empty() || topics.contains(&cell.topic));
    told.map(|cell| cell.verdict.id())
        .filter(|id| *id != "silent")
        .map(|id| json!(id))
        .collect()
}

fn articles(ruleset: &Ruleset) -> Value {
    let places = ruleset
        .rules
        .iter()
        .flat_map(|r| r.evidence.iter().map(|e| &e.locator));
    let all = places.chain(ruleset.residue.iter().map(|r| &r.locator));
    let article = |l: &Locator| {
        l.0.iter()
            .find(|step| step.kind == "art")
            .map(ToString::to_string)
    };
    let found: BTreeSet<String> = all.filter_map(article).collect();
    json!(found)
}

/// A case, its text and what must come out.
struct Case {
    path: String,
    text: String,
    expected: Expected,
}

impl Case {
    fn read(source: &Source) -> Self {
        let path = source.path.clone();
        let text = block(&source.text, "text").unwrap_or_else(|| panic!("{path}: no text block"));
        let yaml = block(&source.text, "yaml").unwrap_or_else(|| panic!("{path}: no yaml block"));
        let expected = deroga::yaml::parse(yaml)
            .unwrap_or_else(|f| panic!("{path}: yaml line {}: {}", f.line, f.message));
        Self {
            path,
            text: text.to_owned(),
            expected,
        }
    }

    /// The name of its document.
    fn id(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.trim_end_matches(".md")
    }
}

/// Runs the cases that ask for the same contract, and says what came out wrong in each.
fn check(cases: &[&Case]) -> Vec<String> {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    for case in cases {
        fs::write(
            folder.path().join(case.id().to_owned() + ".txt"),
            &case.text,
        )
        .expect("write the text");
    }
    let against = cases
        .first()
        .and_then(|case| case.expected.against.as_deref());
    let against: Vec<&str> = against.iter().flat_map(|id| ["--baseline", id]).collect();
    let more: Vec<&str> = ["--quiet"].into_iter().chain(against).collect();
    let (ran, written) = program::run_over(&[folder.path().to_str().expect("UTF-8")], &more);
    let mut out = Vec::new();
    for case in cases {
        let Some(ruleset) = written.rulesets.get(case.id()) else {
            out.push(format!("{}: no ruleset\n{}", case.path, ran.err));
            continue;
        };
        let faults = compare(&case.expected, ruleset, written.comparisons.get(case.id()));
        if !faults.is_empty() {
            out.push(format!("{}:\n  {}", case.path, faults.join("\n  ")));
        }
    }
    out
}

fn compare(expected: &Expected, ruleset: &Ruleset, comparison: Option<&Comparison>) -> Vec<String> {
    let topics = &expected.topics;
    let mut out = Vec::new();
    let rules = rows(ruleset, topics);
    let checks = [
        ("rules", expected.rules.clone(), rules.clone()),
        (
            "open_terms",
            expected.open_terms.clone(),
            open_terms(ruleset, topics),
        ),
        (
            "document",
            expected.document.clone(),
            json!(ruleset.document),
        ),
        (
            "baseline",
            expected.baseline.as_ref().map(|b| json!(b)),
            json!(comparison.map(|c| c.baseline.as_deref().unwrap_or("nessuno"))),
        ),
        (
            "verdicts",
            expected.verdicts.as_ref().map(|v| json!(v)),
            verdicts(comparison, topics),
        ),
        (
            "articles",
            expected.articles.as_ref().map(|a| json!(a)),
            articles(ruleset),
        ),
    ];
    for (name, wanted, got) in checks {
        if let Some(wanted) = wanted {
            differences(name, &wanted, &got, &mut out);
        }
    }
    if !out.is_empty() {
        out.push(format!(
            "the rules were:\n{}",
            serde_json::to_string_pretty(&rules).unwrap_or_default()
        ));
    }
    out
}

#[test]
fn every_case_comes_out_as_it_says() {
    let cases: Vec<Case> = support::files("tests/cases", ".md")
        .iter()
        .map(Case::read)
        .collect();
    assert!(cases.len() >= 12, "{} cases", cases.len());
    let contracts: BTreeSet<&Option<String>> = cases.iter().map(|c| &c.expected.against).collect();
    let with = |contract: &Option<String>| {
        cases
            .iter()
            .filter(|c| c.expected.against == *contract)
            .collect()
    };
    let faults: Vec<String> = contracts
        .into_iter()
        .flat_map(|contract| check(&with(contract) as &Vec<&Case>))
        .collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n\n"));
}

#[test]
fn a_wrong_outcome_is_told() {
    let told = |wanted: Value, got: Value| {
        let mut out = Vec::new();
        differences("x", &wanted, &got, &mut out);
        out.len()
    };
    assert_eq!(told(json!({ "a": 1 }), json!({ "a": 1, "b": 2 })), 0);
    assert_eq!(told(json!({ "a": 1, "c": 3 }), json!({ "a": 2 })), 2);
    assert_eq!(told(json!([]), json!([1])), 1);
    assert_eq!(block("x\n```text\na\nb\n```\n", "text"), Some("a\nb\n"));
}
