//! Tables: their rows and cells, without those that a tracked change takes away.

use super::super::sheet::Row;
use super::super::xml::Element;
use super::block::Reader;
use super::change::gone;

impl<'t, 'x> Reader<'t, 'x> {
    pub(super) fn table(&mut self, table: Element<'t, 'x>) {
        let mut rows = Vec::new();
        self.rows(table, &mut rows);
        self.sheet.table(rows);
    }

    fn rows(&mut self, parent: Element<'t, 'x>, out: &mut Vec<Row>) {
        for child in parent.children() {
            match child.name() {
                "tr" if gone(child.child("trPr"), self.accept) => self.changes += 1,
                "tr" => {
                    let mut row = Row::new();
                    self.cells(child, &mut row);
                    out.push(row);
                }
                "tblPr" | "tblGrid" | "sdtPr" | "" => {}
                _ => self.rows(child, out),
            }
        }
    }

    fn cells(&mut self, parent: Element<'t, 'x>, out: &mut Row) {
        for child in parent.children() {
            match child.name() {
                "tc" if gone(child.child("tcPr"), self.accept) => self.changes += 1,
                "tc" => out.push(self.capture(|reader| reader.blocks(child))),
                "trPr" | "sdtPr" | "" => {}
                _ => self.cells(child, out),
            }
        }
    }
}
