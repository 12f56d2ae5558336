//! Which of two values is more: operator, number and unit together, never bare numbers.

mod measure;
mod sets;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;

pub(super) use measure::inside;
use measure::{at_end, counts, durations, flipped, frequencies, numbers, sanctions, sums};
use sets::{bands, citations, items, parties};

use super::Value;
use super::op::Bound;

/// How the local value stands to the value of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Order {
    /// They say the same. «30 giorni» and «almeno 30 giorni» do: the number that the text fixes is the
    /// end that the contract fixes.
    Same,
    /// The local one is more: longer, later, more often, dearer.
    More,
    /// The local one is less.
    Less,
    /// One is a minimum, the other a maximum; the numbers say nothing then.
    FlippedBound,
    /// The local set holds all of the other and more.
    Superset,
    /// The local set holds only part of the other.
    Subset,
    /// Each holds something that the other does not, and they share something.
    Overlap,
    /// They share nothing.
    Disjoint,
    /// Units or kinds that do not convert exactly, or words that name no number.
    Incomparable,
    /// The local value is an empty form field.
    LocalBlank,
    /// The contract's value is an empty form field.
    BaselineBlank,
    /// Both are empty form fields.
    BothBlank,
}

impl Order {
    /// The order seen from the other side.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::More => Self::Less,
            Self::Less => Self::More,
            Self::Superset => Self::Subset,
            Self::Subset => Self::Superset,
            Self::LocalBlank => Self::BaselineBlank,
            Self::BaselineBlank => Self::LocalBlank,
            same => same,
        }
    }
}

impl From<Ordering> for Order {
    fn from(ordering: Ordering) -> Self {
        match ordering {
            Ordering::Less => Self::Less,
            Ordering::Equal => Self::Same,
            Ordering::Greater => Self::More,
        }
    }
}

/// Compares `local` with `baseline`. Units convert only where they do exactly: 60 minutes are an hour, 7
/// days a week, 12 months a year; a month is not 30 days, a day is not 24 hours, working days are not days.
pub fn compare(local: &Value, baseline: &Value) -> Order {
    if let (Some(here), Some(there)) = (bound(local), bound(baseline))
        && flipped(here, there)
        && measured_alike(local, baseline)
    {
        return Order::FlippedBound;
    }
    match (local.is_blank(), baseline.is_blank()) {
        (true, true) => return Order::BothBlank,
        (true, false) => return Order::LocalBlank,
        (false, true) => return Order::BaselineBlank,
        (false, false) => {}
    }
    same_type(local, baseline)
}

fn same_type(local: &Value, baseline: &Value) -> Order {
    match (local, baseline) {
        (Value::Duration(a), Value::Duration(b)) => durations(a, b),
        (Value::Limit(a), Value::Limit(b)) if a.reference == b.reference => {
            at_end(a.bound, b.bound)
        }
        (Value::Money(a), Value::Money(b)) => sums(a, b),
        (Value::Count(a), Value::Count(b)) => counts(*a, *b),
        (Value::Frequency(a), Value::Frequency(b)) => frequencies(a, b),
        (Value::Age(a), Value::Age(b)) => numbers(a.bound, a.years, b.bound, b.years),
        (Value::Percent(a), Value::Percent(b)) => numbers(a.bound, a.percent, b.bound, b.percent),
        (Value::Date(a), Value::Date(b)) if a.has_year() == b.has_year() => {
            a.iso().cmp(&b.iso()).into()
        }
        (Value::Band(a), Value::Band(b)) => bands(a, b),
        (Value::Items(a), Value::Items(b)) => items(a, b),
        (Value::Party(a), Value::Party(b)) => parties(*a, *b),
        (Value::Citation(a), Value::Citation(b)) => citations(a, b),
        (Value::Sanction(a), Value::Sanction(b)) => sanctions(a, b),
        (Value::Bool(a), Value::Bool(b)) => a.value.cmp(&b.value).into(),
        (a, b) if a == b => Order::Same,
        _ => Order::Incomparable,
    }
}

fn bound(value: &Value) -> Option<Bound> {
    match value {
        Value::Duration(value) => Some(value.bound),
        Value::Limit(value) => Some(value.bound),
        Value::Money(value) => Some(value.bound),
        Value::Count(value) => Some(value.bound),
        Value::Frequency(value) => Some(value.bound),
        Value::Age(value) => Some(value.bound),
        Value::Percent(value) => Some(value.bound),
        _ => None,
    }
}

/// A number of hours and «orario medio giornaliero» bound the same thing.
fn measured_alike(local: &Value, baseline: &Value) -> bool {
    let time = |value: &Value| matches!(value, Value::Duration(_) | Value::Limit(_));
    local.value_type() == baseline.value_type() || (time(local) && time(baseline))
}
