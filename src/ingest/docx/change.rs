//! Tracked changes: what counts, as accepted or as rejected.

use super::super::xml::Element;

/// What a tracked change does to the words inside it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    Added,
    Removed,
}

/// The change that an element around words, or a mark inside properties, stands for.
pub(super) fn change(name: &str) -> Option<Change> {
    match name {
        "ins" | "moveTo" | "cellIns" => Some(Change::Added),
        "del" | "moveFrom" | "cellDel" => Some(Change::Removed),
        _ => None,
    }
}

/// Whether words under this change are left out.
pub(super) fn left_out(change: Change, accept: bool) -> bool {
    (change == Change::Removed) == accept
}

/// Whether a mark inside the properties of a paragraph end, a row or a cell takes it away.
pub(super) fn gone(properties: Option<Element<'_, '_>>, accept: bool) -> bool {
    let marks = properties.into_iter().flat_map(Element::children);
    marks
        .filter_map(|mark| change(mark.name()))
        .any(|change| left_out(change, accept))
}

/// The properties that count: as they were, where changes are rejected and the change is tracked.
pub(super) fn properties<'t, 'x>(
    element: Element<'t, 'x>,
    name: &str,
    accept: bool,
) -> Option<Element<'t, 'x>> {
    let now = element.child(name)?;
    let before = now.child("pPrChange").and_then(|c| c.child("pPr"));
    if accept {
        Some(now)
    } else {
        before.or(Some(now))
    }
}
