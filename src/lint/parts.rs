//! The act and what is annexed to it give one measure two values, each in words of its own: a clause of the
//! regulation against another of its model.

use std::collections::BTreeMap;

use super::place::Place;
use super::values::{other_hours, pairs, site};
use super::{Finding, Subject};
use crate::compare::{Topic, bound};
use crate::diagnostic::Code;
use crate::rule::Binding;
use crate::value::order::{self, Order};
use crate::value::{Bound, Op, Party, Value};

/// What is measured: a slot of the topic, for one bearer.
type Measured<'a> = (&'a str, Party);

/// The one value that a part of the document gives, where it gives one.
type Said<'a> = BTreeMap<Option<usize>, Vec<(&'a Value, Place<'a>)>>;

/// The first measure of a topic that two parts settle differently, each with one value only: where a part
/// has several, each has its own case.
pub(super) fn across(
    subject: &Subject<'_>,
    topic: &Topic,
    places: &[Place<'_>],
) -> Option<Finding> {
    measures(subject, places).into_values().find_map(|parts| {
        let single: Vec<_> = parts.into_values().filter(|said| said.len() == 1).collect();
        let mut pairs = pairs(&single).map(|(a, b)| (a[0], b[0]));
        let ((x, one), (y, other)) =
            pairs.find(|((x, one), (y, other))| !both_forms(one, other) && apart(x, y))?;
        let message = format!("{}: {x} in un luogo, {y} nell'altro", topic.title);
        let sites = vec![site(subject, &one), site(subject, &other)];
        Some(Finding::new(Code::TwoValues, sites, message))
    })
}

/// The distinct values of each measure by part of the document: the body, and each annex.
fn measures<'a>(subject: &Subject<'_>, places: &[Place<'a>]) -> BTreeMap<Measured<'a>, Said<'a>> {
    let mut measures: BTreeMap<Measured<'_>, Said<'_>> = BTreeMap::new();
    for place in places.iter().filter(|place| lays_down(place)) {
        for (slot, value) in place.rule.values.iter().filter(|(_, v)| !v.is_blank()) {
            let parts = measures.entry((slot, place.rule.bearer)).or_default();
            let said = parts.entry(subject.annex(place.unit)).or_default();
            if said.iter().all(|(other, _)| *other != value) {
                said.push((value, *place));
            }
        }
    }
    measures
}

/// Whether a place says how things are: a form too prints what it allows.
fn lays_down(place: &Place<'_>) -> bool {
    use Binding::{Binding as Act, Form, Template};
    matches!(place.evidence.binding, Act | Template | Form)
}

fn both_forms(one: &Place<'_>, other: &Place<'_>) -> bool {
    [one, other]
        .iter()
        .all(|place| place.evidence.binding == Binding::Form)
}

/// Whether two values of one measure cannot both hold: two ends of one side, a plain number beyond the end
/// of the other, or bands with other hours.
fn apart(x: &Value, y: &Value) -> bool {
    if other_hours(x, y) {
        return true;
    }
    let measured = |v: &Value| {
        matches!(
            v,
            Value::Duration(_) | Value::Count(_) | Value::Percent(_) | Value::Money(_)
        )
    };
    let (Some(here), Some(there)) = (bound(x), bound(y)) else {
        return false;
    };
    let beyond = match order::compare(x, y) {
        Order::More => (here, there),
        Order::Less => (there, here),
        _ => return false,
    };
    measured(x) && measured(y) && excludes(beyond.0, beyond.1)
}

/// Whether the greater of two numbers cannot stand beside the smaller.
fn excludes(greater: Bound, smaller: Bound) -> bool {
    let plain = |bound: Bound| bound == Bound::EXACT;
    greater == smaller
        || plain(greater) && smaller.op == Op::Max
        || plain(smaller) && greater.op == Op::Min
}
