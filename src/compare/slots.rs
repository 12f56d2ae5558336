//! Slot by slot: what two values, or a value and none, mean for the worker.

use super::bounds;
use super::cap::{self, Held};
use super::contract::Provided;
use super::favour::{Difference, Sign};
use super::topic::{Direction, Topic};
use crate::rule::Rule;
use crate::value::order::{self, Order};
use crate::value::{Items, Value};

/// What else the two sides say on the topic: a value that is said in another rule is not missing.
#[derive(Clone, Debug)]
pub(super) struct Context<'a> {
    /// The topic.
    pub topic: &'a Topic,
    /// The other rules of the document, as binding as the one at hand.
    pub siblings: Vec<&'a Rule>,
    /// All rules of the contract.
    pub provided: &'a [Provided],
}

impl Context<'_> {
    fn local(&self, slot: &str) -> impl Iterator<Item = &Value> {
        self.siblings
            .iter()
            .filter_map(move |rule| rule.values.get(slot))
    }

    fn base(&self, slot: &str) -> impl Iterator<Item = &Value> {
        self.provided
            .iter()
            .filter_map(move |p| p.rule.values.get(slot))
    }
}

/// Slots that both rules fill, apart from those that `skip` takes out.
pub(super) fn both(
    local: &Rule,
    base: &Rule,
    context: &Context<'_>,
    skip: &dyn Fn(&str) -> bool,
) -> Vec<Difference> {
    let shared = local.values.iter().filter(|(slot, _)| !skip(slot));
    shared
        .filter_map(|(slot, l)| {
            let b = base.values.get(slot)?;
            let direction = direction(slot, local, base, context.topic);
            match (l, b) {
                (Value::Items(l), Value::Items(b)) => items(slot, l, b, direction, context),
                _ => values(slot, l, b, direction),
            }
        })
        .collect()
}

/// The direction of a slot; none when it hangs on the party and the two rules differ in that.
fn direction(slot: &str, local: &Rule, base: &Rule, topic: &Topic) -> Direction {
    let (l, b) = (topic.direction(slot, local), topic.direction(slot, base));
    if l == b { l } else { Direction::None }
}

/// Values that only one of the two rules has, and no other rule of the other side.
///
/// A time limit that stands in another slot than the contract's takes its place.
pub(super) fn one_sided(
    local: &Rule,
    provided: &Provided,
    context: &Context<'_>,
) -> Vec<Difference> {
    let base = &provided.rule;
    let (mut in_local, mut in_base) = (only(local, base), only(base, local));
    let mut found = Vec::new();
    let time = |list: &[(&str, &Value)]| {
        list.iter()
            .position(|(_, v)| bounds::is_time(v.value_type()))
    };
    while let (Some(i), Some(j)) = (time(&in_local), time(&in_base)) {
        let ((slot, l), (_, b)) = (in_local.remove(i), in_base.remove(j));
        match cap::hold(slot, l, b, provided) {
            Held::Apart(difference) => found.push(difference),
            Held::Within => {}
            Held::Incomparable => found.extend(values(slot, l, b, Direction::None)),
        }
    }
    in_base.retain(|(slot, value)| !context.local(slot).any(|other| covers(other, value)));
    in_local.retain(|(slot, value)| !context.base(slot).any(|other| covers(other, value)));
    let topic = context.topic;
    found.extend(
        in_base
            .iter()
            .filter_map(|(slot, v)| dropped(slot, v, topic.direction(slot, base))),
    );
    found.extend(
        in_local
            .iter()
            .filter_map(|(slot, v)| added(slot, v, topic.direction(slot, local))),
    );
    found
}

/// The slots of `a` that `b` leaves out.
fn only<'a>(a: &'a Rule, b: &Rule) -> Vec<(&'a str, &'a Value)> {
    let own = a
        .values
        .iter()
        .filter(|(slot, _)| !b.values.contains_key(*slot));
    own.map(|(slot, value)| (slot.as_str(), value)).collect()
}

/// Whether `other` says what `value` says.
fn covers(other: &Value, value: &Value) -> bool {
    matches!(order::compare(other, value), Order::Same | Order::Superset)
}

/// The same slot with two values.
fn values(slot: &str, local: &Value, base: &Value, direction: Direction) -> Option<Difference> {
    let order = order::compare(local, base);
    let sign = sign(order, direction)?;
    let words = if order == Order::FlippedBound {
        format!(
            "limite rovesciato per {}: {local} invece di {base}",
            name(slot)
        )
    } else {
        format!("{}: {local} invece di {base}", name(slot))
    };
    Some(Difference::new(sign, words))
}

fn sign(order: Order, direction: Direction) -> Option<Sign> {
    match (order, direction) {
        (Order::Same | Order::LocalBlank | Order::BaselineBlank | Order::BothBlank, _) => None,
        (Order::FlippedBound, _)
        | (Order::Less | Order::Subset, Direction::More | Direction::Superset)
        | (Order::More | Order::Superset, Direction::Less | Direction::Subset) => Some(Sign::Worse),
        (Order::More | Order::Superset, Direction::More | Direction::Superset)
        | (Order::Less | Order::Subset, Direction::Less | Direction::Subset) => Some(Sign::Better),
        _ => Some(Sign::Different),
    }
}

/// Two lists: what is added and what is left out are named.
///
/// What the other side says in another rule of the topic is neither. An exclusion that is left out
/// still stands in the contract: it makes nothing better.
fn items(
    slot: &str,
    local: &Items,
    base: &Items,
    direction: Direction,
    context: &Context<'_>,
) -> Option<Difference> {
    let added = minus(&local.items, &base.items, context.base(slot));
    let missing = minus(&base.items, &local.items, context.local(slot));
    let sign = match (direction, added.is_empty(), missing.is_empty()) {
        (Direction::Superset, false, true) => Sign::Better,
        (Direction::Superset, true, false)
        | (Direction::Required, _, false)
        | (Direction::Subset, false, _) => Sign::Worse,
        (Direction::Superset, false, false) => Sign::Different,
        _ => return None,
    };
    Some(Difference {
        omits: direction == Direction::Required,
        ..Difference::new(sign, items_words(slot, &added, &missing))
    })
}

/// What `a` has and neither `b` nor the lists in `others` have.
fn minus<'a, 'b>(
    a: &'a [String],
    b: &[String],
    others: impl Iterator<Item = &'b Value>,
) -> Vec<&'a str> {
    let others: Vec<&Value> = others.collect();
    let elsewhere = |id: &String| {
        others
            .iter()
            .any(|v| matches!(v, Value::Items(items) if items.items.contains(id)))
    };
    let left = a.iter().filter(|id| !b.contains(id) && !elsewhere(id));
    left.map(String::as_str).collect()
}

fn items_words(slot: &str, added: &[&str], missing: &[&str]) -> String {
    let list = |items: &[&str]| items.iter().map(|i| name(i)).collect::<Vec<_>>().join(", ");
    let mut parts = Vec::new();
    if !added.is_empty() {
        parts.push(format!("aggiunge {}", list(added)));
    }
    if !missing.is_empty() {
        parts.push(format!("non nomina {}", list(missing)));
    }
    format!("{}: {}", name(slot), parts.join(" e "))
}

/// The contract has a value, the document has none there.
///
/// A protection that is left out is worse; a burden that is left out stays as the contract has it.
fn dropped(slot: &str, base: &Value, direction: Direction) -> Option<Difference> {
    protects(base, direction).then(|| {
        Difference::new(
            Sign::Worse,
            format!("manca: {} ({})", name(slot), shown(base)),
        )
    })
}

/// The document has a value, the contract has none there.
fn added(slot: &str, local: &Value, direction: Direction) -> Option<Difference> {
    let sign = match direction {
        Direction::None => return None,
        _ if protects(local, direction) => Sign::Better,
        _ => Sign::Worse,
    };
    Some(Difference::new(
        sign,
        format!("in più: {} ({})", name(slot), shown(local)),
    ))
}

/// Whether a value is there for the worker: a floor on what is good, a cap on what is not.
pub(super) fn protects(value: &Value, direction: Direction) -> bool {
    match direction {
        Direction::Superset | Direction::Required => true,
        Direction::More => !bounds::is_cap(value),
        Direction::Less => bounds::is_cap(value),
        Direction::Subset | Direction::None => false,
    }
}

/// A value in words: the ids of items lose their hyphens.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Items(items) => items
            .items
            .iter()
            .map(|i| name(i))
            .collect::<Vec<_>>()
            .join(", "),
        other => other.to_string(),
    }
}

/// The id of a slot or an item in words.
pub(super) fn name(id: &str) -> String {
    id.replace(['-', '_'], " ")
}
