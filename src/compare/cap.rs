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
        let judged: Vec<Option<Difference>> = local
            .values
            .iter()
            .filter_map(|(slot, value)| difference(slot, value, limit, base))
            .collect();
        let comparable = !judged.is_empty();
        comparable.then(|| Pair {
            base,
            differences: judged.into_iter().flatten().collect(),
        })
    })
}

/// One time against the cap: `None` when they do not compare, `Some(None)` when it is within.
pub(super) fn difference(
    slot: &str,
    value: &Value,
    limit: &Value,
    base: &Provided,
) -> Option<Option<Difference>> {
    if value.is_blank() {
        return None;
    }
    let name = slots::name(slot);
    if order::compare(value, limit) == Order::FlippedBound {
        let words = format!("limite rovesciato per {name}: {value} invece di {limit}");
        return Some(Some(Difference::new(Sign::Worse, words)));
    }
    let cap = base.cap.clone()?;
    let (measured, in_bands) = match value {
        Value::Duration(_) => (value.clone(), false),
        Value::Band(bands) => (minutes(bands.longest_day()?), true),
        _ => return None,
    };
    let told = format!(
        "{name}: {value} invece di {limit} ({})",
        Value::Duration(cap.clone())
    );
    match order::compare(&measured, &Value::Duration(cap)) {
        Order::More => Some(Some(Difference::new(Sign::Worse, told))),
        Order::Less if !in_bands => Some(Some(Difference::new(Sign::Better, told))),
        Order::Less | Order::Same => Some(None),
        _ => None,
    }
}

fn minutes(n: u16) -> Value {
    Value::Duration(Duration::new(Bound::EXACT, Length::new(n, Unit::Minuti)))
}
