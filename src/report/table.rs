//! The tables: one row per piece of evidence, or per cell of a comparison.

use serde::ser::{SerializeMap, SerializeSeq, Serializer};

use super::review::{Item, of_deviation, of_rule};
use super::{Report, wrap};
use crate::compare::{Comparison, Deviation, Side};
use crate::rule::{Evidence, InForce, Rule, Ruleset};

/// The shapes of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Tabs between cells; tabs and line ends inside a cell become spaces.
    Tsv,
    /// RFC 4180, word for word: for programs.
    Csv,
    /// CSV as Excel reads it in Italian, with nothing in it that a spreadsheet would compute.
    ExcelIt,
    /// A list of objects.
    Json,
    /// Columns for reading.
    Text,
}

/// A table: names of the columns and rows of as many cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// Columns that hold sentences.
const LONG: &[&str] = &["quote", "baseline_quote", "reason", "note"];

/// The columns of [`rules`].
const RULES: &[&str] = &[
    "document", "topic", "place", "modality", "bearer", "value", "binding", "state", "from",
    "until", "standing", "quote", "review", "note", "id",
];

/// The columns of [`deviations`].
const DEVIATIONS: &[&str] = &[
    "document",
    "topic",
    "place",
    "baseline_place",
    "presence",
    "baseline_presence",
    "favour",
    "verdict",
    "room",
    "quote",
    "baseline_quote",
    "reason",
    "review",
    "note",
];

/// The names of the columns.
pub(super) fn named(columns: &[&str]) -> Vec<String> {
    columns.iter().map(|c| (*c).to_owned()).collect()
}

/// All rules, one row per piece of evidence.
pub fn rules(report: &Report) -> Table {
    let rows = report.cases.iter().flat_map(|case| {
        let set = &case.ruleset;
        set.rules.iter().flat_map(move |rule| {
            rule.evidence
                .iter()
                .map(move |e| rule_row(report, set, rule, e))
        })
    });
    Table {
        columns: named(RULES),
        rows: rows.collect(),
    }
}

/// All cells of all comparisons, in the order of attention.
pub fn deviations(report: &Report) -> Table {
    let rows = report
        .cases
        .iter()
        .filter_map(|case| case.comparison.as_ref())
        .flat_map(|comparison| {
            comparison
                .deviations
                .iter()
                .map(|cell| deviation_row(report, comparison, cell))
        });
    Table {
        columns: named(DEVIATIONS),
        rows: rows.collect(),
    }
}

fn rule_row(report: &Report, set: &Ruleset, rule: &Rule, evidence: &Evidence) -> Vec<String> {
    let day = |which: fn(&InForce) -> Option<&String>| {
        let day = rule.in_force.as_ref().and_then(which);
        day.cloned().unwrap_or_default()
    };
    let mut row = vec![
        set.document.id.clone(),
        rule.topic.clone(),
        evidence.place.clone(),
        id(&rule.modality),
        rule.bearer.to_string(),
        rule.values
            .iter()
            .map(|(slot, value)| format!("{slot}: {value}"))
            .collect::<Vec<_>>()
            .join("; "),
        id(&evidence.binding),
        rule.state.id().to_owned(),
        day(|days| days.from.as_ref()),
        day(|days| days.until.as_ref()),
        rule.standing.map(|s| id(&s)).unwrap_or_default(),
        evidence.quote.clone(),
    ];
    row.extend(review(report, &of_rule(rule, evidence)));
    row.push(rule.id.clone());
    row
}

/// How a review of earlier runs stands, and its remark; empty where there is none.
fn review(report: &Report, item: &Item) -> [String; 2] {
    let found = report.reviews.get(item);
    found.map_or_else(Default::default, |review| {
        [review.standing.italian().to_owned(), review.remark()]
    })
}

fn deviation_row(report: &Report, comparison: &Comparison, cell: &Deviation) -> Vec<String> {
    let mark = if comparison.indicative {
        "(indicativo) "
    } else {
        ""
    };
    let mut row = vec![
        comparison.document.clone(),
        cell.topic.clone(),
        cell.local.place.clone().unwrap_or_default(),
        cell.baseline.place.clone().unwrap_or_default(),
        cell.presence.id().to_owned(),
        cell.baseline_presence.id().to_owned(),
        cell.favour.id().to_owned(),
        cell.verdict.id().to_owned(),
        cell.room
            .map(|room| room.id().to_owned())
            .unwrap_or_default(),
        cell.local.quote.clone().unwrap_or_default(),
        words(&cell.baseline),
        format!("{mark}{}", cell.reason),
    ];
    row.extend(review(report, &of_deviation(cell)));
    row
}

/// The quote, or the fact marked as such.
fn words(side: &Side) -> String {
    match (&side.quote, &side.fact) {
        (Some(quote), _) => quote.clone(),
        (None, Some(fact)) => format!("[fatto annotato] {fact}"),
        (None, None) => String::new(),
    }
}

/// The id of an enum value, as in the YAML.
fn id<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|v| v.as_str().map(str::to_owned))
        .unwrap_or_default()
}

impl Table {
    /// Writes the table in a layout; always ends with a line end.
    pub fn write(&self, layout: Layout) -> String {
        match layout {
            Layout::Tsv => self.tsv(),
            Layout::Csv => self.csv(),
            Layout::ExcelIt => super::excel_csv::excel_csv(self),
            Layout::Json => self.json(),
            Layout::Text => self.text(),
        }
    }

    /// Rows as columns and columns as rows; the name of the first column stays.
    #[must_use]
    pub fn turned(&self) -> Self {
        let head = self.columns.first().cloned().into_iter();
        let names = self.rows.iter().filter_map(|row| row.first().cloned());
        let row = |i: usize| {
            let cells = self.rows.iter().map(|row| row[i].clone());
            std::iter::once(self.columns[i].clone())
                .chain(cells)
                .collect()
        };
        Self {
            columns: head.chain(names).collect(),
            rows: (1..self.columns.len()).map(row).collect(),
        }
    }

    fn tsv(&self) -> String {
        let line = |cells: Vec<String>| cells.join("\t") + "\n";
        let head = line(self.columns.clone());
        let flat = |cell: &String| cell.replace(['\t', '\n', '\r'], " ");
        self.rows.iter().fold(head, |page, row| {
            page + &line(row.iter().map(flat).collect())
        })
    }

    fn csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let written = writer.write_record(&self.columns).and_then(|()| {
            self.rows
                .iter()
                .try_for_each(|row| writer.write_record(row))
        });
        debug_assert!(
            written.is_ok(),
            "memory does not fail and all rows have the same length"
        );
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }

    fn json(&self) -> String {
        let mut bytes = Vec::new();
        let mut writer = serde_json::Serializer::pretty(&mut bytes);
        let written = writer
            .serialize_seq(Some(self.rows.len()))
            .and_then(|mut list| {
                self.rows
                    .iter()
                    .try_for_each(|row| list.serialize_element(&Object(&self.columns, row)))?;
                SerializeSeq::end(list)
            });
        debug_assert!(written.is_ok(), "memory does not fail");
        String::from_utf8(bytes).unwrap_or_default() + "\n"
    }

    fn text(&self) -> String {
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|column| self.width(column))
            .collect();
        let head = lines(&self.columns, &widths);
        let rule = widths
            .iter()
            .map(|w| "-".repeat(*w))
            .collect::<Vec<_>>()
            .join("  ")
            + "\n";
        self.rows
            .iter()
            .fold(head + &rule, |page, row| page + &lines(row, &widths))
    }

    /// As wide as its longest cell, within what can be read.
    fn width(&self, column: usize) -> usize {
        let cells = self
            .rows
            .iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or(0);
        let limit = if LONG.contains(&self.columns[column].as_str()) {
            48
        } else {
            28
        };
        cells.min(limit).max(self.columns[column].chars().count())
    }
}

/// One row over as many lines as its longest cell needs.
fn lines(row: &[String], widths: &[usize]) -> String {
    let cells: Vec<Vec<String>> = row
        .iter()
        .zip(widths)
        .map(|(cell, width)| wrap(cell, *width))
        .collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let line = |n: usize| {
        let parts = cells.iter().zip(widths).map(|(cell, &width)| {
            let part = cell.get(n).map_or("", String::as_str);
            format!("{part:<width$}")
        });
        parts.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    (0..height).map(line).collect()
}

/// A row as an object with its keys in the order of the columns.
struct Object<'a>(&'a [String], &'a [String]);

impl serde::Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in self.0.iter().zip(self.1) {
            map.serialize_entry(key, value)?;
        }
        SerializeMap::end(map)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        Table {
            columns: named(&["a", "quote"]),
            rows: vec![vec!["x".into(), "«uno,\ndue»\t\"tre\"".into()]],
        }
    }

    #[test]
    fn each_layout_keeps_the_cells() {
        assert_eq!(
            table().write(Layout::Tsv),
            "a\tquote\nx\t«uno, due» \"tre\"\n"
        );
        assert_eq!(
            table().write(Layout::Csv),
            "a,quote\nx,\"«uno,\ndue»\t\"\"tre\"\"\"\n"
        );
        let json: serde_json::Value = serde_json::from_str(&table().write(Layout::Json)).unwrap();
        assert_eq!(json[0]["quote"], "«uno,\ndue»\t\"tre\"");
        assert_eq!(
            table().write(Layout::Text),
            "a  quote\n-  ----------------\nx  «uno, due» \"tre\"\n"
        );
    }
}
