//! Documents that tell of an act without containing it.

use super::{Finding, Subject};
use crate::diagnostic::Code;
use crate::grammar::Line;
use crate::rule::Binding;

/// Looks at the kind of the document.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let identity = &subject.ruleset.document;
    let kinds = &subject.set.recognition.kinds;
    let Some(kind) = kinds
        .iter()
        .find(|k| k.id == identity.kind && k.force == Binding::Reported)
    else {
        return Vec::new();
    };
    let units = subject.outline.units.iter().enumerate();
    let told = units.filter_map(|(index, unit)| {
        let span = last(subject, &kind.text, unit.body)?;
        Some(subject.site(index, span))
    });
    let sites: Vec<_> = told.collect();
    if sites.is_empty() {
        return Vec::new();
    }
    let message =
        "il documento riferisce un accordo e non lo contiene: le clausole sono raccontate";
    vec![Finding::new(Code::Indirect, sites, message)]
}

/// Where the last of the phrases that stand in `span` stands: it is the one that opens the account.
fn last(
    subject: &Subject<'_>,
    lines: &[Line],
    span: crate::text::Span,
) -> Option<crate::text::Span> {
    let words = subject.words(span);
    let places = lines.iter().filter_map(|line| line.place(words));
    let range = places.max_by_key(|range| range.start)?;
    let end = range.end.max(range.start + 1) - 1;
    Some(words.word(range.start).span.join(words.word(end).span))
}
