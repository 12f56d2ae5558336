//! Two places that settle one topic differently: opposite clauses, two values, a value and a blank, two
//! lists of exceptions.

use std::collections::{BTreeMap, BTreeSet};

use super::by_rule::ByRule;
use super::ground::Grounds;
use super::place::{Place, places};
use super::{Finding, Site, Subject, parts};
use crate::compare::{Topic, bound, may_disagree, opposed, two_values};
use crate::diagnostic::Code;
use crate::rule::{Binding, Modality, Rule, State};
use crate::value::order::{self, Order};
use crate::value::{Band, Bands, Hours, Value};

/// Looks at the rules of each topic.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let grounds = Grounds::of(subject, places(subject).map(|place| place.unit));
    for (topic, places) in &by_topic(subject) {
        found.extend(
            pair((subject, &grounds), topic, places)
                .or_else(|| parts::across(subject, topic, places)),
        );
        found.extend(blank(subject, topic, places));
        found.extend(exceptions(subject, topic, places));
    }
    found
}

/// Each with all those before it, the earlier one first.
pub(super) fn pairs<T>(all: &[T]) -> impl Iterator<Item = (&T, &T)> {
    let later = all.iter().enumerate();
    later.flat_map(|(nth, one)| all[..nth].iter().map(move |earlier| (earlier, one)))
}

/// The rules of each topic at their places, by the topic's id.
fn by_topic<'a>(subject: &Subject<'a>) -> Vec<(&'a Topic, Vec<Place<'a>>)> {
    let mut by_topic: BTreeMap<&str, Vec<Place<'_>>> = BTreeMap::new();
    for place in places(subject) {
        by_topic.entry(&place.rule.topic).or_default().push(place);
    }
    let known = |id: &str| subject.topics.iter().find(|t| t.id == id);
    let places = by_topic.into_iter();
    places
        .filter_map(|(id, places)| Some((known(id)?, places)))
        .collect()
}

/// The first two places that say opposite things, or give two values.
fn pair(
    (subject, grounds): (&Subject<'_>, &Grounds),
    topic: &Topic,
    places: &[Place<'_>],
) -> Option<Finding> {
    let groups = ByRule::of(places.iter().filter(|place| stands(place)), |a, b| {
        may_clash(topic, a, b)
    });
    groups.first(|other, one| {
        let (code, message) = clash((subject, grounds), topic, other, one)?;
        let sites = vec![site(subject, other), site(subject, one)];
        Some(Finding::new(code, sites, message))
    })
}

/// Whether two rules clash at some two places: what `clash` asks of the rules, wherever they stand.
fn may_clash(topic: &Topic, a: &Rule, b: &Rule) -> bool {
    opposed(topic, a, b) || may_disagree(a, b) || measured(a, b).is_some() || ends(a, b).is_some()
}

/// What two places say against each other, if they do.
fn clash(
    (subject, grounds): (&Subject<'_>, &Grounds),
    topic: &Topic,
    other: &Place<'_>,
    one: &Place<'_>,
) -> Option<(Code, String)> {
    if one.unit == other.unit || !grounds.comparable(one.unit, other.unit) {
        return None;
    }
    if opposed(topic, one.rule, other.rule)
        && about_the_same(one.rule, other.rule)
        && lists(one.rule).is_empty() == lists(other.rule).is_empty()
    {
        let message = format!("{}: un luogo lo riconosce, l'altro lo esclude", topic.title);
        return Some((Code::Incompatible, message));
    }
    let (a, b) = ((other.rule, other.evidence), (one.rule, one.evidence));
    let (x, y) = two_values(a, b)
        .or_else(|| measures(subject, other, one))
        .or_else(|| ends(other.rule, one.rule))?;
    let message = format!("{}: {x} in un luogo, {y} nell'altro", topic.title);
    Some((Code::TwoValues, message))
}

/// The rules that another rule of the document contradicts, and those that say two things in one place, by
/// id.
pub(super) fn states(subject: &Subject<'_>) -> BTreeMap<String, State> {
    let mut states = BTreeMap::new();
    let grounds = Grounds::of(subject, places(subject).map(|place| place.unit));
    for (topic, places) in by_topic(subject) {
        let groups = ByRule::of(places.iter().filter(|place| stands(place)), |a, b| {
            may_clash(topic, a, b) || two_readings(a, b)
        });
        for (ones, others) in groups.pairs() {
            let clash = |other: &Place<'_>, one: &Place<'_>| {
                clash((subject, &grounds), topic, other, one).is_some()
            };
            let (one, other) = (ones.rule(), others.rule());
            let state = if ones.any(others, clash) {
                State::Contradictory
            } else if two_readings(one, other) {
                State::Ambiguous
            } else {
                continue;
            };
            for rule in [one, other] {
                let old = states.entry(rule.id.clone()).or_insert(state);
                *old = state.max(*old);
            }
        }
    }
    states
}

/// Whether a place lays something down.
fn stands(place: &Place<'_>) -> bool {
    matches!(place.evidence.binding, Binding::Binding | Binding::Template)
        && place.rule.modality != Modality::Reference
}

/// Whether two rules that nothing tells apart give two numbers for one thing.
fn two_readings(a: &Rule, b: &Rule) -> bool {
    let alike = a.id != b.id
        && (&a.clause, a.bearer, a.modality) == (&b.clause, b.bearer, b.modality)
        && (&a.condition, &a.exception) == (&b.condition, &b.exception)
        && (a.values.len(), &a.in_force) == (b.values.len(), &b.in_force);
    let mut numbers = 0;
    let slots = a.values.iter().all(|(slot, x)| {
        let Some(y) = b.values.get(slot) else {
            return false;
        };
        let limits = bound(x).is_some() && bound(x) == bound(y);
        let apart = matches!(order::compare(x, y), Order::More | Order::Less);
        numbers += usize::from(limits && apart);
        x == y || (limits && apart)
    });
    alike && slots && numbers > 0
}

/// Two limits of one side («almeno 30 giorni», «almeno 15 giorni»), or two bands of hours, given by the
/// same rule in two parts of the act.
fn measures<'a>(
    subject: &Subject<'_>,
    one: &Place<'a>,
    other: &Place<'a>,
) -> Option<(&'a Value, &'a Value)> {
    let values = measured(one.rule, other.rule)?;
    (subject.part(one.unit) != subject.part(other.unit)).then_some(values)
}

/// Two such values of two rules, wherever they stand.
fn measured<'a>(a: &'a Rule, b: &'a Rule) -> Option<(&'a Value, &'a Value)> {
    let same = a.clause == b.clause
        && a.bearer == b.bearer
        && a.condition == b.condition
        && a.exception == b.exception
        && about_the_same(a, b);
    if !same {
        return None;
    }
    a.values.iter().find_map(|(slot, x)| {
        let y = b.values.get(slot)?;
        let limits = bound(x).is_some() && bound(x) == bound(y);
        let apart = matches!(order::compare(x, y), Order::More | Order::Less);
        let hours = other_hours(x, y);
        (!x.is_blank() && !y.is_blank() && (limits && apart || hours)).then_some((x, y))
    })
}

/// Two bands of hours that are not the same.
pub(super) fn other_hours(x: &Value, y: &Value) -> bool {
    match (x, y) {
        (Value::Band(a), Value::Band(b)) => clock(a) && clock(b) && a != b,
        _ => false,
    }
}

/// Whether all bands say their hours.
fn clock(bands: &Bands) -> bool {
    let hours = |band: &Band| matches!(band.hours, Hours::Clock { .. });
    bands.bands.iter().all(hours)
}

/// Whether the lists of two rules, where both have one, share an item: who is admitted and who is not are
/// two lists, and no contradiction.
fn about_the_same(a: &Rule, b: &Rule) -> bool {
    let (a, b) = (lists(a), lists(b));
    a.is_empty() || b.is_empty() || !a.is_disjoint(&b)
}

/// All that the lists of a rule name.
fn lists(rule: &Rule) -> BTreeSet<String> {
    let lists = rule.values.values().filter_map(|v| match v {
        Value::Items(items) => Some(items.items.clone()),
        _ => None,
    });
    lists.flatten().collect()
}

/// Two ages for the same persons, equal but for the end: «non superiore ai 14», «minori di 14».
fn ends<'a>(a: &'a Rule, b: &'a Rule) -> Option<(&'a Value, &'a Value)> {
    let lists = |rule: &Rule| -> Vec<Value> {
        let items = rule
            .values
            .values()
            .filter(|v| matches!(v, Value::Items(_)));
        items.cloned().collect()
    };
    let same = a.clause == b.clause && lists(a) == lists(b) && !lists(a).is_empty();
    a.values.iter().filter(|_| same).find_map(|(slot, x)| {
        let y = b.values.get(slot)?;
        let ages = matches!((x, y), (Value::Age(_), Value::Age(_)));
        (ages && x != y && !x.is_blank() && !y.is_blank()).then_some((x, y))
    })
}

/// A value that the act fixes and its model leaves blank.
fn blank(subject: &Subject<'_>, topic: &Topic, places: &[Place<'_>]) -> Option<Finding> {
    let empty = places
        .iter()
        .filter(|p| p.evidence.binding == Binding::Template);
    for model in empty {
        for (slot, _) in model.rule.values.iter().filter(|(_, v)| v.is_blank()) {
            let fixed = places.iter().filter(|p| {
                let value = p.rule.values.get(slot);
                p.evidence.binding == Binding::Binding
                    && p.rule.bearer == model.rule.bearer
                    && value.is_some_and(|v| !v.is_blank())
            });
            // A number is more than a reference to another value.
            let told = |p: &&Place<'_>| p.rule.values[slot].to_string().contains(char::is_numeric);
            let fixed: Vec<&Place<'_>> = fixed.collect();
            if let Some(fixed) = fixed.iter().find(|p| told(p)).or(fixed.first()) {
                let value = &fixed.rule.values[slot];
                let message = format!(
                    "{}: l'atto fissa {value}, il modello lascia in bianco",
                    topic.title
                );
                let sites = vec![site(subject, fixed), site(subject, model)];
                return Some(Finding::new(Code::BlankAgainstValue, sites, message));
            }
        }
    }
    None
}

/// Lists of what is excluded or saved that are not the same in every part of the act.
fn exceptions(subject: &Subject<'_>, topic: &Topic, places: &[Place<'_>]) -> Option<Finding> {
    let mut parts: BTreeMap<usize, (Vec<&Place<'_>>, BTreeSet<String>)> = BTreeMap::new();
    let excluding = places.iter().filter(|p| {
        p.rule.modality == Modality::Exclusion
            && matches!(p.evidence.binding, Binding::Binding | Binding::Template)
    });
    for place in excluding {
        let entry = parts.entry(subject.part(place.unit)).or_default();
        entry.1.extend(lists(place.rule));
        entry.0.push(place);
    }
    parts.retain(|_, (_, items)| !items.is_empty());
    let mut lists: Vec<&BTreeSet<String>> = parts.values().map(|(_, items)| items).collect();
    lists.sort();
    lists.dedup();
    if lists.len() < 2 {
        return None;
    }
    let sites: Vec<Site> = parts
        .values()
        .filter_map(|(places, _)| Some(site(subject, places.first()?)))
        .collect();
    let message = format!("{}: gli elenchi non sono gli stessi", topic.title);
    Some(Finding::new(Code::ExceptionsDiffer, sites, message))
}

/// The place of a finding where a rule stands.
pub(super) fn site(subject: &Subject<'_>, place: &Place<'_>) -> Site {
    let unit = subject.unit(place.unit);
    let line = place.evidence.origin.line;
    let at = subject.text.place_of(unit.body.start);
    Site {
        line,
        column: if at.line == line { at.column } else { 0 },
        locator: place.evidence.locator.clone(),
        place: place.evidence.place.clone(),
        quote: place.evidence.quote.clone(),
    }
}
