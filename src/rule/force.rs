//! From when and until when a rule is in force, where the act says so.

use serde::{Deserialize, Serialize};

use super::{Rule, Ruleset};

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
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
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

impl Rule {
    /// Where `day` (ISO 8601) stands to the days of the rule.
    pub fn on(&self, day: &str) -> Standing {
        let days = self.in_force.as_ref();
        days.map_or(Standing::Undated, |days| days.on(day))
    }
}

impl Ruleset {
    /// Says of each rule how it stands on `day` (ISO 8601).
    pub fn look_at(&mut self, day: &str) {
        self.at = Some(day.to_owned());
        for rule in &mut self.rules {
            rule.standing = Some(rule.on(day));
        }
    }

    /// The same without the rules that are known to be out of force on the day looked at, and how many those
    /// are; topics that only they spoke of count as silent.
    pub fn in_force(&self) -> (Self, usize) {
        let mut left = self.clone();
        let out = |rule: &Rule| rule.standing.is_some_and(Standing::is_out);
        left.rules.retain(|rule| !out(rule));
        let gone = self.rules.iter().filter(|rule| out(rule));
        let lost = gone.map(|rule| &rule.topic);
        let lost = lost.filter(|topic| left.rules.iter().all(|r| r.topic != **topic));
        left.silent.extend(lost.cloned());
        left.silent.sort();
        left.silent.dedup();
        let count = self.rules.len() - left.rules.len();
        (left, count)
    }
}

impl Standing {
    /// Whether the rule is known to be out of force.
    pub fn is_out(self) -> bool {
        matches!(self, Self::NotYet | Self::Expired)
    }

    /// The name in Italian reports.
    pub fn italian(self) -> &'static str {
        match self {
            Self::Undated => "senza date",
            Self::NotYet => "non ancora in vigore",
            Self::InForce => "in vigore",
            Self::Expired => "scaduta",
        }
    }
}
