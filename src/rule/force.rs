//! From when and until when a rule is in force, where the act says so.

use serde::{Deserialize, Serialize};

/// The days between which a rule is in force, both included, as the act itself gives them: nothing is
/// computed. ISO 8601.
#[derive(
    Clone,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
pub struct InForce {
    /// First day; `None` where the act does not give it.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub from: Option<String>,
    /// Last day; `None` where the act does not give it.
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub until: Option<String>,
    /// Ids of the rules that say so, sorted; empty where the rule's own sentence does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub said_by: Vec<String>,
}

/// Where a day stands to the days of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The act gives no days: it is not known to be out of force.
    Undated,
    /// The day is before the first one.
    NotYet,
    /// The day is inside.
    InForce,
    /// The day is after the last one.
    Expired,
}

impl InForce {
    /// Where `day` (ISO 8601, with year) stands.
    pub fn on(&self, day: &str) -> Standing {
        match (&self.from, &self.until) {
            (Some(from), _) if day < from.as_str() => Standing::NotYet,
            (_, Some(until)) if day > until.as_str() => Standing::Expired,
            (None, None) => Standing::Undated,
            _ => Standing::InForce,
        }
    }
}

impl Standing {
    /// Whether the rule is known to be out of force.
    pub fn is_out(self) -> bool {
        matches!(self, Self::NotYet | Self::Expired)
    }
}
