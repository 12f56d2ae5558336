//! What differs between two rules of one topic when neither is the law of the other.

use super::super::favour::{Difference, Sign, bearer, clause};
use super::super::slots::{name, protects, shown};
use super::super::topic::{Direction, Topic};
use crate::grammar::Equivalences;
use crate::rule::Rule;
use crate::value::order::{self, Order};
use crate::value::{Items, Value};
use crate::wording;

/// All differences, each with its sign for the worker as seen from `a`. Conditions and exceptions are
/// the same when `equivalences` spells them the same.
pub fn differences(
    a: &Rule,
    b: &Rule,
    topic: &Topic,
    equivalences: &Equivalences,
) -> Vec<Difference> {
    let mut out: Vec<Difference> = clause(a, b, topic).into_iter().collect();
    if a.clause == b.clause && a.modality != b.modality {
        let words = format!(
            "{} invece di {}",
            a.modality.italian(),
            b.modality.italian()
        );
        out.push(Difference::new(Sign::Different, words));
    } else {
        out.extend(bearer(a, b));
    }
    for slot in slots_of(a, b) {
        let (l, r) = (a.values.get(slot), b.values.get(slot));
        let (dl, dr) = (topic.direction(slot, a), topic.direction(slot, b));
        let direction = if dl == dr { dl } else { Direction::None };
        out.extend(match (l, r) {
            (Some(l), Some(r)) => both(slot, l, r, direction),
            (Some(l), None) => Some(one(slot, l, dl, true)),
            (None, Some(r)) => Some(one(slot, r, dr, false)),
            (None, None) => None,
        });
    }
    out.extend(words(
        "condizione",
        a.condition.as_deref(),
        b.condition.as_deref(),
        equivalences,
    ));
    out.extend(words(
        "eccezione",
        a.exception.as_deref(),
        b.exception.as_deref(),
        equivalences,
    ));
    out
}

fn slots_of<'a>(a: &'a Rule, b: &'a Rule) -> std::collections::BTreeSet<&'a str> {
    a.values
        .keys()
        .chain(b.values.keys())
        .map(String::as_str)
        .collect()
}

/// The same slot with two values.
fn both(slot: &str, a: &Value, b: &Value, direction: Direction) -> Option<Difference> {
    if a == b {
        return None;
    }
    if let (Value::Items(a), Value::Items(b)) = (a, b) {
        return items(slot, a, b, direction);
    }
    let sign = match (order::compare(a, b), direction) {
        (Order::Same, _) => return None,
        (Order::More | Order::Superset, Direction::More | Direction::Superset)
        | (Order::Less | Order::Subset, Direction::Less | Direction::Subset) => Sign::Better,
        (Order::Less | Order::Subset, Direction::More | Direction::Superset)
        | (Order::More | Order::Superset, Direction::Less | Direction::Subset) => Sign::Worse,
        _ => Sign::Different,
    };
    let words = format!("{}: {} invece di {}", name(slot), blank(a), blank(b));
    Some(Difference::new(sign, words))
}

/// An empty field is told as such.
fn blank(value: &Value) -> String {
    if value.is_blank() {
        "in bianco".into()
    } else {
        shown(value)
    }
}

fn items(slot: &str, a: &Items, b: &Items, direction: Direction) -> Option<Difference> {
    let minus = |x: &Items, y: &Items| -> Vec<String> {
        let left = x.items.iter().filter(|i| !y.items.contains(i));
        left.map(|i| name(i)).collect()
    };
    let (more, less) = (minus(a, b), minus(b, a));
    let wider = matches!(direction, Direction::Superset | Direction::Required);
    let sign = match (direction, more.is_empty(), less.is_empty()) {
        (_, true, true) => return None,
        (_, false, true) if wider => Sign::Better,
        (_, true, false) if wider => Sign::Worse,
        (Direction::Subset, true, false) => Sign::Better,
        (Direction::Subset, false, true) => Sign::Worse,
        _ => Sign::Different,
    };
    let mut parts = Vec::new();
    if !more.is_empty() {
        parts.push(format!("in più {}", more.join(", ")));
    }
    if !less.is_empty() {
        parts.push(format!("in meno {}", less.join(", ")));
    }
    Some(Difference::new(
        sign,
        format!("{}: {}", name(slot), parts.join(", ")),
    ))
}

/// A value that only one of the two has.
fn one(slot: &str, value: &Value, direction: Direction, here: bool) -> Difference {
    let sign = match direction {
        Direction::None => Sign::Different,
        _ if protects(value, direction) == here => Sign::Better,
        _ => Sign::Worse,
    };
    let label = if here { "in più" } else { "manca" };
    Difference::new(sign, format!("{label}: {} ({})", name(slot), blank(value)))
}

/// Conditions and exceptions, as written: a difference of rendering is none.
fn words(
    label: &str,
    a: Option<&str>,
    b: Option<&str>,
    equivalences: &Equivalences,
) -> Option<Difference> {
    if wording::same(a.unwrap_or_default(), b.unwrap_or_default(), equivalences) {
        return None;
    }
    let words = match (a, b) {
        (Some(a), None) => format!("{label} in più: «{a}»"),
        (None, Some(b)) => format!("manca la {label}: «{b}»"),
        _ => format!(
            "{label}: «{}» invece di «{}»",
            a.unwrap_or_default(),
            b.unwrap_or_default()
        ),
    };
    Some(Difference::new(Sign::Different, words))
}
