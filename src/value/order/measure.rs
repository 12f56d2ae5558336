//! Values on a scale: durations, sums, counts, frequencies, punishments.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::value::duration::{Amount, DayKind, Duration, Length};
use crate::value::frequency::{Every, Frequency};
use crate::value::op::{Bound, Op};
use crate::value::unit::Scale;
use crate::value::{Count, Measure, Money, Sanction, Step};

use super::Order;

pub(super) fn flipped(here: Bound, there: Bound) -> bool {
    matches!((here.op, there.op), (Op::Min, Op::Max) | (Op::Max, Op::Min))
}

pub(super) fn numbers<N: Into<Decimal>>(
    here: Bound,
    a: Option<N>,
    there: Bound,
    b: Option<N>,
) -> Order {
    match (a, b) {
        (Some(a), Some(b)) => ends(here, a.into(), there, b.into()),
        _ => Order::Incomparable,
    }
}

fn ends(here: Bound, a: Decimal, there: Bound, b: Decimal) -> Order {
    match a.cmp(&b) {
        Ordering::Equal => at_end(here, there),
        other => other.into(),
    }
}

/// The same number on both sides: «più di 30» is more than «almeno 30», «meno di 30» is less; «di norma
/// 30» and «30» do not compare.
pub(super) fn at_end(here: Bound, there: Bound) -> Order {
    let side = |bound: Bound| match (bound.op, bound.strict) {
        (Op::Min, true) => 1,
        (Op::Max, true) => -1,
        _ => 0,
    };
    match side(here).cmp(&side(there)) {
        Ordering::Equal if flipped(here, there) => Order::FlippedBound,
        Ordering::Equal if here.approximate != there.approximate => Order::Incomparable,
        other => other.into(),
    }
}

pub(super) fn durations(a: &Duration, b: &Duration) -> Order {
    match (&a.amount, &b.amount) {
        (Amount::Known(here), Amount::Known(there)) if a.days == b.days => lengths(here, there)
            .map_or_else(|| apart(here, there), |(x, y)| ends(a.bound, x, b.bound, y)),
        (Amount::Known(here), Amount::Known(there)) => other_days(a, here, b, there),
        (Amount::Indeterminate(here), Amount::Indeterminate(there)) if here == there => Order::Same,
        _ => Order::Incomparable,
    }
}

/// Working days do not convert to days, but so many of them always last longer than as many days.
fn other_days(a: &Duration, here: &Length, b: &Duration, there: &Length) -> Order {
    let calendar = |duration: &Duration| duration.days == DayKind::Calendar;
    match lengths(here, there) {
        Some((x, y)) if calendar(b) && x >= y => Order::More,
        Some((x, y)) if calendar(a) && x <= y => Order::Less,
        _ => Order::Incomparable,
    }
}

/// Units that do not convert exactly, but whose numbers are far enough apart: 15 days are less than
/// a month in any month, two hours are less than a day.
fn apart(a: &Length, b: &Length) -> Order {
    match (range(a), range(b)) {
        (Some((_, most)), Some((least, _))) if most < least => Order::Less,
        (Some((least, _)), Some((_, most))) if least > most => Order::More,
        _ => Order::Incomparable,
    }
}

/// The least and the most minutes that a length can last: a month has 28 to 31 days.
fn range(length: &Length) -> Option<(Decimal, Decimal)> {
    let day = Decimal::from(24 * 60);
    let mut sum = (Decimal::ZERO, Decimal::ZERO);
    for (n, unit) in length.parts() {
        let (times, least, most) = match unit.scale() {
            Scale::Minutes(times) => (times, Decimal::ONE, Decimal::ONE),
            Scale::Days(times) => (times, day, day),
            Scale::Months(times) => (times, day * Decimal::from(28), day * Decimal::from(31)),
        };
        let n = n.checked_mul(Decimal::from(times))?;
        sum.0 = sum.0.checked_add(n.checked_mul(least)?)?;
        sum.1 = sum.1.checked_add(n.checked_mul(most)?)?;
    }
    Some(sum)
}

/// Both lengths in the same smallest unit, where they convert exactly.
fn lengths(a: &Length, b: &Length) -> Option<(Decimal, Decimal)> {
    if a == b {
        return Some((Decimal::ONE, Decimal::ONE));
    }
    let (x, here) = scaled(a)?;
    let (y, there) = scaled(b)?;
    (here == there).then_some((x, y))
}

/// The sum of the parts in minutes (0), days (1) or months (2); `None` when they mix.
fn scaled(length: &Length) -> Option<(Decimal, u8)> {
    let mut sum: Option<(Decimal, u8)> = None;
    for (n, unit) in length.parts() {
        let (times, scale) = match unit.scale() {
            Scale::Minutes(times) => (times, 0),
            Scale::Days(times) => (times, 1),
            Scale::Months(times) => (times, 2),
        };
        let part = n.checked_mul(Decimal::from(times))?;
        sum = match sum {
            None => Some((part, scale)),
            Some((before, other)) if other == scale => Some((before.checked_add(part)?, scale)),
            Some(_) => return None,
        };
    }
    sum
}

pub(super) fn sums(a: &Money, b: &Money) -> Order {
    if a.tax == b.tax && a.per == b.per {
        numbers(a.bound, a.amount, b.bound, b.amount)
    } else {
        Order::Incomparable
    }
}

pub(super) fn counts(a: Count, b: Count) -> Order {
    let alike = a.per == b.per && (a.unit == b.unit || a.unit.is_none() || b.unit.is_none());
    if alike {
        numbers(a.bound, a.n, b.bound, b.n)
    } else {
        Order::Incomparable
    }
}

pub(super) fn frequencies(a: &Frequency, b: &Frequency) -> Order {
    let (Every::Known(here), Every::Known(there)) = (&a.every, &b.every) else {
        return Order::Incomparable;
    };
    lengths(here, there)
        .and_then(|(x, y)| {
            Some((
                y.checked_mul(a.times.into())?,
                x.checked_mul(b.times.into())?,
            ))
        })
        .map_or(Order::Incomparable, |(x, y)| ends(a.bound, x, b.bound, y))
}

/// By both ends: more where neither is less. An end or a measure that only one side has does not compare.
pub(super) fn sanctions(a: &Sanction, b: &Sanction) -> Order {
    let end = |x: &Option<Step>, y: &Option<Step>| match (x, y) {
        (None, None) => Some(Ordering::Equal),
        (Some(x), Some(y)) => steps(x, y),
        _ => None,
    };
    match (end(&a.min, &b.min), end(&a.max, &b.max)) {
        (Some(min), Some(max)) if min == max || min == Ordering::Equal => max.into(),
        (Some(min), Some(Ordering::Equal)) => min.into(),
        _ => Order::Incomparable,
    }
}

fn steps(a: &Step, b: &Step) -> Option<Ordering> {
    let kinds = a.penalty.cmp(&b.penalty);
    if kinds != Ordering::Equal {
        return Some(kinds);
    }
    match (&a.measure, &b.measure) {
        (None, None) => Some(Ordering::Equal),
        (Some(Measure::Time(x)), Some(Measure::Time(y))) => lengths(x, y).map(|(x, y)| x.cmp(&y)),
        (Some(Measure::Euro(x)), Some(Measure::Euro(y))) => Some(x.cmp(y)),
        _ => None,
    }
}

/// Whether one punishment lies in a range of them; `None` when their measures do not compare.
pub(in crate::value) fn inside(range: &Sanction, one: &Sanction) -> Option<bool> {
    let reach = |limit: &Option<Step>, step: &Option<Step>, past: Ordering| match (limit, step) {
        (None, _) => Some(true),
        (Some(limit), Some(step)) => beyond(step, limit).map(|order| order != past),
        (Some(_), None) => None,
    };
    let least = reach(&range.min, &one.min, Ordering::Less)?;
    let most = reach(&range.max, &one.max, Ordering::Greater)?;
    Some(least && most)
}

/// Which of two steps is harder; a limit without a measure takes every measure of its kind.
fn beyond(step: &Step, limit: &Step) -> Option<Ordering> {
    match (&step.measure, &limit.measure) {
        (Some(Measure::Time(x)), Some(Measure::Time(y))) if step.penalty == limit.penalty => {
            match lengths(x, y).map_or_else(|| apart(x, y), |(x, y)| x.cmp(&y).into()) {
                Order::Same => Some(Ordering::Equal),
                Order::More => Some(Ordering::Greater),
                Order::Less => Some(Ordering::Less),
                _ => None,
            }
        }
        (_, None) if step.penalty == limit.penalty => Some(Ordering::Equal),
        _ => steps(step, limit),
    }
}
