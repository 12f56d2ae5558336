//! Which of two values is more: operator, number and unit together, never bare numbers.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::band::{Bands, Hours};
use super::duration::{Amount, DayKind, Duration, Length};
use super::frequency::{Every, Frequency};
use super::op::{Bound, Op};
use super::unit::Scale;
use super::{Count, Items, Money, Party, Sanction, Value};

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
        (Value::Sanction(a), Value::Sanction(b)) => sanctions(a, b),
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

fn flipped(here: Bound, there: Bound) -> bool {
    matches!((here.op, there.op), (Op::Min, Op::Max) | (Op::Max, Op::Min))
}

/// A number of hours and «orario medio giornaliero» bound the same thing.
fn measured_alike(local: &Value, baseline: &Value) -> bool {
    let time = |value: &Value| matches!(value, Value::Duration(_) | Value::Limit(_));
    local.value_type() == baseline.value_type() || (time(local) && time(baseline))
}

fn numbers<N: Into<Decimal>>(here: Bound, a: Option<N>, there: Bound, b: Option<N>) -> Order {
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
fn at_end(here: Bound, there: Bound) -> Order {
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

fn durations(a: &Duration, b: &Duration) -> Order {
    match (&a.amount, &b.amount) {
        (Amount::Known(here), Amount::Known(there)) if kind(a) == kind(b) => {
            lengths(here, there).map_or(Order::Incomparable, |(x, y)| ends(a.bound, x, b.bound, y))
        }
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

fn kind(duration: &Duration) -> DayKind {
    duration.days
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

fn sums(a: &Money, b: &Money) -> Order {
    if a.tax == b.tax && a.per == b.per {
        numbers(a.bound, a.amount, b.bound, b.amount)
    } else {
        Order::Incomparable
    }
}

fn counts(a: Count, b: Count) -> Order {
    let alike = a.per == b.per && (a.unit == b.unit || a.unit.is_none() || b.unit.is_none());
    if alike {
        numbers(a.bound, a.n, b.bound, b.n)
    } else {
        Order::Incomparable
    }
}

fn frequencies(a: &Frequency, b: &Frequency) -> Order {
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

/// The relation of two sets, by what each has alone and whether they share something.
fn sets(only_here: bool, only_there: bool, shared: bool) -> Order {
    match (only_here, only_there) {
        (false, false) => Order::Same,
        (true, false) => Order::Superset,
        (false, true) => Order::Subset,
        (true, true) if shared => Order::Overlap,
        (true, true) => Order::Disjoint,
    }
}

fn items(a: &Items, b: &Items) -> Order {
    let only_here = a.items.iter().any(|id| !b.items.contains(id));
    let only_there = b.items.iter().any(|id| !a.items.contains(id));
    let reordered = a.ordered && b.ordered && a.items != b.items;
    match sets(
        only_here,
        only_there,
        a.items.iter().any(|id| b.items.contains(id)),
    ) {
        Order::Same if reordered => Order::Incomparable,
        order => order,
    }
}

fn parties(a: Party, b: Party) -> Order {
    let one_side = |party| {
        matches!(
            party,
            Party::Amministrazione | Party::Dirigente | Party::Dipendente
        )
    };
    match (a, b) {
        _ if a == b => Order::Same,
        (Party::Entrambi, side) if one_side(side) => Order::Superset,
        (side, Party::Entrambi) if one_side(side) => Order::Subset,
        _ => Order::Incomparable,
    }
}

fn sanctions(a: &Sanction, b: &Sanction) -> Order {
    let end = |x: &Option<Length>, y: &Option<Length>| match (x, y) {
        (None, None) => Some(Ordering::Equal),
        (Some(x), Some(y)) => lengths(x, y).map(|(x, y)| x.cmp(&y)),
        _ => None,
    };
    match (
        a.penalty.cmp(&b.penalty),
        end(&a.min, &b.min),
        end(&a.max, &b.max),
    ) {
        (Ordering::Equal, Some(min), Some(max)) if min == max || min == Ordering::Equal => {
            max.into()
        }
        (Ordering::Equal, Some(min), Some(Ordering::Equal)) => min.into(),
        (Ordering::Equal, ..) => Order::Incomparable,
        (other, ..) => other.into(),
    }
}

/// Seven days of the week and holidays, minute by minute.
const DAY: usize = 24 * 60;

fn bands(a: &Bands, b: &Bands) -> Order {
    let (mut here, mut there) = (a.bands.clone(), b.bands.clone());
    here.sort();
    there.sort();
    if here == there {
        return Order::Same;
    }
    match (covered(a), covered(b)) {
        (Some(a), Some(b)) => {
            let any = |test: fn(bool, bool) -> bool| a.iter().zip(&b).any(|(x, y)| test(*x, *y));
            sets(any(|x, y| x && !y), any(|x, y| y && !x), any(|x, y| x && y))
        }
        _ => Order::Incomparable,
    }
}

/// The minutes that the bands cover; a band without days covers them on all days. `None` when a band
/// depends on something outside the text.
fn covered(bands: &Bands) -> Option<Vec<bool>> {
    let mut minutes = vec![false; 8 * DAY];
    for band in &bands.bands {
        let Hours::Clock { from, to } = band.hours else {
            return None;
        };
        if band.days.is_vague() {
            return None;
        }
        let (from, to) = (usize::from(from.minutes()), usize::from(to.minutes()));
        for day in (0..8).filter(|day| band.days.is_empty() || band.days.holds(*day)) {
            let next = if day == 7 { 7 } else { (day + 1) % 7 };
            if from < to {
                minutes[day * DAY + from..day * DAY + to].fill(true);
            } else {
                minutes[day * DAY + from..(day + 1) * DAY].fill(true);
                minutes[next * DAY..next * DAY + to].fill(true);
            }
        }
    }
    Some(minutes)
}

#[cfg(test)]
mod tests {
    use super::{Order, compare};
    use crate::value::{ValueType, parse};

    #[test]
    fn operator_number_and_unit() {
        use ValueType::{Band, Count, Date, Duration, Frequency, Items, Money, Party, Sanction};
        for (wanted, local, baseline, order) in [
            (
                Duration,
                "almeno 30 giorni",
                "almeno 30 giorni",
                Order::Same,
            ),
            (Duration, "15 giorni", "almeno 30 giorni", Order::Less),
            (Duration, "30 giorni", "almeno 30 giorni", Order::Same),
            (Duration, "45 giorni", "almeno 30 giorni", Order::More),
            (
                Duration,
                "più di 30 giorni",
                "almeno 30 giorni",
                Order::More,
            ),
            (
                Duration,
                "almeno 4 ore",
                "massimo 6 ore",
                Order::FlippedBound,
            ),
            (
                Duration,
                "almeno __ ore",
                "massimo 6 ore",
                Order::FlippedBound,
            ),
            (Duration, "__ giorni", "almeno 30 giorni", Order::LocalBlank),
            (Duration, "60 minuti", "1 ora", Order::Same),
            (Duration, "12 mesi", "1 anno", Order::Same),
            (Duration, "7 giorni", "1 settimana", Order::Same),
            (Duration, "1 mese", "30 giorni", Order::Incomparable),
            (Duration, "24 ore", "1 giorno", Order::Incomparable),
            (
                Duration,
                "20 giorni lavorativi",
                "30 giorni",
                Order::Incomparable,
            ),
            (
                Duration,
                "20 giorni lavorativi",
                "almeno 10 giorni lavorativi",
                Order::More,
            ),
            (
                Duration,
                "30 giorni lavorativi",
                "almeno 30 giorni",
                Order::More,
            ),
            (Duration, "congruo", "almeno 30 giorni", Order::Incomparable),
            (Duration, "congruo", "congruo", Order::Same),
            (
                Duration,
                "di norma 20 giorni",
                "20 giorni",
                Order::Incomparable,
            ),
            (Duration, "1 anno e 6 mesi", "18 mesi", Order::Same),
            (
                Money,
                "20.00 EUR netti/mese",
                "25.00 EUR netti/mese",
                Order::Less,
            ),
            (
                Money,
                "20.00 EUR netti/mese",
                "25.00 EUR lordi/mese",
                Order::Incomparable,
            ),
            (
                Count,
                "massimo 6 giorni/mese",
                "almeno 8 giorni/mese",
                Order::FlippedBound,
            ),
            (Count, "8/mese", "6 giorni/mese", Order::More),
            (
                Count,
                "2 giorni/settimana",
                "8 giorni/mese",
                Order::Incomparable,
            ),
            (
                Frequency,
                "almeno ogni 3 mesi",
                "almeno ogni 6 mesi",
                Order::More,
            ),
            (Frequency, "2 volte ogni anno", "ogni 6 mesi", Order::Same),
            (Date, "31 dicembre 2024", "1 gennaio 2024", Order::More),
            (Items, "a, b, c", "a, b", Order::Superset),
            (Items, "a", "b", Order::Disjoint),
            (Party, "entrambi", "dipendente", Order::Superset),
            (
                Sanction,
                "sospensione massimo 10 giorni",
                "multa massimo 4 ore",
                Order::More,
            ),
            (Band, "22:00-06:00", "22:00-06:00", Order::Same),
            (Band, "20:00-07:00", "22:00-06:00", Order::Superset),
            (
                Band,
                "17:30-08:00 lun-ven; 00:00-24:00 sab,dom,festivi",
                "22:00-06:00 lun-ven",
                Order::Superset,
            ),
            (
                Band,
                "17:30-08:00 lun-ven; 00:00-24:00 sab,dom,festivi",
                "22:00-06:00",
                Order::Overlap,
            ),
            (
                Band,
                "fuori contattabilita",
                "22:00-06:00",
                Order::Incomparable,
            ),
            (Band, "__-__", "22:00-06:00", Order::LocalBlank),
        ] {
            let read = |text| parse(wanted, text).unwrap_or_else(|e| panic!("{e}"));
            assert_eq!(
                compare(&read(local), &read(baseline)),
                order,
                "{local} | {baseline}"
            );
            assert_eq!(
                compare(&read(baseline), &read(local)),
                order.reversed(),
                "{baseline} | {local}"
            );
        }
    }

    #[test]
    fn a_number_against_a_limit_by_reference() {
        let read = |wanted, text| parse(wanted, text).unwrap_or_else(|e| panic!("{e}"));
        let local = read(ValueType::Duration, "almeno __ ore");
        let limit = read(ValueType::Limit, "massimo orario medio giornaliero");
        assert_eq!(compare(&local, &limit), Order::FlippedBound);
        assert_eq!(
            compare(&read(ValueType::Duration, "massimo 6 ore"), &limit),
            Order::Incomparable
        );
    }
}
