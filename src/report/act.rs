//! The words of an act as a page shows them: verbatim, in reading order, with the page furniture apart.

use std::collections::HashMap;

use crate::outline::{Kind, Locator, Outline, Unit};
use crate::rule::Binding;
use crate::text::{RemovedKind, Span, Text, floor_boundary};

/// What a line is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A heading; 1 is the title of the act, 4 an article.
    Heading(u8),
    /// Words of the act.
    Words,
    /// A row of a table, with `|` between the cells.
    Row,
    /// Repeated letterhead, logo, number of the page: not part of the act.
    Furniture,
}

/// A paragraph, heading, item of a list or row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub role: Role,
    /// The units that begin in it, the one it belongs to first; none for furniture.
    pub units: Vec<Locator>,
    /// Where it stands, as a person cites it.
    pub place: String,
    /// The article it belongs to, else the annex or section, else the whole document.
    pub article: Locator,
    /// The same as a person cites it.
    pub article_place: String,
    /// How deep it stands below its article.
    pub depth: usize,
    /// How far it binds.
    pub force: Binding,
    /// The words, verbatim, with white space folded.
    pub text: String,
    /// Line of the file, from 1.
    pub line: usize,
    /// Page of the file, from 1.
    pub page: usize,
}

/// The words of an act.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Act {
    /// In reading order.
    pub lines: Vec<Line>,
}

/// A contract that documents were compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContractPage {
    /// Its title.
    pub title: String,
    /// Its words; `None` where its text is not at hand.
    pub act: Option<Act>,
}

impl Act {
    /// The lines of a document. `forces` says how far each unit binds, in the order of the outline's
    /// units.
    pub fn of(text: &Text, outline: &Outline, forces: &[Binding]) -> Self {
        let reader = Reader {
            text,
            outline,
            forces,
        };
        let mut furniture = reader.furniture().into_iter().peekable();
        let mut lines: Vec<Line> = Vec::new();
        for line in text.lines.iter().filter(|line| !line.span.is_empty()) {
            let start = text.source_span(line.span).start;
            while let Some((_, words)) = furniture.next_if(|(at, _)| *at < start) {
                lines.push(words);
            }
            let parts = parts(&text.clean, line.span);
            lines.extend(parts.map(|part| reader.line(part, line.row)));
        }
        lines.extend(furniture.map(|(_, words)| words));
        lines.retain(|line| !line.text.is_empty());
        Self { lines }
    }

    /// The lines of an article, without furniture.
    pub fn article<'a>(&'a self, article: &'a Locator) -> impl Iterator<Item = &'a Line> {
        let words = |line: &&Line| line.role != Role::Furniture;
        self.lines
            .iter()
            .filter(move |line| line.article == *article)
            .filter(words)
    }

    /// The article in which each unit begins.
    pub fn articles(&self) -> HashMap<&Locator, &Locator> {
        let mut articles = HashMap::new();
        for line in &self.lines {
            for unit in &line.units {
                articles.entry(unit).or_insert(&line.article);
            }
        }
        articles
    }
}

struct Reader<'a> {
    text: &'a Text,
    outline: &'a Outline,
    forces: &'a [Binding],
}

impl Reader<'_> {
    fn line(&self, span: Span, row: bool) -> Line {
        let unit = self.outline.at(span.start);
        let article = self.article(unit);
        let until = |u: &&Unit| u.full.start < span.end;
        let inner = self.outline.units[unit..].iter().take_while(until);
        let inner = inner.filter(|u| span.start < u.full.start);
        let own = &self.outline.units[unit];
        let place = self.text.place_of(span.start);
        let depth = self.outline.ancestors(unit).len();
        Line {
            role: self.role(unit, span, row),
            units: std::iter::once(own)
                .chain(inner)
                .map(|u| u.locator.clone())
                .collect(),
            place: own.place.clone(),
            article: self.outline.units[article].locator.clone(),
            article_place: self.outline.units[article].place.clone(),
            depth: depth.saturating_sub(self.outline.ancestors(article).len()),
            force: self.forces.get(unit).copied().unwrap_or_default(),
            text: self.text.quote(span),
            line: place.line,
            page: place.page,
        }
    }

    fn article(&self, unit: usize) -> usize {
        let mut line = self.outline.ancestors(unit);
        line.push(unit);
        let kind = |kinds: &[Kind]| {
            let mut found = line.iter().rev().copied();
            found.find(|u| kinds.contains(&self.outline.units[*u].kind))
        };
        kind(&[Kind::Articolo])
            .or_else(|| kind(&[Kind::Allegato, Kind::Sezione]))
            .unwrap_or(0)
    }

    fn role(&self, unit: usize, span: Span, row: bool) -> Role {
        let unit = &self.outline.units[unit];
        if row {
            return Role::Row;
        }
        match unit.heading {
            Some(heading) if heading.overlaps(span) => Role::Heading(level(unit.kind)),
            _ => Role::Words,
        }
    }

    /// The furniture between two lines of the act as one, with the place where it stands in the source.
    fn furniture(&self) -> Vec<(usize, Line)> {
        let mut out: Vec<(usize, Line)> = Vec::new();
        let mut last = None;
        for run in &self.text.removed {
            if run.kind != RemovedKind::Furniture {
                continue;
            }
            let words = &self.text.source[run.source.range()];
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let next = self
                .text
                .pieces
                .partition_point(|p| p.source < run.source.start);
            match out.last_mut() {
                Some((_, line)) if last == Some(next) => {
                    line.text.push('\n');
                    line.text.push_str(&words);
                }
                _ => out.push((run.source.start, self.apart(run.source.start, words))),
            }
            last = Some(next);
        }
        out
    }

    fn apart(&self, source: usize, text: String) -> Line {
        let line = self.text.line_starts.partition_point(|&s| s <= source);
        let page = self.text.page_starts.partition_point(|&s| s <= source);
        Line {
            role: Role::Furniture,
            units: Vec::new(),
            place: String::new(),
            article: Locator::default(),
            article_place: String::new(),
            depth: 0,
            force: Binding::default(),
            text,
            line: line.max(1),
            page: page.max(1),
        }
    }
}

/// A longer paragraph, in bytes, is no paragraph: its line ends were lost.
const LONG: usize = 1 << 14;

/// A paragraph; one that is too long to be one in parts, cut behind sentences, or else between words.
fn parts(clean: &str, line: Span) -> impl Iterator<Item = Span> {
    let mut start = line.start;
    std::iter::from_fn(move || {
        let rest = clean.get(start..line.end).filter(|rest| !rest.is_empty())?;
        let reach = floor_boundary(rest, LONG);
        let end = match rest.get(..reach).filter(|_| reach < rest.len()) {
            Some(head) => head
                .rfind(". ")
                .or_else(|| head.rfind(' '))
                .map_or(reach, |at| at + 1),
            None => rest.len(),
        };
        let part = Span::new(start, start + end);
        start = part.end;
        Some(part)
    })
}

/// The level of a heading.
fn level(kind: Kind) -> u8 {
    match kind {
        Kind::Document => 1,
        Kind::Titolo | Kind::Allegato | Kind::Preambolo | Kind::Chiusura => 2,
        Kind::Capo | Kind::Sezione => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_that_is_too_long_is_cut_behind_sentences() {
        let source = "Il personale è tenuto a rispondere. ".repeat(2_000);
        let text = crate::ingest::text(source.clone());
        let act = Act::of(&text, &crate::outline::outline(&text), &[]);
        assert!(act.lines.len() > 1);
        assert!(
            act.lines
                .iter()
                .all(|l| l.text.len() <= LONG && l.text.ends_with("rispondere."))
        );
        let all: Vec<&str> = act.lines.iter().map(|l| l.text.as_str()).collect();
        assert_eq!(all.join(" "), source.trim_end());
    }

    #[test]
    fn the_lines_are_the_act_in_reading_order() {
        let source = "REGOLAMENTO\n\nArt. 1 - Oggetto\n\n1. Si applica a tutti.\n\na) agli uni;\n\nArt. 2 - Durata\n\nDura __ mesi.\n";
        let text = crate::ingest::text(source.to_owned());
        let outline = crate::outline::outline(&text);
        let act = Act::of(&text, &outline, &[]);
        let words: Vec<&str> = act.lines.iter().map(|l| l.text.as_str()).collect();
        assert_eq!(
            words,
            [
                "REGOLAMENTO",
                "Art. 1 - Oggetto",
                "1. Si applica a tutti.",
                "a) agli uni;",
                "Art. 2 - Durata",
                "Dura __ mesi."
            ]
        );
        let article = "art_1".parse().unwrap();
        assert_eq!(act.article(&article).count(), 3, "{act:#?}");
        assert_eq!(act.lines[1].role, Role::Heading(4));
        let letter: Locator = "art_1__com_1__let_a".parse().unwrap();
        assert_eq!(act.articles().get(&letter), Some(&&article));
    }
}
