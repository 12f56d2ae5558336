//! What the checks found, as text to read and as data.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::issue;
use super::paint::Paint;
use crate::compare::{Deviation, Side};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Finding;

/// One document with what is wrong in it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Id of the document.
    pub id: String,
    /// Its file, as the user named it.
    pub path: String,
    /// Its text as received, for showing lines of it.
    pub source: String,
    /// In reading order.
    pub findings: Vec<Finding>,
    /// Cells of the comparison with its contract that are worth a message, worst first.
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
            for cell in &document.deviations {
                let _ = writeln!(out, "{}", told(&document.path, cell, colour));
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
        let cells: usize = self.documents.iter().map(|d| d.deviations.len()).sum();
        let cells = match cells {
            0 => String::new(),
            1 => ", 1 scostamento".to_owned(),
            many => format!(", {many} scostamenti"),
        };
        format!(
            "{}: {} errori, {} avvisi, {} note{cells}\n",
            match self.documents.len() {
                1 => "1 documento".to_owned(),
                many => format!("{many} documenti"),
            },
            of(Severity::Error),
            of(Severity::Warning),
            of(Severity::Note)
        )
    }

    /// As JSON: a list of documents, each with its findings and deviations; each of these has its
    /// fingerprint, so that a later run can tell what is new.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        let documents: Vec<Told<'_>> = self.documents.iter().map(Told::of).collect();
        Ok(serde_json::to_string_pretty(&documents)? + "\n")
    }
}

/// A cell to read: verdict and place, both sides, the reason.
fn told(path: &str, cell: &Deviation, colour: bool) -> String {
    let paint = Paint(colour);
    let place = cell.local.place.as_deref().unwrap_or("tace");
    let line = cell.local.origin.map(|o| format!(":{}", o.line));
    let mut out = format!(
        "{}: {place}\n  --> {path}{}\n",
        paint.bold(&cell.verdict.italian().to_uppercase()),
        line.unwrap_or_default()
    );
    let words = |side: &Side| match (&side.quote, &side.fact) {
        (Some(quote), _) => Some(format!("«{quote}»")),
        (None, Some(fact)) => Some(format!("{fact} [fatto annotato]")),
        (None, None) => None,
    };
    let lines = [
        ("documento", words(&cell.local)),
        ("contratto", words(&cell.baseline)),
        ("perché", Some(cell.reason.clone())),
    ];
    for (label, text) in lines.into_iter().filter_map(|(l, t)| Some((l, t?))) {
        let _ = writeln!(out, "  {label}: {text}");
    }
    out
}

/// Something with its fingerprint.
#[derive(Serialize)]
struct Marked<'a, T> {
    fingerprint: String,
    #[serde(flatten)]
    about: &'a T,
}

/// A document as JSON.
#[derive(Serialize)]
struct Told<'a> {
    document: &'a str,
    path: &'a str,
    findings: Vec<Marked<'a, Finding>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    deviations: Vec<Marked<'a, Deviation>>,
}

impl<'a> Told<'a> {
    fn of(document: &'a Checked) -> Self {
        let id = &document.id;
        let findings = document.findings.iter().map(|about| Marked {
            fingerprint: issue::finding_print(id, about),
            about,
        });
        let cells = document.deviations.iter().map(|about| Marked {
            fingerprint: issue::cell_print(id, about),
            about,
        });
        Self {
            document: id,
            path: &document.path,
            findings: findings.collect(),
            deviations: cells.collect(),
        }
    }
}
