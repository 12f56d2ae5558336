//! A contract as the comparer sees it: the text layer where there is one, facts for the rest.

use std::collections::BTreeMap;

use super::baseline::{Baseline, Fact, Interpretation, Silence, Stance};
use super::{Room, Side, Topic};
use crate::diagnostic::{At, Code, Diagnostic};
use crate::outline::{Locator, Step};
use crate::rule::{Evidence, Rule, Ruleset};

/// One rule of the contract, from its text or from a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provided {
    /// The rule; from a fact it has no evidence.
    pub rule: Rule,
    /// The contract's side of a cell.
    pub side: Side,
    /// What the institution may do.
    pub room: Option<Room>,
}

/// A contract in two layers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contract {
    /// Id of the baseline.
    pub id: String,
    /// Rules by topic.
    pub rules: BTreeMap<String, Vec<Provided>>,
    /// Topics on which it is known to say nothing.
    pub silent: BTreeMap<String, Silence>,
    /// Topics that a model agreement may leave out.
    pub agreement_may_omit: Vec<String>,
    /// Official interpretations.
    pub interpretations: Vec<Interpretation>,
}

/// What a contract does on a topic.
pub(super) enum Says<'a> {
    /// These rules.
    Stated(&'a [Provided]),
    /// Nothing, and that is known.
    Silent(&'a Silence),
    /// There is no text and no fact.
    NoText,
}

impl Contract {
    /// The rules of the text, and the facts on what the text does not cover.
    pub fn layered(facts: &Baseline, text: Option<&Ruleset>) -> Self {
        let mut contract = Self {
            id: facts.id.clone(),
            agreement_may_omit: facts.agreement_may_omit.clone(),
            interpretations: facts.interpretations.clone(),
            ..Self::default()
        };
        if let Some(text) = text {
            contract.add_text(text, Some(facts));
        }
        for (topic, stance) in &facts.facts {
            match stance {
                Stance::Silent(silence) if !contract.rules.contains_key(topic) => {
                    contract.silent.insert(topic.clone(), silence.clone());
                }
                Stance::Silent(_) => {}
                Stance::Stated(list) => contract.add_facts(topic, list),
            }
        }
        contract
    }

    /// A contract known by its full text alone: topics not found in it are silent.
    pub fn from_text(text: &Ruleset) -> Self {
        let mut contract = Self {
            id: text.document.id.clone(),
            ..Self::default()
        };
        contract.add_text(text, None);
        contract.silent = text
            .silent
            .iter()
            .map(|topic| (topic.clone(), Silence::default()))
            .collect();
        contract
    }

    fn add_text(&mut self, text: &Ruleset, facts: Option<&Baseline>) {
        for rule in &text.rules {
            let room = facts.and_then(|f| room(f, &rule.topic, &rule.clause));
            for evidence in &rule.evidence {
                let side = text_side(rule, evidence);
                let one = Provided {
                    rule: rule.clone(),
                    side,
                    room,
                };
                self.rules.entry(rule.topic.clone()).or_default().push(one);
            }
        }
    }

    /// Adds the facts whose clause the text does not state.
    fn add_facts(&mut self, topic: &str, facts: &[Fact]) {
        let list = self.rules.entry(topic.to_owned()).or_default();
        let known: Vec<String> = list.iter().map(|p| p.rule.clause.clone()).collect();
        for (index, fact) in facts.iter().enumerate() {
            if !known.contains(&fact.clause) {
                list.push(from_fact(&self.id, topic, index, fact));
            }
        }
    }

    /// What it does on `topic`.
    pub(super) fn says(&self, topic: &str) -> Says<'_> {
        match (self.rules.get(topic), self.silent.get(topic)) {
            (Some(list), _) if !list.is_empty() => Says::Stated(list),
            (_, Some(silence)) => Says::Silent(silence),
            _ => Says::NoText,
        }
    }
}

/// The room that the facts give to a clause, else to its topic.
fn room(facts: &Baseline, topic: &str, clause: &str) -> Option<Room> {
    match facts.facts.get(topic)? {
        Stance::Silent(silence) => silence.room,
        Stance::Stated(list) => list
            .iter()
            .find(|f| f.clause == clause)
            .or(list.first())
            .map(|f| f.room),
    }
}

/// The side of a cell that a rule fills at one of its places.
pub(super) fn text_side(rule: &Rule, evidence: &Evidence) -> Side {
    Side {
        rule: Some(rule.id.clone()),
        clause: Some(rule.clause.clone()),
        locator: Some(evidence.locator.clone()),
        place: Some(evidence.place.clone()),
        origin: Some(evidence.origin),
        quote: Some(evidence.quote.clone()),
        fact: None,
        values: rule.values.clone(),
    }
}

fn from_fact(contract: &str, topic: &str, index: usize, fact: &Fact) -> Provided {
    let rule = Rule {
        id: format!("{contract}/{topic}/{}/{}", fact.clause, index + 1),
        topic: topic.to_owned(),
        clause: fact.clause.clone(),
        modality: fact.modality,
        bearer: fact.bearer,
        values: fact.values.clone(),
        condition: fact.condition.clone(),
        exception: fact.exception.clone(),
        evidence: Vec::new(),
    };
    let side = Side {
        clause: Some(fact.clause.clone()),
        place: Some(fact.place.clone()),
        fact: Some(fact.short.clone()),
        values: fact.values.clone(),
        ..Side::default()
    };
    Provided {
        rule,
        side,
        room: Some(fact.room),
    }
}

/// Where the facts say something else than the text: one diagnostic each, at the file `path`.
///
/// A fact agrees when the text has a rule with the same clause, bearer and values. A fact on a
/// comma that the text has must be found there.
pub fn disagreements(
    facts: &Baseline,
    text: &Ruleset,
    topics: &[Topic],
    path: &str,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for topic in topics {
        let said: Vec<&Rule> = text.rules.iter().filter(|r| r.topic == topic.id).collect();
        let message = match facts.facts.get(&topic.id) {
            Some(Stance::Silent(_)) if !said.is_empty() => {
                vec![format!(
                    "`{}`: per il fatto il contratto tace, nel testo c'è {}",
                    topic.id,
                    where_said(&said)
                )]
            }
            Some(Stance::Stated(list)) => list
                .iter()
                .filter_map(|fact| disagreement(fact, &topic.id, &said, text))
                .collect(),
            _ => Vec::new(),
        };
        found.extend(
            message
                .into_iter()
                .map(|m| Diagnostic::new(Code::FactDisagrees, At::file(path), m)),
        );
    }
    found
}

fn disagreement(fact: &Fact, topic: &str, said: &[&Rule], text: &Ruleset) -> Option<String> {
    let same: Vec<&&Rule> = said.iter().filter(|r| r.clause == fact.clause).collect();
    if same.is_empty() {
        let covered = text
            .rules
            .iter()
            .flat_map(|r| &r.evidence)
            .any(|e| stands_at(&e.locator, &fact.place));
        return covered.then(|| {
            format!(
                "`{topic}`: il fatto `{}` ({}) non si trova nel testo",
                fact.clause, fact.place
            )
        });
    }
    if same
        .iter()
        .any(|r| r.values == fact.values && r.bearer == fact.bearer)
    {
        return None;
    }
    let rule = same.first()?;
    Some(format!(
        "`{topic}`, `{}` ({}): il fatto dice {} [{}], il testo {} [{}]",
        fact.clause,
        fact.place,
        fact.bearer,
        spoken(&fact.values),
        rule.bearer,
        spoken(&rule.values)
    ))
}

fn where_said(rules: &[&Rule]) -> String {
    rules
        .iter()
        .filter_map(|r| r.evidence.first())
        .map(|e| e.place.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

fn spoken(values: &BTreeMap<String, crate::value::Value>) -> String {
    values
        .iter()
        .map(|(slot, value)| format!("{slot}: {value}"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Whether a locator stands at a place as people write it: same article, comma and letter.
fn stands_at(locator: &Locator, place: &str) -> bool {
    let words: Vec<&str> = place
        .split(['.', ' ', ',', ')'])
        .filter(|w| !w.is_empty())
        .collect();
    let kinds = [("art", "art"), ("c", "com"), ("lett", "let")];
    let wanted: Vec<(&str, &str)> = words
        .windows(2)
        .filter_map(|pair| {
            kinds
                .iter()
                .find(|(short, _)| *short == pair[0])
                .map(|(_, kind)| (*kind, pair[1]))
        })
        .collect();
    let has = |kind: &str, number: &str| {
        locator
            .0
            .iter()
            .any(|step: &Step| step.kind == kind && step.number == number)
    };
    !wanted.is_empty() && wanted.iter().all(|(kind, number)| has(kind, number))
}
