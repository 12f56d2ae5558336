//! What is in force while a file is read, and what was read so far.

use std::collections::HashSet;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

use super::super::glyph::glyph;
use super::super::printed::{PrintedLine, Role};
use super::super::sheet::{Row, Setting, Sheet};
use super::control::{CHARACTERS, KNOWN, PLACES, Place};

/// Space between paragraphs that reads as an empty line, in twentieths of a point.
const WIDE: i32 = 100;
/// What an empty form field is read as.
const BLANK: &str = "____";
/// The character set of fonts of symbols.
const SYMBOLS: i32 = 2;

/// What is in force inside a group.
#[expect(
    clippy::struct_excessive_bools,
    reason = "properties that do not exclude each other"
)]
#[derive(Clone, Debug, Default)]
struct Group {
    place: Place,
    /// Whether the group is one to skip where its first word is not known.
    starred: bool,
    /// Characters that stand in for a `\u`.
    stand_ins: usize,
    font: i32,
    hidden: bool,
    deleted: bool,
    inserted: bool,
    /// Where the words of a field start, if the group is one.
    field: Option<usize>,
}

/// What is in force for a paragraph.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    in_table: bool,
    centred: bool,
    heading: Option<u8>,
    before: i32,
    after: i32,
}

/// Reads a file from its first sign to its last.
pub(super) struct Reader {
    /// Whether tracked changes count as accepted.
    pub accept: bool,
    pub changes: u32,
    sheet: Sheet,
    heads: Sheet,
    feet: Sheet,
    group: Group,
    outer: Vec<Group>,
    look: Look,
    encoding: &'static Encoding,
    symbols: HashSet<i32>,
    /// The words of the open paragraph, of notes, heads and feet.
    words: String,
    aside: String,
    notes: Vec<String>,
    /// Characters still to be skipped after a `\u`, and the first half of one.
    skip: usize,
    half: Option<u16>,
    orders: String,
    /// What a box to tick shows.
    ticked: bool,
    rows: Vec<Row>,
    row: Row,
    cell: Vec<PrintedLine>,
    printed_notes: usize,
}

impl Reader {
    /// A reader before the first sign.
    pub fn new(accept: bool) -> Self {
        Self {
            accept,
            changes: 0,
            sheet: Sheet::default(),
            heads: Sheet::default(),
            feet: Sheet::default(),
            group: Group {
                stand_ins: 1,
                ..Group::default()
            },
            outer: Vec::new(),
            look: Look::default(),
            encoding: WINDOWS_1252,
            symbols: HashSet::new(),
            words: String::new(),
            aside: String::new(),
            notes: Vec::new(),
            skip: 0,
            half: None,
            orders: String::new(),
            ticked: false,
            rows: Vec::new(),
            row: Row::new(),
            cell: Vec::new(),
            printed_notes: 0,
        }
    }

    /// How many groups are open.
    pub fn depth(&self) -> usize {
        self.outer.len()
    }

    pub fn open(&mut self) {
        self.skip = 0;
        let inner = Group {
            starred: false,
            field: None,
            ..self.group.clone()
        };
        self.outer.push(std::mem::replace(&mut self.group, inner));
    }

    pub fn close(&mut self) {
        self.skip = 0;
        let Some(outer) = self.outer.pop() else {
            return;
        };
        let inner = std::mem::replace(&mut self.group, outer);
        if inner.place != self.group.place {
            self.leave(inner.place);
        }
        if let Some(start) = inner.field {
            self.end_field(start);
        }
    }

    /// Puts away what a group that goes elsewhere held.
    fn leave(&mut self, place: Place) {
        let words = match place {
            Place::Note | Place::Head | Place::Foot => std::mem::take(&mut self.aside),
            _ => return,
        };
        let furniture = Setting::default();
        match place {
            Place::Head => self.heads.paragraph(words.trim(), furniture),
            Place::Foot => self.feet.paragraph(words.trim(), furniture),
            _ => self.notes.push(words.trim().to_owned()),
        }
    }

    fn end_field(&mut self, start: usize) {
        let orders = std::mem::take(&mut self.orders);
        let empty = self.words.get(start..).is_some_and(|r| r.trim().is_empty());
        let name = orders.split_whitespace().next().unwrap_or_default();
        match name {
            "FORMTEXT" if empty => {
                self.words.truncate(start);
                self.words.push_str(BLANK);
            }
            "FORMCHECKBOX" => self.words.push(if self.ticked { '☒' } else { '☐' }),
            "FORMDROPDOWN" if empty => self.words.push_str(BLANK),
            _ => {}
        }
        self.ticked = false;
    }

    /// A word of RTF with its number.
    pub fn control(&mut self, name: &str, number: Option<i32>) {
        let on = number != Some(0);
        let n = number.unwrap_or(0);
        if let Some((_, place)) = PLACES.iter().find(|(word, _)| *word == name) {
            let sunk = self.group.place == Place::Nowhere;
            self.group.place = if sunk { Place::Nowhere } else { *place };
            self.group.starred = false;
        } else if std::mem::take(&mut self.group.starred) && !KNOWN.contains(&name) {
            self.group.place = Place::Nowhere;
        } else if let Some((_, c)) = CHARACTERS.iter().find(|(word, _)| *word == name) {
            self.push(*c);
        } else if !self.of_paragraph(name, n) {
            self.of_words(name, n, on);
        }
    }

    /// Words that end or set a paragraph.
    fn of_paragraph(&mut self, name: &str, n: i32) -> bool {
        match name {
            "par" | "sect" if self.group.place == Place::Text => self.paragraph(),
            "par" => self.push('\n'),
            "cell" | "nestcell" => self.end_cell(),
            "row" | "nestrow" => self.end_row(),
            "pard" => {
                self.look = Look::default();
            }
            "intbl" => self.look.in_table = true,
            "qc" => self.look.centred = true,
            "ql" | "qr" | "qj" => self.look.centred = false,
            "outlinelevel" => {
                self.look.heading = u8::try_from(n).ok().filter(|n| *n < 9).map(|n| n + 1);
            }
            "sb" => self.look.before = n,
            "sa" => self.look.after = n,
            _ => return false,
        }
        true
    }

    /// Words about the words that follow.
    fn of_words(&mut self, name: &str, n: i32, on: bool) {
        match name {
            "u" => self.unicode(n),
            "uc" => self.group.stand_ins = usize::try_from(n).unwrap_or(1),
            "v" => self.group.hidden = on,
            "plain" => self.group.hidden = false,
            "deleted" => {
                self.changes += u32::from(on);
                self.group.deleted = on;
            }
            "revised" => {
                self.changes += u32::from(on);
                self.group.inserted = on;
            }
            "f" => self.group.font = n,
            "fcharset" if self.group.place == Place::Fonts && n == SYMBOLS => {
                self.symbols.insert(self.group.font);
            }
            "ansicpg" => {
                let label = format!("windows-{n}");
                let known = Encoding::for_label(label.as_bytes());
                self.encoding = if n == 10000 {
                    MACINTOSH
                } else {
                    known.unwrap_or(WINDOWS_1252)
                };
            }
            "mac" => self.encoding = MACINTOSH,
            "field" => self.group.field = Some(self.words.len()),
            "ffres" | "ffdefres" => self.ticked = n == 1,
            _ => {}
        }
    }

    /// A sign of its own.
    pub fn sign(&mut self, sign: u8) {
        match sign {
            b'*' => self.group.starred = true,
            b'~' => self.push('\u{a0}'),
            b'_' => self.push('-'),
            _ => {}
        }
    }

    /// A byte in the encoding in force.
    pub fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        let high = byte >= 0x80;
        if high && self.symbols.contains(&self.group.font) {
            return self.push(glyph(u32::from(byte)));
        }
        let bytes = [byte];
        let text = if high {
            self.encoding.decode_without_bom_handling(&bytes).0
        } else {
            String::from_utf8_lossy(&bytes)
        };
        let c = text.chars().next().unwrap_or('\u{fffd}');
        self.push(c);
    }

    /// A character by its number, which may be one half of a pair.
    fn unicode(&mut self, n: i32) {
        self.skip = self.group.stand_ins;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "RTF writes 16 bits with a sign"
        )]
        let unit = n as u16;
        let units = match self.half.take() {
            Some(first) => vec![first, unit],
            None if (0xD800..0xDC00).contains(&unit) => {
                self.half = Some(unit);
                return;
            }
            None => vec![unit],
        };
        for c in char::decode_utf16(units) {
            match c.unwrap_or('\u{fffd}') {
                c @ '\u{f000}'..='\u{f0ff}' => self.push(glyph(u32::from(c))),
                c => self.push(c),
            }
        }
    }

    fn push(&mut self, c: char) {
        let gone = if self.accept {
            self.group.deleted
        } else {
            self.group.inserted
        };
        match self.group.place {
            Place::Text if gone || self.group.hidden => {}
            Place::Text => self.words.push(c),
            Place::Note | Place::Head | Place::Foot => self.aside.push(c),
            Place::Orders => self.orders.push(c),
            Place::Nowhere | Place::Fonts => {}
        }
    }

    /// Ends the open paragraph.
    fn paragraph(&mut self) {
        let words = std::mem::take(&mut self.words);
        if self.look.in_table {
            let line = words.replace('\n', " ");
            self.cell
                .push(PrintedLine::new(line.trim(), self.sheet.page));
            return;
        }
        self.end_table();
        if self.look.before >= WIDE {
            self.sheet.gap();
        }
        let setting = Setting {
            role: self.look.heading.map_or(Role::Body, Role::Heading),
            centred: self.look.centred,
            indent: 0,
        };
        self.sheet.paragraph(&label_and_words(&words), setting);
        if self.look.after >= WIDE {
            self.sheet.gap();
        }
        self.put_notes();
    }

    fn end_cell(&mut self) {
        if !self.words.is_empty() {
            self.look.in_table = true;
            self.paragraph();
        }
        self.row.push(std::mem::take(&mut self.cell));
    }

    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        if !row.is_empty() {
            self.rows.push(row);
        }
    }

    fn end_table(&mut self) {
        self.end_row();
        if !self.rows.is_empty() {
            let rows = std::mem::take(&mut self.rows);
            self.sheet.table(rows);
            self.put_notes();
        }
    }

    fn put_notes(&mut self) {
        for note in std::mem::take(&mut self.notes) {
            self.printed_notes += 1;
            let text = format!("[{}] {}", self.printed_notes, note.replace('\n', " "));
            let line = PrintedLine::new(text, self.sheet.page);
            self.sheet.lines.push(line.with_role(Role::Footnote));
        }
    }

    /// The lines of the whole file.
    pub fn finish(mut self) -> Vec<PrintedLine> {
        self.look.in_table = false;
        if !self.words.trim().is_empty() {
            self.paragraph();
        }
        self.end_table();
        self.put_notes();
        let mut out = Sheet::default();
        out.letterhead(self.heads.lines);
        out.lines.append(&mut self.sheet.lines);
        out.furniture(self.feet.lines);
        out.lines
    }
}

/// A number is parted from its words by a space, where the file has a tab.
fn label_and_words(words: &str) -> String {
    match words.split_once('\t') {
        Some((label, rest)) if !label.is_empty() && label.len() <= 12 && !label.contains(' ') => {
            format!("{label} {rest}")
        }
        _ => words.to_owned(),
    }
}
