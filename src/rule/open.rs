//! Empty form fields, and what bounds the value that goes there.

use serde::{Deserialize, Serialize};

use crate::value::Value;

/// An empty form field that a rule leaves to be agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct OpenTerm {
    /// The rule that holds it.
    pub rule: String,
    /// Topic of the rule.
    pub topic: String,
    /// The slot that is empty.
    pub slot: String,
    /// The blank value, which names the expected type and unit.
    pub value: Value,
    /// What bounds it: rules of the document itself, then of its contract. Empty where nothing is known to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bounds: Vec<Bounds>,
}

/// A value that bounds what may be agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Bounds {
    /// Id of the document or contract that sets it.
    pub act: String,
    /// Id of the rule that sets it.
    pub rule: String,
    /// Its place, as a person cites it.
    pub place: String,
    /// The value; its operator says which way it bounds.
    pub value: Value,
    /// The same in words: «almeno 30 giorni».
    pub words: String,
}
