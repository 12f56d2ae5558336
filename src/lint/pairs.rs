//! Statements of two places that exclude each other: the list in `coerenza.yaml`.

use super::{Finding, Subject};
use crate::diagnostic::Code;
use crate::grammar::{Pair, Part, Side};
use crate::provision::Provision;
use crate::text::Span;

/// A sentence that says one side, with the words that say it.
type Said<'a> = (&'a Provision, Span);

/// Holds the sentences against each pair.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let pairs = subject.set.coherence.pairs.iter();
    pairs.filter_map(|pair| clash(subject, pair)).collect()
}

fn clash(subject: &Subject<'_>, pair: &Pair) -> Option<Finding> {
    let ones = said(subject, &pair.one);
    let others = said(subject, &pair.other);
    let apart =
        |one: &Said<'_>, other: &Said<'_>| one.0.unit != other.0.unit && one.0.span != other.0.span;
    let (one, other) = ones
        .iter()
        .find_map(|one| Some((one, others.iter().find(|other| apart(one, other))?)))?;
    let mut sites = vec![subject.site(one.0.unit, one.1)];
    let more = others.iter().filter(|o| apart(one, o)).take(3);
    sites.push(subject.site(other.0.unit, other.1));
    sites.extend(more.skip(1).map(|(p, span)| subject.site(p.unit, *span)));
    let also = ones
        .iter()
        .skip_while(|o| o.0.span != one.0.span)
        .skip(1)
        .take(2);
    sites.extend(also.map(|(p, span)| subject.site(p.unit, *span)));
    let finding = Finding::new(Code::Incompatible, sites, pair.message.clone());
    Some(finding.with_help(pair.help.clone()))
}

/// The sentences that say one side.
fn said<'a>(subject: &Subject<'a>, side: &Side) -> Vec<Said<'a>> {
    let says = |provision: &'a Provision| {
        let annex = subject.annex(provision.unit).is_some();
        let place = match side.part {
            Part::Any => true,
            Part::Body => !annex,
            Part::Annex => annex,
        };
        if !place || !subject.lays_down(provision.unit) {
            return None;
        }
        let span = subject.first(&side.phrases, provision.span)?;
        let around = |lines: &[crate::grammar::Line]| {
            subject.has(lines, provision.span)
                || provision.trail.iter().any(|t| subject.has(lines, *t))
        };
        let scoped = side.scope.is_empty() || around(&side.scope);
        (scoped && !around(&side.unless)).then_some((provision, span))
    };
    subject.provisions.iter().filter_map(says).collect()
}
