//! Open Policy Agent: the rules as data, a small policy that asks them, and tests of both.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{File, identifier};
use crate::rule::{Rule, Ruleset, State};

/// The policy: a file of the program, the same for all rulesets.
const POLICY: &str = include_str!("rego/deroga.rego");

/// The part of it that holds facts against rules.
const ASK: &str = include_str!("rego/deroga_ask.rego");

/// What stands before the tests.
const TESTS: &str = "# Written beside data.json: what the policy must answer of these very rules.\n\
package deroga_test\n\nimport rego.v1\n\nimport data.deroga\n";

/// `data.json`, `deroga.rego`, `deroga_ask.rego` and `deroga_test.rego`.
///
/// # Errors
/// When a rule cannot be written as JSON.
pub fn rego(sets: &[&Ruleset]) -> Result<Vec<File>, serde_json::Error> {
    let mut documents = serde_json::Map::new();
    for set in sets {
        documents.insert(set.document.id.clone(), document(set)?);
    }
    let data = json!({ "rulesets": documents });
    Ok(vec![
        File::new("data.json", serde_json::to_string_pretty(&data)? + "\n"),
        File::new("deroga.rego", POLICY.to_owned()),
        File::new("deroga_ask.rego", ASK.to_owned()),
        File::new("deroga_test.rego", tests(sets)),
    ])
}

/// What the policy needs of a document.
fn document(set: &Ruleset) -> Result<Value, serde_json::Error> {
    let mut topics: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for rule in &set.rules {
        let place = rule.evidence.first().map(|e| e.place.as_str());
        let quote = rule.evidence.first().map(|e| e.quote.as_str());
        let days = rule.in_force.as_ref();
        topics.entry(&rule.topic).or_default().push(json!({
            "id": rule.id,
            "clause": rule.clause,
            "state": rule.state.id(),
            "modality": rule.modality,
            "bearer": rule.bearer,
            "values": serde_json::to_value(&rule.values)?,
            "condition": rule.condition,
            "exception": rule.exception,
            "from": days.and_then(|d| d.from.as_ref()),
            "until": days.and_then(|d| d.until.as_ref()),
            "place": place,
            "quote": quote,
        }));
    }
    Ok(json!({
        "act": set.document.urn(),
        "institution": set.document.institution,
        "institution_id": set.document.institution_id,
        "title": set.document.title,
        "topics": topics,
        "silent": set.silent,
    }))
}

/// One test for each topic of each document, one for each topic that is silent, one for the unknown.
fn tests(sets: &[&Ruleset]) -> String {
    let mut out = TESTS.to_owned();
    for set in sets {
        let id = &set.document.id;
        let mut topics: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
        for rule in &set.rules {
            topics.entry(&rule.topic).or_default().push(rule);
        }
        for (topic, rules) in topics {
            test(&mut out, id, topic, &rules);
        }
        for topic in &set.silent {
            let name = format!("{}_{}", identifier(id), identifier(topic));
            let _ = write!(
                out,
                "\ntest_{name}_silent if {{\n\tanswer := deroga.answer with input as {}\n\tanswer.status == \"silent\"\n}}\n",
                json!({ "document": id, "topic": topic })
            );
        }
    }
    out.push_str(
        "\ntest_unknown_document if {\n\tanswer := deroga.answer with input as {\"document\": \"?\", \"topic\": \"?\"}\n\tanswer.status == \"unknown\"\n}\n",
    );
    out
}

fn test(out: &mut String, document: &str, topic: &str, rules: &[&Rule]) {
    let name = format!("{}_{}", identifier(document), identifier(topic));
    let loadable: Vec<&&Rule> = rules
        .iter()
        .filter(|r| r.state == State::Loadable)
        .collect();
    let status = if loadable.is_empty() {
        "not_determined"
    } else {
        "stated"
    };
    let _ = write!(
        out,
        "\ntest_{name} if {{\n\tanswer := deroga.answer with input as {}\n\tanswer.status == \"{status}\"\n\tcount(answer.rules) == {}\n\tcount(answer.withheld) == {}\n}}\n",
        json!({ "document": document, "topic": topic }),
        loadable.len(),
        rules.len() - loadable.len(),
    );
}
