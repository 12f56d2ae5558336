//! Two first days, or two last days, of one act.

use super::place::places;
use super::values::{pairs, site};
use super::{Finding, Subject};
use crate::diagnostic::Code;
use crate::extract::days_told;
use crate::rule::Binding;
use crate::value::dotted;

/// Looks at what the act says of its own time.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let told = places(subject).filter_map(|place| {
        let days = days_told(place.rule, subject.set)?;
        (place.evidence.binding == Binding::Binding).then_some((place, days))
    });
    let told: Vec<_> = told.collect();
    let found = pairs(&told).find_map(|((one, (from, until)), (other, (start, end)))| {
        let apart = |a: &Option<String>, b: &Option<String>| {
            let days = (dotted(a.as_deref()?), dotted(b.as_deref()?));
            (a != b && one.unit != other.unit).then_some(days)
        };
        let from = apart(from, start).map(|days| ("vale dal", days));
        let (what, (a, b)) = from.or_else(|| Some(("vale fino al", apart(until, end)?)))?;
        let sites = vec![site(subject, one), site(subject, other)];
        let message = format!("l'atto {what} {a} in un luogo, {b} nell'altro");
        Some(Finding::new(Code::TwoValues, sites, message))
    });
    Vec::from_iter(found)
}
