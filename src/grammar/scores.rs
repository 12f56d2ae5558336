//! The points that a sentence and its list or table give, for a slot of type `score_table`.

use std::ops::Range;

use super::{Clause, Extent, Trail};
use crate::text::{Span, Words};
use crate::value::{ScoreTable, Value};

/// The points of the sentence, where it is itself a row, and of the rows that it opens; else those that
/// the sentence writes out. Only those in the match when the clause quotes just it.
pub(super) fn scores(
    words: Words<'_>,
    found: &Range<usize>,
    clause: &Clause,
    trail: Trail<'_>,
) -> Option<Value> {
    let narrow = clause.quote == Extent::Match;
    let own = if narrow {
        span(words, found.start.max(words.own_start())..found.end)
    } else {
        span(words, words.own_start()..words.len())
    };
    let own = own.map_or("", |span| &trail.text[span.range()]);
    let rows = trail.tail.filter(|_| !narrow);
    let below = rows.and_then(|rows| span(rows, 0..rows.len()));
    let below = below.map_or("", |span| whole_lines(trail.text, span));
    let is_row = words.own_start() > 0 || own.contains('|');
    let rows = Some(own)
        .filter(|_| is_row)
        .into_iter()
        .chain(below.lines());
    ScoreTable::of_rows(rows)
        .or_else(|| ScoreTable::of_sentence(own))
        .map(Value::ScoreTable)
}

fn span(words: Words<'_>, range: Range<usize>) -> Option<Span> {
    (!range.is_empty()).then(|| {
        let first = words.word(range.start).span;
        first.join(words.word(range.end - 1).span)
    })
}

/// The lines that the span touches.
fn whole_lines(text: &str, span: Span) -> &str {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..]
        .find('\n')
        .map_or(text.len(), |at| span.end + at);
    &text[start..end]
}
