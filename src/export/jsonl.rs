//! JSON Lines: one rule a line, each with its document.

use serde_json::{Value, json};

use super::File;
use crate::rule::Ruleset;

/// `rules.jsonl`: one object a line, in the order of the rulesets, with the keys of the ruleset and the id,
/// institution and URN of the document.
///
/// # Errors
/// When a rule cannot be written as JSON.
pub fn jsonl(sets: &[&Ruleset]) -> Result<Vec<File>, serde_json::Error> {
    let mut text = String::new();
    for set in sets {
        let document = &set.document;
        for rule in &set.rules {
            let mut line = json!({
                "document": document.id,
                "act": document.urn(),
                "institution": document.institution,
                "institution_id": document.institution_id,
                "comparto": document.comparto,
                "sha256": set.sha256,
                "text_sha256": set.text_sha256,
            });
            if let (Value::Object(line), Value::Object(rule)) =
                (&mut line, serde_json::to_value(rule)?)
            {
                line.extend(rule);
            }
            text.push_str(&line.to_string());
            text.push('\n');
        }
    }
    Ok(vec![File::new("rules.jsonl", text)])
}
