//! The segments of a document: its lines, each with what it opens and how it looks.

use super::line::{self, Label, Opener};
use super::number;
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
    for line in &text.lines {
        let words = &text.clean[line.span.range()];
        let (opener, taken) = if line.row {
            (Opener::Plain, 0)
        } else {
            line::opener(words)
        };
        match opener {
            Opener::Article(..) => push_article(text, line, opener, taken, &mut out),
            opener => out.push(shape(opener, line, line.span, taken)),
        }
    }
    mark_index(text, &mut out);
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
fn push_article(text: &Text, line: &Line, opener: Opener, taken: usize, out: &mut Vec<Shape>) {
    let rest = &text.clean[line.span.start + taken..line.span.end];
    let cut = line.span.start + taken + heading_length(rest);
    if cut >= line.span.end {
        return out.push(shape(opener, line, line.span, taken));
    }
    let head = Span::new(
        line.span.start,
        line.span.start + text.clean[line.span.start..cut].trim_end().len(),
    );
    out.push(shape(opener, line, head, taken.min(head.len())));
    let after = text.clean[cut..line.span.end].trim_start();
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
    if rest.starts_with('(') {
        if let Some(end) = rest
            .find(')')
            .filter(|e| rest[e + 1..].split_whitespace().count() >= 4)
        {
            return end + 1;
        }
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

/// Marks runs of headings with nothing between them: the table of contents.
fn mark_index(text: &Text, shapes: &mut [Shape]) {
    let entry: Vec<bool> = shapes.iter().map(|s| is_entry(text, s)).collect();
    let mut start = 0;
    while start < shapes.len() {
        let mut end = start;
        while end < shapes.len()
            && (entry[end]
                || (end > start
                    && entry.get(end + 1) == Some(&true)
                    && is_tail(text, &shapes[end])))
        {
            end += 1;
        }
        let articles = shapes[start..end]
            .iter()
            .filter(|s| matches!(s.opener, Opener::Article(..)) || leads(text, s))
            .count();
        if articles >= 5 {
            let title = start
                .checked_sub(1)
                .filter(|i| is_index_title(&text.clean[shapes[*i].line.span.range()]));
            for shape in &mut shapes[title.unwrap_or(start)..end] {
                shape.index = true;
            }
        }
        start = end.max(start) + 1;
    }
}

fn is_index_title(line: &str) -> bool {
    matches!(
        line.trim_end_matches([':', '.']).to_lowercase().as_str(),
        "indice" | "sommario" | "indice generale"
    )
}

/// A heading that stands on one line, or a line that ends with dots and a page number.
fn is_entry(text: &Text, shape: &Shape) -> bool {
    let inline = !text.clean[shape.rest.range()].trim().is_empty();
    let heading = match shape.opener {
        Opener::Division(..) | Opener::Annex(..) | Opener::Statement(..) => true,
        Opener::Article(..) => inline,
        _ => false,
    };
    heading || leads(text, shape)
}

fn leads(text: &Text, shape: &Shape) -> bool {
    let line = text.clean[shape.line.span.range()].trim_end();
    let before = line
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end();
    before.ends_with("....")
        || (before.ends_with("...") && before.len() < line.len())
        || before.ends_with('…')
}

/// The second line of an entry.
fn is_tail(text: &Text, shape: &Shape) -> bool {
    shape.opener == Opener::Plain
        && text.clean[shape.line.span.range()]
            .split_whitespace()
            .count()
            <= 12
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
    if mark.dashed || !titled || mark.class != line::Class::Number {
        return None;
    }
    let next = shapes.get(i + 1)?;
    let fits = match (style, &next.opener) {
        (Style::Decimal, Opener::Item(below)) => {
            below.class == line::Class::Decimal
                && below.number.split('.').next() == Some(mark.number.as_str())
        }
        (Style::Numbered, Opener::Plain) => {
            !title.ends_with('.')
                && !next.line.row
                && text.clean[next.line.span.range()]
                    .split_whitespace()
                    .count()
                    >= 8
        }
        _ => false,
    };
    fits.then(|| mark.number.clone())
}

/// Whether all letters are capitals, and there are at least three.
pub(super) fn is_capitals(line: &str) -> bool {
    line.chars().filter(|c| c.is_uppercase()).count() >= 3 && !line.chars().any(char::is_lowercase)
}

/// Whether the line has no word at all: an empty form field.
pub(super) fn is_blank(line: &str) -> bool {
    !line.chars().any(char::is_alphanumeric)
}

/// Whether the line holds an empty form field.
pub(super) fn has_field(line: &str) -> bool {
    line.contains("__") || line.contains("....") || line.contains("……")
}

/// Words that open the closing of an act.
const CLOSINGS: &[&str] = &[
    "letto, confermato",
    "letto confermato",
    "letto, approvato",
    "luogo",
    "data",
    "firma",
    "lì",
    "li,",
    "addì",
    "addi",
    "il dirigente",
    "il presidente",
    "il sindaco",
    "il segretario",
    "il direttore",
    "il coordinatore",
    "il responsabile",
    "il rettore",
    "il commissario",
    "la dirigente",
    "la direttrice",
    "la presidente",
    "la sindaca",
    "le segreterie",
    "la segreteria",
    "per la ",
    "per le ",
    "per l'",
    "per l’",
    "per il ",
    "l'amministrazione",
    "l’amministrazione",
    "approvato ",
    "il lavoratore",
    "il dipendente",
    "il/la dipendente",
    "f.to",
    "distinti saluti",
    "cordiali saluti",
    "firmato",
    "le parti",
    "la delegazione",
    "i sottoscritti",
    "visto, si approva",
];

/// Whether the line looks like place and date, a signature or a greeting.
pub(super) fn closes(line: &str) -> bool {
    let lower = line.to_lowercase();
    let words = line.split_whitespace().count();
    let opens = CLOSINGS.iter().any(|c| lower.starts_with(c));
    let stops = line.ends_with(['.', ';', ':', ',']) && !has_field(line);
    let approved = lower.starts_with("approvato ") || lower.starts_with("letto");
    (words <= 12 && opens && (!stops || approved)) || is_place_and_date(line)
}

/// «Roma, 18 aprile 2023», «Castelvaro, ___/___/____», «Trento, lì 3 maggio».
fn is_place_and_date(line: &str) -> bool {
    let Some((place, date)) = line.split_once(',') else {
        return false;
    };
    let town = place.split_whitespace().count() <= 4
        && place.starts_with(char::is_uppercase)
        && !place.contains(|c: char| c.is_ascii_digit());
    let date = date
        .trim_start()
        .trim_start_matches("lì")
        .trim_start_matches("li")
        .trim_start();
    let dated = date.starts_with(|c: char| c.is_ascii_digit() || c == '_')
        && (date.split_whitespace().count() <= 4 || has_field(date));
    town && dated
}

/// Whether the line may stand among the lines of a closing: short, or with a form field.
pub(super) fn may_close(line: &str) -> bool {
    has_field(line)
        || closes(line)
        || (line.split_whitespace().count() <= 12
            && !line.ends_with([';', ':'])
            && line.len() <= 140)
}

/// Words that name the kind of an act in its title.
const ACTS: &[&str] = &[
    "regolamento",
    "accordo",
    "contratto",
    "provvedimento",
    "disciplinare",
    "disciplina",
    "direttiva",
    "circolare",
    "protocollo",
    "linee",
    "policy",
    "comunicato",
    "determinazione",
    "determina",
    "deliberazione",
    "delibera",
    "decreto",
    "ordinanza",
    "intesa",
    "ipotesi",
    "piano",
    "ccnl",
    "ccni",
    "ccdi",
    "cci",
    "nota",
    "informativa",
    "avviso",
    "bando",
    "sottoscritto",
];

/// Whether the first words name the kind of an act.
pub(super) fn names_act(line: &str) -> bool {
    let words = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .take(4);
    words
        .map(str::to_lowercase)
        .any(|w| ACTS.contains(&w.as_str()))
}

/// Value of a division number: Roman, digits, letter or word; 0 where it has none.
pub(super) fn value(number: &str) -> u32 {
    number
        .parse()
        .ok()
        .or_else(|| number::roman(number))
        .or_else(|| number::word(number))
        .or_else(|| number::letter(number))
        .unwrap_or(0)
}
