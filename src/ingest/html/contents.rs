//! The table of contents of a page: a run of lines that only lead inside it.

use super::super::line::opens_division;
use super::super::printed::{PrintedLine, Role};

/// Fewer links are no table of contents.
const FEWEST: usize = 4;
/// Headings that may stand between two of its links.
const BETWEEN: usize = 4;
/// A longer line ends it.
const LONGEST: usize = 200;

/// Makes furniture of the lines between the first and the last link of each run; `links` are the lines
/// that only lead inside the page.
pub(super) fn mark(mut page: Vec<PrintedLine>, links: &[usize]) -> Vec<PrintedLine> {
    let mut start = 0;
    while start < links.len() {
        let mut end = start;
        while end + 1 < links.len() && near(&page, links[end], links[end + 1]) {
            end += 1;
        }
        if end + 1 - start >= FEWEST {
            let first = start_of(&page, links[start]);
            for line in &mut page[first..=links[end]] {
                line.role = Role::Furniture;
            }
        }
        start = end + 1;
    }
    page
}

/// Names of a table of contents.
const NAMES: &[&str] = &["indice", "sommario"];

/// The first of the headings right before the first link.
fn start_of(lines: &[PrintedLine], first_link: usize) -> usize {
    let mut start = first_link;
    for (at, line) in lines[..first_link].iter().enumerate().rev() {
        let text = line.text.trim();
        let named = NAMES.iter().any(|name| text.eq_ignore_ascii_case(name));
        if named || opens_division(text) {
            start = at;
        }
        if named || !(text.is_empty() || opens_division(text)) {
            break;
        }
    }
    start
}

/// Whether only a few short lines stand between two links.
fn near(lines: &[PrintedLine], a: usize, b: usize) -> bool {
    let between = lines.get(a + 1..b).unwrap_or_default();
    let mut printed = between.iter().filter(|l| !l.text.trim().is_empty());
    let short = printed.clone().all(|l| l.text.chars().count() <= LONGEST);
    short && printed.by_ref().count() <= BETWEEN
}
