//! Acts without a date, and days told from a day that nobody knows.

use super::{Finding, Subject};
use crate::diagnostic::Code;
use crate::outline::Kind;

/// Looks at the closing of the act, and at «ieri» in a text that has no date.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    closing(subject)
        .into_iter()
        .chain(relative(subject))
        .collect()
}

/// The date of the act itself left blank.
fn closing(subject: &Subject<'_>) -> Option<Finding> {
    let units = subject.outline.units.iter().enumerate();
    let blank = |(index, unit): &(usize, &crate::outline::Unit)| {
        let words = subject.words(unit.full);
        unit.kind == Kind::Chiusura
            && subject.annex(*index).is_none()
            && (0..words.len()).any(|i| words.get(i) == "_")
    };
    let (index, unit) = units.into_iter().find(blank)?;
    let line = subject.clean(unit.full).lines().find(|l| l.contains('_'))?;
    let at = unit.full.start + subject.clean(unit.full).find(line)?;
    let span = crate::text::Span::new(at, at + line.len());
    let message = "la data dell'atto è in bianco";
    Some(Finding::new(
        Code::Undated,
        vec![subject.site(index, span)],
        message,
    ))
}

fn relative(subject: &Subject<'_>) -> Option<Finding> {
    if subject.ruleset.document.date.is_some() {
        return None;
    }
    let lines = &subject.set.coherence.relative_days;
    let units = subject.outline.units.iter().enumerate();
    let sites: Vec<_> = units
        .filter_map(|(index, unit)| Some(subject.site(index, subject.first(lines, unit.body)?)))
        .collect();
    let first = sites.first()?;
    let message = format!(
        "il testo non ha data e dice «{}»: il giorno non si può sapere",
        first.quote
    );
    Some(Finding::new(Code::Undated, sites, message))
}
