//! What an earlier report told already, so that only what is new is told again.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Checks, issue};

/// How often each fingerprint stands in an earlier report.
pub type Known = BTreeMap<String, usize>;

/// Keys under which the formats of this program keep fingerprints: its own JSON and GitLab's, SARIF.
const KEYS: &[&str] = &["fingerprint", "derogaFinding/v1"];

/// The fingerprints of a report in any of the formats of this program that have them: JSON, JSONL, SARIF,
/// GitLab. `None` when it is no JSON, or a JSON that is no such report.
pub fn known(text: &str) -> Option<Known> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut found = Known::new();
    let mut report = false;
    for value in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
        let value = value.ok()?;
        report |= is_report(&value);
        collect(&value, &mut found);
    }
    report.then_some(found)
}

/// A list (of documents, of GitLab's entries), or an object that names its kind.
fn is_report(value: &Value) -> bool {
    let kinds = ["runs", "documents", "issues"];
    value.is_array() || kinds.iter().any(|key| value.get(key).is_some())
}

fn collect(value: &Value, found: &mut Known) {
    match value {
        Value::Array(list) => list.iter().for_each(|one| collect(one, found)),
        Value::Object(map) => {
            for (key, one) in map {
                match one {
                    Value::String(print) if KEYS.contains(&key.as_str()) => {
                        // GitLab wants each once: the second of two has `-2` after it.
                        let print = print.split('-').next().unwrap_or(print);
                        *found.entry(print.to_owned()).or_default() += 1;
                    }
                    other => collect(other, found),
                }
            }
        }
        _ => {}
    }
}

impl Checks {
    /// Drops what an earlier report told already. Of three that are alike, where it told two, one stays.
    pub fn only_new(&mut self, mut known: Known) {
        let mut is_new = |print: String| match known.get_mut(&print) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        };
        for document in &mut self.documents {
            let id = document.id.clone();
            let findings = &mut document.findings;
            findings.retain(|finding| is_new(issue::finding_print(&id, finding)));
            let cells = &mut document.deviations;
            cells.retain(|cell| is_new(issue::cell_print(&id, cell)));
        }
    }
}
