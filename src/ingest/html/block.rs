//! Blocks of a page: each gives lines of its own.

use ego_tree::NodeId;
use scraper::Node;
use scraper::node::Element;

use super::super::printed::{PrintedLine, Role};
use super::super::refusal::Refusal;
use super::super::sheet::{Setting, Sheet};
use super::list::List;
use super::part::{Part, leads_inside, part};
use super::{MAX_DEPTH, Place};

/// What an empty form field is read as.
const BLANK: &str = "____";

/// Blocks, and whether white space stands around them.
const BLOCKS: &[(&str, bool)] = &[
    ("p", true),
    ("div", false),
    ("section", true),
    ("article", true),
    ("main", true),
    ("header", true),
    ("footer", true),
    ("nav", true),
    ("aside", true),
    ("h1", true),
    ("h2", true),
    ("h3", true),
    ("h4", true),
    ("h5", true),
    ("h6", true),
    ("ul", false),
    ("ol", false),
    ("li", false),
    ("dl", true),
    ("dt", false),
    ("dd", false),
    ("blockquote", true),
    ("pre", true),
    ("table", true),
    ("tr", false),
    ("td", false),
    ("th", false),
    ("caption", false),
    ("address", false),
    ("figure", true),
    ("figcaption", false),
    ("fieldset", true),
    ("legend", false),
    ("details", false),
    ("summary", false),
    ("form", true),
    ("center", false),
    ("hr", true),
    ("body", false),
    ("html", false),
    ("option", false),
];

/// Reads a page from its first block to its last.
pub(super) struct Reader {
    /// Whether what a page marks as inserted and deleted counts as accepted.
    pub accept: bool,
    pub changes: u32,
    /// What was read.
    pub sheet: Sheet,
    /// Which lines are only an address inside the page.
    pub links: Vec<usize>,
    /// The words of the open block, and how many of their letters lead inside the page.
    pub(super) words: String,
    pub(super) link_letters: usize,
    /// How many elements are open that: lead inside the page, keep their white space, are furniture.
    pub(super) link: usize,
    pub(super) pre: usize,
    furniture: usize,
    /// The element with the article, and whether it is open.
    main: Option<NodeId>,
    inside: bool,
    heading: u8,
    centred: usize,
    pub(super) lists: Vec<List>,
    /// What is printed before the words of the next line.
    pub(super) label: String,
}

impl Reader {
    /// A reader before the first block; `main` is the element with the article.
    pub fn new(accept: bool, main: Option<NodeId>) -> Self {
        Self {
            accept,
            changes: 0,
            sheet: Sheet::default(),
            links: Vec::new(),
            words: String::new(),
            link_letters: 0,
            link: 0,
            pre: 0,
            furniture: 0,
            main,
            inside: false,
            heading: 0,
            centred: 0,
            lists: Vec::new(),
            label: String::new(),
        }
    }

    /// Reads what is inside `node`.
    pub fn children(&mut self, node: Place<'_>, depth: usize) -> Result<(), Refusal> {
        if depth > MAX_DEPTH {
            return Err(Refusal::TooDeep(MAX_DEPTH));
        }
        for child in node.children() {
            match child.value() {
                Node::Text(text) => self.text(text),
                Node::Element(element) => self.element(child, element, depth + 1)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn element(&mut self, node: Place<'_>, element: &Element, depth: usize) -> Result<(), Refusal> {
        let kind = part(element, self.inside);
        if kind == Part::Nothing || self.changed(element.name()) {
            return Ok(());
        }
        let is_main = self.main == Some(node.id());
        let furniture = usize::from(kind == Part::Furniture);
        if is_main || furniture > 0 {
            self.flush();
        }
        let inside = self.inside;
        self.inside |= is_main || element.name() == "article";
        self.furniture += furniture;
        let link = usize::from(leads_inside(node.value()));
        self.link += link;
        let result = self.named(node, element, depth);
        self.link -= link;
        if is_main || furniture > 0 {
            self.flush();
        }
        self.furniture -= furniture;
        self.inside = inside;
        result
    }

    /// Whether the element is a change that is left out.
    fn changed(&mut self, name: &str) -> bool {
        let (deleted, inserted) = (name == "del", name == "ins");
        self.changes += u32::from(deleted || inserted);
        (deleted && self.accept) || (inserted && !self.accept)
    }

    fn named(&mut self, node: Place<'_>, element: &Element, depth: usize) -> Result<(), Refusal> {
        match element.name() {
            "br" => self.words.push('\n'),
            "input" | "textarea" | "select" => self.control(element),
            "sup" if node.children().any(|c| leads_inside(c.value())) => {}
            "table" => return self.table(node, element, depth),
            name => match BLOCKS.iter().find(|(block, _)| *block == name) {
                Some((_, spaced)) => return self.block(node, element, *spaced, depth),
                None => return self.children(node, depth),
            },
        }
        Ok(())
    }

    /// A field of a form: a blank, or a box to tick.
    fn control(&mut self, element: &Element) {
        let kind = element.attr("type").unwrap_or("text");
        match kind {
            "hidden" | "submit" | "button" | "search" | "image" | "reset" => {}
            "checkbox" | "radio" => self.words.push('☐'),
            _ => self.words.push_str(
                element
                    .attr("value")
                    .filter(|v| !v.is_empty())
                    .unwrap_or(BLANK),
            ),
        }
    }

    fn block(
        &mut self,
        node: Place<'_>,
        element: &Element,
        spaced: bool,
        depth: usize,
    ) -> Result<(), Refusal> {
        self.flush();
        let spaced = spaced && self.lists.is_empty();
        if spaced {
            self.sheet.gap();
        }
        let heading = self.heading;
        self.heading = heading_level(element.name()).unwrap_or(heading);
        let (pre, centred) = (element.name() == "pre", is_centred(element));
        self.pre += usize::from(pre);
        self.centred += usize::from(centred);
        match element.name() {
            "ul" | "ol" => self.list(node, element, depth)?,
            "li" => self.item(node, element, depth)?,
            _ => self.children(node, depth)?,
        }
        self.flush();
        self.pre -= usize::from(pre);
        self.centred -= usize::from(centred);
        self.heading = heading;
        if spaced {
            self.sheet.gap();
        }
        Ok(())
    }

    /// Puts down the words of the open block.
    pub fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        let link_letters = std::mem::take(&mut self.link_letters);
        if words.trim().is_empty() {
            return;
        }
        let letters = words.chars().filter(|c| c.is_alphanumeric()).count();
        let role = self.role();
        let setting = Setting {
            role,
            centred: self.centred > 0 && self.lists.is_empty(),
            indent: 2 * self.lists.len().saturating_sub(1),
        };
        let first = self.sheet.lines.len();
        let label = self.take_label(words.trim_start());
        let words = words.trim_matches(|c: char| c.is_whitespace() && c != '\n');
        self.sheet
            .paragraph(&(label + words.trim_matches('\n')), setting);
        if letters > 0 && link_letters == letters {
            self.links.extend(first..self.sheet.lines.len());
        }
    }

    fn role(&self) -> Role {
        let outside = self.main.is_some() && !self.inside;
        match self.heading {
            _ if self.furniture > 0 || outside => Role::Furniture,
            0 => Role::Body,
            level => Role::Heading(level),
        }
    }

    /// The lines that `read` makes, apart from those read so far.
    pub(super) fn capture(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<(), Refusal>,
    ) -> Result<Vec<PrintedLine>, Refusal> {
        self.flush();
        let outer = std::mem::take(&mut self.sheet);
        let links = std::mem::take(&mut self.links);
        let lists = std::mem::take(&mut self.lists);
        let result = read(self);
        self.flush();
        self.lists = lists;
        self.links = links;
        let inner = std::mem::replace(&mut self.sheet, outer);
        result.map(|()| inner.lines)
    }
}

fn heading_level(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

fn is_centred(element: &Element) -> bool {
    let style = element.attr("style").unwrap_or("").replace(' ', "");
    element.name() == "center"
        || element.attr("align") == Some("center")
        || style.contains("text-align:center")
}
