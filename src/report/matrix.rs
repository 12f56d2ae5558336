//! Institutions × topics: one cell each, with the verdict to look at first and its value.

use std::collections::BTreeMap;

use super::Report;
use super::table::Table;
use crate::compare::Deviation;
use crate::value::Value;

/// The matrix: a row per document that was compared, a column per topic, in the order of families.
///
/// A cell is empty where there is nothing to say; a column without any cell is left out.
pub fn matrix(report: &Report) -> Table {
    let mut rows: Vec<(String, BTreeMap<&str, String>)> = Vec::new();
    for comparison in report.cases.iter().filter_map(|c| c.comparison.as_ref()) {
        let mut cells: BTreeMap<&str, Vec<&Deviation>> = BTreeMap::new();
        for cell in &comparison.deviations {
            cells.entry(&cell.topic).or_default().push(cell);
        }
        let shown = cells.into_iter().map(|(topic, list)| (topic, shown(&list)));
        rows.push((comparison.document.clone(), shown.collect()));
    }
    let mut topics: Vec<&String> = report.topics.keys().collect();
    topics.retain(|t| rows.iter().any(|(_, cells)| cells.contains_key(t.as_str())));
    topics.sort_by_key(|t| (report.families.get(*t), *t));
    let head = std::iter::once("document".to_owned()).chain(topics.iter().map(|t| (*t).clone()));
    let row = |(document, cells): (String, BTreeMap<&str, String>)| {
        let cell = |t: &&String| cells.get(t.as_str()).cloned().unwrap_or_default();
        let cells: Vec<String> = topics.iter().map(cell).collect();
        std::iter::once(document).chain(cells).collect()
    };
    Table {
        columns: head.collect(),
        rows: rows.into_iter().map(row).collect(),
    }
}

/// The verdict that comes first in the order of attention, its value, and how many more there are.
fn shown(cells: &[&Deviation]) -> String {
    let Some(first) = cells.iter().min_by_key(|c| c.verdict) else {
        return String::new();
    };
    let values: Vec<String> = first.local.values.values().filter_map(value).collect();
    let mut text = first.verdict.italian().to_owned();
    if !values.is_empty() {
        text = format!("{text}: {}", values.join("; "));
    }
    let alike = cells.iter().filter(|c| c.verdict == first.verdict).count();
    match cells.len() {
        1 => text,
        2 if alike == 1 => format!("{text} (e un altro luogo)"),
        all if alike == all => format!("{text} (in {all} luoghi)"),
        all => format!("{text} (e altri {} luoghi)", all - 1),
    }
}

/// A value in words; a yes or a no is said by the verdict.
pub(super) fn value(value: &Value) -> Option<String> {
    match value {
        Value::Bool(_) => None,
        Value::Items(_) => Some(value.to_string().replace(['_', '-'], " ")),
        other => Some(other.to_string()),
    }
}
