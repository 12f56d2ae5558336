//! Layer 4: one sentence with the headings above it and the words that open its list.

use std::ops::Range;

use crate::text::{Span, Text, Words};

/// One sentence of a unit's body.
#[derive(Clone, Debug)]
pub struct Provision {
    /// Index of the unit in the outline.
    pub unit: usize,
    /// The sentence, in the clean text.
    pub span: Span,
    /// Its words, as indexes into the words of the text.
    pub own: Range<usize>,
    /// The words that open its list, when the unit is an item of one («L'accordo indica:»).
    pub lead: Range<usize>,
    /// The words of the items that the sentence opens, when it ends with a colon.
    pub tail: Range<usize>,
    /// The headings above it, outermost first, and then the sentence that opens its list.
    pub trail: Vec<Span>,
}

impl Provision {
    /// The words to match: those that open the list, then its own.
    pub fn words<'a>(&self, text: &'a Text) -> Words<'a> {
        Words::new(&text.words, self.lead.clone(), self.own.clone())
    }
}
