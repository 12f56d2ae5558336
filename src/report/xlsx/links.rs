//! What leads where inside the workbook: from the matrix to the cells, from a cell to the rule at its place,
//! from everywhere to the document among the sources.

use std::collections::BTreeMap;

use super::{Link, Page, sheet};
use crate::outline::Locator;
use crate::report::{Report, matrix};

/// So many links a sheet may have: Excel takes 65,530.
const MOST: usize = 65_000;

/// The column of the document, the same in all sheets that have one.
const DOCUMENT: usize = 1;

/// The column of the topic in the sheet of rules.
const TOPIC: usize = 2;

/// The column of the place in the sheet of cells.
const PLACE: usize = 5;

/// The first row of each thing that a cell may lead to.
#[derive(Default)]
struct Rows<'a> {
    documents: BTreeMap<&'a str, usize>,
    /// Cells by document, and by document and topic.
    cells: BTreeMap<(&'a str, &'a str), usize>,
    /// The document, topic and place of each cell, in the order of the sheet.
    listed: Vec<(&'a str, &'a str, Option<&'a Locator>)>,
    rules: BTreeMap<(&'a str, &'a str, &'a Locator), usize>,
    /// The document and topic of each rule, in the order of the sheet.
    ruled: Vec<(&'a str, &'a str)>,
}

/// Puts the links into the sheets of a report.
pub(super) fn add(report: &Report, pages: &mut [Page]) {
    let rows = Rows::of(report);
    let topics = matrix(report).columns;
    for page in pages {
        for row in 0..page.rows.len() {
            for (column, link) in rows.of_row(page, row, &topics) {
                if page.links.len() < MOST {
                    page.links.insert((row, column), link);
                }
            }
        }
    }
}

impl<'a> Rows<'a> {
    fn of(report: &'a Report) -> Self {
        let mut rows = Self::default();
        for (at, case) in report.cases.iter().enumerate() {
            let id = case.ruleset.document.id.as_str();
            rows.documents.entry(id).or_insert(at);
            for cell in case.comparison.iter().flat_map(|c| &c.deviations) {
                let at = rows.listed.len();
                rows.cells.entry((id, &cell.topic)).or_insert(at);
                let place = cell.local.locator.as_ref();
                rows.listed.push((id, &cell.topic, place));
            }
            for rule in &case.ruleset.rules {
                for evidence in &rule.evidence {
                    let key = (id, rule.topic.as_str(), &evidence.locator);
                    let at = rows.ruled.len();
                    rows.rules.entry(key).or_insert(at);
                    rows.ruled.push((id, &rule.topic));
                }
            }
        }
        rows
    }

    /// The columns of a row that lead somewhere.
    fn of_row(&self, page: &Page, row: usize, topics: &[String]) -> Vec<(usize, Link)> {
        let cells = &page.rows[row];
        let id = cells.get(DOCUMENT).map_or("", String::as_str);
        let to =
            |sheet: &'static str, row: Option<&usize>| row.map(|row| Link { sheet, row: *row });
        let source = (DOCUMENT, to(sheet::SOURCES, self.documents.get(id)));
        let mut found = match page.name {
            sheet::MATRIX => {
                // The columns of the sheet are those of the table after that of the institution.
                let topics = (2..).zip(topics.iter().skip(1));
                let cell = |topic: &String| to(sheet::CELLS, self.cells.get(&(id, topic)));
                topics
                    .map(|(column, topic)| (column, cell(topic)))
                    .collect()
            }
            sheet::CELLS => {
                let place = self
                    .listed
                    .get(row)
                    .and_then(|(id, topic, place)| self.rules.get(&(*id, *topic, (*place)?)));
                vec![(PLACE, to(sheet::RULES, place))]
            }
            sheet::RULES => {
                let cell = self.ruled.get(row).and_then(|key| self.cells.get(key));
                vec![(TOPIC, to(sheet::CELLS, cell))]
            }
            _ => Vec::new(),
        };
        let known = [sheet::MATRIX, sheet::CELLS, sheet::RULES, sheet::FINDINGS];
        if known.contains(&page.name) {
            found.push(source);
        }
        let shown = |(column, link): (usize, Option<Link>)| {
            let text = cells.get(column).is_some_and(|text| !text.is_empty());
            Some((column, link.filter(|_| text)?))
        };
        found.into_iter().filter_map(shown).collect()
    }
}
