//! Two first days, or two last days, of one act.

use super::values::{places, site};
use super::{Finding, Subject};
use crate::diagnostic::Code;
use crate::extract::days_told;
use crate::rule::Binding;

/// Looks at what the act says of its own time.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let told = places(subject).filter_map(|place| {
        let days = days_told(place.rule, subject.set)?;
        (place.evidence.binding == Binding::Binding).then_some((place, days))
    });
    let told: Vec<_> = told.collect();
    let pairs = told.iter().enumerate();
    let mut pairs = pairs.flat_map(|(nth, one)| told[..nth].iter().map(move |other| (other, one)));
    let found = pairs.find_map(|((one, (from, until)), (other, (start, end)))| {
        let apart = |what: &str, a: &Option<String>, b: &Option<String>| {
            let (a, b) = (a.as_ref()?, b.as_ref()?);
            (a != b && one.unit != other.unit).then(|| (what.to_owned(), a.clone(), b.clone()))
        };
        let (what, a, b) =
            apart("vale dal", from, start).or_else(|| apart("vale fino al", until, end))?;
        let sites = vec![site(subject, one), site(subject, other)];
        let message = format!(
            "l'atto {what} {} in un luogo, {} nell'altro",
            day(&a),
            day(&b)
        );
        Some(Finding::new(Code::TwoValues, sites, message))
    });
    Vec::from_iter(found)
}

/// `2024-03-01` as people write it.
fn day(iso: &str) -> String {
    let parts: Vec<&str> = iso.split('-').rev().collect();
    parts.join(".")
}
