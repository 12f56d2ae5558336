//! The lines of the source that hold something, and how they look.

use super::printed::Role;
use crate::text::Span;

/// A line of the source that is not empty.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// The line without the white space around it, in the source.
    pub span: Span,
    /// Columns of white space before it.
    pub indent: usize,
    /// Empty lines before it.
    pub gap: usize,
    /// Whether a page starts here (form feed).
    pub page: bool,
    /// Whether it ends with a Markdown line break (two spaces or a backslash).
    pub hard_break: bool,
    /// What it is for, where the reader of the file knows.
    pub role: Role,
    /// Whether the reader of the file knows that it is all in bold.
    pub bold: bool,
}

impl Line {
    /// The words of the line.
    pub fn text<'s>(&self, source: &'s str) -> &'s str {
        &source[self.span.range()]
    }
}

/// Splits the source into lines that hold something; gives the start of every line, too.
///
/// A line ends at `\n` or at a form feed, which starts a page; in files without `\n` at `\r`.
pub(super) fn split(source: &str) -> (Vec<Line>, Vec<usize>) {
    let (mut lines, mut starts) = (Vec::new(), vec![0]);
    let (mut gap, mut page) = (0, false);
    let old_mac = !source.contains('\n');
    let is_end = |c: char| c == '\n' || c == '\u{c}' || (old_mac && c == '\r');
    let mut at = 0;
    for raw in source.split_inclusive(is_end) {
        if let Some(line) = line(raw, at, gap, page) {
            lines.push(line);
            (gap, page) = (0, false);
        } else {
            gap += 1;
        }
        at += raw.len();
        if raw.ends_with('\u{c}') {
            page = true;
        } else if raw.ends_with(is_end) {
            starts.push(at);
        }
    }
    (lines, starts)
}

/// The line `raw`, which starts at `at` in the source; `None` where it holds nothing.
fn line(raw: &str, at: usize, gap: usize, page: bool) -> Option<Line> {
    let trimmed = raw.trim_start();
    let body = trimmed.trim_end();
    let white = &raw[..raw.len() - trimmed.len()];
    let hard_break = trimmed
        .trim_end_matches(['\n', '\r', '\u{c}'])
        .ends_with("  ")
        || body.ends_with('\\');
    let start = at + white.len();
    let span = Span::new(start, start + body.len());
    (!body.is_empty()).then(|| Line {
        span,
        indent: indent(white),
        gap,
        page,
        hard_break,
        role: Role::Body,
        bold: false,
    })
}

fn indent(white: &str) -> usize {
    white.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// Whether the line opens a list item, a table row or a Markdown heading.
pub(super) fn has_mark(text: &str) -> bool {
    let text = text.trim_start_matches("**");
    let Some(first) = text.chars().next() else {
        return false;
    };
    match first {
        '|' | '+' | '#' | '•' | '·' | '▪' | '■' | '●' | '○' | '◦' | '□' | '☐' | '❑' | '➢' | '✓'
        | '\u{f0b7}' | '\u{f0a7}' | '►' => true,
        '-' | '–' | '—' | '*' | '.' | '>' => text[first.len_utf8()..].starts_with(' '),
        '[' => text.starts_with("[ ]") || text.starts_with("[x]"),
        '(' => text[1..].find(')').is_some_and(|n| {
            (1..=3).contains(&n) && text[1..=n].chars().all(char::is_alphanumeric)
        }),
        _ => numbered(text) || lettered(text) || opens_division(text),
    }
}

/// «1.», «1)», «1-», «1.2», but not «1,5» nor «3 giorni» nor «12.03.2024».
fn numbered(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 3 {
        return false;
    }
    let rest = &text[digits..];
    match rest.bytes().next() {
        Some(b')') => true,
        Some(b'.') => !rest[1..].starts_with(|c: char| c.is_ascii_digit()) || decimal(text),
        Some(b'-') => rest[1..].starts_with(char::is_alphabetic),
        _ => false,
    }
}

/// «4.2 Il …», «4.2.1. Il …».
fn decimal(text: &str) -> bool {
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(text.len());
    let parts = text[..end].trim_end_matches('.').split('.');
    let short = parts
        .clone()
        .all(|p| (1..=2).contains(&p.len()) && !p.starts_with('0'));
    short
        && (2..=4).contains(&parts.count())
        && text[end..].trim_start().starts_with(char::is_alphabetic)
}

/// «a)», «ab)», «e-bis)», «b5)», «a.» before a word, «IV.», but not «n. 3» nor «L. 104».
fn lettered(text: &str) -> bool {
    let word = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if word == 0 || word > 4 || !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    let (name, rest) = text.split_at(word);
    let roman = name.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let digits = name.len() > 1 && name[1..].bytes().all(|b| b.is_ascii_digit());
    let inserted = || {
        rest.trim_start_matches(['-', ' '])
            .split_once(')')
            .is_some_and(|(l, _)| l.ends_with("bis") || l.ends_with("ter") || l.ends_with("ies"))
    };
    if rest.starts_with(')') {
        return name.len() <= 2 || digits || roman;
    }
    if name.len() == 1 && inserted() {
        return true;
    }
    let small = name.len() == 1 && name.starts_with(|c: char| c.is_ascii_lowercase());
    rest.strip_prefix(". ").is_some_and(|r| {
        let next = r.trim_start_matches(['*', ' ']);
        roman || (small && next.starts_with(|c: char| c.is_lowercase() || c == '\''))
    })
}

/// Words that open a division of an act when they start a line.
const DIVISIONS: &[&str] = &[
    "art.",
    "articolo",
    "art",
    "capo",
    "titolo",
    "sezione",
    "parte",
    "allegato",
    "punto",
    "modulo",
    "tabella",
    "appendice",
    "dichiarazione",
    "nota",
];

/// Whether the line starts with the name and number of a division («Art. 4», «CAPO II»).
pub(super) fn opens_division(text: &str) -> bool {
    let text = text.trim_start_matches(['#', '*', ' ']);
    if !text.starts_with(char::is_uppercase) {
        return false;
    }
    let after_letter = text.split_once('.').filter(|(letter, _)| letter.len() == 1);
    if after_letter.is_some_and(|(_, r)| {
        r.trim_start().starts_with("PARTE") || r.trim_start().starts_with("SEZIONE")
    }) {
        return true;
    }
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else {
        return false;
    };
    let lower = first.to_lowercase();
    let known = DIVISIONS.iter().any(|d| lower == *d)
        || (lower.starts_with("art.") && lower[4..].starts_with(|c: char| c.is_ascii_digit()));
    known
        && (lower.starts_with("art.")
            || first.chars().nth(1).is_some_and(char::is_uppercase)
            || words.next().is_none_or(is_number))
}

fn is_number(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ')', ':', '-', '–']);
    word.is_empty()
        || word.bytes().all(|b| b.is_ascii_digit())
        || word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L'))
        || (word.len() <= 2
            && word
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()))
        || word.starts_with(char::is_uppercase)
}
