//! Annexes that call themselves an example, and articles that make them bind.

use super::{Finding, Subject};
use crate::diagnostic::Code;
use crate::grammar::{Line, Speech};
use crate::outline::Kind;
use crate::reference::{Outcome, Reference};
use crate::rule::Binding;
use crate::text::Span;

/// Looks at each reference to an annex.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = subject
        .references
        .iter()
        .filter_map(|reference| binds(subject, reference))
        .collect();
    found.dedup_by(|a, b| a.sites == b.sites);
    found
}

fn binds(subject: &Subject<'_>, reference: &Reference) -> Option<Finding> {
    let Outcome::Found(annex) = reference.outcome else {
        return None;
    };
    let own = subject.annex(reference.unit) == Some(annex);
    if subject.unit(annex).kind != Kind::Allegato || own || !subject.lays_down(reference.unit) {
        return None;
    }
    let example = example(subject, annex)?;
    let sentence = subject
        .provisions
        .iter()
        .find(|p| p.span.start <= reference.span.start && reference.span.end <= p.span.end)?;
    let before = Span::new(sentence.span.start, reference.span.start);
    let used = subject.first(&subject.set.coherence.binding_use, before)?;
    let words = used.join(reference.span);
    let message = format!(
        "{} rende vincolante l'allegato, che si dice solo un esempio",
        subject.unit(reference.unit).place
    );
    let sites = vec![
        subject.site(reference.unit, words),
        subject.site(annex, example),
    ];
    Some(Finding::new(Code::ExampleBinds, sites, message))
}

/// Where an annex says that it is an example: in its heading or in its first words.
fn example(subject: &Subject<'_>, annex: usize) -> Option<Span> {
    let unit = subject.unit(annex);
    let speech = &subject.set.recognition.speech;
    let lines = speech
        .iter()
        .filter(|s: &&Speech| s.force == Binding::Example);
    let lines: Vec<Line> = lines.flat_map(|s| s.phrases.clone()).collect();
    let head = unit.heading.unwrap_or(unit.body);
    subject
        .first(&lines, head)
        .or_else(|| subject.first(&lines, unit.body))
}
