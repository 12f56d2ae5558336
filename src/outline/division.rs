//! Headings: title of the act, divisions, articles, annexes, declarations, sections, closings.

use super::Kind;
use super::build::{Scope, Tree};
use super::line::{Division, Opener};
use super::look;
use super::mark::{Class, Mark};
use super::shape::{HEADING, Shape, Style};
use crate::text::Span;

/// A letterhead and title are at most this many lines.
const FRONT: usize = 30;

/// A table inside an article has at most this many rows.
const LONGEST: usize = 60;

impl Tree<'_> {
    /// Reads what stands before the first article: letterhead, title, then the preamble.
    pub(super) fn front(&mut self) {
        let first = self
            .shapes
            .iter()
            .position(|s| self.is_division(&s.opener) || s.index)
            .unwrap_or(self.shapes.len());
        if let Some((a, b)) = self.title(first.min(FRONT)) {
            let (start, end) = (self.shapes[a].line.span.start, self.shapes[b].line.span.end);
            let head = if a > 0 {
                self.shapes[a - 1].line.span.end
            } else {
                start
            };
            self.nodes[0].heading = Some(Span::new(start, end));
            self.nodes[0].title = self.nodes[0].heading;
            self.nodes[0].body = Span::new(0, head);
            self.at = b + 1;
        }
        if self.style != Style::Free && self.at < first && first < self.shapes.len() {
            let span = self.shapes[self.at].line.span;
            self.home = self.push(Kind::Preambolo, 0, Span::new(span.start, span.start));
            self.scope = Scope::Preamble;
        }
    }

    pub(super) fn is_division(&self, opener: &Opener) -> bool {
        match opener {
            Opener::Division(..) | Opener::Annex(..) | Opener::Statement(..) => true,
            Opener::Article(..) => matches!(self.style, Style::Articles | Style::Points),
            Opener::Item(_) => matches!(self.style, Style::Decimal | Style::Numbered),
            Opener::Plain => false,
        }
    }

    /// First and last line of the title of the act.
    fn title(&self, end: usize) -> Option<(usize, usize)> {
        let able = |i: usize| {
            let words = self.words(i);
            let shape = &self.shapes[i];
            let prominent = shape.line.level > 0
                || shape.line.bold
                || look::is_shouted(words)
                || shape.line.indent >= 8;
            let short = words.split_whitespace().count() <= 45
                && !words.ends_with([';', ','])
                && (!words.ends_with('.') || look::is_shouted(words));
            shape.opener == Opener::Plain && !shape.line.row && prominent && short
        };
        // In small letters a title stands alone and opens with the name of the act.
        let plain = |i: usize| {
            let words = self.words(i);
            let shape = &self.shapes[i];
            let alone = shape.line.gap >= 1 || i == 0;
            let short = words.split_whitespace().count() <= 30 && !words.ends_with(['.', ';', ',']);
            shape.opener == Opener::Plain && !shape.line.row && alone && short
        };
        let named = (0..end).find(|i| {
            let words = self.words(*i);
            (able(*i) && look::names_act(words)) || (plain(*i) && look::opens_with_act(words))
        });
        let object = (0..end).find(|i| self.words(*i).to_lowercase().starts_with("oggetto:"));
        let raised = || (0..end).find(|i| able(*i) && self.shapes[*i].line.level > 0);
        let first = named.or_else(raised).or(object)?;
        let mut last = first;
        while last + 1 < end
            && last < first + 4
            && self.shapes[last + 1].line.gap == 0
            && (able(last + 1) || self.goes_on(last + 1))
        {
            last += 1;
        }
        let before = first
            .checked_sub(1)
            .filter(|i| able(*i) && self.words(*i).ends_with(':'));
        let object = object.filter(|o| *o > last && *o < last + 8);
        Some((before.unwrap_or(first), object.unwrap_or(last)))
    }

    /// Whether line `i` goes on with the title above it: it begins with a small letter.
    fn goes_on(&self, i: usize) -> bool {
        let words = self.words(i);
        self.shapes[i].opener == Opener::Plain
            && words.starts_with(char::is_lowercase)
            && words.split_whitespace().count() <= 20
            && !words.ends_with(['.', ';', ','])
    }

    pub(super) fn division(&mut self, division: Division, number: &str) {
        let parent = self.close_divisions(division);
        let kind = match division {
            Division::Titolo => Kind::Titolo,
            Division::Capo => Kind::Capo,
            Division::Parte | Division::Sezione => Kind::Sezione,
        };
        let end = self.division_heading(self.at);
        let node = self.headed(kind, parent, self.at, end);
        self.nodes[node].number = Some(number.to_owned()).filter(|n| !n.is_empty());
        self.nodes[node].label = if division == Division::Parte {
            "parte".into()
        } else {
            "divisione".into()
        };
        self.divisions.push((division, node));
        self.enter(Scope::Section, node);
        self.at = end + 1;
    }

    pub(super) fn close_divisions(&mut self, division: Division) -> usize {
        while self.divisions.last().is_some_and(|(d, _)| *d >= division) {
            self.divisions.pop();
        }
        self.divisions.last().map_or(self.base, |(_, node)| *node)
    }

    /// The last line of the heading that starts at line `i`.
    fn division_heading(&self, i: usize) -> usize {
        let next_division = |j: usize| {
            self.shapes
                .get(j)
                .is_none_or(|s| self.is_division(&s.opener) || matches!(s.opener, Opener::Item(_)))
        };
        let mut last = i;
        for j in i + 1..(i + 4).min(self.shapes.len()) {
            let shape = &self.shapes[j];
            let words = self.words(j);
            if shape.opener != Opener::Plain || shape.line.row || words.ends_with(['.', ';', ',']) {
                break;
            }
            let titled = shape.line.level > 0
                || shape.line.bold
                || shape.line.italic
                || look::is_capitals(words);
            let short = words.split_whitespace().count() <= HEADING;
            if short && (titled || next_division(j + 1) || next_division(j + 2)) {
                last = j;
            } else {
                break;
            }
        }
        last
    }

    /// Adds a unit whose heading runs from line `from` to line `to`.
    pub(super) fn headed(&mut self, kind: Kind, parent: usize, from: usize, to: usize) -> usize {
        let span = Span::new(
            self.shapes[from].line.span.start,
            self.shapes[to].line.span.end,
        );
        let node = self.push(kind, parent, span);
        let rest = self.shapes[from].rest;
        let first = if rest.is_empty() && to > from {
            self.shapes[from + 1].line.span.start
        } else {
            rest.start
        };
        self.nodes[node].heading = Some(span);
        self.nodes[node].title =
            Some(Span::new(first.min(span.end), span.end)).filter(|s| !s.is_empty());
        node
    }

    pub(super) fn enter(&mut self, scope: Scope, home: usize) {
        (self.scope, self.home) = (scope, home);
        self.open.clear();
        self.commi.clear();
    }

    pub(super) fn article(&mut self, number: &str, point: bool) {
        let value = look::value(number.split('-').next().unwrap_or(""));
        if self.base != 0
            && value > 1
            && value == self.last_article + 1
            && !self.has_articles(self.base)
        {
            self.base = 0;
        }
        let parent = self.divisions.last().map_or(self.base, |(_, node)| *node);
        let end = self.article_heading(self.at);
        let node = self.headed(Kind::Articolo, parent, self.at, end);
        self.nodes[node].number = Some(number.to_owned());
        self.nodes[node].label = match (point, self.style) {
            (true, _) => "punto".into(),
            (_, Style::Decimal | Style::Numbered) => "par.".into(),
            _ => "art.".into(),
        };
        if self.base == 0 {
            self.last_article = value;
        }
        self.enter(Scope::Article, node);
        self.at = end + 1;
    }

    fn has_articles(&self, base: usize) -> bool {
        self.nodes[base..].iter().any(|n| n.kind == Kind::Articolo)
    }

    /// The last line of the heading of the article at line `i`: the rubrica may stand below.
    fn article_heading(&self, i: usize) -> usize {
        if !self.text.clean[self.shapes[i].rest.range()]
            .trim()
            .is_empty()
        {
            let same = |j: usize| {
                let (a, b) = (&self.shapes[j - 1].line, &self.shapes[j].line);
                b.gap == 0
                    && self.shapes[j].opener == Opener::Plain
                    && ((a.bold && b.bold) || (a.level > 0 && b.level > 0))
            };
            return (i + 1..(i + 3).min(self.shapes.len()))
                .take_while(|j| same(*j))
                .last()
                .unwrap_or(i);
        }
        let mut last = i;
        for j in i + 1..(i + 4).min(self.shapes.len()) {
            if !self.is_rubric(j, j > i + 1) {
                break;
            }
            last = j;
        }
        last
    }

    fn is_rubric(&self, j: usize, further: bool) -> bool {
        let shape = &self.shapes[j];
        let words = self.words(j);
        let count = words.split_whitespace().count();
        if shape.opener != Opener::Plain || shape.line.row || count > 40 || look::is_blank(words) {
            return false;
        }
        let looks = shape.line.level > 0
            || shape.line.italic
            || shape.line.bold
            || (words.starts_with('(') && words.ends_with([')', '.']));
        if further {
            let before = &self.shapes[j - 1].line;
            return shape.line.gap == 0
                && (looks || shape.line.indent >= 8)
                && (before.indent >= 8 || looks)
                && !words.ends_with('.');
        }
        let more = self
            .shapes
            .get(j + 1)
            .is_some_and(|s| !self.is_division(&s.opener) || matches!(s.opener, Opener::Item(_)));
        let numbered = matches!(self.shapes.get(j + 1).map(|s| &s.opener), Some(Opener::Item(m)) if m.value == 1);
        let short = count <= HEADING
            && !words.ends_with([';', ':', ','])
            && (!words.ends_with('.') || count <= 8 || numbered);
        looks || (short && more)
    }

    pub(super) fn annex(&mut self, label: &str, number: &str) {
        self.divisions.clear();
        let end = self.annex_heading(self.at);
        let node = self.headed(Kind::Allegato, 0, self.at, end);
        self.nodes[node].label = label.into();
        self.nodes[node].number = Some(number.to_owned()).filter(|n| !n.is_empty());
        self.base = node;
        self.enter(Scope::Section, node);
        self.at = end + 1;
    }

    /// The title of an annex stands beside its number, below it, or after «Oggetto:».
    fn annex_heading(&self, i: usize) -> usize {
        let untitled = self.shapes[i].rest.is_empty();
        let limit = (i + 9).min(self.shapes.len());
        let mut near = (i + 1..limit).take_while(|j| !self.is_division(&self.shapes[*j].opener));
        let object = |j: &usize| self.words(*j).to_lowercase().starts_with("oggetto:");
        if let Some(j) = near.find(object).filter(|_| untitled) {
            return j;
        }
        let title = |j: &usize| self.is_annex_title(*j, untitled && *j == i + 1);
        (i + 1..limit.min(i + 5))
            .take_while(title)
            .last()
            .unwrap_or(i)
    }

    /// Whether line `j` is the title of an annex (its first line) or goes on with it.
    fn is_annex_title(&self, j: usize, first: bool) -> bool {
        let (line, before) = (&self.shapes[j].line, &self.shapes[j - 1].line);
        let words = self.words(j);
        let plain = self.shapes[j].opener == Opener::Plain && !line.row;
        let short = words.split_whitespace().count() <= 40;
        let capitals = look::is_capitals(words);
        let raised = (capitals || line.bold || line.level > 0) && !is_address(words);
        let same = line.gap == 0
            && ((line.bold && before.bold) || (capitals && look::is_capitals(self.words(j - 1))));
        plain && short && (same || (first && raised))
    }

    /// A table that stands in an article: its commi go on below.
    fn table_inside(&self) -> bool {
        let plain = |s: &&Shape| s.line.row || s.opener == Opener::Plain;
        let below = &self.shapes[self.at + 1..];
        let after = below.iter().take(LONGEST).take_while(plain).count();
        let own = self.nodes[self.home].number.as_deref();
        let goes_on = |mark: &Mark| match mark.class {
            Class::Decimal => mark.number.split('.').next() == own,
            Class::Number => {
                let last = self.commi.last().and_then(|n| self.nodes[*n].mark.as_ref());
                last.is_some_and(|last| last.value + 1 == mark.value && last.sign == mark.sign)
            }
            _ => false,
        };
        self.scope == Scope::Article
            && after > 0
            && matches!(below.get(after).map(|s| &s.opener), Some(Opener::Item(mark)) if goes_on(mark))
    }

    pub(super) fn statement(&mut self, label: &str, number: &str) {
        if label == "tabella" && self.table_inside() {
            if self.shapes[self.at + 1].line.row {
                return self.headed_table();
            }
            self.at += 1;
            return self.article_paragraph(self.at - 1);
        }
        let division = self.divisions.last().map(|(_, node)| *node);
        let parent = if label == "tabella" {
            self.base
        } else {
            division.unwrap_or(0)
        };
        let end = if self.shapes[self.at].rest.is_empty()
            && self.shapes.get(self.at + 1).is_some_and(|s| s.line.bold)
        {
            self.at + 1
        } else {
            self.at
        };
        let node = self.headed(Kind::Sezione, parent, self.at, end);
        self.nodes[node].label = label.into();
        self.nodes[node].number = Some(number.to_owned()).filter(|n| !n.is_empty());
        self.enter(Scope::Section, node);
        self.at = end + 1;
    }
}

fn is_address(words: &str) -> bool {
    let first = words
        .split([' ', '\'', '’'])
        .next()
        .unwrap_or("")
        .to_lowercase();
    matches!(
        first.as_str(),
        "ai" | "al"
            | "alla"
            | "alle"
            | "all"
            | "agli"
            | "spett"
            | "spett.le"
            | "egr"
            | "il"
            | "la"
            | "prot"
            | "prot."
    )
}
