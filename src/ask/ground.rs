//! The only place that looks into rulesets, contracts and comparisons for what an answer rests on.

use std::collections::BTreeMap;

use super::answer::{Outcome, Side, Why};
use crate::compare::{Comparison, Contract, Provided, Room, Topic, Verdict};
use crate::outline::Locator;
use crate::rule::{Binding, Evidence, Rule, Ruleset, Standing};
use crate::value::{Duration, Modality, Party, Value};

/// What is asked: one topic of one document, with the contract it is measured on.
#[derive(Clone, Debug)]
pub struct Matter<'a> {
    /// The rules of the document.
    pub ruleset: &'a Ruleset,
    /// The topic, as far as a comparison knows it.
    pub topic: &'a Topic,
    /// Items that the grammar of the topic knows, by slot.
    pub items: BTreeMap<String, Vec<String>>,
    /// The contract of the document, where it has one.
    pub contract: Option<&'a Contract>,
    /// The comparison with it.
    pub comparison: Option<&'a Comparison>,
    /// The day for which it is asked, ISO 8601; `None` for no particular day.
    pub at: Option<&'a str>,
}

/// A rule at one of its places.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground<'a> {
    /// Whose it is.
    pub side: Side,
    /// The rule.
    pub rule: &'a Rule,
    /// Its words; `None` for a fact about a contract.
    pub evidence: Option<&'a Evidence>,
    /// The place as a person cites it.
    pub place: &'a str,
    /// The rule in our own words, where the text is not at hand.
    pub fact: Option<&'a str>,
    /// Its cap in hours, where it names a measure whose length is known.
    pub cap: Option<&'a Duration>,
    /// What the contract leaves to the institution.
    pub room: Option<Room>,
}

impl<'a> Matter<'a> {
    /// The rules of the document on the topic, at each of their places.
    pub(super) fn locals(&self) -> Vec<Ground<'a>> {
        let ruleset: &'a Ruleset = self.ruleset;
        let rules = ruleset.rules.iter().filter(|r| r.topic == self.topic.id);
        rules
            .flat_map(|r| r.evidence.iter().map(move |e| Ground::local(r, e)))
            .collect()
    }

    /// What the contract says on the topic.
    pub(super) fn contractual(&self) -> Vec<Ground<'a>> {
        let said = self.contract.and_then(|c| c.rules.get(&self.topic.id));
        said.into_iter().flatten().map(Ground::provided).collect()
    }

    /// Why nobody says anything: the contract is silent too, or there is no text of it.
    pub(super) fn nothing(&self) -> Why {
        let silent = self
            .contract
            .is_some_and(|c| c.silent.contains_key(&self.topic.id));
        let own = crate::compare::lays_down(self.ruleset) && self.contract.is_none();
        match (silent, own) {
            (true, _) => Why::Neither,
            (false, _) => Why::NoText,
        }
    }

    /// Where the document contradicts itself on the topic, and how the comparison says so.
    pub(super) fn contradiction(&self) -> Option<(&'a Locator, &'a str)> {
        let cells = self.comparison.into_iter().flat_map(|c| &c.deviations);
        let found = cells
            .filter(|d| d.topic == self.topic.id)
            .find(|d| d.verdict == Verdict::Contradictory)?;
        Some((found.local.locator.as_ref()?, &found.reason))
    }

    /// Official readings and later contracts to know of.
    pub(super) fn cautions(&self) -> Vec<String> {
        let Some(comparison) = self.comparison else {
            return Vec::new();
        };
        let indicative = comparison
            .indicative
            .then(|| "il contratto è di un altro comparto: solo indicativo".to_owned());
        let of_topic = comparison
            .deviations
            .iter()
            .filter(|d| d.topic == self.topic.id);
        let mut said: Vec<String> = of_topic.flat_map(|d| d.interpretations.clone()).collect();
        said.dedup();
        indicative.into_iter().chain(said).collect()
    }
}

impl<'a> Ground<'a> {
    fn local(rule: &'a Rule, evidence: &'a Evidence) -> Self {
        Self {
            side: Side::Document,
            rule,
            evidence: Some(evidence),
            place: &evidence.place,
            fact: None,
            cap: None,
            room: None,
        }
    }

    fn provided(provided: &'a Provided) -> Self {
        let here = |e: &&Evidence| Some(&e.locator) == provided.side.locator.as_ref();
        Self {
            side: Side::Contract,
            rule: &provided.rule,
            evidence: provided.rule.evidence.iter().find(here),
            place: provided.side.place.as_deref().unwrap_or_default(),
            fact: provided.side.fact.as_deref(),
            cap: provided.cap.as_ref(),
            room: provided.room,
        }
    }

    /// Why it does not count on a day (ISO 8601), if so.
    pub fn out_of_force(&self, day: &str) -> Option<Why> {
        match self.rule.on(day) {
            Standing::Expired => Some(Why::Expired),
            Standing::NotYet => Some(Why::NotYet),
            Standing::InForce | Standing::Undated => None,
        }
    }

    /// Its days, as the act gives them: «dal …, fino al …».
    pub fn days(&self) -> Option<String> {
        let days = self.rule.in_force.as_ref()?;
        let from = days.from.as_ref().map(|day| format!("dal {day}"));
        let until = days.until.as_ref().map(|day| format!("fino al {day}"));
        let parts: Vec<String> = from.into_iter().chain(until).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    /// How far it binds.
    pub fn binding(&self) -> Binding {
        self.evidence.map(|e| e.binding).unwrap_or_default()
    }

    /// Why it is no rule to answer with, if so: claimed, or told by somebody else.
    pub fn weak(&self) -> Option<Why> {
        match (self.binding(), self.rule.modality) {
            (Binding::Claim, _) | (_, Modality::Claim) => Some(Why::Claim),
            (Binding::Reported, _) => Some(Why::Reported),
            _ => None,
        }
    }

    /// Whether it takes something from the worker, or forbids it.
    pub fn negative(&self) -> bool {
        let employer = matches!(self.rule.bearer, Party::Amministrazione | Party::Dirigente);
        matches!(
            self.rule.modality,
            Modality::Prohibition | Modality::Exclusion
        ) && !employer
    }

    /// Its first yes or no, with the slot.
    pub fn flag(&self) -> Option<(&'a str, bool)> {
        let flag = |(slot, value): (&'a String, &'a Value)| match value {
            Value::Bool(flag) => Some((slot.as_str(), flag.value)),
            _ => None,
        };
        self.rule.values.iter().find_map(flag)
    }

    /// What it says when no fact is held against it.
    pub fn plain(&self) -> Outcome {
        match (self.flag(), self.rule.modality) {
            (Some((_, yes)), _) => answer(yes),
            (None, Modality::Right | Modality::Permission | Modality::Obligation) => Outcome::Yes,
            (None, Modality::Prohibition | Modality::Exclusion) => answer(!self.negative()),
            _ => Outcome::Value,
        }
    }

    /// The first empty field, with its slot.
    pub fn blank(&self) -> Option<&'a str> {
        let mut values = self.rule.values.iter();
        values
            .find(|(_, v)| v.is_blank())
            .map(|(slot, _)| slot.as_str())
    }
}

/// Yes or no.
pub(super) fn answer(yes: bool) -> Outcome {
    if yes { Outcome::Yes } else { Outcome::No }
}
