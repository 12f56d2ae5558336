//! Punishments: from one step of the ladder to another, each with its measure.

mod read;
#[cfg(test)]
mod tests;

pub(super) use read::read;

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::duration::Length;
use super::{money, spoken};

/// The disciplinary punishments of public employment, lightest first (d.lgs. 165/2001, d.lgs. 297/1994 and
/// the contracts).
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
    /// Avvertimento scritto, of teachers.
    Avvertimento,
    /// Rimprovero scritto (censura).
    RimproveroScritto,
    /// Multa, in hours of pay; of managers in euros.
    Multa,
    /// Sospensione dal servizio con privazione della retribuzione.
    Sospensione,
    /// Licenziamento con preavviso.
    LicenziamentoConPreavviso,
    /// Licenziamento senza preavviso.
    LicenziamentoSenzaPreavviso,
    /// Destituzione, of teachers.
    Destituzione,
}

/// The spoken form of each.
const NAMES: &[(Penalty, &str)] = &[
    (Penalty::RimproveroVerbale, "rimprovero verbale"),
    (Penalty::Avvertimento, "avvertimento scritto"),
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
    (Penalty::Destituzione, "destituzione"),
];

impl Penalty {
    /// The spoken form.
    fn name(self) -> &'static str {
        let named = NAMES.iter().find(|(penalty, _)| *penalty == self);
        named.map_or("", |(_, name)| name)
    }

    /// Whether there is more and less of it.
    fn is_measured(self) -> bool {
        matches!(self, Self::Multa | Self::Sospensione)
    }
}

/// How much of a punishment: `P10D`, `PT4H` (hours of pay), `200.00` (euros).
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
pub enum Measure {
    /// So long, or the pay of so long.
    Time(Length),
    /// So many euros.
    Euro(Decimal),
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(length) => length.fmt(f),
            Self::Euro(amount) => write!(f, "{} EUR", money::show(*amount)),
        }
    }
}

impl TryFrom<String> for Measure {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.parse::<Decimal>() {
            Ok(amount) => Ok(Self::Euro(amount.normalize())),
            Err(_) => Length::from_iso(&text).map(Self::Time),
        }
    }
}

impl From<Measure> for String {
    fn from(measure: Measure) -> Self {
        match measure {
            Measure::Time(length) => length.iso(),
            Measure::Euro(amount) => money::show(amount),
        }
    }
}

/// One step of the ladder: a punishment, and how much of it where the text says so.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Step {
    /// The kind.
    pub penalty: Penalty,
    /// How much: only a multa and a sospensione have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Measure>,
}

impl Step {
    /// A punishment without its measure.
    pub fn bare(penalty: Penalty) -> Self {
        Self {
            penalty,
            measure: None,
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.penalty.name())?;
        match &self.measure {
            Some(measure) => write!(f, " di {measure}"),
            None => Ok(()),
        }
    }
}

/// A punishment, or a range of them: «dal rimprovero verbale alla multa di 4 ore», «sospensione da 11 giorni
/// a 6 mesi», «licenziamento con preavviso» (both ends the same).
///
/// In the data: `{min: {penalty: sospensione, measure: 'P11D'}, max: {penalty: sospensione, measure: 'P6M'}}`.
/// At least one end is there; an end that the text leaves open («non inferiore alla multa») is not.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct Sanction {
    /// The least.
    pub min: Option<Step>,
    /// The most.
    pub max: Option<Step>,
}

impl Sanction {
    /// From one punishment to another.
    pub fn range(min: Step, max: Step) -> Self {
        Self {
            min: Some(min),
            max: Some(max),
        }
    }
}

/// A punishment as written in the data.
#[derive(Serialize, Deserialize, schemars::JsonSchema)]
#[schemars(rename = "Sanction")]
struct Wire {
    /// The least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    min: Option<Step>,
    /// The most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    max: Option<Step>,
}

impl From<Sanction> for Wire {
    fn from(Sanction { min, max }: Sanction) -> Self {
        Self { min, max }
    }
}

impl TryFrom<Wire> for Sanction {
    type Error = String;

    fn try_from(Wire { min, max }: Wire) -> Result<Self, String> {
        let ends = || [&min, &max].into_iter().flatten();
        if ends().count() == 0 {
            return Err("una sanzione ha `min`, `max` o entrambi".into());
        }
        if let Some(step) = ends().find(|s| s.measure.is_some() && !s.penalty.is_measured()) {
            return Err(format!("`{}` non ha una misura", step.penalty.name()));
        }
        Ok(Self { min, max })
    }
}

/// All kinds of dismissal: what the text means when it does not say which.
const DISMISSAL: (Penalty, Penalty) = (
    Penalty::LicenziamentoConPreavviso,
    Penalty::LicenziamentoSenzaPreavviso,
);

impl fmt::Display for Sanction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (min, max) = match (&self.min, &self.max) {
            (Some(min), Some(max)) => (min, max),
            (Some(min), None) => return write!(f, "almeno {min}"),
            (None, Some(max)) => return write!(f, "massimo {max}"),
            (None, None) => return Ok(()),
        };
        if min == max {
            return min.fmt(f);
        }
        if min.penalty != max.penalty {
            return if (min.penalty, max.penalty) == DISMISSAL {
                f.write_str("licenziamento")
            } else {
                write!(f, "da {min} a {max}")
            };
        }
        let name = min.penalty.name();
        match (&min.measure, &max.measure) {
            (Some(least), Some(most)) => write!(f, "{name} da {least} a {most}"),
            (Some(least), None) => write!(f, "{name} almeno {least}"),
            (None, Some(most)) => write!(f, "{name} massimo {most}"),
            (None, None) => f.write_str(name),
        }
    }
}

impl FromStr for Sanction {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        spoken::whole(text, read::spoken).ok_or_else(|| {
            format!(
                "`{text}` non è una sanzione: scrivi per esempio `sospensione da 11 giorni a 6 mesi` o `da \
                 rimprovero verbale a multa di 4 ore`"
            )
        })
    }
}
