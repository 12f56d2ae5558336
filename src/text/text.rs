//! The clean text of one document.

use super::{Area, CodePoints, Folded, Line, Span, Spot};

/// A run of clean bytes that stands unchanged in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where the run starts in the clean text.
    pub clean: usize,
    /// Where the same run starts in the decoded source.
    pub source: usize,
    /// Length of the run in bytes, the same on both sides.
    pub len: usize,
}

/// Why some source bytes are not in the clean text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RemovedKind {
    /// Repeated letterhead, logo block or page number.
    Furniture,
    /// White space, line breaks, hyphens of a cut word, Markdown signs.
    Spacing,
}

/// A run of source bytes left out of the clean text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Removed {
    /// Where, in the decoded source.
    pub source: Span,
    /// Why.
    pub kind: RemovedKind,
}

/// Where a clean byte comes from: line and page start at 1, column counts characters from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourcePlace {
    /// Byte offset in the decoded source.
    pub offset: usize,
    /// Line of the source.
    pub line: usize,
    /// Column in characters.
    pub column: usize,
    /// Page, counted by page furniture where the source has no pages of its own.
    pub page: usize,
}

/// The clean text: page furniture taken out, cut sentences and words joined, white space folded to
/// single spaces, one paragraph, heading, list item or table row per line (`\n`).
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The clean bytes.
    pub clean: String,
    /// The decoded source, as received.
    pub source: String,
    /// Runs of clean bytes in order; clean bytes in no piece (a joining space, a `\n`) were made
    /// from the removed white space beside them.
    pub pieces: Vec<Piece>,
    /// Source bytes that are not in the clean text, in order.
    pub removed: Vec<Removed>,
    /// Offsets in the source where a page starts; the first is 0.
    pub page_starts: Vec<usize>,
    /// Offsets in the source where a line starts; the first is 0.
    pub line_starts: Vec<usize>,
    /// The lines of the clean text and their looks, in order.
    pub lines: Vec<Line>,
    /// All words of `clean`, folded for matching.
    pub words: Folded,
    /// Where each line of the source was printed; empty where the file is plain text.
    pub spots: Vec<Spot>,
    /// Counts the code points of `source`.
    pub points: CodePoints,
}

impl Text {
    /// Where the clean byte at `offset` stands in the source; a byte made from white space is
    /// where the next printed one is.
    pub fn place_of(&self, offset: usize) -> SourcePlace {
        let source = self.source_offset(offset);
        let line = self.line_starts.partition_point(|&s| s <= source).max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let before = |offset| self.points.before(&self.source, offset);
        let column = before(source) - before(start) + 1;
        let counted = || self.page_starts.partition_point(|&s| s <= source).max(1);
        let printed = self.spots.get(line - 1).map(|spot| spot.page as usize);
        let page = printed.unwrap_or_else(counted);
        SourcePlace {
            offset: source,
            line,
            column,
            page,
        }
    }

    fn source_offset(&self, offset: usize) -> usize {
        let next = self.pieces.partition_point(|p| p.clean + p.len <= offset);
        match self.pieces.get(next) {
            Some(p) => p.source + offset.saturating_sub(p.clean),
            None => self.pieces.last().map_or(0, |p| p.source + p.len),
        }
    }

    /// The stretch of source between the first and the last printed byte of the clean `span`.
    pub fn source_span(&self, span: Span) -> Span {
        let first = self
            .pieces
            .partition_point(|p| p.clean + p.len <= span.start);
        let last = self.pieces.partition_point(|p| p.clean < span.end);
        if first >= last {
            let at = self.source_offset(span.start);
            return Span::new(at, at);
        }
        let (a, b) = (&self.pieces[first], &self.pieces[last - 1]);
        let start = a.source + span.start.saturating_sub(a.clean);
        let end = b.source + b.len.min(span.end - b.clean);
        Span::new(start, end.max(start))
    }

    /// The lines of the source that the clean `span` touches, as they were printed; none where the file
    /// is plain text.
    pub fn spots_of(&self, span: Span) -> &[Spot] {
        let source = self.source_span(span);
        let first = self.line_starts.partition_point(|&s| s <= source.start);
        let after = self.line_starts.partition_point(|&s| s < source.end);
        let first = first.saturating_sub(1);
        self.spots.get(first..after.max(first)).unwrap_or_default()
    }

    /// The box around the clean `span` on the page where it begins, where known.
    pub fn area_of(&self, span: Span) -> Option<Area> {
        let spots = self.spots_of(span);
        let page = spots.first()?.page;
        let there = spots.iter().filter(|spot| spot.page == page);
        there.filter_map(|spot| spot.area).reduce(Area::join)
    }

    /// Whether a number in the clean `span` was read through a slip.
    pub fn misread(&self, span: Span) -> bool {
        let mut slips = self.words.slips().iter();
        slips.any(|slip| slip.number && slip.span.overlaps(span))
    }

    /// The words of the clean `span` as printed: misprints and inner signs included, page furniture
    /// left out, white space folded to single spaces.
    pub fn quote(&self, span: Span) -> String {
        self.printed(self.source_span(span))
    }

    /// A stretch of source without page furniture and with white space folded.
    pub fn printed(&self, source: Span) -> String {
        let mut out = String::with_capacity(source.len());
        let mut at = source.start;
        let first = self
            .removed
            .partition_point(|r| r.source.end <= source.start);
        for removed in &self.removed[first..] {
            if removed.source.start >= source.end {
                break;
            }
            if removed.kind == RemovedKind::Furniture {
                push_folded(&mut out, &self.source[at..removed.source.start.max(at)]);
                push_folded(&mut out, " ");
                at = removed.source.end.min(source.end);
            }
        }
        push_folded(&mut out, &self.source[at..source.end]);
        out.truncate(out.trim_end().len());
        out
    }
}

fn push_folded(out: &mut String, part: &str) {
    for c in part.chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
}
