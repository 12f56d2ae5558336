//! Conditions and exceptions, kept as written, for all topics alike.

use crate::grammar::{Hit, Line, Recognition};
use crate::text::{Span, Text, Words};

/// The condition and the exception that stand in the quoted words.
pub fn around(
    text: &Text,
    words: Words<'_>,
    hit: &Hit,
    quoted: Span,
    recognition: &Recognition,
) -> (Option<String>, Option<String>) {
    let mut openings: Vec<Opening> = Vec::new();
    for at in words.own_start()..words.len() {
        let span = words.word(at).span;
        if !quoted.overlaps(span) {
            continue;
        }
        let exception = starts(&recognition.exception, words, at);
        if exception || starts(&recognition.condition, words, at) {
            openings.push(Opening { at, exception });
        }
    }
    let part = |wanted: bool| {
        let parts: Vec<String> = openings
            .iter()
            .filter(|o| o.exception == wanted)
            .map(|o| text.quote(extent(words, o.at, &openings, hit, recognition)))
            .collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    };
    (part(false), part(true))
}

/// A word that opens a condition or an exception.
struct Opening {
    at: usize,
    exception: bool,
}

fn starts(lines: &[Line], words: Words<'_>, at: usize) -> bool {
    lines
        .iter()
        .any(|l| l.program.at(at, words, &|_, _| None, &|_| true).is_some())
}

/// From the opening word to the punctuation that closes it: where it began inside brackets, the
/// closing bracket; where it comes before the rule itself, the comma before the rule; else the
/// semicolon, the next opening or the end of the sentence.
fn extent(
    words: Words<'_>,
    from: usize,
    openings: &[Opening],
    hit: &Hit,
    recognition: &Recognition,
) -> Span {
    let bracket = words.word(from).break_before == Some('(');
    let before_rule = from < hit.words.start;
    let mut end = from + 1;
    while end < words.len() {
        let mark = words.word(end).break_before;
        let next = openings.iter().any(|o| o.at == end) && mark.is_some();
        let comma = matches!(mark, Some(',' | ':'))
            && (before_rule && end >= from + 3 || starts(&recognition.resume, words, end));
        if next || mark == Some(';') || (bracket && mark == Some(')')) || comma {
            break;
        }
        end += 1;
    }
    words.word(from).span.join(words.word(end - 1).span)
}
