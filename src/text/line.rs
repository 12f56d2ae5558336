//! How a line of the clean text looked in the source: hints for whoever reads the structure.

use super::Span;

/// A line of the clean text (a paragraph, heading, list item or table row) and its looks.
#[expect(
    clippy::struct_excessive_bools,
    reason = "looks that do not exclude each other"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The line in the clean text, without its `\n`.
    pub span: Span,
    /// Level of a Markdown heading (`##` is 2); 0 where there is none.
    pub level: u8,
    /// Whether the whole line is bold.
    pub bold: bool,
    /// Whether the whole line is in italics.
    pub italic: bool,
    /// Whether it is a row of a table with `|` between the cells.
    pub row: bool,
    /// Whether its words are set in columns: a wide gap stands between some of them.
    pub columns: bool,
    /// Spaces before it.
    pub indent: usize,
    /// Empty lines before it.
    pub gap: usize,
}
