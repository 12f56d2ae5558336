//! Layer 8: what a run says, as plain data, and the shapes it is shown in.

mod act;
mod certificate;
mod checks;
mod filter;
pub mod html;
mod matrix;
mod meaning;
mod paint;
mod rebased;
pub mod residue;
mod sarif;
mod summary;
mod table;
mod words;
mod wrap;

pub use act::{Act, ContractPage, Line, Role};
pub use certificate::certificate;
pub use checks::{Checked, Checks};
pub use filter::Filter;
pub use matrix::matrix;
pub use meaning::meaning;
pub use rebased::rebased;
pub use sarif::sarif;
pub use summary::{Style, summary};
pub use table::{Layout, Table, deviations, rules};
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
