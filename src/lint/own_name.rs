//! The names by which the text calls itself: one act, one name.

use super::{Finding, Subject};
use crate::cite::{named_groups, own_names};
use crate::diagnostic::Code;
use crate::text::Span;

/// Looks at «presente regolamento», «presente disciplinare» in the act itself; an annex may be another act.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut said: Vec<(usize, Span, usize, &str)> = Vec::new();
    for (index, unit) in subject.outline.units.iter().enumerate() {
        if subject.annex(index).is_some() {
            continue;
        }
        for (span, group, name) in own_names(subject.clean(unit.body)) {
            let start = unit.body.start;
            let span = Span::new(start + span.start, start + span.end);
            said.push((index, span, group, name));
        }
    }
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
