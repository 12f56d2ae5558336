//! An answer in words, with the chain behind it.

use std::collections::BTreeMap;

use super::answer::{Answer, Given, Link, Outcome, Side, Why};
use super::decide::Decision;
use super::fact::Facts;
use super::ground::Matter;
use super::weigh::Weighed;
use crate::rule::Binding;
use crate::value::Value;

/// How far words bind that are not laid down by the act, for a caution.
const FORCES: &[(Binding, &str)] = &[
    (
        Binding::Template,
        "lo dice un modello di accordo: vale quando è firmato",
    ),
    (Binding::Form, "lo dice un modulo da compilare"),
    (
        Binding::Example,
        "lo dice una parte che si presenta solo come esempio",
    ),
];

/// Makes the answer of a decision.
pub(super) fn answer(
    matter: &Matter<'_>,
    facts: &Facts,
    decision: &Decision<'_>,
    contract: &[Weighed<'_>],
) -> Answer {
    let side = decision.by.first().map(|w| w.ground.side);
    let binding = decision.by.iter().map(|w| w.ground.binding()).min();
    let values = values(decision);
    let texts =
        |text: fn(&Weighed<'_>) -> Option<String>| unique(decision.by.iter().filter_map(text));
    Answer {
        document: matter.ruleset.document.id.clone(),
        topic: matter.topic.id.clone(),
        title: matter.topic.title.clone(),
        outcome: decision.outcome,
        why: decision.why,
        side,
        binding,
        sentence: sentence(matter, decision, &values, contract),
        conditions: texts(|w| w.ground.rule.condition.clone()),
        exceptions: texts(|w| w.ground.rule.exception.clone()),
        cautions: cautions(matter, decision, binding),
        missing: unique(decision.by.iter().flat_map(|w| w.missing.clone())),
        chain: chain(matter, decision, contract),
        facts: given(facts, decision, contract),
        values,
    }
}

fn unique(all: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for one in all {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}

/// The values that answer; none where nothing is determined.
fn values(decision: &Decision<'_>) -> BTreeMap<String, Vec<Value>> {
    let mut values: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    if decision.outcome == Outcome::Undetermined {
        return values;
    }
    for weighed in &decision.by {
        let own = weighed.ground.rule.values.iter();
        let own = own
            .filter(|_| weighed.found.is_empty())
            .map(|(s, v)| (s.clone(), v.clone()));
        for (slot, value) in own.chain(weighed.found.iter().cloned()) {
            let list = values.entry(slot).or_default();
            if !value.is_blank() && !list.contains(&value) {
                list.push(value);
            }
        }
    }
    values.retain(|_, list| !list.is_empty());
    values
}

fn cautions(matter: &Matter<'_>, decision: &Decision<'_>, binding: Option<Binding>) -> Vec<String> {
    let force = FORCES
        .iter()
        .find(|(of, _)| Some(*of) == binding)
        .map(|(_, said)| (*said).to_owned());
    let own = decision.cautions.iter().cloned();
    unique(own.chain(force).chain(matter.cautions()))
}

fn chain(matter: &Matter<'_>, decision: &Decision<'_>, contract: &[Weighed<'_>]) -> Vec<Link> {
    let mut links: Vec<Link> = decision.by.iter().map(|w| link(matter, w)).collect();
    if decision.by.iter().any(|w| w.ground.side == Side::Contract) {
        return links;
    }
    let touched = contract.iter().any(|w| w.touched);
    let beside = contract.iter().filter(|w| w.touched || !touched);
    links.extend(beside.map(|w| link(matter, w)));
    links
}

fn link(matter: &Matter<'_>, weighed: &Weighed<'_>) -> Link {
    let (ground, rule) = (&weighed.ground, weighed.ground.rule);
    let shown = |(slot, value): (&String, &Value)| (slot.clone(), value.to_string());
    let weak = ground.weak();
    Link {
        side: ground.side,
        rule: rule.id.clone(),
        clause: rule.clause.clone(),
        about: matter.topic.clause_words(&rule.clause),
        modality: rule.modality,
        bearer: rule.bearer,
        locator: ground.evidence.map(|e| e.locator.clone()),
        place: ground.place.to_owned(),
        quote: ground.evidence.map(|e| e.quote.clone()),
        fact: ground.fact.map(str::to_owned),
        binding: ground.evidence.map(|e| e.binding),
        values: rule.values.iter().map(shown).collect(),
        outcome: if weak.is_some() {
            Outcome::Undetermined
        } else {
            weighed.outcome
        },
        why: weak.or(weighed.why),
        held: weighed.held.clone(),
    }
}

fn given(facts: &Facts, decision: &Decision<'_>, contract: &[Weighed<'_>]) -> Vec<Given> {
    const ALWAYS: &[&str] = &["soggetto", "luogo"];
    /// Facts that only help another one.
    const HELP: &[(&str, &[&str])] = &[
        (
            "ora",
            &[
                "giorno",
                "data",
                "contattabilita",
                "orario_di_lavoro",
                "pause",
                "lavorativi",
                "patrono",
            ],
        ),
        ("dal", &["al", "lavorativi", "patrono"]),
    ];
    let all = decision.by.iter().chain(contract);
    let used: Vec<&str> = all
        .flat_map(|w| &w.used)
        .flat_map(|u| u.split(' '))
        .collect();
    let helps = |name: &str| {
        let with =
            |(fact, helpers): &(&str, &[&str])| used.contains(fact) && helpers.contains(&name);
        HELP.iter().any(with)
    };
    let whole = |name: &str| {
        decision
            .by
            .iter()
            .chain(contract)
            .any(|w| w.used.iter().any(|u| u.contains(name)))
    };
    let one = |(name, value): &(String, String)| Given {
        name: name.clone(),
        value: value.clone(),
        used: ALWAYS.contains(&name.as_str())
            || used.contains(&name.as_str())
            || helps(name)
            || whole(name),
    };
    facts.given.iter().map(one).collect()
}

fn sentence(
    matter: &Matter<'_>,
    decision: &Decision<'_>,
    values: &BTreeMap<String, Vec<Value>>,
    contract: &[Weighed<'_>],
) -> String {
    let places = unique(decision.by.iter().map(|w| w.ground.place.to_owned())).join("; ");
    let of_contract = decision
        .by
        .first()
        .is_some_and(|w| w.ground.side == Side::Contract);
    let from = if of_contract { "contratto, " } else { "" };
    let at = if places.is_empty() {
        String::new()
    } else {
        format!(" ({from}{places})")
    };
    let held = unique(decision.by.iter().flat_map(|w| w.held.clone())).join("; ");
    let why = decision
        .why
        .map(|why| format!(" [{}]", why.italian()))
        .unwrap_or_default();
    match decision.outcome {
        Outcome::Undetermined => undetermined(matter, decision, &at, &held, contract),
        outcome @ (Outcome::Yes | Outcome::No) if !held.is_empty() => {
            let negative = decision
                .by
                .iter()
                .find(|w| w.ground.negative() && !w.counted);
            let does = negative.map(|w| format!(" ({})", w.ground.rule.modality.italian()));
            format!(
                "{}{}: {held}{at}{why}",
                outcome.italian(),
                does.unwrap_or_default()
            )
        }
        outcome @ (Outcome::Yes | Outcome::No) => {
            format!(
                "{}: {}{at}{why}",
                outcome.italian(),
                asked(matter, decision, values)
            )
        }
        Outcome::Value if !held.is_empty() => format!("{held}{at}{why}"),
        Outcome::Value => format!("{}{at}{why}", asked(matter, decision, values)),
    }
}

/// What is answered: the line of the grammar about the yes or no, then the other values; else the lines
/// about the clauses.
fn asked(
    matter: &Matter<'_>,
    decision: &Decision<'_>,
    values: &BTreeMap<String, Vec<Value>>,
) -> String {
    let about = |slot: &str| {
        let line = matter
            .topic
            .slots
            .get(slot)
            .map_or(slot, |s| s.about.trim_end_matches('.'));
        lowered(line)
    };
    let flags = values
        .iter()
        .filter(|(_, list)| matches!(list[..], [Value::Bool(_)]));
    let (flags, mut parts): (Vec<&String>, Vec<String>) =
        (flags.map(|(slot, _)| slot).collect(), Vec::new());
    parts.extend(flags.iter().map(|slot| about(slot)));
    for (slot, list) in values.iter().filter(|(slot, _)| !flags.contains(slot)) {
        let shown: Vec<String> = list.iter().map(Value::to_string).collect();
        parts.push(format!("{slot}: {}", shown.join(" | ")));
    }
    if parts.is_empty() {
        let clauses = decision
            .by
            .iter()
            .map(|w| matter.topic.clause_words(&w.ground.rule.clause));
        parts = unique(clauses.map(|words| lowered(&words)));
    }
    parts.join("; ")
}

fn lowered(line: &str) -> String {
    let mut chars = line.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

fn undetermined(
    matter: &Matter<'_>,
    decision: &Decision<'_>,
    at: &str,
    held: &str,
    contract: &[Weighed<'_>],
) -> String {
    let why = decision.why.unwrap_or(Why::Ambiguous);
    let opening = format!("non determinato: {}{at}", why.italian());
    let told = || {
        unique(
            decision
                .by
                .iter()
                .map(|w| matter.topic.clause_words(&w.ground.rule.clause)),
        )
        .join("; ")
    };
    let more = match why {
        Why::Blank => blank(decision, contract),
        Why::Contradictory => matter
            .contradiction()
            .map_or_else(|| held.to_owned(), |(_, said)| said.to_owned()),
        Why::Reported => format!("{}{}", told(), spoken(decision)),
        Why::Claim | Why::Referred | Why::Elsewhere => told(),
        Why::Expired | Why::NotYet => days(decision),
        Why::Missing => {
            let names = unique(decision.by.iter().flat_map(|w| w.missing.clone())).join(", ");
            format!("{held}; dai anche: {names}")
        }
        _ => held.to_owned(),
    };
    if more.is_empty() {
        opening
    } else {
        format!("{opening}; {more}")
    }
}

/// The values that are only told, in brackets.
fn spoken(decision: &Decision<'_>) -> String {
    let all = decision.by.iter().flat_map(|w| &w.ground.rule.values);
    let said = unique(all.map(|(slot, value)| format!("{slot}: {value}"))).join("; ");
    if said.is_empty() {
        said
    } else {
        format!(" (riferito: {said})")
    }
}

/// Between which days the rules were or will be in force.
fn days(decision: &Decision<'_>) -> String {
    let all = decision.by.iter().filter_map(|w| w.ground.days());
    format!("valgono {}", unique(all).join("; "))
}

/// Which field is empty, and what the contract asks of it.
fn blank(decision: &Decision<'_>, contract: &[Weighed<'_>]) -> String {
    let slots = unique(
        decision
            .by
            .iter()
            .filter_map(|w| w.ground.blank().map(str::to_owned)),
    );
    let bounds = contract.iter().flat_map(|w| {
        let of_slot = |(slot, value): (&String, &Value)| {
            let numbered = !matches!(value, Value::Date(_) | Value::Text(_));
            let asked = slots.contains(slot) && !value.is_blank() && numbered;
            asked.then(|| format!("il contratto chiede {value} ({})", w.ground.place))
        };
        w.ground
            .rule
            .values
            .iter()
            .filter_map(of_slot)
            .collect::<Vec<_>>()
    });
    let bounds = unique(bounds).join("; ");
    let fields = slots.join(", ");
    if bounds.is_empty() {
        format!("da concordare: {fields}")
    } else {
        format!("da concordare: {fields}; {bounds}")
    }
}
