//! Findings and deviations beside the lines of a change, as GitHub and GitLab show them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Checks, visible};
use crate::diagnostic::Severity;
use crate::report::issue::Issue;

/// GitHub's workflow commands, one line each: `::error file=…,line=…,title=…::…`.
pub fn github(checks: &Checks) -> String {
    checks.issues().iter().map(command).collect()
}

fn command(issue: &Issue) -> String {
    let level = match issue.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let site = issue.sites.first();
    let line = site.map_or(1, |site| site.line.max(1));
    let column = site.filter(|site| site.column > 0);
    let column = column.map(|site| format!(",col={}", site.column));
    let place = site.map_or("", |site| site.place.as_str());
    format!(
        "::{level} file={},line={line}{},title={}::{}\n",
        property(&issue.path),
        column.unwrap_or_default(),
        property(format!("{} {place}", issue.rule).trim()),
        data(&message(issue)),
    )
}

fn message(issue: &Issue) -> String {
    match issue.help.as_str() {
        "" => issue.message.clone(),
        help => format!("{}\naiuto: {help}", issue.message),
    }
}

/// The words of a command: a line end would begin another command.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\n', "%0A")
}

/// A property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[derive(Serialize)]
struct Quality {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// GitLab's code quality report: a JSON list, each fingerprint once.
pub fn gitlab(checks: &Checks) -> Result<String, serde_json::Error> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let issues = checks.issues();
    let list = issues.iter().map(|issue| quality(issue, &mut seen));
    let list: Vec<Quality> = list.collect();
    Ok(serde_json::to_string_pretty(&list)? + "\n")
}

fn quality(issue: &Issue, seen: &mut BTreeMap<String, usize>) -> Quality {
    let nth = seen.entry(issue.fingerprint.clone()).or_default();
    *nth += 1;
    let fingerprint = match *nth {
        1 => issue.fingerprint.clone(),
        nth => format!("{}-{nth}", issue.fingerprint),
    };
    Quality {
        description: visible(&message(issue)),
        check_name: issue.rule,
        fingerprint,
        severity: match issue.severity {
            Severity::Error => "critical",
            Severity::Warning => "major",
            Severity::Note => "info",
        },
        location: Location {
            path: issue.path.clone(),
            lines: Lines {
                begin: issue.sites.first().map_or(1, |site| site.line.max(1)),
            },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_a_command() {
        assert_eq!(data("50 %\n::error::x\r"), "50 %25%0A::error::x⟨U+000D⟩");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
    }
}
