//! Punishments: the kind, from least to most.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::duration::Length;
use super::spoken;

/// The disciplinary punishments of public employment, lightest first (d.lgs. 165/2001 and the contracts).
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
pub enum Penalty {
    /// Rimprovero verbale.
    RimproveroVerbale,
    /// Rimprovero scritto (censura).
    RimproveroScritto,
    /// Multa, in hours of pay.
    Multa,
    /// Sospensione dal servizio con privazione della retribuzione.
    Sospensione,
    /// Licenziamento con preavviso.
    LicenziamentoConPreavviso,
    /// Licenziamento senza preavviso.
    LicenziamentoSenzaPreavviso,
}

/// The spoken form of each; the longer name first where one begins with the other.
const NAMES: &[(Penalty, &str)] = &[
    (Penalty::RimproveroVerbale, "rimprovero verbale"),
    (Penalty::RimproveroScritto, "rimprovero scritto"),
    (Penalty::Multa, "multa"),
    (Penalty::Sospensione, "sospensione"),
    (
        Penalty::LicenziamentoConPreavviso,
        "licenziamento con preavviso",
    ),
    (
        Penalty::LicenziamentoSenzaPreavviso,
        "licenziamento senza preavviso",
    ),
];

/// A punishment with its measure: «sospensione da 11 giorni a 6 mesi», «multa massimo 4 ore».
///
/// In the data: `{penalty: sospensione, min: 'P11D', max: 'P6M'}`.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Sanction {
    /// The kind.
    pub penalty: Penalty,
    /// The least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Length>,
    /// The most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Length>,
}

impl fmt::Display for Sanction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            NAMES
                .iter()
                .find(|(p, _)| *p == self.penalty)
                .map_or("", |(_, name)| name),
        )?;
        match (&self.min, &self.max) {
            (None, None) => Ok(()),
            (Some(min), None) => write!(f, " almeno {min}"),
            (None, Some(max)) => write!(f, " massimo {max}"),
            (Some(min), Some(max)) => write!(f, " da {min} a {max}"),
        }
    }
}

impl FromStr for Sanction {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "`{text}` non è una sanzione: scrivi per esempio `sospensione da 11 giorni a 6 mesi`"
            )
        };
        let (penalty, rest) = NAMES
            .iter()
            .find_map(|(p, name)| text.strip_prefix(name).map(|rest| (*p, rest.trim())))
            .ok_or_else(wrong)?;
        let length = |text: &str| spoken::whole(text, super::duration::length).ok_or_else(wrong);
        let (min, max) = if rest.is_empty() {
            (None, None)
        } else if let Some(min) = rest.strip_prefix("almeno ") {
            (Some(length(min)?), None)
        } else if let Some(max) = rest.strip_prefix("massimo ") {
            (None, Some(length(max)?))
        } else {
            let (min, max) = rest
                .strip_prefix("da ")
                .and_then(|rest| rest.split_once(" a "))
                .ok_or_else(wrong)?;
            (Some(length(min)?), Some(length(max)?))
        };
        Ok(Self { penalty, min, max })
    }
}
