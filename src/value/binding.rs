//! How far words bind.

use serde::{Deserialize, Serialize};

/// How far the words bind, apart from what they say. From strongest to weakest.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
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
pub enum Binding {
    /// Laid down by the act.
    #[default]
    Binding,
    /// In a model agreement: binds once signed.
    Template,
    /// In a form to fill in or tick.
    Form,
    /// Given as an example («a solo titolo esemplificativo»).
    Example,
    /// Told by a third party's note.
    Reported,
    /// Asked for.
    Claim,
}

impl Binding {
    /// The name in the data.
    pub fn id(self) -> &'static str {
        match self {
            Self::Binding => "binding",
            Self::Template => "template",
            Self::Form => "form",
            Self::Example => "example",
            Self::Reported => "reported",
            Self::Claim => "claim",
        }
    }

    /// Its name in Italian reports.
    pub fn italian(self) -> &'static str {
        match self {
            Self::Binding => "disposto",
            Self::Template => "modello di accordo",
            Self::Form => "modulo",
            Self::Example => "esempio",
            Self::Reported => "riferito",
            Self::Claim => "richiesta",
        }
    }
}
