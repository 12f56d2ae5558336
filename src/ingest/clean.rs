//! Writes the clean text and keeps the way back to the source.

use super::line::Line;
use super::markdown::{self, Looks};
use super::paragraph::{Join, Paragraph};
use super::printed::Role;
use crate::text::{self, CodePoints, Piece, Removed, RemovedKind, Span, Text};

/// Writes the paragraphs one per line.
pub(super) fn write(
    source: String,
    lines: &[Line],
    line_starts: Vec<usize>,
    furniture: &[bool],
    paragraphs: &[Paragraph],
) -> Text {
    let (clean, pieces) = (String::with_capacity(source.len()), Vec::new());
    let mut writer = Writer {
        source: &source,
        clean,
        pieces,
    };
    let mut out = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        if let Some(span) = writer.paragraph(lines, paragraph) {
            out.push(line(&source, lines, paragraph, span));
        }
    }
    writer.clean.pop();
    let Writer { clean, pieces, .. } = writer;
    let removed = removed(&source, &pieces, &furniture_spans(lines, furniture));
    let page_starts = page_starts(lines, furniture);
    let mut words = text::fold(&clean);
    words.mend(&clean);
    Text {
        points: CodePoints::new(&source),
        clean,
        source,
        pieces,
        removed,
        page_starts,
        line_starts,
        lines: out,
        words,
        spots: Vec::new(),
    }
}

fn line(source: &str, lines: &[Line], paragraph: &Paragraph, span: Span) -> text::Line {
    let first = &lines[paragraph.lines[0].0];
    let all = || {
        paragraph
            .lines
            .iter()
            .map(|(i, _)| markdown::looks(lines[*i].text(source)))
    };
    let Looks { level, row, .. } = markdown::looks(first.text(source));
    let level = match first.role {
        Role::Heading(known) => known.clamp(1, 6),
        _ => level,
    };
    let known = || paragraph.lines.iter().all(|(i, _)| lines[*i].bold);
    let (bold, italic) = (all().all(|l| l.bold) || known(), all().all(|l| l.italic));
    text::Line {
        span,
        level,
        bold,
        italic,
        row: row || first.role == Role::TableRow,
        columns: paragraph
            .lines
            .iter()
            .any(|(i, _)| lines[*i].text(source).contains("    ")),
        indent: first.indent,
        gap: first.gap,
    }
}

struct Writer<'s> {
    source: &'s str,
    clean: String,
    pieces: Vec<Piece>,
}

impl Writer<'_> {
    /// Writes the lines of a paragraph, joined, and a line end; `None` where no word is left.
    fn paragraph(&mut self, lines: &[Line], paragraph: &Paragraph) -> Option<Span> {
        let start = self.clean.len();
        let mut words = Vec::new();
        for (n, &(index, join)) in paragraph.lines.iter().enumerate() {
            words.clear();
            markdown::words(self.source, lines[index].span, &mut words);
            if n > 0 {
                self.join(join);
            }
            self.words(&words);
        }
        self.trim(start);
        let span = Span::new(start, self.clean.len());
        if !span.is_empty() {
            self.clean.push('\n');
        }
        Some(span).filter(|s| !s.is_empty())
    }

    /// Copies the stretches, white space folded.
    fn words(&mut self, spans: &[Span]) {
        let mut end = None;
        for span in spans {
            if end.is_some_and(|e: usize| self.source[e..span.start].contains("br")) {
                self.space();
            }
            self.stretch(*span);
            end = Some(span.end);
        }
    }

    fn stretch(&mut self, span: Span) {
        let mut at = span.start;
        for word in self.source[span.range()].split(char::is_whitespace) {
            if at > span.start {
                self.space();
            }
            if !word.is_empty() {
                self.copy(at, word.len());
            }
            let end = at + word.len();
            at = end + self.source[end..].chars().next().map_or(0, char::len_utf8);
        }
    }

    /// A space, unless there is one.
    fn space(&mut self) {
        if !self.clean.is_empty() && !self.clean.ends_with([' ', '\n']) {
            self.clean.push(' ');
        }
    }

    fn copy(&mut self, source: usize, len: usize) {
        let clean = self.clean.len();
        self.clean.push_str(&self.source[source..source + len]);
        if let Some(last) = self.pieces.last_mut() {
            let (clean_end, source_end) = (last.clean + last.len, last.source + last.len);
            let touches = clean == clean_end && source == source_end;
            let spaced = clean == clean_end + 1
                && source == source_end + 1
                && self.source[source_end..].starts_with(' ');
            if touches || (spaced && self.clean[clean_end..].starts_with(' ')) {
                last.len = clean + len - last.clean;
                return;
            }
        }
        self.pieces.push(Piece { clean, source, len });
    }

    /// What stands between two lines of a paragraph.
    fn join(&mut self, join: Join) {
        match join {
            Join::Space => self.space(),
            Join::Glue => self.unhyphen(),
        }
    }

    /// Takes back the hyphen of a cut word.
    fn unhyphen(&mut self) {
        if let (Some('-'), Some(piece)) = (self.clean.chars().next_back(), self.pieces.last_mut()) {
            self.clean.pop();
            piece.len -= 1;
            if piece.len == 0 {
                self.pieces.pop();
            }
        }
    }

    fn trim(&mut self, start: usize) {
        let end = self.clean[start..].trim_end_matches(' ').len() + start;
        self.clean.truncate(end);
        while let Some(last) = self.pieces.last_mut().filter(|p| p.clean + p.len > end) {
            last.len = end.saturating_sub(last.clean);
            if last.len == 0 {
                self.pieces.pop();
            }
        }
    }
}

fn furniture_spans(lines: &[Line], furniture: &[bool]) -> Vec<Span> {
    lines
        .iter()
        .zip(furniture)
        .filter(|(_, f)| **f)
        .map(|(l, _)| l.span)
        .collect()
}

/// What the pieces leave out, cut where furniture starts and ends.
fn removed(source: &str, pieces: &[Piece], furniture: &[Span]) -> Vec<Removed> {
    let mut out = Vec::new();
    let mut furniture = furniture.iter().peekable();
    let mut at = 0;
    let pieces = pieces.iter().map(|p| (p.source, p.source + p.len));
    for (start, after) in pieces.chain([(source.len(), source.len())]) {
        while let Some(span) = furniture.next_if(|f| f.end <= start) {
            leave_out(Span::new(at, span.start), RemovedKind::Spacing, &mut out);
            leave_out(*span, RemovedKind::Furniture, &mut out);
            at = span.end;
        }
        leave_out(Span::new(at, start), RemovedKind::Spacing, &mut out);
        at = after;
    }
    out
}

fn leave_out(source: Span, kind: RemovedKind, out: &mut Vec<Removed>) {
    if !source.is_empty() {
        out.push(Removed { source, kind });
    }
}

/// Form feeds where there are any, else the first line of each block of furniture.
fn page_starts(lines: &[Line], furniture: &[bool]) -> Vec<usize> {
    let feeds = lines.iter().any(|l| l.page);
    let starts = lines.iter().enumerate().skip(1).filter(|(i, line)| {
        if feeds {
            line.page
        } else {
            furniture[*i] && !furniture[i - 1]
        }
    });
    std::iter::once(0)
        .chain(starts.map(|(_, l)| l.span.start))
        .collect()
}
