//! Tables of a page.

use scraper::node::Element;

use super::super::printed::Role;
use super::super::refusal::Refusal;
use super::super::sheet::Row;
use super::Place;
use super::block::Reader;

impl Reader {
    pub(super) fn table(
        &mut self,
        node: Place<'_>,
        element: &Element,
        depth: usize,
    ) -> Result<(), Refusal> {
        self.flush();
        if matches!(element.attr("role"), Some("presentation" | "none")) {
            return self.children(node, depth);
        }
        let mut rows = Vec::new();
        self.rows(node, depth, &mut rows)?;
        let cells = || rows.iter().flatten().flatten();
        if cells().all(|line| line.role == Role::Furniture) {
            let lines = rows.into_iter().flatten().flatten();
            self.sheet.lines.extend(lines);
        } else {
            self.sheet.table(rows);
        }
        Ok(())
    }

    fn rows(&mut self, node: Place<'_>, depth: usize, out: &mut Vec<Row>) -> Result<(), Refusal> {
        for child in node.children() {
            match child.value().as_element().map(Element::name) {
                Some("tr") => {
                    let mut row = Row::new();
                    for cell in child.children().filter(|c| c.value().is_element()) {
                        row.push(self.capture(|reader| reader.children(cell, depth + 2))?);
                    }
                    out.push(row);
                }
                Some("thead" | "tbody" | "tfoot") => self.rows(child, depth, out)?,
                Some("caption") => {
                    self.children(child, depth + 1)?;
                    self.flush();
                }
                _ => {}
            }
        }
        Ok(())
    }
}
