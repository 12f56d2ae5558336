//! What bounds the empty fields of a document: its own rules, and those of its contract.

use super::bounds::is_time;
use super::contract::{Contract, Provided};
use crate::rule::{Bounds, OpenTerm, Rule, Ruleset, State};
use crate::value::{Party, Value};

/// Adds to each empty field what the other rules of the document say of the same slot.
pub fn bound_by_itself(set: &mut Ruleset) {
    let found: Vec<Vec<Bounds>> = set.open_terms.iter().map(|term| own(set, term)).collect();
    for (term, bounds) in set.open_terms.iter_mut().zip(found) {
        term.bounds = bounds;
    }
}

/// Adds to each empty field what the contract allows there: the same slot in rules of the topic; for times
/// of the day and durations, where no rule has the slot, any limit that the contract sets on the topic.
pub fn bound_by_contract(set: &mut Ruleset, contract: &Contract) {
    for term in &mut set.open_terms {
        let Some(provided) = contract.rules.get(&term.topic) else {
            continue;
        };
        let clause = set.rules.iter().find(|r| r.id == term.rule);
        let clause = clause.map(|r| (r.clause.as_str(), r.bearer));
        let mut found = of_slot(term, provided);
        if found.is_empty() && is_time(term.value.value_type()) {
            found = limits(provided);
        }
        // Those of the same clause first, then those that speak of the same party.
        found.sort_by_key(|(p, _)| {
            (
                clause.is_none_or(|(id, _)| id != p.rule.clause),
                clause.is_none_or(|(_, party)| party != p.rule.bearer),
            )
        });
        for (one, value) in found {
            let place = one.side.place.clone().unwrap_or_default();
            let bounds = bounds(&contract.id, &one.rule, place, value);
            if !term.bounds.contains(&bounds) {
                term.bounds.push(bounds);
            }
        }
    }
}

fn own(set: &Ruleset, term: &OpenTerm) -> Vec<Bounds> {
    let Some(holder) = set.rules.iter().find(|r| r.id == term.rule) else {
        return Vec::new();
    };
    let same_party = |rule: &&Rule| {
        rule.bearer == holder.bearer || [rule.bearer, holder.bearer].contains(&Party::Entrambi)
    };
    let others = set.rules.iter().filter(|r| {
        r.id != term.rule && r.topic == term.topic && r.state == State::Loadable && same_party(r)
    });
    let bound = |rule: &Rule| {
        let value = rule.values.get(&term.slot).filter(|v| fits(v, term))?;
        let place = rule.evidence.first()?.place.clone();
        Some(bounds(&set.document.id, rule, place, value))
    };
    others.filter_map(bound).collect()
}

fn of_slot<'a>(term: &OpenTerm, provided: &'a [Provided]) -> Vec<(&'a Provided, &'a Value)> {
    let value = |p: &'a Provided| Some((p, p.rule.values.get(&term.slot)?));
    let all = provided.iter().filter_map(value);
    all.filter(|(_, v)| fits(v, term)).collect()
}

fn limits(provided: &[Provided]) -> Vec<(&Provided, &Value)> {
    let time = |v: &&Value| is_time(v.value_type()) && !v.is_blank();
    let first = |p: &'_ Provided| p.rule.values.values().any(|v| time(&v));
    let with = provided.iter().filter(|p| first(p));
    with.flat_map(|p| p.rule.values.values().filter(time).map(move |v| (p, v)))
        .collect()
}

fn fits(value: &Value, term: &OpenTerm) -> bool {
    !value.is_blank() && value.value_type() == term.value.value_type()
}

fn bounds(act: &str, rule: &Rule, place: String, value: &Value) -> Bounds {
    Bounds {
        act: act.to_owned(),
        rule: rule.id.clone(),
        place,
        value: value.clone(),
        words: value.to_string(),
    }
}
