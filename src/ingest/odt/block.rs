//! Paragraphs, lists and what stands between them.

use std::collections::{HashMap, HashSet};

use super::super::printed::{PrintedLine, Role};
use super::super::sheet::{PAGE, Setting, Sheet};
use super::super::xml::Element;
use super::list::{Lists, Open};
use super::style::{Look, Styles};

/// Space between paragraphs that reads as an empty line, in points.
const WIDE: f32 = 5.0;

/// An item of a list before its first paragraph.
struct Item {
    /// The number that it says to have.
    start: Option<i64>,
}

/// Reads a document from its first block to its last.
pub(super) struct Reader<'t, 'x> {
    /// Whether tracked changes count as accepted.
    pub accept: bool,
    pub styles: Styles,
    pub lists: Lists,
    /// Whether the file says where pages ended when it was last shown.
    pub rendered: bool,
    /// What was read.
    pub sheet: Sheet,
    /// The tracked changes by their ids.
    pub changes: HashMap<String, Element<'t, 'x>>,
    /// What the controls of forms show, by their ids.
    pub(super) controls: HashMap<String, String>,
    /// Insertions that are being left out.
    pub(super) rejected: HashSet<String>,
    /// Where the open form fields start in the words of the paragraph.
    pub(super) fields: Vec<usize>,
    /// Text boxes anchored in the paragraph.
    pub(super) boxes: Vec<Element<'t, 'x>>,
    /// Notes referred to in this block.
    pub(super) called: Vec<Element<'t, 'x>>,
    /// Signs that fill the tabs of the paragraph, those to come first.
    pub(super) leaders: Vec<Option<char>>,
    /// Words of a paragraph whose end is left out.
    carry: String,
    /// How many tables of contents are open.
    contents: usize,
    /// The open lists, and whether the next paragraph opens an item, with which number.
    lists_open: Vec<Open>,
    item: Option<Item>,
    /// How many cells, boxes and notes are open.
    depth: usize,
    printed_notes: u32,
}

impl<'t, 'x> Reader<'t, 'x> {
    /// A reader before the first block.
    pub fn new(accept: bool) -> Self {
        Self {
            accept,
            styles: Styles::default(),
            lists: Lists::default(),
            rendered: false,
            sheet: Sheet::default(),
            changes: HashMap::new(),
            controls: HashMap::new(),
            rejected: HashSet::new(),
            fields: Vec::new(),
            boxes: Vec::new(),
            called: Vec::new(),
            leaders: Vec::new(),
            carry: String::new(),
            contents: 0,
            lists_open: Vec::new(),
            item: None,
            depth: 0,
            printed_notes: 0,
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
        self.put_carry();
        self.put_notes();
    }

    fn block(&mut self, element: Element<'t, 'x>) {
        match element.name() {
            "p" | "h" => self.paragraph(element),
            "list" => self.list(element),
            "table" => {
                self.table(element);
                self.put_notes();
            }
            "table-of-content" | "illustration-index" | "table-index" | "alphabetical-index"
            | "user-index" | "object-index" => self.index(element),
            "section" if element.attr("display").is_some_and(|d| d == "none") => {}
            "change" | "change-start" | "change-end" => {
                let mut words = String::new();
                self.change_mark(element, &mut words);
                self.carry.push_str(&words);
            }
            "soft-page-break" => self.sheet.page += 1,
            "frame" | "custom-shape" | "g" => {
                self.find_boxes(element);
                self.after();
            }
            "tracked-changes" | "forms" | "annotation" | "sequence-decls" | "" => {}
            _ => self.blocks(element),
        }
    }

    /// A table of contents: its entries are furniture.
    fn index(&mut self, index: Element<'t, 'x>) {
        self.contents += 1;
        if let Some(body) = index.child("index-body") {
            self.blocks(body);
        }
        self.contents -= 1;
    }

    fn list(&mut self, list: Element<'t, 'x>) {
        let open = self.lists.open(list, self.lists_open.last());
        self.lists_open.push(open);
        for item in list.children() {
            self.item = (item.name() == "list-item").then(|| Item {
                start: item.number("start-value"),
            });
            self.blocks(item);
        }
        self.item = None;
        self.lists_open.pop();
    }

    fn paragraph(&mut self, paragraph: Element<'t, 'x>) {
        let style = paragraph.attr("style-name");
        let look = self.styles.look(style.as_deref());
        self.leaders = look.leaders.iter().rev().copied().collect();
        let mut words = std::mem::take(&mut self.carry);
        if !self.rendered && look.new_page == Some(true) {
            words.push(PAGE);
        }
        self.inline(paragraph, &mut words);
        if !self.rejected.is_empty() {
            self.carry = words;
            return;
        }
        if look.hidden == Some(true) {
            return;
        }
        self.put(paragraph, &words, &look);
        self.after();
    }

    fn put(&mut self, paragraph: Element<'t, 'x>, words: &str, look: &Look) {
        let level: Option<u8> =
            (paragraph.name() == "h").then(|| paragraph.number("outline-level").unwrap_or(1));
        let (label, indent) = self.label(paragraph, level);
        if look.before.unwrap_or(0.0) >= WIDE {
            self.sheet.gap();
        }
        let bare = words.trim().is_empty() && !label.contains(char::is_alphanumeric);
        let label = if bare { String::new() } else { label };
        let role = match level.or(look.heading) {
            _ if self.contents > 0 => Role::Furniture,
            Some(level) => Role::Heading(level.max(1)),
            None => Role::Body,
        };
        let setting = Setting {
            role,
            centred: look.centred.unwrap_or(false),
            indent: if label.is_empty() { 0 } else { indent },
        };
        self.sheet.paragraph(&(label + words), setting);
        if look.after.unwrap_or(0.0) >= WIDE {
            self.sheet.gap();
        }
    }

    /// The number of the paragraph, and the columns before it.
    fn label(&mut self, paragraph: Element<'t, 'x>, heading: Option<u8>) -> (String, usize) {
        if let Some(open) = self.lists_open.last() {
            let indent = 2 * open.level;
            let label = self.item.take();
            let label = label.map(|item| self.lists.item(open, item.start));
            return (label.unwrap_or_default(), indent);
        }
        let bare = paragraph
            .attr("is-list-header")
            .is_some_and(|b| b == "true");
        let level = heading.filter(|_| !bare).map(|l| usize::from(l.max(1)) - 1);
        let start = paragraph.number("start-value");
        let label = level.map(|level| self.lists.heading(level, start));
        (label.unwrap_or_default(), 0)
    }

    /// What a paragraph anchors: its text boxes, then its notes.
    fn after(&mut self) {
        for content in std::mem::take(&mut self.boxes) {
            let lines = self.capture(|reader| reader.blocks(content));
            self.sheet.gap();
            self.sheet.lines.extend(lines);
            self.sheet.gap();
        }
        self.put_notes();
    }

    fn put_notes(&mut self) {
        if self.depth > 0 {
            return;
        }
        for note in std::mem::take(&mut self.called) {
            self.printed_notes += 1;
            let lines = self.capture(|reader| reader.blocks(note));
            self.called.clear();
            self.sheet.note(self.printed_notes, lines);
        }
    }

    fn put_carry(&mut self) {
        if !self.carry.trim().is_empty() {
            let words = std::mem::take(&mut self.carry);
            self.sheet.paragraph(&words, Setting::default());
        }
    }

    /// The lines that `read` makes, apart from those read so far.
    pub(super) fn capture(&mut self, read: impl FnOnce(&mut Self)) -> Vec<PrintedLine> {
        let page = self.sheet.page;
        let outer = std::mem::take(&mut self.sheet);
        let lists = std::mem::take(&mut self.lists_open);
        let item = self.item.take();
        let leaders = std::mem::take(&mut self.leaders);
        self.sheet.page = page;
        self.depth += 1;
        read(self);
        self.put_carry();
        self.depth -= 1;
        self.leaders = leaders;
        self.item = item;
        self.lists_open = lists;
        let inner = std::mem::replace(&mut self.sheet, outer);
        self.sheet.page = inner.page;
        inner.lines
    }
}
