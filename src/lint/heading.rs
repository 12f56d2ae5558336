//! References whose heading is not that of the place: «art. 5 (Confronto)» where article 5 is another.

use super::{Finding, Subject};
use crate::diagnostic::Code;
use crate::outline::Kind;
use crate::reference::{Outcome, Reference, Target, likeness};

/// Below this share of common words a heading is another.
const OTHER: f64 = 0.34;

/// From this share on a heading is the one meant.
const SAME: f64 = 0.8;

/// Looks at each reference that gives a heading.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let own = subject
        .references
        .iter()
        .filter(|r| r.target == Target::Document && r.rubric.is_some());
    let mut found: Vec<Finding> = own.filter_map(|r| wrong(subject, r)).collect();
    found.dedup_by(|a, b| a.sites == b.sites);
    found
}

fn wrong(subject: &Subject<'_>, reference: &Reference) -> Option<Finding> {
    let words = reference.rubric.as_deref()?;
    let Outcome::Found(unit) = reference.outcome else {
        return None;
    };
    let holder = holder(subject, unit)?;
    let heading = subject
        .unit(holder)
        .heading
        .map(|span| subject.clean(span))?;
    // A heading of a number alone says nothing.
    let named = heading.chars().filter(|c| c.is_alphabetic()).count() > 8;
    if !named || likeness(heading, words) >= OTHER || likeness(words, heading) >= OTHER {
        return None;
    }
    let meant = meant(subject, subject.unit(holder).kind, words);
    let place = &subject.unit(holder).place;
    let message = format!(
        "la rubrica di {place} è «{}», non «{words}»",
        title(heading)
    );
    let sites = vec![
        subject.site(reference.unit, reference.span),
        subject.opening(holder),
    ];
    let finding = Finding::new(Code::WrongHeading, sites, message);
    Some(match meant.as_slice() {
        [one] => finding.with_help(format!(
            "la rubrica «{words}» è quella di {one}: probabilmente il rinvio è a quel luogo"
        )),
        _ => finding,
    })
}

/// The places of this kind whose heading is the one cited.
fn meant(subject: &Subject<'_>, kind: Kind, words: &str) -> Vec<String> {
    let others = subject.outline.units.iter().filter(|u| u.kind == kind);
    let same = others.filter_map(|u| {
        let own = subject.clean(u.heading?);
        (likeness(own, words) >= SAME && likeness(words, own) >= OTHER).then_some(u.place.clone())
    });
    same.collect()
}

/// The article or division whose heading a citation of the unit would give.
fn holder(subject: &Subject<'_>, unit: usize) -> Option<usize> {
    let headed = |u: &usize| {
        let kind = subject.unit(*u).kind;
        matches!(
            kind,
            Kind::Articolo | Kind::Titolo | Kind::Capo | Kind::Sezione
        )
    };
    subject.line(unit).into_iter().rev().find(headed)
}

/// A heading on one line.
fn title(heading: &str) -> String {
    heading.split_whitespace().collect::<Vec<_>>().join(" ")
}
