//! What the comparison of words finds, as plain data.

use super::kind::Kind;
use crate::outline::Locator;

/// The words of a document beside those of a contract.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// Pairs of places whose words belong together, in the order of the document; those of equal
    /// words are there too, without differences.
    pub pairs: Vec<Pair>,
    /// The articles of the contract of which the document has something.
    pub copied: Vec<Copied>,
}

/// A place of the document and a place of the contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// In the document.
    pub local: Place,
    /// In the contract.
    pub base: Place,
    /// How much of the contract's words the document has here, in hundredths.
    pub share: usize,
    /// Whether it stands out of the order of the contract.
    pub moved: bool,
    /// Names of the equivalences that make words equal here («ente»).
    pub equivalences: Vec<String>,
    /// What differs, in the order of the document.
    pub differences: Vec<Difference>,
}

/// A place with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Unique place.
    pub locator: Locator,
    /// As a person cites it.
    pub place: String,
    /// Page and line of the file.
    pub origin: (usize, usize),
    /// Its words, verbatim; `None` for an article as a whole.
    pub quote: Option<String>,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it changes.
    pub kind: Kind,
    /// The document's words; empty when it has none here.
    pub local: String,
    /// The contract's words; empty when it has none here.
    pub base: String,
    /// The document's sentence in which it stands; empty when a whole passage is missing.
    pub sentence: String,
    /// One Italian sentence.
    pub reason: String,
}

/// How much of an article of the contract stands in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The article.
    pub base: Place,
    /// Its telling words.
    pub words: usize,
    /// Those that the document has.
    pub copied: usize,
    /// In hundredths.
    pub share: usize,
    /// Place of the contract and place of the document that has its words, in the contract's order.
    pub places: Vec<(String, String)>,
}
