//! A semicolon between two complete statements bounds them as a full stop does.

use std::ops::Range;

use crate::grammar::{Grammar, GrammarSet, Hit, Sentence, Trail};
use crate::text::Words;

/// The complete statements that the words hold between semicolons; none where there are not two.
///
/// A statement is complete when it has a verb of duty and, behind a semicolon, opens with words of its
/// own, none that hang on what precedes («finché ne fruisce»). Items of a list are never cut: the words
/// that open the list belong to all of the item.
pub fn statements(words: Words<'_>, set: &GrammarSet) -> Vec<Range<usize>> {
    if words.own_start() > 0 {
        return Vec::new();
    }
    let marks = (1..words.len()).filter(|i| words.word(*i).break_before == Some(';'));
    let ends: Vec<usize> = marks.chain([words.len()]).collect();
    let complete = |range: &Range<usize>| {
        let mut verbs = set.recognition.deontic.iter().flat_map(|(_, lines)| lines);
        verbs.any(|line| line.program.occurs(words.part(range.clone())))
    };
    let opens = |range: &Range<usize>| {
        let part = words.part(range.clone());
        let mut openings = set.recognition.statement.iter();
        openings.any(|l| l.program.at(0, part, &|_, _| None, &|_| true).is_some())
    };
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for end in ends {
        let part = start..end;
        start = end;
        match out.last_mut() {
            Some(last) if !opens(&part) || !complete(&part) || !complete(last) => last.end = end,
            _ => out.push(part),
        }
    }
    if out.len() > 1 { out } else { Vec::new() }
}

/// A statement: which words of the sentence, and the same as a sentence of its own.
pub type Statement<'a> = (Range<usize>, Sentence<'a>);

/// What the topic finds in the statements one by one, and then in all of the sentence on words that none
/// of those took; what reaches over a semicolon only where the statements alone say nothing.
pub fn apply(
    grammar: &Grammar,
    (sentence, around): (&Sentence<'_>, Trail<'_>),
    parts: &[Statement<'_>],
) -> Vec<Hit> {
    let mut hits = one_by_one(grammar, around, parts);
    let all = grammar.apply(sentence, around);
    if hits.is_empty() {
        return all;
    }
    let inside = |hit: &Hit| {
        let within =
            |range: &Range<usize>| range.start <= hit.words.start && hit.words.end <= range.end;
        parts.iter().any(|(range, _)| within(range))
    };
    let free = |hit: &Hit| {
        let apart = |h: &Hit| h.words.end <= hit.words.start || hit.words.end <= h.words.start;
        let other = |h: &Hit| h.clause != hit.clause || h.values != hit.values;
        hits.iter().all(|h| apart(h) && other(h))
    };
    let more: Vec<Hit> = all
        .into_iter()
        .filter(|hit| inside(hit) && free(hit))
        .collect();
    hits.extend(more);
    hits.sort_by_key(|h| (h.words.start, h.clause));
    hits
}

/// The hits in each statement, by the words of the sentence; the items of a list belong to the last.
fn one_by_one(grammar: &Grammar, around: Trail<'_>, parts: &[Statement<'_>]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (number, (range, part)) in parts.iter().enumerate() {
        let tail = around.tail.filter(|_| number + 1 == parts.len());
        let found = grammar.apply(part, Trail { tail, ..around });
        hits.extend(found.into_iter().map(|hit| Hit {
            words: hit.words.start + range.start..hit.words.end + range.start,
            ..hit
        }));
    }
    hits
}
