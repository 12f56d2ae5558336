//! Layer 8: what a run says, as plain data, and the shapes it is shown in.

mod act;
mod annotation;
mod answer;
mod certificate;
mod checks;
pub mod docx;
mod excel_csv;
mod filter;
mod hits;
pub mod html;
pub mod issue;
mod job_summary;
mod json;
mod known;
mod markdown;
mod matrix;
mod meaning;
mod paint;
mod rebased;
mod remarks;
pub mod residue;
pub mod review;
mod sarif;
mod shown;
mod summary;
mod table;
mod visible;
mod words;
mod wrap;
pub mod xlsx;

pub use act::{Act, ContractPage, Line, Role};
pub use annotation::{github, gitlab};
pub use answer::{answers_json, answers_text};
pub use certificate::certificate;
pub use checks::{Checked, Checks};
pub use filter::Filter;
pub use hits::{hits_json, hits_text};
pub use job_summary::job_summary;
pub use json::{json, jsonl};
pub use known::{Known, known};
pub use markdown::leaflet;
pub use matrix::matrix;
pub use meaning::meaning;
pub use rebased::rebased;
pub use remarks::{remarks_json, remarks_text};
pub use sarif::sarif;
pub use shown::{Passage, Shown};
pub use summary::{Style, summary};
pub use table::{Layout, Table, deviations, rules};
pub use visible::visible;
pub use words::text;
pub use wrap::wrap;

use std::collections::BTreeMap;

use crate::compare::Comparison;
use crate::diagnostic::Diagnostic;
use crate::lint::Finding;
use crate::rule::Ruleset;

/// One document: what it says and how it compares.
#[derive(Clone, Debug)]
pub struct Case {
    /// What it says.
    pub ruleset: Ruleset,
    /// Against its contract; `None` for a contract itself.
    pub comparison: Option<Comparison>,
    /// Its words, where they were asked for by whoever ran the job.
    pub act: Option<Act>,
    /// What is wrong inside it, where its words were asked for.
    pub findings: Vec<Finding>,
    /// Its file, as the user named it.
    pub path: String,
    /// Its text as received, where its words were asked for: findings are drawn in it.
    pub source: String,
}

/// What a run says.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The documents, sorted by id.
    pub cases: Vec<Case>,
    /// Titles of the topics by id, for reading.
    pub topics: BTreeMap<String, String>,
    /// Families of the topics by id.
    pub families: BTreeMap<String, String>,
    /// What people said of earlier runs.
    pub reviews: review::Reviews,
    /// The contracts that documents were compared with, by id; their words where acts were asked for.
    pub contracts: BTreeMap<String, ContractPage>,
    /// What went wrong or should be looked at, in the order of the paths given.
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// The title of a topic; its id when it has none.
    pub fn title<'a>(&'a self, topic: &'a str) -> &'a str {
        self.topics.get(topic).map_or(topic, String::as_str)
    }
}
