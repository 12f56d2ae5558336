//! Layer 4: all that a document refers to, resolved where it points inside the document itself or into a
//! contract whose text is at hand, and with a reason where it does not.

mod antecedent;
mod division;
mod library;
mod record;
mod resolve;

pub use library::{ContractText, Library};
pub use record::{ActKind, Record, records};
pub use resolve::{Missing, Outcome, is_extract, is_inserted, likeness, resolve};

use crate::cite::{Citation, Named, Pointer, mentions};
use crate::outline::Outline;
use crate::text::{Span, Text};

/// What a reference points into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The document itself.
    Document,
    /// An act that it names, here or before.
    Act(Box<Citation>),
    /// An act that it names by its kind alone.
    Unknown(String),
}

/// One reference of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Index of the unit in whose heading or body it stands.
    pub unit: usize,
    /// Its words in the clean text.
    pub span: Span,
    /// Whether it stands in the heading of the unit.
    pub heading: bool,
    /// What it points into.
    pub target: Target,
    /// The place as the text says it; `None` for an act as a whole.
    pub pointer: Option<Pointer>,
    /// The heading that the text gives the place.
    pub rubric: Option<String>,
    /// Where it leads in the document; of other acts, [`Outcome::Elsewhere`].
    pub outcome: Outcome,
}

/// All references of a document, in reading order. `kind` is the kind of act that the document is
/// (`ccnl`, `regolamento` …): «del presente CCNL» is the document itself only in a contract.
///
/// The number of an article, titolo or annex in its own heading is no reference.
pub fn references(text: &Text, outline: &Outline, kind: &str) -> Vec<Reference> {
    let mut found: Vec<Reference> = Vec::new();
    for (index, unit) in outline.units.iter().enumerate() {
        if is_index(unit) {
            continue;
        }
        let parts = [(unit.heading, true), (Some(unit.body), false)];
        for (span, heading) in parts {
            let Some(span) = span.filter(|span| !span.is_empty()) else {
                continue;
            };
            let reader = antecedent::Reader {
                text: &text.clean,
                outline,
                kind,
                unit: index,
                base: span,
            };
            for mention in mentions(&text.clean[span.range()]) {
                let own =
                    heading && mention.span.start == 0 && is_own(unit, mention.pointer.as_ref());
                let bare =
                    mention.pointer.is_none() && matches!(&mention.act, Some(Named::Present(_)));
                if !own && !bare {
                    found.extend(reader.read(mention, heading, &found));
                }
            }
        }
    }
    found
}

/// Whether the unit is a table of contents.
fn is_index(unit: &crate::outline::Unit) -> bool {
    let step = unit.locator.0.last();
    unit.kind == crate::outline::Kind::Preambolo
        && step.is_some_and(|s| s.number.starts_with("indice"))
}

/// Whether a place at the beginning of a heading is the number of the unit itself.
fn is_own(unit: &crate::outline::Unit, pointer: Option<&Pointer>) -> bool {
    use crate::outline::Kind;
    let Some(pointer) = pointer else {
        return false;
    };
    match unit.kind {
        Kind::Articolo => pointer.article.is_some() || pointer.number.is_some(),
        Kind::Titolo | Kind::Capo | Kind::Allegato | Kind::Sezione | Kind::Tabella => {
            !pointer.divisions.is_empty()
        }
        _ => false,
    }
}
