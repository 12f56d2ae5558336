//! Questions with their facts, answers and places: `tests/ask.yaml`, which other programs read too.

mod support;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use deroga::ask::{Answer, ask};
use deroga::pipeline::{Consult, Job, Setup};
use serde::Deserialize;
use support::root;
use support::setup::{consulted, setup};

/// How many questions there are at least.
const ASKED: usize = 40;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    questions: Vec<Question>,
}

/// One question: what is asked of whom, and what has to come.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    #[serde(rename = "question")]
    words: String,
    ruleset: String,
    topic: String,
    #[serde(default)]
    facts: BTreeMap<String, String>,
    /// The day for which it is asked.
    #[serde(default)]
    at: Option<String>,
    outcome: String,
    #[serde(default)]
    why: Option<String>,
    side: String,
    #[serde(default)]
    values: BTreeMap<String, Vec<String>>,
    /// Every place that the answer has to name first.
    places: Vec<String>,
    /// Words of the sentence.
    #[serde(default)]
    says: Vec<String>,
}

fn table() -> Vec<Question> {
    let text = std::fs::read_to_string(root().join("tests/ask.yaml")).expect("the table");
    let table: Table =
        deroga::yaml::parse(&text).unwrap_or_else(|f| panic!("{}: {}", f.line, f.message));
    table.questions
}

impl Question {
    fn answer(&self) -> Answer {
        let setup = setup();
        let consult = consulted(&self.ruleset);
        let topic = setup.topics.iter().find(|t| t.id == self.topic);
        let mut matter = consult.matter(topic.expect("the topic"), setup);
        matter.at = self.at.as_deref();
        let facts: Vec<(String, String)> = self
            .facts
            .iter()
            .map(|(k, v)| (k.clone(), v.clone()))
            .collect();
        ask(&matter, &facts).unwrap_or_else(|f| panic!("{}: {}", self.words, f.message))
    }

    /// What is not as expected.
    fn faults(&self) -> Vec<String> {
        let answer = self.answer();
        let mut faults = Vec::new();
        let mut same = |what: &str, found: String, wanted: String| {
            if found != wanted {
                faults.push(format!("{what}: {found} instead of {wanted}"));
            }
        };
        same("outcome", answer.outcome.id().into(), self.outcome.clone());
        let why = answer.why.map_or("-", |w| w.id());
        same("why", why.into(), self.why.clone().unwrap_or("-".into()));
        let side = answer.side.map_or("nobody", |s| s.id());
        same("side", side.into(), self.side.clone());
        for (slot, wanted) in &self.values {
            let found = answer.values.get(slot).map_or(Vec::new(), |list| {
                list.iter().map(ToString::to_string).collect::<Vec<_>>()
            });
            same(slot, format!("{found:?}"), format!("{wanted:?}"));
        }
        let places: Vec<&str> = answer.chain.iter().map(|l| l.place.as_str()).collect();
        for place in &self.places {
            if !places.contains(&place.as_str()) {
                faults.push(format!("{place} is not among {places:?}"));
            }
        }
        for words in &self.says {
            if !answer.sentence.contains(words.as_str()) {
                faults.push(format!("no «{words}»"));
            }
        }
        if !faults.is_empty() {
            faults.push(answer.sentence);
        }
        faults
    }
}

#[test]
fn every_question_gets_its_answer_and_its_place() {
    let table = table();
    assert!(table.len() >= ASKED, "only {} questions", table.len());
    let faults: Vec<String> = table
        .iter()
        .flat_map(|q| {
            let head = format!("{} ({}, {} {:?})", q.words, q.ruleset, q.topic, q.facts);
            q.faults()
                .into_iter()
                .map(move |f| format!("{head}\n  {f}"))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_quote_of_a_chain_stands_in_its_ruleset() {
    for question in table() {
        let consult = consulted(&question.ruleset);
        let quotes: Vec<&str> = consult
            .ruleset
            .rules
            .iter()
            .flat_map(|r| &r.evidence)
            .map(|e| e.quote.as_str())
            .collect();
        let answer = question.answer();
        assert!(
            answer.outcome.id() == "undetermined" || !answer.chain.is_empty(),
            "{}",
            question.words
        );
        for link in answer.chain.iter().filter(|l| l.side.id() == "document") {
            let quote = link.quote.as_deref().expect("words of the act");
            assert!(quotes.contains(&quote), "{}: {quote}", question.words);
        }
    }
}

#[test]
fn what_is_not_determined_has_a_reason_and_no_value() {
    for question in table() {
        let answer = question.answer();
        if answer.outcome.id() == "undetermined" {
            assert!(answer.why.is_some(), "{}", question.words);
            assert!(answer.values.is_empty(), "{}", question.words);
        }
    }
}

#[test]
fn an_unknown_fact_is_named_with_the_one_that_was_meant() {
    let setup = setup();
    let consult = consulted(&table()[0].ruleset);
    for topic in &setup.topics {
        let matter = consult.matter(topic, setup);
        let fault = ask(&matter, &[("orra".into(), "19:30".into())]).expect_err("no such fact");
        assert!(fault.message.contains("`orra`"), "{}", fault.message);
        assert!(fault.help.contains("`ora`"), "{}", fault.help);
    }
}

/// The corpus read once more, as a check that the documents of a job answer like those of a file.
#[test]
fn a_ruleset_read_from_its_file_answers_the_same() {
    static JOB: OnceLock<Vec<Consult>> = OnceLock::new();
    let setup: &Setup = setup();
    let fresh = JOB.get_or_init(|| {
        let job = Job::new(&[root().join("corpus")]);
        let cases = job.run(setup, false, &|| ()).cases;
        let ready = cases
            .into_iter()
            .map(|c| setup.consult(c.ruleset).expect("a contract"));
        ready.collect()
    });
    for question in table().iter().filter(|q| q.at.is_none()) {
        let consult = fresh
            .iter()
            .find(|c| c.ruleset.document.id == question.ruleset)
            .expect("the document");
        let topic = setup
            .topics
            .iter()
            .find(|t| t.id == question.topic)
            .expect("the topic");
        let facts: Vec<(String, String)> = question
            .facts
            .iter()
            .map(|(k, v)| (k.clone(), v.clone()))
            .collect();
        let answer = ask(&consult.matter(topic, setup), &facts).expect("an answer");
        assert_eq!(answer, question.answer(), "{}", question.words);
    }
}
