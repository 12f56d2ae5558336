//! Two reports on the same documents, against two contracts: what changes.

use std::collections::BTreeMap;

use super::Report;
use super::table::{Table, named};
use crate::compare::Deviation;

/// The columns.
const COLUMNS: &[&str] = &[
    "document", "topic", "place", "before", "after", "quote", "reason",
];

/// One row per cell whose verdict is not the same in both, in the order of attention of `after`.
pub fn rebased(before: &Report, after: &Report) -> Table {
    let mut rows = Vec::new();
    for case in &after.cases {
        let Some(now) = &case.comparison else {
            continue;
        };
        let id = &case.ruleset.document.id;
        let mut was = cells(before, id);
        for cell in &now.deviations {
            let old = was.remove(cell.id.as_str());
            if old.is_none_or(|old| old.verdict != cell.verdict) {
                rows.push(row(id, cell, old.map(|o| o.verdict.italian()), Some(cell)));
            }
        }
        rows.extend(was.into_values().map(|old| {
            let verdict = Some(old.verdict.italian());
            row(id, old, verdict, None)
        }));
    }
    Table {
        columns: named(COLUMNS),
        rows,
    }
}

fn cells<'a>(report: &'a Report, document: &str) -> BTreeMap<&'a str, &'a Deviation> {
    let mut cases = report.cases.iter();
    let case = cases.find(|c| c.ruleset.document.id == document);
    let list = case.and_then(|c| c.comparison.as_ref());
    list.into_iter()
        .flat_map(|c| &c.deviations)
        .map(|d| (d.id.as_str(), d))
        .collect()
}

fn row(
    document: &str,
    cell: &Deviation,
    before: Option<&str>,
    after: Option<&Deviation>,
) -> Vec<String> {
    vec![
        document.to_owned(),
        cell.topic.clone(),
        cell.local.place.clone().unwrap_or_default(),
        before.unwrap_or_default().to_owned(),
        after.map_or("", |c| c.verdict.italian()).to_owned(),
        cell.local.quote.clone().unwrap_or_default(),
        after.map(|c| c.reason.clone()).unwrap_or_default(),
    ]
}
