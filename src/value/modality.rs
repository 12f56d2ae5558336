//! What a rule does: deve, può, ha diritto …

use serde::{Deserialize, Serialize};

/// What a rule does.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// Deve.
    Obligation,
    /// Non deve, non può.
    Prohibition,
    /// Può.
    Permission,
    /// Ha diritto.
    Right,
    /// Does not have, is not configurable.
    Exclusion,
    /// Says what a thing is.
    Definition,
    /// Punishes.
    Sanction,
    /// Guides a choice.
    Criterion,
    /// Points elsewhere.
    Reference,
    /// Is asked for by somebody.
    Claim,
}

impl Modality {
    /// The name in Italian lists.
    pub fn italian(self) -> &'static str {
        match self {
            Self::Obligation => "obbligo",
            Self::Prohibition => "divieto",
            Self::Permission => "facoltà",
            Self::Right => "diritto",
            Self::Exclusion => "esclusione",
            Self::Definition => "definizione",
            Self::Sanction => "sanzione",
            Self::Criterion => "criterio",
            Self::Reference => "rinvio",
            Self::Claim => "richiesta",
        }
    }
}
