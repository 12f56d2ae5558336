//! From lines to the tree.

use super::line::{Division, Label, Opener};
use super::look;
use super::mark::{Class, Mark};
use super::shape::{self, Shape, Style};
use super::{Kind, Outline, name, points};
use crate::text::{Span, Text};

/// The structure of a text. The units cover every byte of it.
pub fn outline(text: &Text) -> Outline {
    let mut shapes = shape::read(text);
    let mut style = shape::style(text, &shapes);
    if style == Style::Free
        && let Some(points) = points::read(text, &shapes)
    {
        (shapes, style) = (points, Style::Points);
    }
    let mut tree = Tree::new(text, &shapes, style);
    tree.front();
    while tree.at < shapes.len() {
        tree.line();
    }
    name::units(text, &tree.nodes)
}

/// A unit while the tree grows.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub kind: Kind,
    /// The name it goes by where the kind has several: «modulo», «punto», «nota a verbale».
    pub label: String,
    pub number: Option<String>,
    pub heading: Option<Span>,
    /// The heading without number and signs.
    pub title: Option<Span>,
    pub body: Span,
    pub start: usize,
    pub parent: usize,
    /// The mark that opens it.
    pub mark: Option<Mark>,
    pub indent: usize,
    pub bold: bool,
    /// Whether its words open a list (end with a colon).
    pub opens: bool,
}

/// What the lines at hand belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Before the first article.
    Preamble,
    /// An article.
    Article,
    /// An annex, a section, a declaration, or a text without articles.
    Section,
}

/// The tree while it grows.
pub(super) struct Tree<'t> {
    pub text: &'t Text,
    pub shapes: &'t [Shape],
    pub style: Style,
    pub nodes: Vec<Node>,
    /// The line to read.
    pub at: usize,
    pub scope: Scope,
    /// The unit that paragraphs go to.
    pub home: usize,
    /// The annex at hand, or the document.
    pub base: usize,
    /// Open divisions, outermost first.
    pub divisions: Vec<(Division, usize)>,
    /// Open comma and list items of the home, outermost first.
    pub open: Vec<usize>,
    /// The commi of the article at hand.
    pub commi: Vec<usize>,
    /// Number of the last article of the main part.
    pub last_article: u32,
    /// For each line, the next line that opens with a number, in the same article.
    pub next_number: Vec<usize>,
}

impl<'t> Tree<'t> {
    fn new(text: &'t Text, shapes: &'t [Shape], style: Style) -> Self {
        let mut tree = Self {
            text,
            shapes,
            style,
            nodes: Vec::new(),
            at: 0,
            scope: Scope::Section,
            home: 0,
            base: 0,
            divisions: Vec::new(),
            open: Vec::new(),
            commi: Vec::new(),
            last_article: 0,
            next_number: next_numbers(shapes),
        };
        tree.push(Kind::Document, 0, Span::default());
        tree
    }

    /// The words of line `i`.
    pub fn words(&self, i: usize) -> &'t str {
        &self.text.clean[self.shapes[i].line.span.range()]
    }

    /// Adds a unit that starts at `span` and has no words of its own yet.
    ///
    /// Units come in reading order, so the parent is the last unit or one above it.
    pub fn push(&mut self, kind: Kind, parent: usize, span: Span) -> usize {
        let parent = self.still_open(parent);
        self.nodes.push(Node {
            kind,
            label: String::new(),
            number: None,
            heading: None,
            title: None,
            body: Span::new(span.end, span.end),
            start: span.start,
            parent,
            mark: None,
            indent: 0,
            bold: false,
            opens: false,
        });
        self.nodes.len() - 1
    }

    /// The unit itself while it is open, else the nearest open one above it.
    fn still_open(&self, mut parent: usize) -> usize {
        let mut last = self.nodes.len().saturating_sub(1);
        while last != parent && parent != 0 {
            if last > parent {
                last = self.nodes[last].parent;
            } else {
                parent = self.nodes[parent].parent;
            }
        }
        parent
    }

    /// Adds a unit with the words of line `i`.
    pub fn push_line(&mut self, kind: Kind, parent: usize, i: usize) -> usize {
        let shape = &self.shapes[i];
        let node = self.push(kind, parent, shape.line.span);
        let body = &self.text.clean[shape.rest.range()];
        let unit = &mut self.nodes[node];
        unit.body = if kind_has_mark(kind) {
            shape.rest
        } else {
            shape.line.span
        };
        unit.indent = shape.line.indent;
        unit.bold = shape.line.bold;
        unit.opens = body.trim_end().ends_with(':');
        unit.mark = match &shape.opener {
            Opener::Item(mark) if kind_has_mark(kind) => Some(mark.clone()),
            _ => None,
        };
        node
    }

    fn line(&mut self) {
        let i = self.at;
        let shape = &self.shapes[i];
        if shape.index {
            return self.index();
        }
        match &shape.opener {
            Opener::Division(division, number) => self.division(*division, number),
            Opener::Article(label, number) if self.is_article(*label) => {
                self.article(number, *label == Label::Punto);
            }
            Opener::Annex(label, number) => self.annex(label, number),
            Opener::Statement(label, number) => self.statement(label, number),
            Opener::Item(mark) => self.item_line(mark),
            _ => self.plain(),
        }
    }

    fn is_article(&self, label: Label) -> bool {
        match label {
            Label::Articolo => self.style == Style::Articles,
            Label::Punto => self.style == Style::Points,
        }
    }

    fn item_line(&mut self, mark: &Mark) {
        let heading = shape::numbered_heading(self.text, self.shapes, self.at, self.style);
        // One number may be missing, or its title not look like one; an extract begins in the middle.
        let next = |n: &String| {
            let steps = look::value(n).checked_sub(self.last_article);
            let first = self.last_article == 0 && self.style == Style::Decimal;
            self.base == 0 && (first || matches!(steps, Some(1 | 2)))
        };
        if let Some(number) = heading.filter(next) {
            return self.article(&number, false);
        }
        if self.scope != Scope::Article && self.numbered_section() {
            return self.section();
        }
        self.at += 1;
        self.item(self.at - 1, mark);
    }

    /// «1. Oggetto» above a paragraph, in an annex.
    fn numbered_section(&self) -> bool {
        self.base != 0
            && shape::numbered_heading(self.text, self.shapes, self.at, Style::Numbered).is_some()
    }

    fn plain(&mut self) {
        let i = self.at;
        let words = self.words(i);
        if self.shapes[i].line.row {
            self.table(None);
        } else if look::is_blank(words) {
            self.blank();
        } else if self.scope != Scope::Preamble && self.is_closing(i) {
            self.closing();
        } else if self.is_field_line(words) {
            self.blank();
        } else if self.heads_division(i) {
            self.named_division();
        } else if self.scope != Scope::Preamble && self.is_section(i) {
            self.section();
        } else {
            self.at += 1;
            self.paragraph(i);
        }
    }

    /// «Via ____ n. ____» below words that end with a colon.
    fn is_field_line(&self, words: &str) -> bool {
        let bare = words
            .split_whitespace()
            .filter(|w| w.chars().any(char::is_alphabetic))
            .count();
        let opened = self
            .nodes
            .last()
            .is_some_and(|n| n.opens && n.kind == Kind::Capoverso);
        opened && look::has_field(words) && bare <= 3
    }

    /// An empty form field goes with the words before it.
    fn blank(&mut self) {
        let span = self.shapes[self.at].line.span;
        self.at += 1;
        let last = self.nodes.len() - 1;
        let node = &mut self.nodes[last];
        if last > 0 && !node.body.is_empty() {
            node.body.end = span.end;
        } else {
            let home = self.home;
            let node = self.push(Kind::Capoverso, home, span);
            self.nodes[node].body = span;
        }
    }

    fn index(&mut self) {
        let start = self.at;
        while self.at < self.shapes.len() && self.shapes[self.at].index {
            self.at += 1;
        }
        let span = Span::new(
            self.shapes[start].line.span.start,
            self.shapes[self.at - 1].line.span.end,
        );
        let parent = if self.scope == Scope::Preamble {
            self.home
        } else {
            0
        };
        let node = self.push(Kind::Preambolo, parent, span);
        self.nodes[node].label = "indice".into();
        self.nodes[node].body = span;
        self.open.clear();
    }

    fn table(&mut self, heading: Option<usize>) {
        let parent = match self.scope {
            Scope::Article => self.open.first().copied().unwrap_or(self.home),
            _ => self.home,
        };
        let first = heading.unwrap_or(self.at);
        let start = self.shapes[first].line.span;
        let table = self.push(Kind::Tabella, parent, start);
        let header = self.at;
        self.at = header + 1;
        let single = !self.shapes.get(self.at).is_some_and(|s| s.line.row);
        if single {
            self.at = header;
        }
        let end = if single {
            self.shapes[first].line.span.end
        } else {
            self.shapes[header].line.span.end
        };
        if heading.is_some() || !single {
            self.nodes[table].heading = Some(Span::new(start.start, end));
        }
        let end = self.nodes[table].heading.map_or(start.start, |h| h.end);
        self.nodes[table].body = Span::new(end, end);
        while self.shapes.get(self.at).is_some_and(|s| s.line.row) {
            self.push_line(Kind::Riga, table, self.at);
            self.at += 1;
        }
    }

    /// A heading with the table that it stands over.
    pub fn headed_table(&mut self) {
        let heading = self.at;
        self.at += 1;
        self.table(Some(heading));
    }

    fn paragraph(&mut self, i: usize) {
        if self.scope == Scope::Article {
            return self.article_paragraph(i);
        }
        let node = self.push_line(Kind::Capoverso, self.home, i);
        self.open = vec![node];
    }

    /// Whether `class` marks of the line stand for numbers of commi.
    pub fn is_number(&self, i: usize) -> Option<&'t Mark> {
        match &self.shapes[i].opener {
            Opener::Item(mark) if mark.class == Class::Number => Some(mark),
            _ => None,
        }
    }
}

/// For each line, the next one with a number before any other heading.
fn next_numbers(shapes: &[Shape]) -> Vec<usize> {
    let mut out = vec![usize::MAX; shapes.len()];
    let mut next = usize::MAX;
    for (i, shape) in shapes.iter().enumerate().rev() {
        out[i] = next;
        match &shape.opener {
            Opener::Item(m) if matches!(m.class, Class::Number | Class::Decimal) && !m.dashed => {
                next = i;
            }
            Opener::Item(_) | Opener::Plain => {}
            _ => next = usize::MAX,
        }
    }
    out
}

/// Whether the number and signs before the words are not words of the unit.
fn kind_has_mark(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Comma | Kind::Lettera | Kind::Numero | Kind::Trattino
    )
}
