//! What a sentence and its list cite, for a slot of type `citation`.

use std::ops::Range;

use super::{Clause, Extent, Trail};
use crate::cite::{self, Cited};
use crate::text::{Span, Words};
use crate::value::{Citations, Value};

/// The citations in the part of the sentence between semicolons that holds the match and, where it
/// ends the sentence, in the list that it opens; only inside the match when the clause quotes just it.
pub(super) fn citations(
    words: Words<'_>,
    found: Range<usize>,
    clause: &Clause,
    trail: Trail<'_>,
) -> Option<Value> {
    let narrow = clause.quote == Extent::Match;
    let region = if narrow { found } else { segment(words, found) };
    let ends = region.end == words.len();
    let below = trail.tail.filter(|_| !narrow && ends);
    let wanted = spans(words, region);
    let here = spans(words, 0..words.len())
        .into_iter()
        .flat_map(|span| cited(trail.text, span))
        .filter(|one| wanted.iter().any(|span| span.overlaps(one.span)));
    let list = below.into_iter().flat_map(|t| spans(t, 0..t.len()));
    let found = here.chain(list.flat_map(|span| cited(trail.text, span)));
    Citations::of(found.map(|one| (one.name, one.urn))).map(Value::Citation)
}

/// What the words of the span cite.
fn cited(text: &str, span: Span) -> impl Iterator<Item = Cited> {
    let names = cite::names(&text[span.range()]).into_iter();
    names.map(move |one| Cited {
        span: Span::new(one.span.start + span.start, one.span.end + span.start),
        ..one
    })
}

/// From the semicolon before the match to the one after it. Words that open the list count where the
/// match begins among them.
fn segment(words: Words<'_>, found: Range<usize>) -> Range<usize> {
    let opens = |i: &usize| words.word(*i).break_before == Some(';');
    let own = words.own_start();
    let from = (own..=found.start).rev().find(opens);
    let start = from.unwrap_or(found.start.min(own));
    let end = (found.end.max(own)..words.len()).find(opens);
    start..end.unwrap_or(words.len())
}

/// Where the words stand: those that open the list apart from the others.
fn spans(words: Words<'_>, region: Range<usize>) -> Vec<Span> {
    let own = words.own_start();
    [
        region.start..region.end.min(own),
        region.start.max(own)..region.end,
    ]
    .into_iter()
    .filter(|part| !part.is_empty())
    .map(|part| {
        let (first, last) = (words.word(part.start).span, words.word(part.end - 1).span);
        first.join(last)
    })
    .collect()
}
