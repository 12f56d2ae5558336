//! What a reader makes of a file: its lines as they would be printed, and the way from there to `Text`.
//!
//! All readers give the same type. It crosses the pipe of the child process that reads files of others,
//! so it is plain data.

use serde::{Deserialize, Serialize};

use super::line::{self, Line};
use super::{clean, furniture, paragraph};
use crate::text::{Area, Spot, Text};

/// What a reader makes of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed {
    /// The lines in reading order. A line with no words is an empty line: it parts paragraphs.
    pub lines: Vec<PrintedLine>,
    /// What is to be said of the file.
    pub notes: Vec<Note>,
    /// Whether the lines are the paragraphs of the file, so that a new page cuts none of them.
    #[serde(default)]
    pub flowing: bool,
}

/// A line as it would be printed, or a paragraph where the file has no lines of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedLine {
    /// Its words; line ends inside become spaces.
    pub text: String,
    /// Page, from 1; 1 where there are no pages.
    pub page: u32,
    /// Its box on the page, where known.
    pub area: Option<Area>,
    /// What it is for.
    pub role: Role,
    /// How sure an OCR program is of the least sure word, in hundredths; `None` where the words were not
    /// read off an image.
    pub ocr: Option<u8>,
}

impl PrintedLine {
    /// A line of the text itself, on page `page`.
    pub fn new(text: impl Into<String>, page: u32) -> Self {
        Self {
            text: text.into(),
            page,
            area: None,
            role: Role::Body,
            ocr: None,
        }
    }

    /// The same line in another role.
    #[must_use]
    pub fn with_role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }
}

/// What a line is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// The text itself.
    #[default]
    Body,
    /// A heading, as its look or its style says; 1 is the highest, 0 a line in bold of which no more is
    /// known. A hint for the outline.
    Heading(u8),
    /// A row of a table, written `| a | b |`.
    TableRow,
    /// A running head or foot, a page number, navigation.
    Furniture,
    /// A note at the foot of the page. It is put behind the article that it stands in, so that it cuts
    /// no sentence.
    Footnote,
}

/// Something to say of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Which page, from 1; `None` where the whole file is meant.
    pub page: Option<u32>,
    /// What.
    pub kind: NoteKind,
}

/// What there is to say of a file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoteKind {
    /// A page that is an image without text.
    NoText,
    /// The page was read off an image; how sure the OCR program is, in hundredths.
    ReadByOcr(u8),
    /// The file is damaged: what could be read was read. What is damaged, in Italian.
    Damaged(String),
    /// Part of the text may be missing. Which and why, in Italian.
    LostText(String),
    /// The characters were guessed to be in this encoding.
    Guessed(String),
    /// The file is encrypted with an empty password: it was opened.
    EmptyPassword,
    /// A part was not read (attachment, object, picture): its name.
    Skipped(String),
    /// So many tracked changes were resolved; whether they were taken as accepted.
    Changes(u32, bool),
    /// The usual reader gave nothing: another one, which is named, did.
    OtherReader(String),
    /// Words printed or scanned with a slip, and what they are read as; they are quoted as they stand.
    Slip(String, String),
}

/// How files of others are to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// Which reader of PDF, by name; empty for the usual one.
    pub pdf_engine: String,
    /// Whether pages without text are to be read by OCR.
    pub ocr: bool,
    /// Whether tracked changes count as accepted.
    pub accept_changes: bool,
    /// The encoding of text files, by name, where it is not to be guessed.
    pub encoding: Option<String>,
    /// The most pages that are read of a PDF.
    pub pages: usize,
    /// The most bytes of text that may come out of one file.
    pub max_output: u64,
    /// The most bytes that its packed parts may grow to, all together.
    pub max_unpacked: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            pdf_engine: String::new(),
            ocr: false,
            accept_changes: true,
            encoding: None,
            pages: usize::MAX,
            max_output: MAX_OUTPUT,
            max_unpacked: MAX_OUTPUT * UNPACKED,
        }
    }
}

/// The most bytes of text that come out of one file where nothing else is asked for: some three thousand
/// pages.
pub const MAX_OUTPUT: u64 = 8 << 20;

/// How many times as large as its text the unpacked parts of a file may be.
pub const UNPACKED: u64 = 16;

impl Printed {
    /// The clean text: the source is the lines joined with `\n`; pages, known furniture and headings are
    /// those of the reader.
    pub fn into_text(self) -> Text {
        let (mut source, mut spots, mut roles) = (String::new(), Vec::new(), Vec::new());
        for line in in_place(self.lines) {
            if !spots.is_empty() {
                source.push('\n');
            }
            push_line(&mut source, &line.text);
            roles.push(line.role);
            spots.push(Spot {
                page: line.page,
                area: line.area,
                ocr: line.ocr,
            });
        }
        let (mut lines, line_starts) = line::split(&source);
        mark(&mut lines, &line_starts, &roles, &spots);
        let pages = lines.iter().filter(|l| l.page).map(|l| l.span.start);
        let page_starts = std::iter::once(0).chain(pages).collect();
        if self.flowing {
            for line in &mut lines {
                line.page = false;
            }
        }
        let furniture = furniture::find(&source, &lines);
        let paragraphs = paragraph::join(&source, &lines, &furniture);
        let mut text = clean::write(source, &lines, line_starts, &furniture, &paragraphs);
        text.page_starts = page_starts;
        text.spots = spots;
        text
    }
}

/// The lines with each footnote moved behind the article that it stands in.
fn in_place(lines: Vec<PrintedLine>) -> Vec<PrintedLine> {
    let mut out = Vec::with_capacity(lines.len());
    let mut held: Vec<PrintedLine> = Vec::new();
    for line in lines {
        if line.role == Role::Footnote {
            held.push(line);
            continue;
        }
        let opens =
            matches!(line.role, Role::Heading(1..)) || line::opens_division(line.text.trim());
        if opens {
            let page = line.page;
            put_down(&mut held, page, &mut out);
        }
        out.push(line);
    }
    let page = out.last().map_or(1, |l| l.page);
    put_down(&mut held, page, &mut out);
    out
}

/// Puts down the footnotes held back, parted from what is around them.
fn put_down(held: &mut Vec<PrintedLine>, page: u32, out: &mut Vec<PrintedLine>) {
    if let Some(first) = held.first() {
        out.push(PrintedLine::new("", first.page));
        out.append(held);
        out.push(PrintedLine::new("", page));
    }
}

/// Adds the words of a line; what would end a line becomes a space.
fn push_line(source: &mut String, text: &str) {
    source.extend(text.chars().map(|c| match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        other => other,
    }));
}

/// Notes on each line that holds something what the reader knows of it.
fn mark(lines: &mut [Line], starts: &[usize], roles: &[Role], spots: &[Spot]) {
    let mut page = spots.first().map_or(1, |s| s.page);
    for line in lines {
        let at = starts.partition_point(|s| *s <= line.span.start) - 1;
        line.bold = roles[at] == Role::Heading(0);
        line.role = if line.bold { Role::Body } else { roles[at] };
        if line.role != Role::Footnote {
            line.page = spots[at].page != page;
            page = spots[at].page;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{RemovedKind, Span};

    fn page(number: u32, lines: &[(&str, Role)]) -> Vec<PrintedLine> {
        let print = |(text, role): &(&str, Role)| PrintedLine::new(*text, number).with_role(*role);
        lines.iter().map(print).collect()
    }

    fn text(pages: &[Vec<PrintedLine>]) -> Text {
        let printed = Printed {
            lines: pages.concat(),
            notes: Vec::new(),
            flowing: false,
        };
        let through_the_pipe = serde_json::to_vec(&printed).unwrap();
        let arrived: Printed = serde_json::from_slice(&through_the_pipe).unwrap();
        assert_eq!(arrived, printed);
        arrived.into_text()
    }

    #[test]
    fn a_sentence_goes_on_behind_known_furniture_and_footnotes_and_keeps_its_pages() {
        let text = text(&[
            page(
                1,
                &[
                    ("Comune di Prova", Role::Furniture),
                    ("Articolo 1", Role::Heading(2)),
                    (
                        "Il lavoro agile si svolge per almeno due giorni la",
                        Role::Body,
                    ),
                    ("1 Nota a piè di pagina.", Role::Footnote),
                    ("4", Role::Furniture),
                ],
            ),
            page(
                2,
                &[
                    ("Comune di Prova", Role::Furniture),
                    ("settimana, salvo diverso accordo.", Role::Body),
                    ("Articolo 2", Role::Heading(2)),
                ],
            ),
        ]);
        let clean: Vec<&str> = text.clean.lines().collect();
        assert_eq!(
            clean,
            [
                "Articolo 1",
                "Il lavoro agile si svolge per almeno due giorni la settimana, salvo diverso accordo.",
                "1 Nota a piè di pagina.",
                "Articolo 2"
            ]
        );
        assert_eq!(text.lines[0].level, 2);
        let page_of = |words: &str| text.place_of(text.clean.find(words).unwrap()).page;
        assert_eq!(
            ["Articolo 1", "settimana", "1 Nota"].map(page_of),
            [1, 2, 1]
        );
        let furniture = text.removed.iter();
        let furniture = furniture.filter(|r| r.kind == RemovedKind::Furniture);
        assert_eq!(furniture.count(), 3);
        assert_eq!(text.page_starts.len(), 2);
    }

    #[test]
    fn a_quote_has_the_box_of_its_lines_on_its_first_page() {
        let area = |top| Some(Area::around(70.2, top, 300.7, top + 11.5));
        let mut lines = page(
            3,
            &[
                ("Il preavviso è di", Role::Body),
                ("trenta giorni", Role::Body),
            ],
        );
        lines[0].area = area(100.0);
        lines[1].area = area(114.0);
        let text = text(&[lines]);
        assert_eq!(text.clean, "Il preavviso è di trenta giorni");
        let all = text.area_of(Span::new(0, text.clean.len())).unwrap();
        let expected = Area {
            left: 70,
            top: 100,
            right: 301,
            bottom: 126,
        };
        assert_eq!(all, expected);
        let last = text.clean.find("giorni").unwrap();
        let last = text.area_of(Span::new(last, text.clean.len())).unwrap();
        assert_eq!((last.top, last.bottom), (114, 126));
    }

    #[test]
    fn a_line_end_inside_a_line_is_a_space() {
        let text = text(&[page(1, &[("uno\ndue\u{c}tre", Role::Body)])]);
        assert_eq!(text.clean, "uno due tre");
        assert_eq!(text.line_starts.len(), text.spots.len());
    }
}
