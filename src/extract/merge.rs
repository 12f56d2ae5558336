//! Many sentences, one rule: what announces gives way, what says the same is joined.

use std::collections::{BTreeMap, BTreeSet};

use super::name::name;
use crate::outline::{Kind, Outline};
use crate::rule::{Evidence, Rule};
use crate::text::Span;
use crate::value::{Items, Value};

/// One rule with its only evidence, and where it stands.
pub struct Found {
    /// The words quoted, in the clean text.
    pub span: Span,
    /// The unit that the sentence stands in.
    pub unit: usize,
    /// The unit whose list the sentence is an item of, if it is one.
    pub list: Option<usize>,
    /// The sentence that opens that list.
    pub lead: Option<Span>,
    /// Whether it gives way to another rule of the topic in the same comma.
    pub yields: bool,
    /// Slot and value of the number printed before the item that it is.
    pub number: Option<(String, Value)>,
    /// The rule.
    pub rule: Rule,
}

/// Drops the rules that only announce what another rule of the topic, in the same comma or the same
/// section of an annex, spells out.
pub fn give_way(found: &mut Vec<Found>, outline: &Outline) {
    let group = |unit: usize| match outline.units[unit].kind {
        Kind::Capoverso => outline.units[unit].parent,
        _ => unit,
    };
    let spelt: BTreeSet<(usize, String)> = found
        .iter()
        .filter(|f| !f.yields)
        .map(|f| (group(f.unit), f.rule.topic.clone()))
        .collect();
    found.retain(|f| !f.yields || !spelt.contains(&(group(f.unit), f.rule.topic.clone())));
}

/// Joins rules that say the same into one with several pieces of evidence, and the items of one list
/// into one rule that quotes the list; sorts the rules and names them. `prove` gives the evidence of
/// a span in a unit, as far as the evidence at hand binds.
pub fn merge(
    found: Vec<Found>,
    act: &str,
    prove: &dyn Fn(usize, Span, &Evidence) -> Evidence,
) -> Vec<Rule> {
    let mut merged: Vec<Found> = Vec::new();
    for one in found {
        if let Some(old) = merged
            .iter_mut()
            .find(|m| same(&m.rule, &one.rule) && !one_list(m, &one))
        {
            old.number = old.number.take().filter(|_| old.unit == one.unit);
            old.rule.evidence.extend(one.rule.evidence);
        } else if let Some(old) = merged.iter_mut().find(|m| one_list(m, &one)) {
            let whole = old.span.join(one.span);
            old.span = old.lead.map_or(whole, |lead| lead.join(whole));
            old.number = None;
            union(&mut old.rule.values, one.rule.values);
            if let Some(list) = old.list {
                old.rule.evidence[0] = prove(list, old.span, &old.rule.evidence[0]);
            }
        } else {
            merged.push(one);
        }
    }
    merged.sort_by(|a, b| (&a.rule.topic, a.span).cmp(&(&b.rule.topic, b.span)));
    let numbered = |mut found: Found| {
        found.rule.values.extend(found.number);
        found.rule
    };
    let mut rules: Vec<Rule> = merged.into_iter().map(numbered).collect();
    name(&mut rules, act);
    rules
}

fn same(a: &Rule, b: &Rule) -> bool {
    let equal =
        a.values == b.values && (&a.condition, &a.exception) == (&b.condition, &b.exception);
    alike(a, b) && a.in_force == b.in_force && (equal || rows(a, b))
}

/// Whether `b` only gives points that stand in the table of `a`.
fn rows(a: &Rule, b: &Rule) -> bool {
    let mut tables = 0;
    let held = |(slot, value): (&String, &Value)| match (a.values.get(slot), value) {
        (Some(Value::ScoreTable(all)), Value::ScoreTable(some)) => {
            tables += 1;
            some.rows.iter().all(|row| all.rows.contains(row))
        }
        (other, value) => other == Some(value),
    };
    b.values.iter().all(held) && tables > 0
}

fn alike(a: &Rule, b: &Rule) -> bool {
    (&a.topic, &a.clause, a.modality, a.bearer) == (&b.topic, &b.clause, b.modality, b.bearer)
}

/// Whether both are items of one list that differ only in the items they name.
fn one_list(a: &Found, b: &Found) -> bool {
    let names = |rule: &Rule| rule.values.values().any(is_list);
    let rest = |rule: &Rule| -> Vec<(String, Value)> {
        let plain = rule.values.iter().filter(|(_, v)| !is_list(v));
        plain.map(|(k, v)| (k.clone(), v.clone())).collect()
    };
    a.list.is_some()
        && a.list == b.list
        && a.unit != b.unit
        && alike(&a.rule, &b.rule)
        && a.rule.in_force == b.rule.in_force
        && names(&a.rule)
        && names(&b.rule)
        && rest(&a.rule) == rest(&b.rule)
}

/// A value that each item of a list may add to.
fn is_list(value: &Value) -> bool {
    matches!(value, Value::Items(_) | Value::Citation(_))
}

/// Adds the items and citations of `more` to those of `values`.
fn union(values: &mut BTreeMap<String, Value>, more: BTreeMap<String, Value>) {
    for (slot, value) in more {
        match (values.get_mut(&slot), value) {
            (Some(Value::Items(old)), Value::Items(new)) => {
                let all: Vec<String> = old.items.iter().chain(&new.items).cloned().collect();
                let items = if old.ordered {
                    Items::list(all)
                } else {
                    Items::set(all)
                };
                *old = Items {
                    by_example: old.by_example || new.by_example,
                    closed: old.closed && new.closed,
                    ..items
                };
            }
            (Some(Value::Citation(old)), Value::Citation(new)) => {
                old.targets.extend(new.targets);
                old.targets.sort();
                old.targets.dedup();
            }
            (None, value) => {
                values.insert(slot, value);
            }
            _ => {}
        }
    }
}
