//! The clean text of one document.

use super::{Folded, Span};

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
    /// All words of `clean`, folded for matching.
    pub words: Folded,
}
