//! Text that breaks off: at the end of the document, or in the middle of a sentence.

use super::{Finding, Subject};
use crate::diagnostic::Code;
use crate::outline::Kind;
use crate::rule::Binding;
use crate::text::Span;

/// Signs after which something must follow.
const OPEN: &[char] = &[';', ',', ':'];

/// Looks at the end of the act, and at lists that are announced and not there.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(end(subject));
    found.extend((0..subject.outline.units.len()).filter_map(|index| announced(subject, index)));
    found
}

/// The last words of the act, without closing and annexes.
fn end(subject: &Subject<'_>) -> Option<Finding> {
    let counts = |index: &usize| {
        let unit = subject.unit(*index);
        !matches!(unit.kind, Kind::Chiusura | Kind::Tabella | Kind::Riga)
            && subject.annex(*index).is_none()
            && !unit.body.is_empty()
    };
    let last = (0..subject.outline.units.len()).rev().find(counts)?;
    let body = subject.unit(last).body;
    let words = subject.clean(body).trim_end();
    let broken = words.ends_with(OPEN) && !subject.is_front(last);
    // An act that ends with its signatures is whole, whatever its last sign.
    let closed = subject
        .outline
        .units
        .iter()
        .any(|u| u.kind == Kind::Chiusura);
    if !broken || closed {
        return None;
    }
    let span = Span::new(body.start, body.start + words.len());
    let sign = words.chars().next_back().unwrap_or(';');
    let message = format!("il testo finisce con «{sign}»: manca il seguito");
    Some(Finding::new(
        Code::Truncated,
        vec![subject.site(last, tail(subject, span))],
        message,
    ))
}

/// The last line of a stretch.
fn tail(subject: &Subject<'_>, span: Span) -> Span {
    let words = subject.clean(span);
    let start = words.rfind('\n').map_or(0, |at| at + 1);
    Span::new(span.start + start, span.end)
}

/// A comma or letter that ends with a colon and has nothing after it.
fn announced(subject: &Subject<'_>, index: usize) -> Option<Finding> {
    let unit = subject.unit(index);
    let numbered = matches!(unit.kind, Kind::Comma | Kind::Lettera | Kind::Numero);
    let words = subject.clean(unit.body).trim_end();
    if !numbered || !words.ends_with(':') || !unit.children.is_empty() {
        return None;
    }
    // What follows may be a table, or a paragraph that the comma opens.
    let next = subject.unit((index + 1).min(subject.outline.units.len() - 1));
    let follows = matches!(
        next.kind,
        Kind::Tabella | Kind::Capoverso | Kind::Trattino | Kind::Lettera
    );
    if follows || matches!(subject.force(index), Binding::Form | Binding::Template) {
        return None;
    }
    let span = Span::new(unit.body.start, unit.body.start + words.len());
    let message = "annuncia un elenco che non c'è";
    Some(Finding::new(
        Code::Truncated,
        vec![subject.site(index, tail(subject, span))],
        message,
    ))
}
