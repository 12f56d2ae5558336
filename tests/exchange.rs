//! Files for other systems: faults told at their line, and the policy that answers of the data beside it.

mod exported;
mod support;

use std::fs;

use exported::{engine, export};
use serde::Deserialize;
use support::program::{run, tree};
use support::root;
use tempfile::TempDir;

/// A fault planted in an emitted file.
#[derive(Debug, Deserialize)]
struct Planted {
    file: String,
    find: String,
    put: String,
    says: Vec<String>,
}

fn planted() -> Vec<Planted> {
    serde_saphyr::from_str(include_str!("consumers/faults.yaml")).expect("the planted faults")
}

#[test]
fn faults_are_told_at_their_line() {
    let folder = TempDir::new().expect("a folder");
    let all = planted();
    assert_eq!(all.len(), 12);
    for (n, fault) in all.iter().enumerate() {
        let path = root().join("output").join(&fault.file);
        let text = fs::read_to_string(path).expect("a file of output/");
        let at = text
            .find(&fault.find)
            .unwrap_or_else(|| panic!("{fault:?}"));
        let line = text[..at].matches('\n').count() + 1;
        let name = format!("{n}.yaml");
        let wrong = text.replacen(&fault.find, &fault.put, 1);
        fs::write(folder.path().join(&name), wrong).expect("written");
        let told = run(folder.path(), &["validate", &name]).ends_with(1).err;
        let place = format!("{name}:{line}:");
        assert!(told.contains(&place), "{fault:?}: not at {place}\n{told}");
        for word in &fault.says {
            assert!(told.contains(word), "{fault:?}: no `{word}`\n{told}");
        }
    }
}

#[test]
fn files_without_faults_pass_and_others_say_what_they_lack() {
    let folder = TempDir::new().expect("a folder");
    let write =
        |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("written");
    write("rotto.yaml", "format: 'deroga/ruleset/1'\n  a: [\n");
    write("ignoto.yaml", "a: 1\n");
    write("indice.yaml", "documents:\n- id: a\n  fil: a.txt\n");
    let here = root();
    let good = [
        "validate",
        "output/rulesets/uilpa-inps.yaml",
        "corpus/index.yaml",
        "grammars/revoca.yaml",
    ];
    let told = run(&here, &good).ends_with(0).out;
    assert_eq!(told.lines().count(), 3, "{told}");
    for (name, word) in [
        ("rotto.yaml", "YAML"),
        ("ignoto.yaml", "--schema"),
        ("indice.yaml", "forse intendevi `file`?"),
    ] {
        let told = run(folder.path(), &["validate", name]).ends_with(1).err;
        assert!(told.contains(word), "{name}: {told}");
    }
    run(folder.path(), &["validate", "manca.yaml"]).ends_with(2);
}

/// What the policy answers.
fn answer(engine: &mut regorus::Engine, input: &serde_json::Value) -> serde_json::Value {
    engine.set_input(regorus::Value::from_json_str(&input.to_string()).expect("an input"));
    let value = engine
        .eval_rule("data.deroga.answer".into())
        .expect("an answer");
    serde_json::from_str(&value.to_json_str().expect("JSON")).expect("JSON")
}

#[test]
fn the_policy_passes_its_own_tests() {
    let folder = export("rego");
    let mut engine = engine(folder.path(), &["deroga.rego", "deroga_test.rego"]);
    let tests = fs::read_to_string(folder.path().join("deroga_test.rego")).expect("the tests");
    let names: Vec<&str> = tests
        .lines()
        .filter_map(|line| line.strip_prefix("test_")?.split(' ').next())
        .collect();
    assert!(names.len() > 250, "{} tests", names.len());
    for name in names {
        let path = format!("data.deroga_test.test_{name}");
        let value = engine
            .eval_rule(path)
            .unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(value, regorus::Value::from(true), "{name}");
    }
}

#[test]
fn the_policy_withholds_what_is_expired() {
    let folder = export("rego");
    let data = fs::read_to_string(folder.path().join("data.json")).expect("the data");
    // Nothing loadable in the corpus has a last day: give one rule of the data one.
    let mut data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
    let topics = data["rulesets"]["civitanova-marche"]["topics"]
        .as_object_mut()
        .expect("topics");
    let (topic, rules) = topics
        .iter_mut()
        .find(|(_, rules)| {
            rules
                .as_array()
                .is_some_and(|r| r.len() == 1 && r[0]["state"] == "loadable")
        })
        .expect("a topic with one rule");
    rules[0]["until"] = "2024-12-31".into();
    let topic = topic.clone();
    fs::write(folder.path().join("data.json"), data.to_string()).expect("written");
    let mut engine = engine(folder.path(), &["deroga.rego", "deroga_test.rego"]);
    for (day, status) in [("2024-12-31", "stated"), ("2025-01-01", "not_determined")] {
        let input =
            serde_json::json!({ "document": "civitanova-marche", "topic": topic, "day": day });
        let answer = answer(&mut engine, &input);
        assert_eq!(answer["status"], status, "{day}: {answer}");
        if status == "not_determined" {
            assert_eq!(answer["withheld"][0]["reasons"][0], "expired", "{answer}");
        }
    }
}

#[test]
fn each_line_is_a_rule() {
    let folder = export("jsonl");
    let text = &tree(folder.path())["rules.jsonl"];
    let rules = text
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    let ids: Vec<String> = rules
        .map(|rule| rule["id"].as_str().expect("an id").to_owned())
        .collect();
    let all: usize = support::program::corpus()
        .rulesets
        .values()
        .map(|set| set.rules.len())
        .sum();
    assert_eq!(ids.len(), all);
}

#[test]
fn every_locator_of_a_rule_is_an_eid() {
    let folder = export("akn");
    for set in support::program::corpus().rulesets.values() {
        let xml = &tree(folder.path())[&format!("{}.xml", set.document.id)];
        for evidence in set.rules.iter().flat_map(|rule| &rule.evidence) {
            let id = format!("eId=\"{}\"", evidence.locator);
            assert_eq!(xml.matches(&id).count(), 1, "{id}");
        }
    }
}
