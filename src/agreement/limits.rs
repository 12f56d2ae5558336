//! The only place that looks into rulesets and contracts for what an agreement may say.

use super::By;
use crate::compare::{Contract, Topic};
use crate::rule::{Modality, Rule, Ruleset, State};
use crate::value::{Amount, Bands, Duration, Party, Unit, Value, ValueType};

/// An open term of an act: one slot of one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Id of the topic.
    pub topic: String,
    /// Name of the slot.
    pub slot: String,
    /// The blank value.
    pub value: Value,
    /// What the rule that holds it does.
    pub modality: Modality,
    /// Its place, as a person cites it.
    pub place: String,
    /// Its words.
    pub quote: String,
}

/// A value that bounds terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Limit<'a> {
    /// Who sets it.
    pub by: By,
    /// Its topic.
    pub topic: &'a str,
    /// Its slot.
    pub slot: &'a str,
    /// The value.
    pub value: &'a Value,
    /// The rule.
    pub rule: &'a Rule,
    /// The place, as a person cites it.
    pub place: String,
    /// Its length, where it names a measure whose length is known.
    pub cap: Option<&'a Duration>,
}

impl Open {
    /// The open terms of an act, each slot once, in the order of the act.
    pub fn of(ruleset: &Ruleset) -> Vec<Self> {
        let mut open: Vec<Self> = Vec::new();
        for term in &ruleset.open_terms {
            let known = open
                .iter()
                .any(|o| o.topic == term.topic && o.slot == term.slot);
            let rule = ruleset.rules.iter().find(|r| r.id == term.rule);
            let (Some(rule), false) = (rule, known) else {
                continue;
            };
            let evidence = rule.evidence.first();
            open.push(Self {
                topic: term.topic.clone(),
                slot: term.slot.clone(),
                value: term.value.clone(),
                modality: rule.modality,
                place: evidence.map(|e| e.place.clone()).unwrap_or_default(),
                quote: evidence.map(|e| e.quote.clone()).unwrap_or_default(),
            });
        }
        open
    }

    /// The unit that the form prints.
    pub(super) fn unit(&self) -> Option<Unit> {
        match &self.value {
            Value::Duration(duration) => match duration.amount {
                Amount::Blank(unit) => unit,
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether it is of the person who signs, and not of the rule: words such as an address.
    pub(super) fn is_personal(&self) -> bool {
        self.value.value_type() == ValueType::Text
    }
}

/// All values that bound terms: the rules of the act that are laid down, then those of the contract.
pub(super) fn limits<'a>(ruleset: &'a Ruleset, contract: Option<&'a Contract>) -> Vec<Limit<'a>> {
    let usable = |rule: &&Rule| matches!(rule.state, State::Loadable);
    let own = ruleset.rules.iter().filter(usable).flat_map(|rule| {
        let place = rule
            .evidence
            .first()
            .map(|e| e.place.clone())
            .unwrap_or_default();
        values(By::Act, rule, place, None)
    });
    let provided = contract
        .into_iter()
        .flat_map(|c| c.rules.values().flatten());
    let law = provided.flat_map(|p| {
        let place = p.side.place.clone().unwrap_or_default();
        values(By::Contract, &p.rule, place, p.cap.as_ref())
    });
    own.chain(law).collect()
}

fn values<'a>(
    by: By,
    rule: &'a Rule,
    place: String,
    cap: Option<&'a Duration>,
) -> impl Iterator<Item = Limit<'a>> {
    let full = rule.values.iter().filter(|(_, v)| !v.is_blank());
    full.map(move |(slot, value)| Limit {
        by,
        topic: &rule.topic,
        slot,
        value,
        rule,
        place: place.clone(),
        cap,
    })
}

impl Limit<'_> {
    /// The hours in which the worker is free or must not work, where it gives them by the clock.
    pub fn free_hours(&self) -> Option<&Bands> {
        let employer = matches!(self.rule.bearer, Party::Amministrazione | Party::Dirigente);
        let free = match self.rule.modality {
            Modality::Right => true,
            Modality::Prohibition | Modality::Exclusion => !employer,
            _ => false,
        };
        match self.value {
            Value::Band(bands) if free && bands.on_the_clock() => Some(bands),
            _ => None,
        }
    }

    /// «il contratto (art. 65 c. 1 lett. c)».
    pub fn source(&self) -> String {
        let who = match self.by {
            By::Act => "l'atto",
            By::Contract => "il contratto",
            By::Agreement => "l'accordo",
        };
        format!("{who} ({})", self.place)
    }
}

/// The topic with this id.
pub(super) fn topic<'a>(topics: &'a [Topic], id: &str) -> Option<&'a Topic> {
    topics.iter().find(|t| t.id == id)
}
