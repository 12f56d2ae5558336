//! What is left when the words of a document are laid on those of the contract.

use serde::{Deserialize, Serialize};

use crate::outline::Locator;
use crate::rule::Origin;
use crate::wording::Kind;

/// A place of the document and a place of the contract whose words belong together, with what
/// differs between them. Either may be split over several places: then there is one for each pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Residue {
    /// In the document; where words of the contract are missing, where they would stand.
    pub local: Spot,
    /// In the contract; where the document adds words, what they stand beside.
    pub baseline: Spot,
    /// How much of the contract's words the document has here, in hundredths.
    pub share: usize,
    /// Whether the words stand out of the order of the contract: moved, not dropped and added.
    pub moved: bool,
    /// Names of the equivalences that make words equal here, such as `ente`.
    pub equivalences: Vec<String>,
    /// What differs, in the order of the document.
    pub differences: Vec<Difference>,
}

/// A place with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Spot {
    /// Unique place.
    pub locator: Locator,
    /// As a person cites it.
    pub place: String,
    /// Where it stands in the file.
    pub origin: Origin,
    /// The words, verbatim; `None` for an article as a whole.
    pub quote: Option<String>,
}

/// One difference of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Difference {
    /// Stable name: document, place, and the number of the difference there.
    pub id: String,
    /// What it changes.
    pub kind: Kind,
    /// The document's words; `None` where it has none.
    pub local: Option<String>,
    /// The contract's words; `None` where it has none.
    pub baseline: Option<String>,
    /// The cell of the typed comparison that tells it: the two are one.
    pub cell: Option<String>,
    /// One sentence, in Italian, built from the data.
    pub reason: String,
}

/// How much of an article of the contract stands in the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Copied {
    /// The article.
    pub locator: Locator,
    /// As a person cites it.
    pub place: String,
    /// Its words, small ones left out.
    pub words: usize,
    /// Those that the document has, in this order or another.
    pub copied: usize,
    /// In hundredths.
    pub share: usize,
    /// Where each of its places stands in the document.
    pub places: Vec<CopiedPlace>,
}

/// A place of the contract and a place of the document that has words of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct CopiedPlace {
    /// In the contract.
    pub baseline: String,
    /// In the document.
    pub local: String,
}
