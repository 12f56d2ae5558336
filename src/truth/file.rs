//! What careful readers found in one document, as written in a truth file.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::compare::Verdict;
use crate::rule::{Binding, Modality};
use crate::value::Party;

/// What readers found in one document.
#[derive(Clone, Debug, Deserialize)]
pub struct Truth {
    /// Id of the document, or its file name without ending.
    pub document: String,
    /// File name of the document, where its id says too little.
    #[serde(default)]
    pub source: Option<String>,
    /// Every rule; one that is not here is a false one.
    #[serde(default)]
    pub rules: Vec<TruthRule>,
    /// The only topics read; empty for all.
    #[serde(default, rename = "topics_covered")]
    pub topics: Vec<String>,
    /// Passages that hold the words of a topic and are no rule on it.
    #[serde(default)]
    pub negatives: Vec<Negative>,
    /// Faults of the text itself.
    #[serde(default)]
    pub lint: Vec<TruthFinding>,
    /// The rest by key: `deviations` are the cells against the document's own contract, `deviations_vs_…`
    /// those of another comparison.
    #[serde(flatten)]
    pub rest: BTreeMap<String, serde_json::Value>,
}

impl Truth {
    /// The cells under `key`; none when there is no such key.
    pub fn cells(&self, key: &str) -> Result<Vec<TruthCell>, String> {
        let Some(list) = self.rest.get(key) else {
            return Ok(Vec::new());
        };
        serde_json::from_value(list.clone()).map_err(|e| format!("`{key}`: {e}"))
    }

    /// Whether the readers looked for `topic`.
    pub fn covers(&self, topic: &str) -> bool {
        self.topics.is_empty() || self.topics.iter().any(|t| t == topic)
    }
}

/// One rule at one place.
#[derive(Clone, Debug, Deserialize)]
pub struct TruthRule {
    /// Topic.
    pub topic: String,
    /// Other honest topics.
    #[serde(default)]
    pub topics_ok: Vec<String>,
    /// As a person cites it: `art. 5 c. 1 lett. a`; the second article 4 is `art. 4#2`.
    pub place: String,
    /// What it does.
    pub modality: Modality,
    /// Other honest modalities.
    #[serde(default)]
    pub modality_ok: Vec<Modality>,
    /// Who bears it.
    pub bearer: Party,
    /// Other honest bearers.
    #[serde(default)]
    pub bearer_ok: Vec<Party>,
    /// Typed values: one, several that hold together, or `any_of` where honest readers differ.
    #[serde(default)]
    pub value: serde_json::Value,
    /// How far the words bind.
    pub binding: Binding,
    /// Other honest forces.
    #[serde(default)]
    pub binding_ok: Vec<Binding>,
    /// The words, verbatim.
    pub quote: String,
    /// Whether every honest reader finds it.
    #[serde(default = "yes")]
    pub must: bool,
}

fn yes() -> bool {
    true
}

impl TruthRule {
    /// Whether `topic` is the rule's, or an honest other.
    pub fn is_on(&self, topic: &str) -> bool {
        self.topic == topic || self.topics_ok.iter().any(|t| t == topic)
    }

    /// The ways in which the values are right: each a list that holds together.
    pub fn ways(&self) -> Vec<Vec<TruthValue>> {
        let read = |json: &serde_json::Value| serde_json::from_value(json.clone()).ok();
        let several = |json: &serde_json::Value| match json {
            serde_json::Value::Array(list) => list.iter().filter_map(read).collect(),
            one => Vec::from_iter(read(one)),
        };
        match &self.value["of"] {
            serde_json::Value::Array(ways) => ways.iter().map(several).collect(),
            _ => vec![several(&self.value)],
        }
    }
}

/// One typed value: its type, and the fields that this type has.
#[derive(Clone, Debug, Deserialize)]
pub struct TruthValue {
    /// Its type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its fields.
    #[serde(flatten)]
    pub fields: BTreeMap<String, serde_json::Value>,
}

/// One topic at one place, against the contract.
#[derive(Clone, Debug, Deserialize)]
pub struct TruthCell {
    /// Topic.
    pub topic: String,
    /// Other honest topics.
    #[serde(default)]
    pub topics_ok: Vec<String>,
    /// As a person cites it; `None` when the document is silent everywhere.
    #[serde(default)]
    pub place: Option<String>,
    /// The readers' verdict.
    pub verdict: Verdict,
    /// Other honest verdicts.
    #[serde(default)]
    pub accept: Vec<Verdict>,
    /// Whether every honest reader agrees.
    #[serde(default)]
    pub must: bool,
    /// The words of the document, verbatim.
    #[serde(default)]
    pub quote: Option<String>,
    /// The words of the contract, verbatim, where its text is in the corpus.
    #[serde(default)]
    pub baseline_quote: Option<String>,
}

/// A passage that is no rule on its topic.
#[derive(Clone, Debug, Deserialize)]
pub struct Negative {
    /// Topic.
    pub topic: String,
    /// The words, verbatim.
    pub quote: String,
}

/// A fault of the text.
#[derive(Clone, Debug, Deserialize)]
pub struct TruthFinding {
    /// What kind of fault.
    pub kind: String,
    /// Where.
    #[serde(default)]
    pub places: Vec<String>,
    /// The words, verbatim.
    #[serde(default)]
    pub quotes: Vec<String>,
    /// Whether every honest reader finds it.
    #[serde(default)]
    pub must: bool,
}
