//! A contract as the comparer sees it: the text layer where there is one, facts for the rest.

use std::collections::BTreeMap;

use super::baseline::{Baseline, Fact, Interpretation, Silence, Stance};
use super::{Alone, Room, Side, agreement};
use crate::rule::{Evidence, Rule, Ruleset, State};
use crate::value::{Duration, Op, Value};

/// One rule of the contract, from its text or from a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provided {
    /// The rule; from a fact it has no evidence.
    pub rule: Rule,
    /// The contract's side of a cell.
    pub side: Side,
    /// What the institution may do.
    pub room: Option<Room>,
    /// Its cap in hours, where it names a measure whose length is known.
    pub cap: Option<Duration>,
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
                    let silence = Silence {
                        readings: readings(facts, topic),
                        ..silence.clone()
                    };
                    contract.silent.insert(topic.clone(), silence);
                }
                Stance::Silent(_) => {}
                Stance::Stated(list) => contract.add_facts(topic, list, text),
            }
        }
        if let Some(text) = text.filter(|_| facts.whole_text) {
            contract.silence(text);
        }
        for provided in contract.rules.values_mut().flatten() {
            provided.cap = cap(&provided.rule, facts);
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
        contract.silence(text);
        contract
    }

    /// The text is whole: what neither it nor a fact says, the contract does not say.
    fn silence(&mut self, text: &Ruleset) {
        for topic in &text.silent {
            if !self.rules.contains_key(topic) && !self.silent.contains_key(topic) {
                self.silent.insert(topic.clone(), Silence::default());
            }
        }
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
                    cap: None,
                };
                self.rules.entry(rule.topic.clone()).or_default().push(one);
            }
        }
    }

    /// Adds the facts whose clause the text does not state in their article; they come first.
    fn add_facts(&mut self, topic: &str, facts: &[Fact], whole: Option<&Ruleset>) {
        let text = self.rules.remove(topic).unwrap_or_default();
        let missing = facts.iter().enumerate().filter(|(_, fact)| {
            let said = text.iter().filter(|p| p.rule.clause == fact.clause);
            !said
                .flat_map(|p| &p.side.locator)
                .any(|l| agreement::same_article(l, &fact.place))
        });
        let mut list: Vec<Provided> = missing
            .map(|(index, fact)| {
                let verified = whole.is_none_or(|text| agreement::stands(fact, topic, text));
                from_fact(&self.id, topic, index, fact, verified)
            })
            .collect();
        list.extend(text);
        self.rules.insert(topic.to_owned(), list);
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

/// What the official readings of a topic mean for its clauses.
fn readings(facts: &Baseline, topic: &str) -> BTreeMap<String, (Alone, String)> {
    let of_topic = facts.interpretations.iter().filter(|i| i.topic == topic);
    let weighs = |i: &Interpretation| -> Vec<(String, (Alone, String))> {
        i.weighs
            .iter()
            .map(|(c, a)| (c.clone(), (*a, i.source.clone())))
            .collect()
    };
    of_topic.flat_map(weighs).collect()
}

/// The cap of a rule in hours: its limit by reference, with the length of the measure.
fn cap(rule: &Rule, facts: &Baseline) -> Option<Duration> {
    let limit = rule.values.values().find_map(|value| match value {
        Value::Limit(limit) if limit.bound.op == Op::Max => Some(limit),
        _ => None,
    })?;
    let measure = facts.measures.get(&limit.reference)?;
    Some(Duration {
        bound: limit.bound,
        ..measure.clone()
    })
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

/// `verified` unless the text of the fact's comma is at hand and does not say so.
fn from_fact(contract: &str, topic: &str, index: usize, fact: &Fact, verified: bool) -> Provided {
    let rule = Rule {
        id: format!("{contract}/{topic}/{}/{}", fact.clause, index + 1),
        topic: topic.to_owned(),
        clause: fact.clause.clone(),
        state: State::Loadable,
        in_force: None,
        standing: None,
        modality: fact.modality,
        bearer: fact.bearer,
        values: fact.values.clone(),
        unverified: std::collections::BTreeMap::new(),
        condition: fact.condition.clone(),
        exception: fact.exception.clone(),
        evidence: Vec::new(),
    };
    let side = Side {
        clause: Some(fact.clause.clone()),
        place: Some(fact.place.clone()),
        fact: Some(if verified {
            fact.short.clone()
        } else {
            format!(
                "da verificare (il testo non lo dice con queste parole): {}",
                fact.short
            )
        }),
        values: fact.values.clone(),
        ..Side::default()
    };
    Provided {
        rule,
        side,
        room: Some(fact.room),
        cap: None,
    }
}
