//! What the checks found, as text to read and as data.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use crate::compare::Deviation;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Finding;

/// One document with what is wrong in it.
#[derive(Clone, Debug, Serialize)]
pub struct Checked {
    /// Id of the document.
    #[serde(rename = "document")]
    pub id: String,
    /// Its file, as the user named it.
    pub path: String,
    /// Its text as received, for showing lines of it.
    #[serde(skip)]
    pub source: String,
    /// In reading order.
    pub findings: Vec<Finding>,
    /// Cells of the comparison with its contract that are worth a message, worst first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deviations: Vec<Deviation>,
}

/// What a run of the checks says.
#[derive(Clone, Debug, Default)]
pub struct Checks {
    /// The documents, in the order of their paths.
    pub documents: Vec<Checked>,
    /// What went wrong on the way.
    pub diagnostics: Vec<Diagnostic>,
}

impl Checks {
    /// The findings of all documents.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.documents
            .iter()
            .flat_map(|document| &document.findings)
    }

    /// To read: each finding with its line, then how many there are.
    pub fn text(&self, colour: bool) -> String {
        let mut out = String::new();
        for document in &self.documents {
            for finding in &document.findings {
                let diagnostic = finding.diagnostic(&document.path, &document.source);
                let _ = write!(out, "{}\n\n", diagnostic.draw(colour));
            }
        }
        out.push_str(&self.count());
        out
    }

    /// How many findings of each severity.
    fn count(&self) -> String {
        let mut by: BTreeMap<Severity, usize> = BTreeMap::new();
        for finding in self.findings() {
            *by.entry(finding.severity).or_default() += 1;
        }
        let of = |severity| by.get(&severity).copied().unwrap_or(0);
        format!(
            "{}: {} errori, {} avvisi, {} note\n",
            match self.documents.len() {
                1 => "1 documento".to_owned(),
                many => format!("{many} documenti"),
            },
            of(Severity::Error),
            of(Severity::Warning),
            of(Severity::Note)
        )
    }

    /// As JSON: a list of documents, each with its findings.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        Ok(serde_json::to_string_pretty(&self.documents)? + "\n")
    }
}
