//! The segments of a document: its lines, each with what it opens and how it looks.

use super::line::{self, Label, Opener};
use super::{index, inline, look, mark};
use crate::text::{Line, Span, Text};

/// A line, or the part of a line after the heading of an article.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// What it opens.
    pub opener: Opener,
    /// The words after number and signs.
    pub rest: Span,
    /// Its place and looks.
    pub line: Line,
    /// Whether it belongs to a table of contents.
    pub index: bool,
}

/// A heading has at most this many words.
pub(super) const HEADING: usize = 25;

/// Reads all lines of a text.
pub(super) fn read(text: &Text) -> Vec<Shape> {
    let mut out = Vec::with_capacity(text.lines.len());
    let lines = parts(text);
    for (i, line) in lines.iter().enumerate() {
        let words = &text.clean[line.span.range()];
        let (opener, taken) = if line.row {
            (Opener::Plain, 0)
        } else {
            line::opener(words)
        };
        match opener {
            Opener::Article(..) if is_body(text, line, taken, lines.get(i + 1)) => {
                push_cut(text, line, (opener, taken), 0, &mut out);
            }
            Opener::Article(..) => push_article(text, line, opener, taken, &mut out),
            opener => out.push(shape(opener, line, line.span, taken)),
        }
    }
    index::mark(text, &mut out);
    out
}

/// The lines of a text, those that hold a list of their own cut before each item.
fn parts(text: &Text) -> Vec<Line> {
    let mut out = Vec::with_capacity(text.lines.len());
    for line in &text.lines {
        let words = &text.clean[line.span.range()];
        let items = if line.row {
            Vec::new()
        } else {
            inline::items(words)
        };
        let mut start = line.span.start;
        for at in items {
            let end = start + text.clean[start..line.span.start + at].trim_end().len();
            let span = Span::new(start, end);
            out.push(Line { span, ..*line });
            start = line.span.start + at;
        }
        let span = Span::new(start, line.span.end);
        let gap = if start == line.span.start {
            line.gap
        } else {
            0
        };
        out.push(Line { span, gap, ..*line });
    }
    out
}

fn shape(opener: Opener, line: &Line, span: Span, taken: usize) -> Shape {
    let rest = Span::new(span.start + taken, span.end);
    Shape {
        opener,
        rest,
        line: Line { span, ..*line },
        index: false,
    }
}

/// The heading of an article, and what follows it on the same line.
pub(super) fn push_article(
    text: &Text,
    line: &Line,
    opener: Opener,
    taken: usize,
    out: &mut Vec<Shape>,
) {
    let rest = &text.clean[line.span.start + taken..line.span.end];
    push_cut(text, line, (opener, taken), heading_length(rest), out);
}

/// Whether the words after «Art. 4» are its text and no heading: a sentence, with another article right
/// below.
fn is_body(text: &Text, line: &Line, taken: usize, next: Option<&Line>) -> bool {
    let rest = text.clean[line.span.start + taken..line.span.end].trim_end();
    let whole = heading_length(rest) >= rest.len();
    let sentence = whole && rest.ends_with('.') && rest.split_whitespace().count() >= 5;
    let opens = |next: &Line| {
        let opener = line::opener(&text.clean[next.span.range()]).0;
        matches!(
            opener,
            Opener::Article(..) | Opener::Division(..) | Opener::Annex(..)
        )
    };
    sentence && next.is_none_or(opens)
}

/// The first `length` bytes after «Art. 4» as heading, the others as its text.
fn push_cut(
    text: &Text,
    line: &Line,
    (opener, taken): (Opener, usize),
    length: usize,
    out: &mut Vec<Shape>,
) {
    let cut = line.span.start + taken + length;
    if cut >= line.span.end {
        return out.push(shape(opener, line, line.span, taken));
    }
    let head = Span::new(
        line.span.start,
        line.span.start + text.clean[line.span.start..cut].trim_end().len(),
    );
    out.push(shape(opener, line, head, taken.min(head.len())));
    let after = text.clean[cut..line.span.end].trim_start_matches(['.', ' ', '-', '–', ':']);
    let span = Span::new(line.span.end - after.len(), line.span.end);
    let (inner, taken) = line::opener(after);
    let inner = if matches!(inner, Opener::Item(_)) {
        inner
    } else {
        Opener::Plain
    };
    out.push(shape(
        inner,
        &Line {
            gap: 0,
            level: 0,
            bold: false,
            italic: false,
            ..*line
        },
        span,
        taken,
    ));
}

/// How much of the words after «Art. 4 -» is the heading.
fn heading_length(rest: &str) -> usize {
    let words = rest.split_whitespace().count();
    if matches!(line::opener(rest).0, Opener::Item(ref m) if m.value == 1) {
        return 0;
    }
    let bracket = rest
        .find(')')
        .filter(|e| rest.starts_with('(') && rest[e + 1..].split_whitespace().count() >= 4);
    if let Some(end) = bracket {
        return end + 1;
    }
    if words <= 14 || (words <= HEADING && !rest.ends_with(['.', ';', ':'])) {
        return rest.len();
    }
    match rest
        .find(". ")
        .filter(|e| rest[..*e].split_whitespace().count() <= 8)
    {
        Some(end) => end + 1,
        None => 0,
    }
}

/// How the articles of a document are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// «Art. 4».
    Articles,
    /// «Punto 4».
    Points,
    /// «4. Oggetto» with «4.1», «4.2» below.
    Decimal,
    /// «4. Oggetto» with plain paragraphs below.
    Numbered,
    /// Not at all.
    Free,
}

/// The style of a document.
pub(super) fn style(text: &Text, shapes: &[Shape]) -> Style {
    let count = |label: Label| {
        shapes
            .iter()
            .filter(|s| !s.index && matches!(&s.opener, Opener::Article(l, _) if *l == label))
            .count()
    };
    let headed = |style: Style| {
        (0..shapes.len())
            .filter(|i| numbered_heading(text, shapes, *i, style).is_some())
            .count()
    };
    if count(Label::Articolo) >= 1 {
        Style::Articles
    } else if count(Label::Punto) >= 2 {
        Style::Points
    } else if headed(Style::Decimal) >= 1 {
        Style::Decimal
    } else if headed(Style::Numbered) >= 3 {
        Style::Numbered
    } else {
        Style::Free
    }
}

/// Whether a title of so many words stands above what it names: words of some length, or, below a title in
/// capitals or a short one, any sentence.
fn heads(title: &str, words: usize, below: &str) -> bool {
    let count = below.split_whitespace().count();
    let sentence = count >= 4 && below.starts_with(char::is_uppercase);
    let short = words <= 6 && below.ends_with(['.', ':']);
    count >= 8 || sentence && (look::is_shouted(title) || short)
}

/// The number of the article that the line opens with a bare number: «4. Oggetto».
pub(super) fn numbered_heading(
    text: &Text,
    shapes: &[Shape],
    i: usize,
    style: Style,
) -> Option<String> {
    let Opener::Item(mark) = &shapes[i].opener else {
        return None;
    };
    let title = text.clean[shapes[i].rest.range()].trim();
    let words = title.split_whitespace().count();
    let titled = (1..=14).contains(&words)
        && !title.ends_with([';', ',', ':'])
        && title.starts_with(|c: char| c.is_uppercase());
    if mark.dashed || !titled || mark.class != mark::Class::Number {
        return None;
    }
    let next = shapes.get(i + 1)?;
    let fits = match (style, &next.opener) {
        (Style::Decimal, Opener::Item(below)) => {
            below.class == mark::Class::Decimal
                && below.number.split('.').next() == Some(mark.number.as_str())
        }
        // Under a title without a stop dashes may follow at once.
        (Style::Numbered, Opener::Item(below)) => {
            below.class == mark::Class::Dash && !title.ends_with('.') && next.line.gap == 0
        }
        (Style::Numbered, Opener::Plain) => {
            let below = &text.clean[next.line.span.range()];
            !title.ends_with('.') && !next.line.row && heads(title, words, below)
        }
        _ => false,
    };
    fits.then(|| mark.number.clone())
}
