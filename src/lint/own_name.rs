//! The names by which the text calls itself: one act, one name.

use super::{Finding, Subject};
use crate::cite::{named_groups, own_names};
use crate::diagnostic::Code;
use crate::text::Span;

/// Looks at «presente regolamento», «presente disciplinare» in the act itself; an annex may be another act.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let said = said(subject);
    let identity = &subject.ruleset.document;
    let mut own = named_groups(&identity.title);
    own.extend(named_groups(&identity.kind.replace('_', " ")));
    let count = |group: usize| said.iter().filter(|(_, _, g, _)| *g == group).count();
    let usual = said
        .iter()
        .map(|(_, _, group, _)| *group)
        .max_by_key(|g| count(*g));
    own.extend(usual.filter(|g| own.is_empty() || count(*g) > 2));
    let Some((_, first, ..)) = said.iter().find(|(_, _, group, _)| own.contains(group)) else {
        return Vec::new();
    };
    let called = subject.clean(*first).to_owned();
    let strange = said.iter().filter(|(_, _, group, _)| !own.contains(group));
    strange
        .map(|(index, span, _, name)| {
            let message = format!("il testo si chiama «{name}», altrove «{called}»");
            Finding::new(Code::OwnName, vec![subject.site(*index, *span)], message)
        })
        .collect()
}

/// A name by which the text calls itself: unit, words, group, name.
type Said = (usize, Span, usize, &'static str);

/// All such names outside the annexes.
fn said(subject: &Subject<'_>) -> Vec<Said> {
    let units = subject.outline.units.iter().enumerate();
    let body = units.filter(|(index, _)| subject.annex(*index).is_none());
    body.flat_map(|(index, unit)| {
        let start = unit.body.start;
        let names = own_names(subject.clean(unit.body)).into_iter();
        names.map(move |(span, group, name)| {
            let span = Span::new(start + span.start, start + span.end);
            (index, span, group, name)
        })
    })
    .collect()
}
