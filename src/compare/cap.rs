//! Times of the document against a cap of the contract that names a measure: «non superiore
//! all'orario medio giornaliero».

use super::align::Pair;
use super::contract::Provided;
use super::favour::{Difference, Sign};
use super::slots;
use crate::rule::Rule;
use crate::value::order::{self, Order};
use crate::value::{Bound, Duration, Length, Unit, Value};

/// The cap of the contract that the times of `local` can be held against, and what comes of it.
///
/// For clauses that the contract does not have: hours on the clock or a number of hours are in
/// any case within the cap, beyond it, or turn it round.
pub(super) fn against<'a>(local: &Rule, provided: &'a [Provided]) -> Option<Pair<'a>> {
    provided.iter().find_map(|base| {
        let limit = base
            .rule
            .values
            .values()
            .find(|v| matches!(v, Value::Limit(_)))?;
        let judged: Vec<Held> = local
            .values
            .iter()
            .map(|(slot, value)| hold(slot, value, limit, base))
            .filter(|held| *held != Held::Incomparable)
            .collect();
        let comparable = !judged.is_empty();
        let differences = judged.into_iter().filter_map(Held::difference).collect();
        comparable.then_some(Pair { base, differences })
    })
}

/// How a time stands to a cap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// They do not compare.
    Incomparable,
    /// Within it.
    Within,
    /// Beyond it, well below it, or the other way round.
    Apart(Difference),
}

impl Held {
    fn difference(self) -> Option<Difference> {
        match self {
            Self::Apart(difference) => Some(difference),
            Self::Incomparable | Self::Within => None,
        }
    }
}

/// One time against the cap.
pub(super) fn hold(slot: &str, value: &Value, limit: &Value, base: &Provided) -> Held {
    let apart = |sign, words: String| Held::Apart(Difference::new(sign, words));
    let name = slots::name(slot);
    if value.is_blank() {
        return Held::Incomparable;
    }
    if order::compare(value, limit) == Order::FlippedBound {
        return apart(
            Sign::Worse,
            format!("limite rovesciato per {name}: {value} invece di {limit}"),
        );
    }
    let in_bands = matches!(value, Value::Band(_));
    let (Some(cap), Some(hours)) = (&base.cap, hours(value)) else {
        return Held::Incomparable;
    };
    let told = || format!("{name}: {value} invece di {limit} ({cap})");
    match order::compare(&hours, &Value::Duration(cap.clone())) {
        Order::More => apart(Sign::Worse, told()),
        Order::Less if !in_bands => apart(Sign::Better, told()),
        Order::Less | Order::Same => Held::Within,
        _ => Held::Incomparable,
    }
}

/// The hours of a day that a value fills.
fn hours(value: &Value) -> Option<Value> {
    match value {
        Value::Duration(_) => Some(value.clone()),
        Value::Band(bands) => bands.longest_day().map(minutes),
        _ => None,
    }
}

fn minutes(n: u16) -> Value {
    Value::Duration(Duration::new(Bound::EXACT, Length::new(n, Unit::Minuti)))
}
