//! A document as the checks see it, and the small questions that they share.

use super::Site;
use crate::cite::amends;
use crate::compare::{Baseline, Topic};
use crate::grammar::{GrammarSet, Line};
use crate::outline::{Kind, Outline, Unit};
use crate::provision::Provision;
use crate::reference::Reference;
use crate::rule::{Binding, Ruleset};
use crate::text::{Span, Text, Words};

/// A document as the checks see it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Its text.
    pub text: &'a Text,
    /// Its structure.
    pub outline: &'a Outline,
    /// Its sentences.
    pub provisions: &'a [Provision],
    /// How far each unit binds.
    pub forces: &'a [Binding],
    /// What it refers to.
    pub references: &'a [Reference],
    /// Its rules.
    pub ruleset: &'a Ruleset,
    /// The topics, and the words shared by all.
    pub set: &'a GrammarSet,
    /// The topics with their directions.
    pub topics: &'a [Topic],
    /// The facts about the contract of its comparto, where it is known.
    pub contract: Option<&'a Baseline>,
}

impl<'a> Subject<'a> {
    /// The unit with this index.
    pub(super) fn unit(&self, index: usize) -> &'a Unit {
        &self.outline.units[index]
    }

    /// A place of a finding: the words of `span`, which stand in unit `index`.
    pub(super) fn site(&self, index: usize, span: Span) -> Site {
        let unit = self.unit(index);
        let at = self.text.place_of(span.start);
        Site {
            line: at.line,
            column: at.column,
            locator: unit.locator.clone(),
            place: unit.place.clone(),
            quote: self.text.quote(span),
        }
    }

    /// A place of a finding: the heading of a unit, or its first line.
    pub(super) fn opening(&self, index: usize) -> Site {
        let unit = self.unit(index);
        let first = unit.heading.filter(|h| !h.is_empty()).unwrap_or_else(|| {
            let start = unit.full.start;
            let rest = &self.text.clean[start..unit.full.end.max(start)];
            let end = rest.find('\n').unwrap_or(rest.len());
            Span::new(start, start + end)
        });
        self.site(index, first)
    }

    /// The words of a stretch of text.
    pub(super) fn words(&self, span: Span) -> Words<'a> {
        Words::new(&self.text.words, 0..0, self.text.words.inside(span))
    }

    /// The printed words of a stretch of the clean text.
    pub(super) fn clean(&self, span: Span) -> &'a str {
        &self.text.clean[span.range()]
    }

    /// Whether one of `lines` stands in `span`.
    pub(super) fn has(&self, lines: &[Line], span: Span) -> bool {
        Line::any(lines, self.words(span))
    }

    /// Where the first of `lines` that stands in `span` stands.
    pub(super) fn first(&self, lines: &[Line], span: Span) -> Option<Span> {
        let words = self.words(span);
        let places = lines.iter().filter_map(|line| line.place(words));
        let range = places.min_by_key(|range| (range.start, range.end))?;
        let last = range.end.checked_sub(1)?.max(range.start);
        Some(words.word(range.start).span.join(words.word(last).span))
    }

    /// The units from the document down to `index`, `index` included.
    pub(super) fn line(&self, index: usize) -> Vec<usize> {
        let mut line = self.outline.ancestors(index);
        line.push(index);
        line
    }

    /// The annex that holds a unit.
    pub(super) fn annex(&self, index: usize) -> Option<usize> {
        let annex = |u: &usize| self.unit(*u).kind == Kind::Allegato;
        self.line(index).into_iter().find(annex)
    }

    /// The article that holds a unit.
    pub(super) fn article(&self, index: usize) -> Option<usize> {
        let article = |u: &usize| self.unit(*u).kind == Kind::Articolo;
        self.line(index).into_iter().rev().find(article)
    }

    /// Whether a unit is the new text of another act: «è aggiunto il seguente: 6. …».
    pub(super) fn is_amendment(&self, index: usize) -> bool {
        let line = self.outline.ancestors(index);
        line.iter().any(|u| amends(self.clean(self.unit(*u).body)))
    }

    /// The comma that holds a unit.
    pub(super) fn comma(&self, index: usize) -> Option<usize> {
        let line = self.outline.ancestors(index);
        let comma = |u: &usize| self.unit(*u).kind == Kind::Comma;
        line.into_iter().rev().find(comma)
    }

    /// The article, annex section or annex that holds a unit: two places in one of them are near.
    pub(super) fn part(&self, index: usize) -> usize {
        let line = self.line(index);
        let part = |u: &&usize| {
            matches!(
                self.unit(**u).kind,
                Kind::Articolo | Kind::Sezione | Kind::Allegato
            )
        };
        line.iter().rev().find(part).copied().unwrap_or(0)
    }

    /// The section or titolo that holds a unit.
    pub(super) fn section(&self, index: usize) -> Option<usize> {
        let section = |u: &usize| matches!(self.unit(*u).kind, Kind::Sezione | Kind::Titolo);
        self.line(index).into_iter().find(section)
    }

    /// Whether two units are of the same section of the act, or one of them is in an annex.
    pub(super) fn same_section(&self, one: usize, other: usize) -> bool {
        self.annex(one) != self.annex(other) || self.section(one) == self.section(other)
    }

    /// How far a unit binds.
    pub(super) fn force(&self, index: usize) -> Binding {
        self.forces.get(index).copied().unwrap_or_default()
    }

    /// Whether a unit is of a table of contents, or of what stands before the act.
    pub(super) fn is_front(&self, index: usize) -> bool {
        self.line(index)
            .into_iter()
            .any(|u| self.unit(u).kind == Kind::Preambolo)
    }

    /// Whether the unit lays something down: it is no claim, no report, no example, no form.
    pub(super) fn lays_down(&self, index: usize) -> bool {
        matches!(self.force(index), Binding::Binding | Binding::Template)
    }
}
