//! Findings and deviations as SARIF 2.1.0, for tools that annotate changes; never all rules.

use serde::Serialize;

use super::issue::{self, Issue, IssueRule};
use super::{Checks, visible};
use crate::diagnostic::Severity;
use crate::lint::Site;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Result_>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    language: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message,
    help: Message,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Message {
    text: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Result_ {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Told,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprints,
}

#[derive(Serialize)]
struct Told {
    text: String,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "derogaFinding/v1")]
    finding: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(
    clippy::struct_field_names,
    reason = "the names are those of the format"
)]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Told>,
    physical_location: Physical,
    logical_locations: [Logical; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Told>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical {
    fully_qualified_name: String,
}

/// All that is to be told as a SARIF log. Fingerprints do not depend on lines, so that they outlive
/// edits elsewhere.
pub fn sarif(checks: &Checks) -> Result<String, serde_json::Error> {
    let rules = issue::rules();
    let issues = checks.issues();
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "deroga",
                    version: env!("CARGO_PKG_VERSION"),
                    language: "it",
                    rules: rules.iter().map(rule).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: issues.iter().map(|one| result(one, &rules)).collect(),
        }],
    };
    Ok(serde_json::to_string_pretty(&log)? + "\n")
}

fn rule(rule: &IssueRule) -> Rule {
    Rule {
        id: rule.id,
        short_description: Message { text: rule.title },
        help: Message { text: rule.help },
        default_configuration: Configuration {
            level: level(rule.severity),
        },
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn result(issue: &Issue, rules: &[IssueRule]) -> Result_ {
    let mut sites = issue.sites.iter();
    let first = sites.next().map(|site| location(issue, site, None));
    let whole = Location {
        id: None,
        message: None,
        physical_location: Physical {
            artifact_location: artifact(issue),
            // Where the document is silent the whole of it is meant.
            region: Region {
                start_line: 1,
                start_column: None,
                snippet: None,
            },
        },
        logical_locations: [Logical {
            fully_qualified_name: issue.document.clone(),
        }],
    };
    let related = sites
        .enumerate()
        .map(|(nth, site)| location(issue, site, Some(nth)));
    Result_ {
        rule_id: issue.rule,
        rule_index: rules.iter().position(|r| r.id == issue.rule).unwrap_or(0),
        level: level(issue.severity),
        message: told(&match issue.help.as_str() {
            "" => issue.message.clone(),
            help => format!("{} ({help})", issue.message),
        }),
        related_locations: related.collect(),
        locations: [first.unwrap_or(whole)],
        partial_fingerprints: Fingerprints {
            finding: issue.fingerprint.clone(),
        },
    }
}

fn told(text: &str) -> Told {
    Told {
        text: visible(text),
    }
}

fn artifact(issue: &Issue) -> Artifact {
    Artifact {
        uri: uri(&issue.path),
    }
}

fn location(issue: &Issue, site: &Site, related: Option<usize>) -> Location {
    Location {
        id: related,
        message: related.map(|_| told(&site.place)),
        physical_location: Physical {
            artifact_location: artifact(issue),
            region: Region {
                start_line: site.line.max(1),
                start_column: (site.column > 0).then_some(site.column),
                snippet: (!site.quote.is_empty()).then(|| told(&site.quote)),
            },
        },
        logical_locations: [Logical {
            fully_qualified_name: format!("{}#{}", issue.document, site.locator),
        }],
    }
}

/// A path as the part of an address: what is no letter, digit or `-._~/` is escaped.
fn uri(path: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
