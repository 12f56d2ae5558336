//! Findings and deviations as one kind of message, for the formats of other tools.

use sha2::{Digest as _, Sha256};

use super::{Case, Checked, Checks, Report, meaning};
use crate::compare::{Deviation, Side, Verdict};
use crate::diagnostic::{Code, Severity};
use crate::lint::{Finding, Site};
use crate::rule::Origin;

/// One message about one document.
#[derive(Clone, Debug)]
pub struct Issue {
    /// Id of the document.
    pub document: String,
    /// Its file, as the user named it.
    pub path: String,
    /// Code of the finding, or id of the verdict.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in Italian; plain text.
    pub message: String,
    /// What to do, in Italian; empty where nothing more is to be said.
    pub help: String,
    /// Where; the first is the place to look at. Empty where the document is silent.
    pub sites: Vec<Site>,
    /// Hash of what it is about, 32 hexadecimal digits: it outlives edits elsewhere.
    pub fingerprint: String,
}

/// A rule that issues name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssueRule {
    /// Code of the finding, or id of the verdict.
    pub id: &'static str,
    /// In a few words, in Italian.
    pub title: &'static str,
    /// In a sentence, in Italian.
    pub help: &'static str,
    /// How much it matters.
    pub severity: Severity,
}

/// How much a verdict matters; `None` where there is nothing to say to a tool.
pub fn severity(verdict: Verdict) -> Option<Severity> {
    match verdict {
        Verdict::Worse | Verdict::Contradictory => Some(Severity::Error),
        Verdict::Omitted | Verdict::Blank | Verdict::AddedWorse | Verdict::Mixed => {
            Some(Severity::Warning)
        }
        Verdict::Different | Verdict::AddedNeutral | Verdict::AddedBetter | Verdict::Better => {
            Some(Severity::Note)
        }
        Verdict::NotComparable
        | Verdict::EqualByReference
        | Verdict::Equal
        | Verdict::Silent
        | Verdict::ClaimOnly => None,
    }
}

/// All rules: the codes about texts, then the verdicts.
pub fn rules() -> Vec<IssueRule> {
    let codes = Code::ALL.iter().filter(|code| code.is_of_text());
    let codes = codes.map(|code| IssueRule {
        id: code.id(),
        title: code.title(),
        help: code.help(),
        severity: code.severity(),
    });
    let verdicts = Verdict::ALL.iter().filter_map(|verdict| {
        Some(IssueRule {
            id: verdict.id(),
            title: verdict.italian(),
            help: meaning(*verdict),
            severity: severity(*verdict)?,
        })
    });
    codes.chain(verdicts).collect()
}

impl Checks {
    /// The findings of a report and its deviations with a verdict that `wanted` names.
    pub fn of(report: &Report, wanted: &dyn Fn(Verdict) -> bool) -> Self {
        let one = |case: &Case| {
            let cells = case.comparison.iter().flat_map(|c| &c.deviations);
            Checked {
                id: case.ruleset.document.id.clone(),
                path: case.path.clone(),
                source: case.source.clone(),
                findings: case.findings.clone(),
                deviations: cells.filter(|d| wanted(d.verdict)).cloned().collect(),
            }
        };
        Self {
            documents: report.cases.iter().map(one).collect(),
            diagnostics: report.diagnostics.clone(),
        }
    }

    /// The findings and deviations of a report that are worth a message to a tool.
    pub fn worth_telling(report: &Report) -> Self {
        Self::of(report, &|verdict| severity(verdict).is_some())
    }

    /// All that is to be told, document by document: the findings, then the deviations.
    pub fn issues(&self) -> Vec<Issue> {
        let of = |checked: &Checked| {
            let findings = checked.findings.iter().map(|f| of_finding(checked, f));
            let cells = checked.deviations.iter().map(|d| of_deviation(checked, d));
            findings.chain(cells).collect::<Vec<_>>()
        };
        self.documents.iter().flat_map(of).collect()
    }
}

fn of_finding(document: &Checked, finding: &Finding) -> Issue {
    Issue {
        document: document.id.clone(),
        path: document.path.clone(),
        rule: finding.code.id(),
        severity: finding.severity,
        message: finding.message.clone(),
        help: finding.help.clone(),
        sites: finding.sites.clone(),
        fingerprint: finding_print(&document.id, finding),
    }
}

fn of_deviation(document: &Checked, cell: &Deviation) -> Issue {
    let capital = cell.verdict.italian().to_uppercase();
    let place = cell.local.place.as_deref();
    let place = place.map(|p| format!(" ({p})")).unwrap_or_default();
    Issue {
        document: document.id.clone(),
        path: document.path.clone(),
        rule: cell.verdict.id(),
        severity: severity(cell.verdict).unwrap_or(Severity::Note),
        message: format!("{capital}{place}: {}", cell.reason),
        help: constraint(cell),
        sites: site(&cell.local).into_iter().collect(),
        fingerprint: cell_print(&document.id, cell),
    }
}

/// What the contract allows, for a field left blank.
fn constraint(cell: &Deviation) -> String {
    let allowed = cell.constraint.as_ref();
    allowed
        .map(|words| format!("Vincolo che viene dal contratto: {words}"))
        .unwrap_or_default()
}

fn site(side: &Side) -> Option<Site> {
    let Origin { line, .. } = side.origin?;
    Some(Site {
        line,
        column: 0,
        locator: side.locator.clone()?,
        place: side.place.clone().unwrap_or_default(),
        quote: side.quote.clone().unwrap_or_default(),
    })
}

/// What a finding is about, whatever its lines: code, places, words.
pub fn finding_print(document: &str, finding: &Finding) -> String {
    let mut parts = vec![finding.code.id().to_owned(), document.to_owned()];
    for site in &finding.sites {
        parts.extend([site.locator.to_string(), site.quote.clone()]);
    }
    print(&parts)
}

/// What a cell is about: verdict, name, words of both sides.
pub fn cell_print(document: &str, cell: &Deviation) -> String {
    let words = |side: &Side| {
        let told = side.quote.as_ref().or(side.fact.as_ref());
        told.cloned().unwrap_or_default()
    };
    print(&[
        cell.verdict.id().to_owned(),
        document.to_owned(),
        cell.id.clone(),
        words(&cell.local),
        words(&cell.baseline),
    ])
}

fn print(parts: &[String]) -> String {
    use std::fmt::Write as _;
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    let mut out = String::with_capacity(32);
    for byte in hash.finalize().iter().take(16) {
        let _ = write!(out, "{byte:02x}");
    }
    out
}
