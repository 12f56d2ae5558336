//! Rules with the lines of their document around them.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::document::Reading;
use super::{Job, Setup, read};
use crate::diagnostic::Diagnostic;
use crate::report::{Passage, Shown};
use crate::rule::{Evidence, Rule};
use crate::text::{Span, Text};

/// Lines shown on each side of a quote.
const AROUND: usize = 2;

/// What was found for an id.
#[derive(Debug, Default)]
pub struct Found {
    /// The rules of that id: one, or those whose ids end so.
    pub shown: Vec<Shown>,
    /// The ids of all rules of the documents, to suggest one.
    pub ids: BTreeSet<String>,
    /// What is to be said of the files.
    pub diagnostics: Vec<Diagnostic>,
}

impl Job {
    /// Looks for the rule of an id, or for those whose ids end in `:` and it. Calls `step` after each
    /// document.
    pub fn show(self, setup: &Setup, id: &str, step: &(dyn Fn() + Sync)) -> Found {
        let one = |input: &super::Input| {
            let path = input.shown();
            let result = read(input, setup, |reading| found(&reading, setup, id, &path));
            step();
            result
        };
        let done: Vec<Result<Found, Diagnostic>> = self.inputs.par_iter().map(one).collect();
        let mut all = Found {
            diagnostics: self.faults,
            ..Found::default()
        };
        for result in done {
            match result {
                Ok(found) => {
                    all.shown.extend(found.shown);
                    all.ids.extend(found.ids);
                    all.diagnostics.extend(found.diagnostics);
                }
                Err(diagnostic) => all.diagnostics.push(diagnostic),
            }
        }
        if let Some(exact) = all.shown.iter().position(|one| one.rule.id == id) {
            all.shown = vec![all.shown.swap_remove(exact)];
        }
        all
    }
}

fn found(reading: &Reading, setup: &Setup, id: &str, path: &str) -> Found {
    let rules = &reading.ruleset.rules;
    let ends = |rule: &&Rule| {
        let front = rule.id.strip_suffix(id);
        front.is_some_and(|front| front.is_empty() || front.ends_with(':'))
    };
    let title = |topic: &str| setup.topics.iter().find(|t| t.id == topic);
    let shown = rules.iter().filter(ends).map(|rule| Shown {
        path: path.to_owned(),
        document: reading.ruleset.document.id.clone(),
        title: title(&rule.topic).map_or(rule.topic.clone(), |t| t.title.clone()),
        passages: passages(&reading.text, rule),
        rule: rule.clone(),
    });
    Found {
        shown: shown.collect(),
        ids: rules.iter().map(|rule| rule.id.clone()).collect(),
        diagnostics: reading.diagnostics.clone(),
    }
}

fn passages(text: &Text, rule: &Rule) -> Vec<Passage> {
    let lines: Vec<&str> = text.source.lines().collect();
    let one = |evidence: &Evidence| passage(text, &lines, evidence).unwrap_or_default();
    rule.evidence.iter().map(one).collect()
}

/// The printed lines around a quote.
fn passage(text: &Text, lines: &[&str], evidence: &Evidence) -> Option<Passage> {
    let place = evidence.selector.as_ref()?.position;
    let start = byte(&text.clean, place.start);
    let end = byte(&text.clean, place.end);
    let source = text.source_span(Span::new(start, end));
    let line = |offset: usize| text.line_starts.partition_point(|&s| s <= offset).max(1) - 1;
    let (from, to) = (line(source.start), line(source.end.saturating_sub(1)) + 1);
    let first = from.saturating_sub(AROUND);
    let last = (to + AROUND).min(lines.len());
    Some(Passage {
        first: first + 1,
        lines: lines
            .get(first..last)?
            .iter()
            .map(|&l| l.to_owned())
            .collect(),
        quote: (from - first, to - first),
    })
}

/// Where a code point begins.
fn byte(text: &str, point: usize) -> usize {
    text.char_indices()
        .nth(point)
        .map_or(text.len(), |(at, _)| at)
}
