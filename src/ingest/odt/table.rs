//! Tables: their rows and cells.

use super::super::sheet::Row;
use super::super::xml::Element;
use super::block::Reader;

/// The most times that a cell is repeated; rows are not, since a file may ask for millions.
const MOST_REPEATS: usize = 8;

impl<'t, 'x> Reader<'t, 'x> {
    pub(super) fn table(&mut self, table: Element<'t, 'x>) {
        let mut rows = Vec::new();
        self.rows(table, &mut rows);
        self.sheet.table(rows);
    }

    fn rows(&mut self, parent: Element<'t, 'x>, out: &mut Vec<Row>) {
        for child in parent.children() {
            match child.name() {
                "table-row" => {
                    let row = self.cells(child);
                    out.push(row);
                }
                "table-header-rows" | "table-rows" | "table-row-group" => self.rows(child, out),
                "soft-page-break" => self.sheet.page += 1,
                _ => {}
            }
        }
    }

    fn cells(&mut self, row: Element<'t, 'x>) -> Row {
        let mut out = Row::new();
        for cell in row.children().filter(|c| c.name() == "table-cell") {
            let lines = self.capture(|reader| reader.blocks(cell));
            let times: usize = cell.number("number-columns-repeated").unwrap_or(1);
            let short = lines.len() <= 1;
            for _ in 1..times.min(if short { MOST_REPEATS } else { 1 }) {
                out.push(lines.clone());
            }
            out.push(lines);
        }
        out
    }
}
