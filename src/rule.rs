//! Layer 5: rules, with the words that prove them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::outline::Locator;
use crate::value::{Party, Value};

/// What a rule does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// Deve.
    Obligation,
    /// Non deve, non può.
    Prohibition,
    /// Può.
    Permission,
    /// Ha diritto.
    Right,
    /// Does not have, is not configurable.
    Exclusion,
    /// Says what a thing is.
    Definition,
    /// Punishes.
    Sanction,
    /// Guides a choice.
    Criterion,
    /// Points elsewhere.
    Reference,
    /// Is asked for by somebody.
    Claim,
}

/// How far the words bind, apart from what they say. From strongest to weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Binding {
    /// Laid down by the act.
    Binding,
    /// In a model agreement: binds once signed.
    Template,
    /// In a form to fill in or tick.
    Form,
    /// Given as an example («a solo titolo esemplificativo»).
    Example,
    /// Told by a third party's note.
    Reported,
    /// Asked for.
    Claim,
}

/// Where a quote stands in the file as received: line and page from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Origin {
    /// Page, counted by page heads where the file has no pages.
    pub page: usize,
    /// First line.
    pub line: usize,
}

/// The words that prove a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
}

/// One typed rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Stable name: document, topic, clause and, where needed, place.
    pub id: String,
    /// Topic of the grammar.
    pub topic: String,
    /// Clause of the grammar.
    pub clause: String,
    /// What it does.
    pub modality: Modality,
    /// Who bears it.
    pub bearer: Party,
    /// Typed values by slot.
    pub values: BTreeMap<String, Value>,
    /// «qualora …», as written.
    pub condition: Option<String>,
    /// «salvo …», as written.
    pub exception: Option<String>,
    /// At least one.
    pub evidence: Vec<Evidence>,
}
