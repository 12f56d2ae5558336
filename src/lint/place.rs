//! The rules of a document at the places that prove them.

use std::collections::HashMap;
use std::rc::Rc;

use super::Subject;
use crate::outline::Locator;
use crate::rule::{Evidence, Rule};

/// A rule at one place.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) rule: &'a Rule,
    pub(super) evidence: &'a Evidence,
    pub(super) unit: usize,
}

/// The rules at their places.
pub(super) fn places<'a>(subject: &Subject<'a>) -> impl Iterator<Item = Place<'a>> {
    let units = subject.outline.units.iter().zip(0..);
    let units: HashMap<&Locator, usize> = units.map(|(u, at)| (&u.locator, at)).collect();
    let units = Rc::new(units);
    subject.ruleset.rules.iter().flat_map(move |rule| {
        let units = Rc::clone(&units);
        rule.evidence.iter().filter_map(move |evidence| {
            Some(Place {
                rule,
                evidence,
                unit: *units.get(&evidence.locator)?,
            })
        })
    })
}
