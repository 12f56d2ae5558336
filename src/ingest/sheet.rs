//! Where a reader of paragraphs and tables puts what it reads: lines as they would be printed.

use std::collections::HashSet;

use super::printed::{PrintedLine, Role};

/// Columns on which the middle of a centred line lies.
const MIDDLE: usize = 40;
/// Longer paragraphs are no headings, whatever their style is called.
const LONGEST_HEADING: usize = 200;
/// So many words with a full stop behind them are a sentence.
const WORDS: usize = 6;
/// A cell with more lines than this and a division of an act in it is part of the page layout.
const LINES_OF_A_CELL: usize = 2;

/// What ends a page inside the words of a paragraph.
pub(super) const PAGE: char = '\u{c}';

/// The lines read so far.
#[derive(Debug)]
pub(super) struct Sheet {
    /// The lines in order.
    pub lines: Vec<PrintedLine>,
    /// The page that is being read, from 1.
    pub page: u32,
    /// What is printed on every page and was put down.
    margins: HashSet<String>,
}

impl Default for Sheet {
    fn default() -> Self {
        Self {
            lines: Vec::new(),
            page: 1,
            margins: HashSet::new(),
        }
    }
}

/// A row of a table: the lines of each cell.
pub(super) type Row = Vec<Vec<PrintedLine>>;

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Setting {
    /// What it is for.
    pub role: Role,
    /// Whether its lines are centred.
    pub centred: bool,
    /// Columns before its first line.
    pub indent: usize,
}

impl Sheet {
    /// Adds an empty line, unless there is one or nothing stands before it.
    pub fn gap(&mut self) {
        let after_words = self.lines.last().is_some_and(|l| !l.text.is_empty());
        if after_words {
            self.blank();
        }
    }

    /// Adds an empty line.
    pub fn blank(&mut self) {
        self.lines.push(PrintedLine::new("", self.page));
    }

    /// Adds a paragraph: `\n` parts its lines, `PAGE` starts a page. One without words is an empty line.
    pub fn paragraph(&mut self, words: &str, setting: Setting) {
        let role = match setting.role {
            Role::Heading(_) if !can_head(words) => Role::Body,
            role => role,
        };
        for line in words.split('\n') {
            self.page += leading_pages(line);
            let text = tidy(line);
            let indent = if setting.centred {
                MIDDLE.saturating_sub(text.chars().count() / 2).max(8)
            } else {
                setting.indent + typed_indent(line)
            };
            let text = if text.is_empty() {
                text
            } else {
                " ".repeat(indent) + &text
            };
            self.lines
                .push(PrintedLine::new(text, self.page).with_role(role));
            self.page += pages(line) - leading_pages(line);
        }
    }

    /// Adds the lines of a note, with its number before the first; empty ones are left out.
    pub fn note(&mut self, number: u32, lines: Vec<PrintedLine>) {
        let mut mark = format!("[{number}] ");
        for line in lines.into_iter().filter(|l| !l.text.trim().is_empty()) {
            let text = std::mem::take(&mut mark) + line.text.trim();
            let line = PrintedLine { text, ..line };
            self.lines.push(line.with_role(Role::Footnote));
        }
    }

    /// Adds a table, row by row: as `| a | b |`, or cell by cell where the table only lays out the page.
    pub fn table(&mut self, rows: Vec<Row>) {
        if is_layout(&rows) {
            for cell in rows.into_iter().flatten() {
                self.lines.extend(cell);
            }
            return;
        }
        self.gap();
        for row in rows {
            let page = row.iter().flatten().next().map_or(self.page, |l| l.page);
            let cells: Vec<String> = row.iter().map(|cell| flat(cell)).collect();
            if cells.iter().all(String::is_empty) {
                continue;
            }
            let text = format!("| {} |", cells.join(" | "));
            self.lines
                .push(PrintedLine::new(text, page).with_role(Role::TableRow));
        }
        self.blank();
    }

    /// Adds the head of the first page: a letterhead that says whose act this is.
    pub fn letterhead(&mut self, lines: Vec<PrintedLine>) {
        for line in lines.into_iter().filter(|l| !l.text.trim().is_empty()) {
            self.margins.insert(line.text.trim().to_owned());
            self.lines.push(line);
        }
        self.gap();
    }

    /// Adds lines that are printed on every page, without those that are there already.
    pub fn furniture(&mut self, lines: Vec<PrintedLine>) {
        for line in lines {
            let known = self.margins.contains(line.text.trim());
            if !line.text.trim().is_empty() && !known {
                self.margins.insert(line.text.trim().to_owned());
                self.lines.push(line.with_role(Role::Furniture));
            }
        }
    }
}

/// Whether the words can be a heading: whole paragraphs are set in styles of headings, too.
fn can_head(words: &str) -> bool {
    let words = words.trim();
    let sentence = words.ends_with(['.', ';']) && words.split_whitespace().count() >= WORDS;
    words.chars().count() <= LONGEST_HEADING && !sentence
}

/// The lines of a cell in one.
fn flat(cell: &[PrintedLine]) -> String {
    let words = cell.iter().flat_map(|l| l.text.split_whitespace());
    words.filter(|w| *w != "|").collect::<Vec<_>>().join(" ")
}

/// Whether a table is only a way to place things on the page: no row has two cells with words, or a
/// cell holds a piece of the act with its divisions.
fn is_layout(rows: &[Row]) -> bool {
    let filled = |cell: &Vec<PrintedLine>| cell.iter().any(|l| !l.text.trim().is_empty());
    let columns = |row: &Row| row.iter().filter(|cell| filled(cell)).count();
    let holds_act = |cell: &Vec<PrintedLine>| {
        let headings = cell.iter().filter(|l| opens_article(&l.text)).count();
        cell.len() > LINES_OF_A_CELL && headings > 0
    };
    rows.iter().map(columns).max().unwrap_or(0) <= 1 || rows.iter().flatten().any(holds_act)
}

fn opens_article(text: &str) -> bool {
    super::line::opens_division(text.trim())
}

fn pages(line: &str) -> u32 {
    u32::try_from(line.matches(PAGE).count()).unwrap_or(0)
}

/// Page ends before the first word: the paragraph stands on the next page.
fn leading_pages(line: &str) -> u32 {
    let lead = line.find(|c: char| !c.is_whitespace()).unwrap_or(0);
    pages(&line[..lead])
}

/// Columns of white space that someone typed before the first word.
fn typed_indent(line: &str) -> usize {
    let white = line.chars().take_while(|c| c.is_whitespace());
    let columns = white.map(|c| match c {
        '\t' => 4,
        PAGE => 0,
        _ => 1,
    });
    columns.sum::<usize>().min(2 * MIDDLE)
}

/// The words of a line: tabs between words become wide gaps, soft hyphens and page ends go.
fn tidy(line: &str) -> String {
    let line = line.trim();
    let printed = line.bytes().all(|b| b >= b' ');
    if printed && !line.contains(['\u{ad}', '\u{200b}', '\u{feff}']) {
        return line.to_owned();
    }
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '\t' if out.ends_with('\t') => {
                out.pop();
                out.push_str("    ");
            }
            '\t' if out.ends_with("    ") => {}
            PAGE | '\r' | '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> Vec<PrintedLine> {
        text.lines().map(|l| PrintedLine::new(l, 1)).collect()
    }

    #[test]
    fn a_table_of_two_columns_gives_rows_and_one_of_one_column_gives_lines() {
        let mut sheet = Sheet::default();
        sheet.table(vec![
            vec![cell("Criterio"), cell("Punti\nmassimi")],
            vec![cell(""), cell("")],
        ]);
        assert_eq!(sheet.lines[0].text, "| Criterio | Punti massimi |");
        assert_eq!(sheet.lines.len(), 2);
        let mut sheet = Sheet::default();
        sheet.table(vec![vec![cell("Art. 1\nIl lavoro"), cell("")]]);
        assert_eq!(sheet.lines[1].text, "Il lavoro");
    }

    #[test]
    fn a_page_end_counts_for_what_follows_it() {
        let mut sheet = Sheet::default();
        sheet.paragraph("uno\u{c}due", Setting::default());
        sheet.paragraph("\u{c}tre", Setting::default());
        let pages: Vec<u32> = sheet.lines.iter().map(|l| l.page).collect();
        assert_eq!(pages, [1, 3]);
        assert_eq!(sheet.lines[0].text, "unodue");
    }
}
