//! What careful readers found in one document, as written in a truth file.

use serde::Deserialize;

use crate::compare::{BaselinePresence, Favour, Presence, Room, Verdict};
use crate::rule::{Binding, Modality};
use crate::value::{Party, ValueType};

/// What readers found in one document.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Truth {
    /// Id of the document.
    pub document: String,
    /// Every rule on the topics read; a rule that is not here is a false one.
    pub rules: Vec<TruthRule>,
    /// The cells against each contract that the document was held against.
    pub comparisons: Vec<TruthComparison>,
}

/// One rule at one place.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TruthRule {
    /// Topic.
    pub topic: String,
    /// As a person cites it: `art. 5 c. 1 lett. a`; the second article 4 is `art. 4#2`.
    pub place: String,
    /// What it does.
    pub modality: Modality,
    /// Who bears it.
    pub bearer: Party,
    /// How far the words bind.
    pub binding: Binding,
    /// Whether there is nothing but the clause to get right (a yes or a no): then the value is
    /// right when the modality is.
    #[serde(default)]
    pub by_clause: bool,
    /// Typed values; all must be found.
    #[serde(default)]
    pub values: Vec<TruthValue>,
    /// The words, verbatim.
    pub quote: String,
}

/// One typed value.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TruthValue {
    /// Its type.
    #[serde(rename = "type")]
    pub value_type: ValueType,
    /// Its spoken form (`almeno 30 giorni`); `None` for items.
    #[serde(default)]
    pub spoken: Option<String>,
    /// The items in the readers' words; they have no ids.
    #[serde(default)]
    pub items: Vec<String>,
}

/// The cells against one contract.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TruthComparison {
    /// Id of the contract; `None` when there is none to compare with.
    pub baseline: Option<String>,
    /// Whether the contract is of another comparto.
    pub indicative: bool,
    /// One entry per topic and place.
    pub cells: Vec<TruthCell>,
}

/// One topic at one place, against the contract.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TruthCell {
    /// Topic.
    pub topic: String,
    /// As a person cites it; `None` when the document is silent everywhere.
    pub place: Option<String>,
    /// Place in the contract.
    pub baseline_place: Option<String>,
    /// What the document does.
    pub presence: Presence,
    /// What the contract does.
    pub baseline_presence: BaselinePresence,
    /// For the worker.
    pub favour: Favour,
    /// The readers' verdict.
    pub verdict: Verdict,
    /// Other honest verdicts.
    #[serde(default)]
    pub accept: Vec<Verdict>,
    /// What the institution may do.
    #[serde(default)]
    pub room: Option<Room>,
    /// Whether every honest reader agrees.
    pub must: bool,
    /// The words of the document, verbatim.
    #[serde(default)]
    pub quote: Option<String>,
    /// The words of the contract, verbatim, where its text is in the corpus.
    #[serde(default)]
    pub baseline_quote: Option<String>,
}
