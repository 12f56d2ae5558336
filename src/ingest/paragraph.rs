//! Joins the lines of the source into paragraphs.

use super::line::{Line, has_mark, opens_division};
use super::markdown;

/// What stands between two joined lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// A space.
    Space,
    /// Nothing: the hyphen of a cut word goes.
    Glue,
}

/// The lines of one paragraph, each with what joins it to the one before.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    /// Indexes of the lines.
    pub lines: Vec<(usize, Join)>,
}

impl Paragraph {
    /// Whether the dash that starts the next line closes an aside of this paragraph and opens no item: «può
    /// farlo - con il consenso di chi lavora / - nel caso di …».
    fn closes_aside(&self, next: &Line, lines: &[Line], source: &str) -> bool {
        let dashes = |text: &str| text.split(' ').filter(|w| matches!(*w, "-" | "–")).count();
        let texts = || self.lines.iter().map(|&(i, _)| lines[i].text(source));
        let after = next.text(source).strip_prefix(['-', '–']);
        let small = |rest: &str| rest.starts_with(' ') && starts_small(rest.trim_start());
        let running = |t: &str| !has_dash(t) && !closed_block(t) && !opens_division(t);
        let unfinished = |t: &str| t.chars().count() >= 40 && !ends_sentence(t);
        after.is_some_and(small)
            && texts().next().is_some_and(running)
            && texts().next_back().is_some_and(unfinished)
            && texts().map(dashes).sum::<usize>() % 2 == 1
    }
}

/// Joins lines into paragraphs; furniture and drawn rules are left out.
pub(super) fn join(source: &str, lines: &[Line], furniture: &[bool]) -> Vec<Paragraph> {
    let page = Page::measure(source, lines, furniture);
    let mut out: Vec<Paragraph> = Vec::new();
    let mut cut = false;
    for (index, line) in lines.iter().enumerate() {
        if furniture[index] {
            cut = true;
            continue;
        }
        if markdown::is_drawing(line.text(source)) {
            continue;
        }
        let before = out.last().and_then(|p| p.lines.last()).map(|&(i, _)| i);
        let last_but_one = out.last().and_then(|p| p.lines.iter().nth_back(1));
        let running = last_but_one.is_some_and(|&(i, _)| page.is_running(&lines[i], source));
        let cuts = (cut || line.page, running);
        let aside = out
            .last()
            .is_some_and(|p| p.closes_aside(line, lines, source));
        let join = if aside && (line.gap == 0 || cuts.0) {
            Some(Join::Space)
        } else {
            before.and_then(|b| page.join(source, &lines[b], line, cuts))
        };
        cut = false;
        match (out.last_mut(), join) {
            (Some(paragraph), Some(join)) => paragraph.lines.push((index, join)),
            _ => out.push(Paragraph {
                lines: vec![(index, Join::Space)],
            }),
        }
    }
    out
}

/// How the lines of a document are set.
struct Page {
    /// Whether paragraphs are broken into lines of about the same length.
    wrapped: bool,
    /// Whether an empty line stands between every two lines.
    double: bool,
    /// Columns of a full line.
    width: usize,
}

impl Page {
    fn measure(source: &str, lines: &[Line], furniture: &[bool]) -> Self {
        let long = |l: &Line| l.indent + l.text(source).chars().count();
        let printed = lines.iter().zip(furniture).filter(|(_, f)| !**f);
        let mut widths: Vec<usize> = printed.map(|(l, _)| long(l)).filter(|w| *w > 40).collect();
        widths.sort_unstable();
        let width = widths.get(widths.len() * 9 / 10).copied().unwrap_or(0);
        let (mut near, mut far) = (0, 0);
        for pair in lines.windows(2) {
            let (a, b) = (pair[0].text(source), pair[1].text(source));
            let goes_on = starts_small(b) && !has_mark(b) && !ends_sentence(a);
            let cut = goes_on && long(&pair[0]) * 10 >= width * 6;
            near += usize::from(cut && pair[1].gap == 0);
            far += usize::from(cut && pair[1].gap == 1);
        }
        let joins = near + far;
        let wrapped = width <= 200 && joins >= 4 && joins * 4 >= widths.len();
        Self {
            wrapped,
            double: wrapped && far > 4 * near,
            width,
        }
    }

    /// Whether `b` goes on with the paragraph of `a`, and how; `cut` where a page ends between them,
    /// `running` where the line before `a` belongs to its paragraph and is full.
    fn join(&self, source: &str, a: &Line, b: &Line, (cut, running): (bool, bool)) -> Option<Join> {
        if a.role != b.role {
            return None;
        }
        let (before, after) = (a.text(source), b.text(source));
        let small = starts_small(after);
        let near = b.gap == 0 || (self.double && b.gap == 1);
        if refers(before, after) && (near || cut) {
            return Some(Join::Space);
        }
        if closed_block(before) || has_mark(after) || (a.hard_break && near && !small) {
            return None;
        }
        if ends_hyphen(before) && small && !opens_division(before) {
            return Some(Join::Glue);
        }
        let length = a.indent + before.chars().count();
        let goes_on = match (small, ends_sentence(before)) {
            (true, false) => near || cut || ((length >= 50 || running) && !before.ends_with('_')),
            (true, true) => self.wrapped && near && self.full(length, after),
            (false, ended) => self.capital_goes_on(a, b, ended, near, cut, source),
        };
        goes_on.then_some(Join::Space)
    }

    /// Whether the line is one of running text: about as long as most, and not moved to the middle.
    fn is_running(&self, line: &Line, source: &str) -> bool {
        let length = line.indent + line.text(source).chars().count();
        self.wrapped && length * 100 >= self.width * 72 && line.indent <= self.width / 6 + 6
    }

    /// A line that starts with a capital, digit or bracket goes on only where the lines are wrapped
    /// and the one before is full, or where a page cuts a sentence after an open word.
    fn capital_goes_on(
        &self,
        a: &Line,
        b: &Line,
        ended: bool,
        near: bool,
        cut: bool,
        source: &str,
    ) -> bool {
        let before = a.text(source);
        let length = a.indent + before.chars().count();
        if opens_division(before) || (self.wrapped && a.indent.max(b.indent) > self.width / 6 + 6) {
            return false;
        }
        let full = self.full(length, b.text(source));
        if cut {
            return !ended && (ends_open(before) || (self.wrapped && full));
        }
        let open = ends_open(before) && length * 10 >= self.width * 6;
        near && self.wrapped && (full || (!ended && (open || length * 100 >= self.width * 72)))
    }

    /// Whether the next word had no room on a line of this length.
    fn full(&self, length: usize, next: &str) -> bool {
        let word = next
            .split_whitespace()
            .next()
            .map_or(0, |w| w.chars().count());
        length + 1 + word >= self.width
    }
}

fn has_dash(line: &str) -> bool {
    line.starts_with(['-', '–', '—', '•'])
}

/// A heading or a table row: nothing is joined to it.
fn closed_block(line: &str) -> bool {
    line.starts_with(['|', '+', '#'])
}

fn starts_small(line: &str) -> bool {
    let line = line.trim_start_matches(['*', '"', '«', '“', '(']);
    let word = line.split_whitespace().next().unwrap_or("");
    line.starts_with(char::is_lowercase)
        && !word.contains('@')
        && !word.starts_with("www")
        && !word.starts_with("http")
}

fn ends_hyphen(line: &str) -> bool {
    let mut back = line.chars().rev();
    back.next() == Some('-') && back.next().is_some_and(char::is_alphabetic)
}

/// Abbreviations that end with a stop and end no sentence.
const ABBREVIATIONS: &[&str] = &[
    "art.", "artt.", "n.", "nn.", "lett.", "c.", "co.", "cc.", "d.lgs.", "d.l.", "l.", "d.p.r.",
    "lgs.", "p.", "pag.", "pagg.", "cfr.", "sig.", "dott.", "dr.", "prof.", "s.m.", "s.", "all.",
    "cap.", "par.", "es.", "d.", "tel.", "prot.", "del.", "avv.", "ing.",
];

/// Whether the line ends where a sentence or an item can end.
fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['*', '"', '»', '”', ')', '\\']);
    if !line.ends_with(['.', ';', ':', '!', '?']) {
        return false;
    }
    let last = line
        .rsplit([' ', '(', '’', '\''])
        .next()
        .unwrap_or("")
        .to_lowercase();
    !ABBREVIATIONS.contains(&last.as_str())
}

/// Words after which a number is a reference and opens no item.
const REFERRING: &[&str] = &[
    "art.", "artt.", "art", "n.", "nn.", "comma", "commi", "articolo", "articoli", "c.", "e",
    "del", "punto", "legge", "ore", "alle", "dalle", "euro", "€",
];

/// Words after which a letter is a reference and opens no item.
const REFERRING_TO_LETTER: &[&str] = &[
    "lettera", "lettere", "lett.", "lett", "punto", "punti", "e", "o",
];

/// Whether the number or letter that starts the next line belongs to a reference: «lettera / a)».
fn refers(before: &str, after: &str) -> bool {
    let last = before
        .rsplit([' ', '(', '’', '\''])
        .next()
        .unwrap_or("")
        .to_lowercase();
    let words = if after.starts_with(|c: char| c.is_ascii_digit()) {
        REFERRING
    } else if after
        .split_once(')')
        .is_some_and(|(l, _)| (1..=5).contains(&l.len()))
    {
        REFERRING_TO_LETTER
    } else {
        return false;
    };
    words.contains(&last.as_str())
}

/// Words after which a sentence cannot end.
const OPEN_WORDS: &[&str] = &[
    "a", "ad", "al", "alla", "alle", "ai", "agli", "allo", "con", "col", "da", "dal", "dalla",
    "dalle", "dai", "del", "della", "delle", "dei", "degli", "dello", "di", "e", "ed", "o", "od",
    "il", "lo", "la", "i", "gli", "le", "in", "nel", "nella", "nelle", "nei", "per", "che", "su",
    "sul", "sulla", "sulle", "tra", "fra", "un", "una", "uno", "non", "si", "come", "ovvero", "è",
];

fn ends_open(line: &str) -> bool {
    let last = line.rsplit(' ').next().unwrap_or("").to_lowercase();
    line.ends_with(',') || last.ends_with(['\'', '’']) || OPEN_WORDS.contains(&last.as_str())
}
