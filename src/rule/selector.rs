//! Where a quote stands in the normalised text, in the manner of the Web Annotation Data Model.

use serde::{Deserialize, Serialize};

use crate::text::{CodePoints, Span, Text};

/// How many code points of the text around a quote are kept on each side.
const AROUND: usize = 32;

/// Two selectors of the Web Annotation Data Model (W3C, 2017) for the same words.
///
/// `text[position.start..position.end] == quote.exact` in Unicode code points of the normalised text, which
/// `deroga text FILE` prints and whose hash the ruleset holds.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Selector {
    /// The words and what stands around them.
    pub quote: TextQuote,
    /// Where they begin and end.
    pub position: TextPosition,
}

/// `TextQuoteSelector`: finds the words again in a text that has changed elsewhere.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct TextQuote {
    /// Always `TextQuoteSelector`.
    #[serde(rename = "type")]
    pub kind: QuoteKind,
    /// The words in the normalised text: cut words joined, one space between words.
    pub exact: String,
    /// What stands before them.
    pub prefix: String,
    /// What stands after them.
    pub suffix: String,
}

/// `TextPositionSelector`: finds the words in the same text.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct TextPosition {
    /// Always `TextPositionSelector`.
    #[serde(rename = "type")]
    pub kind: PositionKind,
    /// First code point, from 0.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// The name of a selector by words.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
pub enum QuoteKind {
    /// By words.
    TextQuoteSelector,
}

/// The name of a selector by position.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
pub enum PositionKind {
    /// By position.
    TextPositionSelector,
}

impl Selector {
    /// The selectors of the clean `span`; `points` counts the code points of the same text.
    pub fn of(text: &Text, points: &CodePoints, span: Span) -> Self {
        let (before, rest) = text.clean.split_at(span.start);
        let (exact, after) = rest.split_at(span.len());
        let cut = before.char_indices().rev().take(AROUND).last();
        let start = points.before(&text.clean, span.start);
        Self {
            quote: TextQuote {
                kind: QuoteKind::TextQuoteSelector,
                exact: exact.to_owned(),
                prefix: before[cut.map_or(before.len(), |(at, _)| at)..].to_owned(),
                suffix: after.chars().take(AROUND).collect(),
            },
            position: TextPosition {
                kind: PositionKind::TextPositionSelector,
                start,
                end: start + exact.chars().count(),
            },
        }
    }
}
