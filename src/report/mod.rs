//! Layer 8: what a run says, as plain data, and the shapes it is shown in.

mod answer;
mod certificate;
mod checks;
mod filter;
mod matrix;
mod meaning;
mod paint;
mod rebased;
mod remarks;
pub mod residue;
mod sarif;
mod shown;
mod summary;
mod table;
mod words;
mod wrap;

pub use answer::{answers_json, answers_text};
pub use certificate::certificate;
pub use checks::{Checked, Checks};
pub use filter::Filter;
pub use matrix::matrix;
pub use meaning::meaning;
pub use rebased::rebased;
pub use remarks::{remarks_json, remarks_text};
pub use sarif::sarif;
pub use shown::{Passage, Shown};
pub use summary::{Style, summary};
pub use table::{Layout, Table, deviations, rules};
pub use words::text;
pub use wrap::wrap;

use std::collections::BTreeMap;

use crate::compare::Comparison;
use crate::diagnostic::Diagnostic;
use crate::rule::Ruleset;

/// One document: what it says and how it compares.
#[derive(Clone, Debug)]
pub struct Case {
    /// What it says.
    pub ruleset: Ruleset,
    /// Against its contract; `None` for a contract itself.
    pub comparison: Option<Comparison>,
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
    /// What went wrong or should be looked at, in the order of the paths given.
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// The title of a topic; its id when it has none.
    pub fn title<'a>(&'a self, topic: &'a str) -> &'a str {
        self.topics.get(topic).map_or(topic, String::as_str)
    }
}
