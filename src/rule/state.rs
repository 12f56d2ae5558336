//! Whether a rule may be loaded and used without a person.

use serde::{Deserialize, Serialize};

use super::{Modality, Rule};
use crate::value::Binding;

/// What a system may do with a rule; only `loadable` is meant for automatic use.
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
pub enum State {
    /// Laid down, complete, read surely, and nothing in the document says otherwise.
    Loadable,
    /// Has a field to fill in or to tick.
    Blank,
    /// Can be read in more than one way: a number not surely read, or two values for one thing in one place.
    Ambiguous,
    /// Another place of the same document says otherwise.
    Contradictory,
    /// Told and not laid down: by a third party's note, or as an example.
    Reported,
    /// Asked for.
    Claim,
}

impl State {
    /// All states, in the order of the format.
    pub const ALL: &'static [Self] = &[
        Self::Loadable,
        Self::Blank,
        Self::Ambiguous,
        Self::Contradictory,
        Self::Reported,
        Self::Claim,
    ];

    /// The name in the data.
    pub fn id(self) -> &'static str {
        match self {
            Self::Loadable => "loadable",
            Self::Blank => "blank",
            Self::Ambiguous => "ambiguous",
            Self::Contradictory => "contradictory",
            Self::Reported => "reported",
            Self::Claim => "claim",
        }
    }

    /// The name in Italian reports.
    pub fn italian(self) -> &'static str {
        match self {
            Self::Loadable => "caricabile",
            Self::Blank => "in bianco",
            Self::Ambiguous => "ambigua",
            Self::Contradictory => "contraddittoria",
            Self::Reported => "riferita",
            Self::Claim => "rivendicazione",
        }
    }

    /// What the rule by itself shows: its strongest evidence, its values and how they were read. What other
    /// rules of the document say is not looked at.
    pub fn of(rule: &Rule) -> Self {
        let strongest = rule.evidence.iter().map(|e| e.binding).min();
        match strongest {
            _ if rule.modality == Modality::Claim => Self::Claim,
            Some(Binding::Claim) => Self::Claim,
            Some(Binding::Reported | Binding::Example) | None => Self::Reported,
            Some(Binding::Form) => Self::Blank,
            _ if rule.values.values().any(crate::value::Value::is_blank) => Self::Blank,
            _ if !rule.unverified.is_empty() => Self::Ambiguous,
            Some(Binding::Binding | Binding::Template) => Self::Loadable,
        }
    }
}
