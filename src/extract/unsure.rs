//! Numbers that were read off an image and not surely: they are kept, but nobody may take them for values.

use crate::rule::Rule;
use crate::value::Value;

/// An OCR program that is less sure than this of a line, in hundredths, may have misread its numbers.
const SURE: u8 = 80;

/// Takes the numbers out of the values of a rule whose words were not surely read.
pub(super) fn set_apart(rule: &mut Rule) {
    let unsure = |ocr: Option<u8>| ocr.is_some_and(|sure| sure < SURE);
    if rule.evidence.iter().any(|e| unsure(e.origin.ocr)) {
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
