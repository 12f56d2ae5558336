//! What the checks found as SARIF 2.1.0, for tools that annotate changes.

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::Checks;
use super::checks::Checked;
use crate::diagnostic::{Code, Severity};
use crate::lint::{Finding, Site};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Result_<'a>>,
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
    short_description: Message<'static>,
    help: Message<'static>,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Message<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Result_<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Told,
    locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
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
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'a>>,
    physical_location: Physical<'a>,
    logical_locations: [Logical; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical<'a> {
    artifact_location: Artifact,
    region: Region<'a>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region<'a> {
    start_line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<usize>,
    snippet: Message<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical {
    fully_qualified_name: String,
}

/// The findings as a SARIF log. Fingerprints do not depend on lines, so that they outlive edits elsewhere.
pub fn sarif(checks: &Checks) -> Result<String, serde_json::Error> {
    let rules: Vec<Code> = Code::ALL
        .iter()
        .copied()
        .filter(|c| c.is_of_text())
        .collect();
    let results = checks.documents.iter().flat_map(|document| {
        let one = |finding| result(document, finding, &rules);
        document.findings.iter().map(one).collect::<Vec<_>>()
    });
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "deroga",
                    version: env!("CARGO_PKG_VERSION"),
                    language: "it",
                    rules: rules.iter().map(|code| rule(*code)).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: results.collect(),
        }],
    };
    Ok(serde_json::to_string_pretty(&log)? + "\n")
}

fn rule(code: Code) -> Rule {
    Rule {
        id: code.id(),
        short_description: Message { text: code.title() },
        help: Message { text: code.help() },
        default_configuration: Configuration {
            level: level(code.severity()),
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

fn result<'a>(document: &'a Checked, finding: &'a Finding, rules: &[Code]) -> Result_<'a> {
    let mut sites = finding.sites.iter();
    let first = sites.next().map(|site| location(document, site, None));
    let related = sites
        .enumerate()
        .map(|(nth, site)| location(document, site, Some(nth)));
    Result_ {
        rule_id: finding.code.id(),
        rule_index: rules
            .iter()
            .position(|code| *code == finding.code)
            .unwrap_or(0),
        level: level(finding.severity),
        message: Told {
            text: format!("{} ({})", finding.message, finding.help),
        },
        locations: first.into_iter().collect(),
        related_locations: related.collect(),
        partial_fingerprints: Fingerprints {
            finding: fingerprint(document, finding),
        },
    }
}

fn location<'a>(document: &Checked, site: &'a Site, related: Option<usize>) -> Location<'a> {
    Location {
        id: related,
        message: related.map(|_| Message { text: &site.place }),
        physical_location: Physical {
            artifact_location: Artifact {
                uri: uri(&document.path),
            },
            region: Region {
                start_line: site.line.max(1),
                start_column: (site.column > 0).then_some(site.column),
                snippet: Message { text: &site.quote },
            },
        },
        logical_locations: [Logical {
            fully_qualified_name: format!("{}#{}", document.id, site.locator),
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

/// What the finding is about, whatever its lines: code, places, words.
fn fingerprint(document: &Checked, finding: &Finding) -> String {
    use std::fmt::Write as _;
    let mut hash = Sha256::new();
    hash.update(finding.code.id());
    hash.update(&document.id);
    for site in &finding.sites {
        hash.update(site.locator.to_string());
        hash.update(&site.quote);
    }
    let mut out = String::with_capacity(32);
    for byte in hash.finalize().iter().take(16) {
        let _ = write!(out, "{byte:02x}");
    }
    out
}
