//! Layer 5: rules, with the words that prove them.

mod force;
mod open;
mod selector;
mod state;
mod urn;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::outline::Locator;
pub use crate::reference::Record;
use crate::text::Area;
pub use crate::value::{Binding, Modality};
use crate::value::{Party, Value};
pub use force::{InForce, Standing};
pub use open::{Bounds, OpenTerm};
pub use selector::{PositionKind, QuoteKind, Selector, TextPosition, TextQuote};
pub use state::State;
pub use urn::institution_urn;

/// Where a quote stands in the file as received: line and page from 1.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
pub struct Origin {
    /// Page, counted by page heads where the file has no pages.
    pub page: usize,
    /// First line.
    pub line: usize,
    /// Box around the words on that page, where the file has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<Area>,
    /// How sure the OCR program is of the least sure line, in hundredths, where the words were read off an
    /// image.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ocr: Option<u8>,
    /// Whether a number among the words was read through a slip of printer or scanner, such as `3O`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub slip: bool,
}

/// The words that prove a rule.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Evidence {
    /// Unique place.
    pub locator: Locator,
    /// The same place as a person cites it.
    pub place: String,
    /// Where it stands in the file.
    pub origin: Origin,
    /// How far these words bind.
    pub binding: Binding,
    /// The words, verbatim: misprints included, page heads left out, white space folded.
    pub quote: String,
    /// Where they stand in the normalised text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selector: Option<Selector>,
}

/// One typed rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Rule {
    /// Stable name, a URN: act, topic, clause, who bears it and, where that is not enough, a hash of what it
    /// says. It hangs neither on the place nor on the order.
    pub id: String,
    /// Topic of the grammar.
    pub topic: String,
    /// Clause of the grammar.
    pub clause: String,
    /// What a system may do with it.
    pub state: State,
    /// Between which days it is in force, where the act says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<InForce>,
    /// How it stands on the day asked for, where one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// What it does.
    pub modality: Modality,
    /// Who bears it.
    pub bearer: Party,
    /// Typed values by slot.
    pub values: BTreeMap<String, Value>,
    /// Values by slot that are to be verified on the original before anybody uses them: their numbers were
    /// read off an image, and not surely. They are not among the values.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub unverified: BTreeMap<String, Value>,
    /// «qualora …», as written.
    pub condition: Option<String>,
    /// «salvo …», as written.
    pub exception: Option<String>,
    /// At least one.
    pub evidence: Vec<Evidence>,
}

/// A sentence with a deontic verb that no topic took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Residue {
    /// Unique place.
    pub locator: Locator,
    /// The same place as a person cites it.
    pub place: String,
    /// The sentence, verbatim.
    pub quote: String,
    /// What it probably does.
    pub modality: Modality,
    /// Who probably bears it; `altro` where the sentence does not say.
    pub bearer: Party,
}

/// What is known of a document, and where the knowledge comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Identity {
    /// Short stable name: from the index, else the file name.
    pub id: String,
    /// Title of the act.
    pub title: String,
    /// Kind of act, an id of the recognition file: `regolamento`, `comunicato`, `ccnl` …
    pub kind: String,
    /// The institution that laid it down; `None` when unknown.
    pub institution: Option<String>,
    /// Its URN: `urn:x-italian-pa:<codice IPA>` where the index knows the code, else a local one made of its
    /// name; `None` where the index does not name it.
    #[serde(default)]
    pub institution_id: Option<String>,
    /// Name of the act among those of its institution, from the index; without, its kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<String>,
    /// Comparto or area, an id such as `funzioni_locali`; `None` when unknown or not a public body.
    pub comparto: Option<String>,
    /// Baseline asked for by the index; `None` when it is to be chosen.
    pub baseline: Option<String>,
    /// First and last year of the contract of its comparto that the text itself cites
    /// (`2019-2021`); `None` when it cites none that is known.
    #[serde(default)]
    pub cited: Option<String>,
    /// Date of the act, ISO 8601; `None` when unknown.
    pub date: Option<String>,
    /// Why the kind and the comparto are what they are: one sentence each, in Italian.
    pub reasons: Vec<String>,
}

/// A document as identified, with the force of each unit of its outline.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// What is known of the document.
    pub identity: Identity,
    /// How far each unit binds, in the order of the outline's units.
    pub forces: Vec<Binding>,
}

/// How the characters of a document are accounted for; the parts add up to `total`.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Certificate {
    /// Characters of the source.
    pub total: usize,
    /// In provisions.
    pub provisions: usize,
    /// In headings and numbers of units.
    pub headings: usize,
    /// In page furniture.
    pub furniture: usize,
    /// In form fields and signature lines.
    pub form_fields: usize,
    /// In tables.
    pub tables: usize,
    /// White space and Markdown signs between the parts.
    pub spacing: usize,
    /// In no other part.
    pub residue: usize,
    /// Pages that are images without text: nothing is known of them, and they hold none of the characters.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub unread_pages: usize,
}

/// For fields that are left out where there is nothing to count.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// All that a document says on the topics known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Ruleset {
    /// Version of the format: `deroga/ruleset/1`.
    pub format: String,
    /// The document.
    pub document: Identity,
    /// File name of the source, without folders.
    pub file: String,
    /// SHA-256 of the bytes received, in hexadecimal.
    pub sha256: String,
    /// The day on which the rules were looked at, ISO 8601, where one was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub at: Option<String>,
    /// SHA-256 of the normalised text (UTF-8) that the selectors point into, in hexadecimal.
    #[serde(default)]
    pub text_sha256: String,
    /// How the characters are accounted for.
    pub certificate: Certificate,
    /// Sorted by topic, then by place of the first evidence.
    pub rules: Vec<Rule>,
    /// Topics looked for and not found, sorted.
    pub silent: Vec<String>,
    /// Empty form fields of the rules.
    pub open_terms: Vec<OpenTerm>,
    /// Sentences with a deontic verb that no topic took.
    pub residue: Vec<Residue>,
    /// All that it refers to, in reading order.
    pub citations: Vec<Record>,
}
