//! Individual agreements, right, wrong in one thing, or blank: `tests/agreements.yaml`.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use deroga::agreement::{Kind, Open, Remark, Terms, check, template};
use deroga::yaml::Fault;
use serde::Deserialize;
use support::program::run;
use support::root;
use support::setup::{consulted, ruleset_names, setup};

/// How many agreements there are at least.
const AGREEMENTS: usize = 30;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    /// Terms that fit the act and the contract, by act; a case changes some.
    base: BTreeMap<String, BTreeMap<String, String>>,
    agreements: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    institution: String,
    /// Terms (`topic.slot`) other than those of the base; `null` takes one out.
    #[serde(default)]
    change: BTreeMap<String, Option<String>>,
    /// Whether nothing but `change` is written.
    #[serde(default)]
    alone: bool,
    /// What is found.
    #[serde(default)]
    remarks: Vec<Expected>,
    /// What makes the file unreadable.
    #[serde(default)]
    faults: Vec<Wrong>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    term: String,
    kind: String,
    by: String,
    #[serde(default)]
    place: Option<String>,
    /// Words of the message.
    #[serde(default)]
    says: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrong {
    /// The term at whose line the fault is.
    term: String,
    says: String,
}

fn table() -> Table {
    let text = std::fs::read_to_string(root().join("tests/agreements.yaml")).expect("the table");
    deroga::yaml::parse(&text).unwrap_or_else(|f| panic!("{}: {}", f.line, f.message))
}

impl Case {
    /// The file, with the line of each term.
    fn file(&self, table: &Table) -> (String, BTreeMap<String, usize>) {
        let mut terms: BTreeMap<&str, &str> = BTreeMap::new();
        if !self.alone {
            let base = table.base.get(&self.institution).into_iter().flatten();
            terms.extend(base.map(|(k, v)| (k.as_str(), v.as_str())));
        }
        for (term, value) in &self.change {
            match value {
                Some(value) => drop(terms.insert(term, value)),
                None => drop(terms.remove(term.as_str())),
            }
        }
        let id = &self.institution;
        let mut lines = vec![
            "format: 'deroga/agreement/1'".to_owned(),
            format!("institution: '{id}'"),
            if terms.is_empty() {
                "terms: {}".to_owned()
            } else {
                "terms:".to_owned()
            },
        ];
        let (mut at, mut before) = (BTreeMap::new(), "");
        for (term, value) in terms {
            let (topic, slot) = term.split_once('.').expect("topic.slot");
            if topic != before {
                lines.push(format!("  {topic}:"));
                at.insert(topic.to_owned(), lines.len());
            }
            before = topic;
            lines.push(format!("    {slot}: {value}"));
            at.insert(term.to_owned(), lines.len());
        }
        (lines.join("\n") + "\n", at)
    }

    fn run(&self, text: &str) -> Result<Vec<Remark>, Vec<Fault>> {
        let consult = consulted(&self.institution);
        let topics = &setup().topics;
        let terms = Terms::read(text, topics, &Open::of(&consult.ruleset))?;
        Ok(check(
            &terms,
            &consult.ruleset,
            consult.contract.as_ref(),
            topics,
        ))
    }

    /// What is not as expected.
    fn wrong(&self, table: &Table) -> Vec<String> {
        let (text, lines) = self.file(table);
        match self.run(&text) {
            Ok(remarks) if self.faults.is_empty() => self.missing(&remarks, &lines),
            Ok(remarks) => vec![format!("no fault, but {remarks:?}")],
            Err(faults) => {
                let met = |wrong: &Wrong, fault: &Fault| {
                    Some(&fault.line) == lines.get(&wrong.term)
                        && fault.message.contains(&wrong.says)
                };
                let all = self.faults.len() == faults.len()
                    && self.faults.iter().all(|w| faults.iter().any(|f| met(w, f)));
                if all {
                    Vec::new()
                } else {
                    vec![format!("{faults:?}")]
                }
            }
        }
    }

    fn missing(&self, remarks: &[Remark], lines: &BTreeMap<String, usize>) -> Vec<String> {
        let name = |value: String| value.trim_matches('"').to_owned();
        let kind = |r: &Remark| name(serde_json::to_string(&r.kind).expect("a name"));
        let by = |r: &Remark| name(serde_json::to_string(&r.by).expect("a name"));
        let met = |e: &&Expected, r: &&Remark| {
            let term = format!("{}.{}", r.topic, r.slot);
            e.term == term
                && e.kind == kind(r)
                && e.by == by(r)
                && e.place.as_ref().is_none_or(|p| *p == r.place)
                && e.says
                    .iter()
                    .all(|words| r.message.contains(words.as_str()))
                && lines.get(&term).copied().unwrap_or(0) == r.line
        };
        let unmet = self
            .remarks
            .iter()
            .filter(|e| !remarks.iter().any(|r| met(e, &r)));
        let extra = remarks
            .iter()
            .filter(|r| !self.remarks.iter().any(|e| met(&e, r)));
        unmet
            .map(|e| format!("missing {} {} {}", e.term, e.kind, e.by))
            .chain(extra.map(|r| {
                format!(
                    "unexpected {}.{} {} {}: {}",
                    r.topic,
                    r.slot,
                    kind(r),
                    by(r),
                    r.message
                )
            }))
            .collect()
    }
}

#[test]
fn agreements_are_judged_as_expected() {
    let table = table();
    assert!(
        table.agreements.len() >= AGREEMENTS,
        "only {}",
        table.agreements.len()
    );
    let names: BTreeSet<&str> = table.agreements.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(
        names.len(),
        table.agreements.len(),
        "two cases with one name"
    );
    let wrong: Vec<String> = table
        .agreements
        .iter()
        .flat_map(|case| {
            let told = case.wrong(&table);
            told.into_iter()
                .map(|line| format!("{}: {line}", case.name))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_template_is_an_agreement_with_every_term_blank() {
    for id in ruleset_names() {
        let consult = consulted(&id);
        let topics = &setup().topics;
        let open = Open::of(&consult.ruleset);
        let text = template(&consult.ruleset, consult.contract.as_ref(), topics);
        let terms =
            Terms::read(&text, topics, &open).unwrap_or_else(|f| panic!("{id}: {f:?}\n{text}"));
        let remarks = check(&terms, &consult.ruleset, consult.contract.as_ref(), topics);
        assert!(
            remarks.iter().all(|r| r.kind == Kind::Blank && r.line > 0),
            "{id}: {remarks:?}"
        );
        for term in &open {
            assert!(
                text.contains(&format!("  {}:\n", term.topic)),
                "{id}: {}",
                term.topic
            );
            assert!(
                text.contains(&format!("    {}: ''\n", term.slot)),
                "{id}: {}",
                term.slot
            );
        }
    }
}

#[test]
fn the_program_ends_with_the_code_of_what_it_found() {
    let table = table();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("accordo.yaml");
    let name = path.to_string_lossy().into_owned();
    let first = |wanted: fn(&&Case) -> bool| table.agreements.iter().find(wanted).expect("a case");
    for (case, code) in [
        (first(|c| c.remarks.is_empty() && c.faults.is_empty()), 0),
        (first(|c| !c.remarks.is_empty()), 1),
        (first(|c| !c.faults.is_empty()), 2),
    ] {
        std::fs::write(&path, case.file(&table).0).expect("written");
        let ran = run(
            &root(),
            &[
                "agreement",
                "check",
                &name,
                "--institution",
                &case.institution,
            ],
        )
        .ends_with(code);
        let told = if code == 2 { &ran.err } else { &ran.out };
        for remark in &case.remarks {
            assert!(
                remark.says.iter().all(|words| told.contains(words)),
                "{told}"
            );
        }
        for fault in &case.faults {
            assert!(
                told.contains(&fault.says) && told.contains("accordo.yaml:"),
                "{told}"
            );
        }
    }
}
