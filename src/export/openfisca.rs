//! `OpenFisca`: each number of a rule that may be loaded as a parameter with its dates, unit and reference.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use super::{File, identifier, role};
use crate::rule::{Evidence, Rule, Ruleset, State};
use crate::value::{Amount, Bound, DayKind, Op, Unit, Value};

/// The first day of `OpenFisca`: what is not dated holds since ever.
const ALWAYS: &str = "0001-01-01";

/// `parameters/DOCUMENT/TOPIC/CLAUSE/ROLE/SLOT.yaml`, one for each number of a rule whose state is loadable.
///
/// A value holds from the first day of the rule, else from the day of the act, else since ever; after its
/// last day it is null. Values that are no number (bands, items, words) have no parameter.
pub fn openfisca(sets: &[&Ruleset]) -> Vec<File> {
    let mut files = Vec::new();
    for set in sets {
        for rule in set.rules.iter().filter(|r| r.state == State::Loadable) {
            for (slot, value) in &rule.values {
                let parameter = number(value).zip(rule.evidence.first());
                if let Some((number, evidence)) = parameter {
                    let text = parameter_text(set, (rule, evidence), slot, &number);
                    files.push(File::new(path(set, rule, slot), text));
                }
            }
        }
    }
    files
}

fn path(set: &Ruleset, rule: &Rule, slot: &str) -> String {
    let parts = [
        identifier(&set.document.id),
        identifier(&rule.topic),
        identifier(&rule.clause),
        role(&rule.id, &rule.clause),
        identifier(slot),
    ];
    format!("parameters/{}.yaml", parts.join("/"))
}

/// A number with its unit and how it bounds.
struct Number {
    amount: Decimal,
    unit: String,
    bound: Bound,
}

/// The number of a value; `None` for values that have none, or more than one.
fn number(value: &Value) -> Option<Number> {
    let (number, unit, bound) = match value {
        Value::Duration(duration) => {
            let Amount::Known(length) = &duration.amount else {
                return None;
            };
            let [(n, unit)] = length.parts() else {
                return None;
            };
            (*n, unit_name(*unit, duration.days), duration.bound)
        }
        Value::Money(money) => {
            let per = money.per.as_ref().map(|per| format!("/{}", named(per)));
            let unit = format!("currency-EUR{}", per.unwrap_or_default());
            (money.amount?, unit, money.bound)
        }
        Value::Count(count) => {
            let thing = count
                .unit
                .map_or("1".to_owned(), |unit| unit.plural().to_owned());
            let per = count.per.as_ref().map(|per| format!("/{}", named(per)));
            let unit = format!("{thing}{}", per.unwrap_or_default());
            (count.n?.into(), unit, count.bound)
        }
        Value::Percent(percent) => {
            let share = percent.percent? / Decimal::ONE_HUNDRED;
            (share, "/1".to_owned(), percent.bound)
        }
        Value::Age(age) => (age.years?.into(), "year".to_owned(), age.bound),
        _ => return None,
    };
    Some(Number {
        amount: number,
        unit,
        bound,
    })
}

/// The name that a thing has in the data.
fn named<T: serde::Serialize>(thing: &T) -> String {
    let value = serde_json::to_value(thing).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// The unit of a duration, which days count included.
fn unit_name(unit: Unit, days: DayKind) -> String {
    let name = match unit {
        Unit::Minuti => "minute",
        Unit::Ore => "hour",
        Unit::Giorni => "day",
        Unit::Settimane => "week",
        Unit::Mesi => "month",
        Unit::Anni => "year",
    };
    match days {
        DayKind::Calendar => name.to_owned(),
        DayKind::Working => format!("{name}-working"),
        DayKind::Feriali => format!("{name}-feriale"),
    }
}

fn parameter_text(
    set: &Ruleset,
    (rule, evidence): (&Rule, &Evidence),
    slot: &str,
    number: &Number,
) -> String {
    let days = rule.in_force.as_ref();
    let of_act = || set.document.date.clone();
    let from = days.and_then(|d| d.from.clone()).or_else(of_act);
    let from = from.unwrap_or_else(|| ALWAYS.to_owned());
    let until = days.and_then(|d| d.until.as_deref()).and_then(next_day);
    let op = match number.bound.op {
        Op::Min => "min",
        Op::Exact => "exact",
        Op::Max => "max",
    };
    let reference = format!("{}, {}", set.document.title, evidence.place);
    let mut out = String::new();
    let _ = writeln!(out, "description: {}", quoted(&evidence.quote));
    let _ = writeln!(out, "metadata:");
    let _ = writeln!(out, "  unit: {}", quoted(&number.unit));
    let _ = writeln!(out, "  reference: {}", quoted(&reference));
    let _ = writeln!(out, "  rule: {}", quoted(&rule.id));
    let _ = writeln!(out, "  slot: {}", quoted(slot));
    let _ = writeln!(out, "  op: '{op}'");
    let _ = writeln!(out, "  strict: {}", number.bound.strict);
    let _ = writeln!(out, "values:");
    let _ = writeln!(out, "  {from}:\n    value: {}", number.amount.normalize());
    if let Some(day) = until {
        let _ = writeln!(out, "  {day}:\n    value: null");
    }
    out
}

/// The day after.
fn next_day(day: &str) -> Option<String> {
    let day: jiff::civil::Date = day.parse().ok()?;
    Some(day.tomorrow().ok()?.to_string())
}

/// A YAML string in single quotes.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
