//! The words that acts are made of: `clauses.yaml` and `stock.yaml`.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Something that an act may say on a topic, and what must be found in it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    pub topic: String,
    pub rubrics: Vec<String>,
    pub modality: String,
    #[serde(default)]
    pub modality_ok: Vec<String>,
    pub bearer: String,
    #[serde(default)]
    pub bearer_ok: Vec<String>,
    /// The value, as in a truth file, with `{N}` for the number.
    pub value: Option<String>,
    #[serde(default)]
    pub numbers: Vec<usize>,
    /// What each number means against the contract.
    #[serde(default)]
    pub verdicts: BTreeMap<usize, String>,
    pub texts: Vec<String>,
}

/// Who writes acts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Institution {
    pub comparto: String,
    pub baseline: String,
    pub kind: String,
    pub name: String,
    pub ente: String,
    pub dell: String,
    pub dall: String,
    pub all: String,
    /// The lines of its letterhead, with `|` between them.
    pub head: String,
}

/// All that is not about the topics.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stock {
    pub institutions: Vec<Institution>,
    pub titles: Vec<String>,
    pub chapters: Vec<String>,
    pub places: Vec<String>,
    pub recitals: Vec<String>,
    pub rubrics: Vec<String>,
    pub subjects: Vec<String>,
    pub verbs: Vec<String>,
    pub objects: Vec<String>,
    pub tails: Vec<String>,
    pub near: Vec<String>,
    pub forms: Vec<String>,
    pub words: BTreeMap<usize, String>,
    pub months: Vec<String>,
}

/// Both files.
pub fn read() -> Result<(Stock, Vec<Clause>), String> {
    let fault = |f: deroga::yaml::Fault| format!("{}:{} {}", f.line, f.column, f.message);
    let stock = deroga::yaml::parse(include_str!("stock.yaml")).map_err(fault)?;
    let clauses = deroga::yaml::parse(include_str!("clauses.yaml")).map_err(fault)?;
    Ok((stock, clauses))
}
