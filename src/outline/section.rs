//! Sections without a number, and the closing of an act.

use super::Kind;
use super::build::{Scope, Tree};
use super::line::{Division, Opener};
use super::look;
use super::shape::HEADING;
use crate::text::Span;

/// A closing is at most this many lines.
const CLOSING: usize = 60;

impl Tree<'_> {
    /// A line in capitals right above an article or a division: a division without a name.
    pub(super) fn heads_division(&self, i: usize) -> bool {
        let words = self.words(i);
        let next = self.shapes.get(i + 1).is_some_and(|s| {
            !s.index && matches!(s.opener, Opener::Article(..) | Opener::Division(..))
        });
        let looks = look::is_capitals(words) || self.shapes[i].line.level > 0;
        next && looks
            && self.base == 0
            && words.split_whitespace().count() <= 20
            && !look::has_field(words)
            && self.scope != Scope::Preamble
    }

    pub(super) fn named_division(&mut self) {
        let parent = self.close_divisions(Division::Sezione);
        let node = self.headed(Kind::Sezione, parent, self.at, self.at);
        self.divisions.push((Division::Sezione, node));
        self.enter(Scope::Section, node);
        self.at += 1;
    }

    /// A short line above paragraphs, outside articles.
    pub(super) fn is_section(&self, i: usize) -> bool {
        let line = &self.shapes[i].line;
        let words = self.words(i);
        let count = words.split_whitespace().count();
        if line.columns
            || look::has_field(words)
            || words.ends_with([';', ','])
            || !words.starts_with(char::is_uppercase)
        {
            return false;
        }
        let shouted = look::is_shouted(words);
        if self.scope == Scope::Article && !(shouted && self.ended() && count >= 2) {
            return false;
        }
        let signed = line.level > 0 || (line.bold && self.scope != Scope::Article);
        let short = count <= if signed { HEADING } else { 10 } && words.chars().count() <= 120;
        let colon = words.ends_with(':') && !(signed || shouted || count <= 2);
        let stop = words.ends_with('.') && !(count <= 6 && words.chars().count() >= 8) && !signed;
        short && !colon && !stop && (line.gap >= 1 || signed || shouted) && self.heads_words(i)
    }

    /// Whether the act is signed: what follows in capitals is no part of its last article.
    fn ended(&self) -> bool {
        self.nodes.last().is_some_and(|n| n.kind == Kind::Chiusura)
    }

    /// Whether a paragraph, a list or a table follows line `i`.
    fn heads_words(&self, i: usize) -> bool {
        let Some(next) = self.shapes.get(i + 1) else {
            return false;
        };
        let words = self.words(i + 1);
        match next.opener {
            Opener::Item(_) => true,
            Opener::Plain if next.line.row => true,
            Opener::Plain => {
                words.split_whitespace().count() >= 8
                    || (words.starts_with('(') && i + 2 < self.shapes.len())
            }
            _ => words.split_whitespace().count() >= 8,
        }
    }

    pub(super) fn section(&mut self) {
        if self.shapes.get(self.at + 1).is_some_and(|s| s.line.row) {
            return self.headed_table();
        }
        let node = self.headed(Kind::Sezione, self.base, self.at, self.at);
        self.enter(Scope::Section, node);
        self.at += 1;
    }

    /// Whether the act or annex is closed from line `i` on: only place, date and names follow.
    pub(super) fn is_closing(&self, i: usize) -> bool {
        if !look::closes(self.words(i)) {
            return false;
        }
        let rest = self.closing_end(i);
        let ends = rest >= self.shapes.len()
            || self.shapes[rest].opener != Opener::Plain
            || self.is_section(rest)
            || self.heads_after_closing(rest);
        ends && self.shapes[i..rest]
            .iter()
            .all(|s| !matches!(s.opener, Opener::Item(_)))
    }

    fn closing_end(&self, i: usize) -> usize {
        let more = |j: &usize| {
            let shape = &self.shapes[*j];
            let plain = matches!(shape.opener, Opener::Plain) && !shape.line.row;
            plain && look::may_close(self.words(*j)) && (*j == i || !self.heads_after_closing(*j))
        };
        (i..self.shapes.len())
            .take(CLOSING)
            .take_while(more)
            .last()
            .map_or(i, |j| j + 1)
    }

    fn heads_after_closing(&self, j: usize) -> bool {
        look::is_shouted(self.words(j))
            && self.shapes[j].line.gap >= 1
            && !look::closes(self.words(j))
            && self.heads_words(j)
    }

    pub(super) fn closing(&mut self) {
        let end = self.closing_end(self.at);
        let span = Span::new(
            self.shapes[self.at].line.span.start,
            self.shapes[end - 1].line.span.end,
        );
        let node = self.push(Kind::Chiusura, self.base, span);
        self.nodes[node].body = span;
        self.open.clear();
        self.divisions.clear();
        if self.base == 0 {
            (self.scope, self.home) = (Scope::Section, 0);
        }
        self.at = end;
    }
}
