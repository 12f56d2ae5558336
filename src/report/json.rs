//! The whole report as JSON, and as JSON Lines with one document in each line.

use serde::Serialize;

use super::issue::Issue;
use super::review::items;
use super::{Case, Checks, Report};
use crate::compare::Comparison;
use crate::diagnostic::Severity;
use crate::lint::{Finding, Site};
use crate::rule::Ruleset;

/// Version of the format.
const FORMAT: &str = "deroga/report/1";

#[derive(Serialize)]
struct Whole<'a> {
    format: &'static str,
    documents: Vec<Document<'a>>,
}

#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "document")]
    id: &'a str,
    path: &'a str,
    ruleset: &'a Ruleset,
    comparison: Option<&'a Comparison>,
    findings: &'a [Finding],
    /// Findings and deviations as messages, with fingerprints.
    issues: Vec<Message>,
    reviews: Vec<Reviewed>,
}

#[derive(Serialize)]
struct Message {
    rule: &'static str,
    severity: Severity,
    #[serde(rename = "message")]
    text: String,
    help: String,
    sites: Vec<Site>,
    fingerprint: String,
}

#[derive(Serialize)]
struct Reviewed {
    id: String,
    standing: &'static str,
    note: String,
}

/// The whole report as one JSON object.
pub fn json(report: &Report) -> Result<String, serde_json::Error> {
    let documents = documents(report).collect();
    let whole = Whole {
        format: FORMAT,
        documents,
    };
    Ok(serde_json::to_string_pretty(&whole)? + "\n")
}

/// One JSON object a line, one line a document.
pub fn jsonl(report: &Report) -> Result<String, serde_json::Error> {
    let lines = documents(report).map(|document| serde_json::to_string(&document));
    lines.map(|line| Ok(line? + "\n")).collect()
}

fn documents(report: &Report) -> impl Iterator<Item = Document<'_>> {
    report.cases.iter().map(|case| document(report, case))
}

fn document<'a>(report: &'a Report, case: &'a Case) -> Document<'a> {
    let one = Report {
        cases: vec![case.clone()],
        ..Report::default()
    };
    let issues = Checks::worth_telling(&one).issues();
    let reviews = items(case).into_iter().filter_map(|item| {
        let reviewed = report.reviews.get(&item)?;
        Some(Reviewed {
            id: item.id,
            standing: reviewed.standing.italian(),
            note: reviewed.remark(),
        })
    });
    Document {
        id: &case.ruleset.document.id,
        path: &case.path,
        ruleset: &case.ruleset,
        comparison: case.comparison.as_ref(),
        findings: &case.findings,
        issues: issues.into_iter().map(Message::from).collect(),
        reviews: reviews.collect(),
    }
}

impl From<Issue> for Message {
    fn from(issue: Issue) -> Self {
        Self {
            rule: issue.rule,
            severity: issue.severity,
            text: issue.message,
            help: issue.help,
            sites: issue.sites,
            fingerprint: issue.fingerprint,
        }
    }
}
