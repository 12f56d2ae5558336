//! What is missing: from a model agreement, and from a rule copied out of the contract.

use std::collections::BTreeMap;

use super::contract::{Contract, Provided, Says};
use super::topic::{Direction, SlotFavour, Topic};
use super::verdict::Case;
use super::{BaselinePresence, Deviation, Favour, Presence, Side, Verdict, reason};
use crate::outline::Locator;
use crate::rule::{Binding, Evidence, Modality, Ruleset};
use crate::value::Party;

/// A model agreement inside a document, and what it says.
struct Agreement<'a> {
    root: Locator,
    place: String,
    /// Topic and place, in reading order.
    says: Vec<(&'a str, &'a Evidence)>,
}

/// Contents that the contract wants in the agreement and a model agreement leaves out.
pub(super) fn from_agreements(
    local: &Ruleset,
    contract: &Contract,
    withheld: &[String],
    topics: &[Topic],
) -> Vec<Deviation> {
    let mut found = Vec::new();
    let agreements = agreements(local);
    if !agreements.is_empty() {
        found.extend(required_clauses(local, contract, withheld, topics));
    }
    for agreement in agreements {
        let before = found.len();
        for topic in topics
            .iter()
            .filter(|t| !withheld.contains(&t.id) && !contract.agreement_may_omit.contains(&t.id))
        {
            let Says::Stated(provided) = contract.says(&topic.id) else {
                continue;
            };
            if let (Some(base), Some(side)) = (main_rule(provided), missing(&agreement, topic)) {
                let reason = reason::omitted(topic, base);
                found.push(deviation(local, topic, base, side, reason));
            }
        }
        let left_out: Vec<&str> = found[before..].iter().map(|d| d.topic.as_str()).collect();
        let whole = whole_agreement(local, contract, &agreement, &left_out, topics);
        found.extend(whole);
    }
    found
}

/// Clauses that an act with a model agreement must have, and that neither body nor model has.
fn required_clauses(
    local: &Ruleset,
    contract: &Contract,
    withheld: &[String],
    topics: &[Topic],
) -> Vec<Deviation> {
    let mut found = Vec::new();
    for topic in topics.iter().filter(|t| !withheld.contains(&t.id)) {
        let Says::Stated(provided) = contract.says(&topic.id) else {
            continue;
        };
        let required = |p: &&Provided| {
            topic
                .clauses
                .get(&p.rule.clause)
                .is_some_and(|c| c.required)
        };
        let said = |p: &&Provided| {
            let same = |r: &&crate::rule::Rule| r.topic == topic.id && r.clause == p.rule.clause;
            local.rules.iter().any(|r| same(&r))
        };
        if let Some(base) = provided.iter().find(|p| required(p) && !said(p)) {
            let reason = reason::omitted(topic, base);
            found.push(deviation(local, topic, base, Side::default(), reason));
        }
    }
    found
}

/// Where the contract lists what the agreement must contain and the model leaves some of it out, the
/// list itself is not kept.
fn whole_agreement(
    local: &Ruleset,
    contract: &Contract,
    agreement: &Agreement<'_>,
    left_out: &[&str],
    topics: &[Topic],
) -> Option<Deviation> {
    let lists = |t: &&Topic| {
        let mut slots = t.slots.values();
        slots.any(|s| matches!(s.favour, SlotFavour::Same(Direction::Required)))
    };
    let topic = topics.iter().find(lists).filter(|_| !left_out.is_empty())?;
    let Says::Stated(provided) = contract.says(&topic.id) else {
        return None;
    };
    let base = main_rule(provided)?;
    let titles: Vec<&str> = topics
        .iter()
        .filter(|t| left_out.contains(&t.id.as_str()))
        .map(|t| t.title.as_str())
        .collect();
    let side = Side {
        locator: Some(agreement.root.clone()),
        place: Some(agreement.place.clone()),
        ..Side::default()
    };
    let reason = reason::list_not_kept(base, &titles);
    Some(deviation(local, topic, base, side, reason))
}

/// The model agreements: each annex with words of a model agreement, or the whole document.
fn agreements(local: &Ruleset) -> Vec<Agreement<'_>> {
    let mut by_root: BTreeMap<Locator, Vec<(&str, &Evidence)>> = BTreeMap::new();
    for rule in &local.rules {
        for evidence in &rule.evidence {
            by_root
                .entry(root(&evidence.locator))
                .or_default()
                .push((&rule.topic, evidence));
        }
    }
    by_root.retain(|_, says| says.iter().any(|(_, e)| e.binding == Binding::Template));
    let mut found = Vec::new();
    for (root, mut says) in by_root {
        if root.0.is_empty() {
            says.retain(|(_, e)| e.binding == Binding::Template);
        }
        says.sort_by_key(|(_, e)| e.origin.line);
        let first = says.first().map_or("", |(_, e)| e.place.as_str());
        let place = if root.0.is_empty() {
            local.document.title.clone()
        } else {
            annex_place(first)
        };
        found.push(Agreement { root, place, says });
    }
    found
}

/// The annex of a place; empty outside annexes.
fn root(locator: &Locator) -> Locator {
    let end = locator
        .0
        .iter()
        .position(|step| step.kind == "all")
        .map_or(0, |i| i + 1);
    Locator(locator.0[..end].to_vec())
}

/// «all. B» out of «all. B, Recesso».
fn annex_place(place: &str) -> String {
    place.split(',').next().unwrap_or(place).trim().to_owned()
}

/// Where a topic is missed: in the whole annex when every agreement needs it, else at the place of
/// the topic that calls for it.
fn missing(agreement: &Agreement<'_>, topic: &Topic) -> Option<Side> {
    if agreement.says.iter().any(|(id, _)| *id == topic.id) {
        return None;
    }
    if topic.required_in_agreement {
        return Some(Side {
            locator: Some(agreement.root.clone()),
            place: Some(agreement.place.clone()),
            ..Side::default()
        });
    }
    let caller = agreement
        .says
        .iter()
        .find(|(id, _)| topic.required_with.iter().any(|t| t == id));
    caller.map(|(_, evidence)| Side {
        locator: Some(evidence.locator.clone()),
        place: Some(evidence.place.clone()),
        origin: Some(evidence.origin),
        quote: Some(evidence.quote.clone()),
        ..Side::default()
    })
}

/// The rule of the contract to show: the first that is not a definition or a rinvio.
pub(super) fn main_rule(provided: &[Provided]) -> Option<&Provided> {
    let plain =
        |p: &&Provided| !matches!(p.rule.modality, Modality::Definition | Modality::Reference);
    provided.iter().find(plain).or(provided.first())
}

fn deviation(
    local: &Ruleset,
    topic: &Topic,
    base: &Provided,
    side: Side,
    reason: String,
) -> Deviation {
    let place = side
        .locator
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    Deviation {
        id: format!("{}/{}/{place}/omitted", local.document.id, topic.id),
        topic: topic.id.clone(),
        local: side,
        baseline: base.side.clone(),
        presence: Presence::Silent,
        baseline_presence: BaselinePresence::Stated,
        favour: Favour::Worse,
        room: base.room,
        verdict: Verdict::Omitted,
        constraint: None,
        reason,
        interpretations: Vec::new(),
    }
}

/// A protection that stands beside `copied` in the contract and that the document has nowhere.
///
/// Only for a rule restated word for word in substance, which does not cite the comma: then the
/// missing part is a choice, not a summary.
pub(super) fn left_out<'a>(
    case: &Case<'_>,
    copied: &Side,
    provided: &'a [Provided],
) -> Option<&'a Provided> {
    let place = copied.place.as_deref()?;
    if cites(&case.evidence.quote, place) {
        return None;
    }
    provided.iter().find(|p| {
        p.side.place.as_deref() == Some(place)
            && protects(p, case.topic)
            && case
                .siblings
                .iter()
                .all(|rule| rule.clause != p.rule.clause)
    })
}

/// Whether a clause qualifies the others for the worker: a criterion that binds the institution.
/// Clauses with an order of favour are compared, not missed.
fn protects(provided: &Provided, topic: &Topic) -> bool {
    let rule = &provided.rule;
    let unranked = topic.rank(&rule.clause).is_none();
    unranked && rule.modality == Modality::Criterion && rule.bearer != Party::Dipendente
}

/// Whether the words cite the place: all its numbers stand in them.
fn cites(quote: &str, place: &str) -> bool {
    let numbers = |text: &str| -> Vec<String> {
        let words = text
            .split(|c: char| !c.is_ascii_digit())
            .filter(|w| !w.is_empty());
        words.map(str::to_owned).collect()
    };
    let (said, wanted) = (numbers(quote), numbers(place));
    !wanted.is_empty() && wanted.iter().all(|n| said.contains(n))
}
