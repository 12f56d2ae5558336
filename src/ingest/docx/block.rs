//! Paragraphs and what stands between them.

use std::collections::{BTreeSet, HashMap};

use super::super::printed::{PrintedLine, Role};
use super::super::sheet::{Setting, Sheet};
use super::super::xml::Element;
use super::change::{change, gone, left_out, properties};
use super::field::Field;
use super::numbering::Numbering;
use super::style::{Look, Styles};

/// Space between paragraphs that reads as an empty line, in twentieths of a point.
const WIDE: u32 = 100;
/// What an empty form field is read as.
pub(super) const BLANK: &str = "____";

/// Reads a document from its first block to its last.
pub(super) struct Reader<'t, 'x> {
    /// Whether tracked changes count as accepted.
    pub accept: bool,
    pub styles: Styles,
    pub numbering: Numbering,
    /// Footnotes and endnotes by their ids.
    pub notes: [HashMap<String, Element<'t, 'x>>; 2],
    /// Whether the file says where pages ended when it was last shown.
    pub rendered: bool,
    /// What was read.
    pub sheet: Sheet,
    /// How many tracked changes were met.
    pub changes: u32,
    /// Parts that were not read.
    pub skipped: BTreeSet<String>,
    /// Open fields, the innermost last.
    pub(super) fields: Vec<Field>,
    /// Text boxes anchored in the paragraph.
    pub(super) boxes: Vec<Element<'t, 'x>>,
    /// Notes referred to so far in this block: which kind, which id.
    pub(super) called: Vec<(usize, String)>,
    /// Signs that fill the tabs of the paragraph, those to come first.
    pub(super) leaders: Vec<Option<char>>,
    /// Words of a paragraph whose end was deleted.
    carry: String,
    /// How many tables of contents are open.
    pub(super) contents: usize,
    /// How many cells, boxes and notes are open.
    depth: usize,
    /// Notes printed so far.
    printed_notes: u32,
    /// The style of the paragraph before.
    style_before: Option<String>,
}

impl<'t, 'x> Reader<'t, 'x> {
    /// A reader before the first block.
    pub fn new(accept: bool) -> Self {
        Self {
            accept,
            styles: Styles::default(),
            numbering: Numbering::default(),
            notes: [HashMap::new(), HashMap::new()],
            rendered: false,
            sheet: Sheet::default(),
            changes: 0,
            skipped: BTreeSet::new(),
            fields: Vec::new(),
            boxes: Vec::new(),
            called: Vec::new(),
            leaders: Vec::new(),
            carry: String::new(),
            contents: 0,
            depth: 0,
            printed_notes: 0,
            style_before: None,
        }
    }

    /// Reads the blocks inside `parent`.
    pub fn blocks(&mut self, parent: Element<'t, 'x>) {
        for child in parent.children() {
            self.block(child);
        }
    }

    /// Puts down what waits for a block that does not come.
    pub fn finish(&mut self) {
        if !self.carry.is_empty() {
            let words = std::mem::take(&mut self.carry);
            self.sheet.paragraph(&words, Setting::default());
        }
        self.put_notes();
    }

    fn block(&mut self, element: Element<'t, 'x>) {
        match element.name() {
            "p" => self.paragraph(element),
            "tbl" => {
                self.table(element);
                self.put_notes();
            }
            "sdt" => self.control(element),
            "altChunk" => drop(self.skipped.insert("documento incorporato".to_owned())),
            "Fallback" | "sectPr" | "tblPr" | "" => {}
            name => match change(name) {
                Some(change) if left_out(change, self.accept) => self.changes += 1,
                _ => self.blocks(element),
            },
        }
    }

    /// A content control around blocks: a blank where it only shows what to fill in.
    fn control(&mut self, control: Element<'t, 'x>) {
        let properties = control.child("sdtPr");
        let has = |name| properties.is_some_and(|p| p.child(name).is_some());
        let gallery = properties.and_then(|p| p.at(&["docPartObj"])?.val("docPartGallery"));
        let contents = gallery.is_some_and(|g| g == "Table of Contents");
        if has("showingPlcHdr") {
            return self.sheet.paragraph(BLANK, Setting::default());
        }
        self.contents += usize::from(contents);
        if let Some(content) = control.child("sdtContent") {
            self.blocks(content);
        }
        self.contents -= usize::from(contents);
    }

    fn paragraph(&mut self, paragraph: Element<'t, 'x>) {
        let own = properties(paragraph, "pPr", self.accept);
        let style = own
            .and_then(|p| p.val("pStyle"))
            .map(std::borrow::Cow::into_owned);
        let look = own.map(Look::read).unwrap_or_default();
        let level = look.level;
        let look = look.over(self.styles.look(style.as_deref()));
        self.leaders = look.leaders.iter().rev().copied().collect();
        let mut words = std::mem::take(&mut self.carry);
        let contents = self.contents > 0;
        self.inline(paragraph, &mut words, look.hidden.unwrap_or(false));
        let contents = contents || self.contents > 0 || look.contents;
        let end = paragraph.at(&["pPr", "rPr"]);
        self.changes += u32::from(gone(end, true) || gone(end, false));
        if gone(end, self.accept) {
            self.carry = words;
            return;
        }
        let label = self.label(&look, level, style.as_deref());
        self.put(&words, label, &look, contents, style);
        self.after();
    }

    /// The automatic number of the paragraph and its level.
    fn label(&mut self, look: &Look, own: Option<usize>, style: Option<&str>) -> (String, usize) {
        let Some(list) = look.list.as_deref().filter(|list| *list != "0") else {
            return Default::default();
        };
        let of_style = || self.numbering.level_of_style(list, style);
        let level = own.or_else(of_style).or(look.level).unwrap_or(0);
        let label = self.numbering.next(list, level);
        (label.unwrap_or_default(), level)
    }

    fn put(
        &mut self,
        words: &str,
        (label, level): (String, usize),
        look: &Look,
        contents: bool,
        style: Option<String>,
    ) {
        let close = look.contextual.unwrap_or(false) && style == self.style_before;
        if look.before.unwrap_or(0) >= WIDE && !close {
            self.sheet.gap();
        }
        let bare = words.trim().is_empty();
        let label = if bare && !label.contains(char::is_alphanumeric) {
            String::new()
        } else {
            label
        };
        let role = match look.heading.unwrap_or(0) {
            _ if contents => Role::Furniture,
            0 => Role::Body,
            level => Role::Heading(level),
        };
        let setting = Setting {
            role,
            centred: look.centred.unwrap_or(false),
            indent: if label.is_empty() { 0 } else { 2 * level },
        };
        self.sheet.paragraph(&(label + words), setting);
        if look.after.unwrap_or(0) >= WIDE && !look.contextual.unwrap_or(false) {
            self.sheet.gap();
        }
        self.style_before = style;
    }

    /// What a paragraph anchors: its text boxes, then its notes.
    fn after(&mut self) {
        for content in std::mem::take(&mut self.boxes) {
            let lines = self.capture(|reader| reader.blocks(content));
            self.sheet.gap();
            self.sheet.lines.extend(lines);
            self.sheet.gap();
        }
        if self.depth == 0 {
            self.put_notes();
        }
    }

    /// Puts down the notes referred to; a note inside a note is not looked for.
    fn put_notes(&mut self) {
        if self.depth > 0 {
            return;
        }
        for (kind, id) in std::mem::take(&mut self.called) {
            let Some(&note) = self.notes[kind].get(&id) else {
                continue;
            };
            self.printed_notes += 1;
            let lines = self.capture(|reader| reader.blocks(note));
            self.called.clear();
            self.sheet.note(self.printed_notes, lines);
        }
    }

    /// The lines that `read` makes, apart from those read so far.
    pub(super) fn capture(&mut self, read: impl FnOnce(&mut Self)) -> Vec<PrintedLine> {
        let page = self.sheet.page;
        let outer = std::mem::take(&mut self.sheet);
        self.sheet.page = page;
        let leaders = std::mem::take(&mut self.leaders);
        self.depth += 1;
        read(self);
        if !self.carry.is_empty() {
            let words = std::mem::take(&mut self.carry);
            self.sheet.paragraph(&words, Setting::default());
        }
        self.depth -= 1;
        self.leaders = leaders;
        let inner = std::mem::replace(&mut self.sheet, outer);
        self.sheet.page = inner.page;
        inner.lines
    }
}
