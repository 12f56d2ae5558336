//! Titoli and capi that are alone, or do not begin with the first.

use super::{Finding, Subject};
use crate::diagnostic::Code;
use crate::outline::{self, Kind};

/// Looks at the divisions of each kind below each unit.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for parent in 0..subject.outline.units.len() {
        for (kind, name) in [(Kind::Titolo, "titolo"), (Kind::Capo, "capo")] {
            let numbered: Vec<(usize, u32)> = subject
                .outline
                .children(parent)
                .filter(|u| subject.unit(*u).kind == kind && !subject.is_front(*u))
                .filter_map(|u| {
                    let number = subject.unit(u).number.as_deref()?;
                    Some((u, outline::value(number)))
                })
                .collect();
            found.extend(judge(subject, name, &numbered));
        }
    }
    found
}

fn judge(subject: &Subject<'_>, name: &str, numbered: &[(usize, u32)]) -> Option<Finding> {
    let (first, value) = *numbered.first()?;
    let printed = subject.unit(first).number.as_deref().unwrap_or_default();
    let message = match (value, numbered.len()) {
        (1, 1) => format!("c'è un {name} {printed} e nessun altro {name}"),
        (2.., _) => format!("il primo {name} è il {printed}: manca quello prima"),
        _ => return None,
    };
    Some(Finding::new(
        Code::LoneDivision,
        vec![subject.opening(first)],
        message,
    ))
}
