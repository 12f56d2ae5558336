//! Numbers that were read off an image and not surely: they are kept, but nobody may take them for values.

use crate::rule::{Evidence, Rule};
use crate::value::Value;

/// An OCR program that is less sure than this of a line, in hundredths, may have misread its numbers.
const SURE: u8 = 80;

/// Takes the numbers out of the values of a rule whose words were not surely read.
pub(super) fn set_apart(rule: &mut Rule) {
    let unsure = |ocr: Option<u8>| ocr.is_some_and(|sure| sure < SURE);
    let unsure = |e: &Evidence| e.origin.slip || unsure(e.origin.ocr);
    if rule.evidence.iter().any(unsure) {
        let values = std::mem::take(&mut rule.values);
        (rule.unverified, rule.values) = values.into_iter().partition(|(_, v)| has_number(v));
    }
}

/// Whether the value is or may be a number.
fn has_number(value: &Value) -> bool {
    !matches!(
        value,
        Value::Party(_) | Value::Items(_) | Value::Limit(_) | Value::Bool(_) | Value::Text(_)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(ocr: Option<u8>) -> Rule {
        let origin = match ocr {
            Some(sure) => serde_json::json!({ "page": 1, "line": 1, "ocr": sure }),
            None => serde_json::json!({ "page": 1, "line": 1 }),
        };
        let rule = serde_json::json!({
            "id": "a", "topic": "b", "clause": "c", "state": "loadable", "modality": "obligation", "bearer": "dipendente",
            "values": {
                "termine": { "type": "duration", "op": "exact", "value": "P15D" },
                "motivato": { "type": "bool", "value": true },
            },
            "condition": null, "exception": null,
            "evidence": [{
                "locator": "art_1__com_1", "place": "art. 1 c. 1", "origin": origin,
                "binding": "binding", "quote": "entro l5 giorni",
            }],
        });
        serde_json::from_value(rule).expect("a rule")
    }

    #[test]
    fn numbers_not_surely_read_off_an_image_are_no_values() {
        for (ocr, unsure) in [(None, 0), (Some(95), 0), (Some(80), 0), (Some(79), 1)] {
            let mut rule = rule(ocr);
            set_apart(&mut rule);
            assert_eq!(
                (rule.values.len(), rule.unverified.len()),
                (2 - unsure, unsure),
                "{ocr:?}"
            );
        }
    }
}
