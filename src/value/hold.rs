//! Whether a fact keeps to a value of a rule: a number to its bound, an item to its list.

use super::order::{self, Order};
use super::{Amount, Bound, Duration, Items, Op, Value};

/// How a fact stands to the value that a rule gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Inside the bound, or on the list.
    Within,
    /// Past the bound, or not on a list that is closed.
    Outside,
    /// Not on the list, which names some and closes out none.
    Unlisted,
    /// The rule leaves the value empty.
    Blank,
    /// Only a guide («di norma»), and the fact is past it.
    Guide,
    /// Units or words that do not compare: a month and 30 days, «congruo» and a number.
    Incomparable,
}

/// How `fact`, a value that somebody states, stands to `rule`, the value of a rule of the same type.
///
/// The end of a bound is inside unless the bound is strict; units convert only where they do exactly
/// (see [`order::compare`]).
pub fn hold(rule: &Value, fact: &Value) -> Held {
    if rule.is_blank() {
        return Held::Blank;
    }
    match (rule, fact) {
        (Value::Items(list), Value::Items(named)) => listed(list, named),
        (Value::Sanction(range), Value::Sanction(one)) => {
            order::inside(range, one).map_or(Held::Incomparable, sided)
        }
        (Value::Party(_) | Value::Bool(_) | Value::Date(_), _) => sided(rule == fact),
        _ => numbered(rule, fact),
    }
}

fn sided(inside: bool) -> Held {
    if inside { Held::Within } else { Held::Outside }
}

fn listed(list: &Items, named: &Items) -> Held {
    let all = named.items.iter().all(|item| list.items.contains(item));
    match (all, list.closed) {
        (true, _) => Held::Within,
        (false, true) => Held::Outside,
        (false, false) => Held::Unlisted,
    }
}

fn numbered(rule: &Value, fact: &Value) -> Held {
    let Some(bound) = bound(rule) else {
        return sided(rule == fact);
    };
    let inside = match (order::compare(fact, &firm(rule)), bound.op) {
        (Order::Same, _) => true,
        (Order::More, op) => op == Op::Min,
        (Order::Less, op) => op == Op::Max,
        _ => return Held::Incomparable,
    };
    match (inside, bound.approximate) {
        (false, true) => Held::Guide,
        (inside, _) => sided(inside),
    }
}

/// The same value without «di norma», which keeps numbers from being compared.
fn firm(rule: &Value) -> Value {
    let mut rule = rule.clone();
    if let Some(bound) = bound_mut(&mut rule) {
        bound.approximate = false;
    }
    rule
}

/// How a value with a number bounds; `None` for the types without an operator.
pub fn bound(value: &Value) -> Option<Bound> {
    bound_mut(&mut value.clone()).copied()
}

fn bound_mut(value: &mut Value) -> Option<&mut Bound> {
    match value {
        Value::Duration(value) => Some(&mut value.bound),
        Value::Limit(value) => Some(&mut value.bound),
        Value::Money(value) => Some(&mut value.bound),
        Value::Count(value) => Some(&mut value.bound),
        Value::Frequency(value) => Some(&mut value.bound),
        Value::Age(value) => Some(&mut value.bound),
        Value::Percent(value) => Some(&mut value.bound),
        _ => None,
    }
}

/// The word that stands for a number in a duration («congruo»).
pub fn indeterminate(value: &Value) -> Option<&str> {
    match value {
        Value::Duration(Duration {
            amount: Amount::Indeterminate(word),
            ..
        }) => Some(word),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Held, hold};
    use crate::value::{ValueType, parse};

    /// Type, value of the rule, fact, how it stands.
    const TABLE: &[(ValueType, &str, &str, Held)] = &[
        (
            ValueType::Duration,
            "almeno 30 giorni",
            "30 giorni",
            Held::Within,
        ),
        (
            ValueType::Duration,
            "almeno 30 giorni",
            "15 giorni",
            Held::Outside,
        ),
        (
            ValueType::Duration,
            "più di 30 giorni",
            "30 giorni",
            Held::Outside,
        ),
        (
            ValueType::Duration,
            "massimo 1 ora",
            "60 minuti",
            Held::Within,
        ),
        (ValueType::Duration, "6 mesi", "1 anno", Held::Outside),
        (
            ValueType::Duration,
            "almeno 30 giorni",
            "1 mese",
            Held::Incomparable,
        ),
        (ValueType::Duration, "__ giorni", "15 giorni", Held::Blank),
        (
            ValueType::Duration,
            "congruo",
            "15 giorni",
            Held::Incomparable,
        ),
        (
            ValueType::Duration,
            "di norma massimo 20 giorni",
            "25 giorni",
            Held::Guide,
        ),
        (
            ValueType::Duration,
            "di norma massimo 20 giorni",
            "20 giorni",
            Held::Within,
        ),
        (ValueType::Count, "massimo 4/mese", "5/mese", Held::Outside),
        (ValueType::Age, "meno di 14 anni", "14 anni", Held::Outside),
        (ValueType::Age, "massimo 14 anni", "14 anni", Held::Within),
        (ValueType::Percent, "massimo 50%", "40%", Held::Within),
        (ValueType::Money, "7.00 EUR", "8.00 EUR", Held::Outside),
        (ValueType::Items, "a, b", "a", Held::Within),
        (ValueType::Items, "a, b", "c", Held::Unlisted),
        (ValueType::Items, "solo a, b", "c", Held::Outside),
        (
            ValueType::Sanction,
            "da rimprovero verbale a multa di 4 ore",
            "multa di 2 ore",
            Held::Within,
        ),
        (
            ValueType::Sanction,
            "da rimprovero verbale a multa di 4 ore",
            "multa di 5 ore",
            Held::Outside,
        ),
        (
            ValueType::Sanction,
            "da rimprovero verbale a multa di 4 ore",
            "rimprovero scritto",
            Held::Within,
        ),
        (
            ValueType::Sanction,
            "sospensione massimo 10 giorni",
            "sospensione di 10 giorni",
            Held::Within,
        ),
    ];

    #[test]
    fn facts_are_held_against_values() {
        for (kind, rule, fact, expected) in TABLE {
            let value = |text| parse(*kind, text).unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!(
                hold(&value(rule), &value(fact)),
                *expected,
                "{rule} ← {fact}"
            );
        }
    }
}
