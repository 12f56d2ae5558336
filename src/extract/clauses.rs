//! Conditions and exceptions, kept as written, for all topics alike.

use crate::grammar::{Hit, Line, Recognition};
use crate::text::{Span, Text, Words};

/// The condition and the exception that stand in the quoted words; `openings` are all of the sentence.
pub fn around(
    text: &Text,
    (words, openings): (Words<'_>, &[Opening]),
    hit: &Hit,
    quoted: Span,
    recognition: &Recognition,
) -> (Option<String>, Option<String>) {
    let inside = |o: &&Opening| quoted.overlaps(words.word(o.at).span);
    let openings: Vec<&Opening> = openings.iter().filter(inside).collect();
    let part = |wanted: bool| {
        let parts: Vec<String> = openings
            .iter()
            .filter(|o| o.exception == wanted)
            .map(|o| text.quote(extent(words, o, &openings, hit, recognition)))
            .collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    };
    (part(false), part(true))
}

/// Words that open a condition or an exception.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    at: usize,
    /// One past the last word, where the opening words are all there is.
    whole: Option<usize>,
    exception: bool,
}

/// All of them in a sentence; «salve» inside «fatte salve» opens nothing more.
pub fn openings(words: Words<'_>, recognition: &Recognition) -> Vec<Opening> {
    let mut found = Vec::new();
    let mut at = words.own_start();
    while at < words.len() {
        let exception = taken(&recognition.exception, words, at);
        let condition = taken(&recognition.condition, words, at);
        let opens = at == words.own_start() || words.word(at).break_before == Some(',');
        let alone = if opens {
            taken(&recognition.circumstance, words, at)
        } else {
            0
        };
        let length = exception.max(condition).max(alone);
        if length > 0 {
            found.push(Opening {
                at,
                whole: (alone == length).then_some(at + alone),
                exception: exception == length,
            });
        }
        at += length.max(1);
    }
    found
}

/// The number of words that the longest of `lines` takes at `at`; 0 when none stands there.
fn taken(lines: &[Line], words: Words<'_>, at: usize) -> usize {
    let lengths = lines
        .iter()
        .filter_map(|l| l.program.at(at, words, &|_, _| None, &|_| true));
    lengths.map(|m| m.words.len()).max().unwrap_or(0)
}

fn starts(lines: &[Line], words: Words<'_>, at: usize) -> bool {
    taken(lines, words, at) > 0
}

/// From the opening words to what closes them: the bracket or the comma that closes the aside they
/// open, the comma before the rule, the semicolon, the next opening or the end of the sentence.
fn extent(
    words: Words<'_>,
    opening: &Opening,
    openings: &[&Opening],
    hit: &Hit,
    recognition: &Recognition,
) -> Span {
    let from = opening.at;
    let mark = words.word(from).break_before;
    let aside = mark == Some(',') && from < hit.words.end;
    let before_rule = from < hit.words.start;
    let closes = |end: usize| match words.word(end).break_before {
        _ if openings.iter().any(|o| o.at == end) => true,
        Some(';') => true,
        Some(')') => mark == Some('('),
        Some(',' | ':') if !starts(&recognition.citation, words, end) => {
            aside || (before_rule && end >= from + 3) || starts(&recognition.resume, words, end)
        }
        _ => false,
    };
    let mut end = opening.whole.unwrap_or_else(|| {
        let first = (from + 1..words.len()).find(|&end| closes(end));
        first.unwrap_or(words.len())
    });
    while end > from + 1 && starts(&recognition.joint, words, end - 1) {
        end -= 1;
    }
    words.word(from).span.join(words.word(end - 1).span)
}
