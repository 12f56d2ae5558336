//! Time bands: from one hour to another on some days, or with respect to another band.

mod cover;
mod read;
mod span;
#[cfg(test)]
mod tests;

pub use cover::{Context, Cover};
pub(super) use read::read;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::clock::Clock;
use super::days::Days;
use super::op::is_false;

/// A band given by reference to something else of the working day.
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
pub enum Relative {
    /// All hours outside the band in which the worker can be contacted.
    FuoriContattabilita,
    /// After the end of, or outside, working hours.
    FuoriOrario,
    /// During the breaks.
    Pause,
    /// Inside the band in which the worker can be contacted.
    InContattabilita,
    /// During ordinary working hours.
    InOrario,
}

/// The spoken form of each.
const RELATIVES: &[(Relative, &str)] = &[
    (Relative::FuoriContattabilita, "fuori contattabilita"),
    (Relative::FuoriOrario, "fuori orario"),
    (Relative::Pause, "pause"),
    (Relative::InContattabilita, "in contattabilita"),
    (Relative::InOrario, "in orario"),
];

/// The hours of a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hours {
    /// From one time to another; over midnight where the second is not later.
    Clock {
        /// Start.
        from: Clock,
        /// End.
        to: Clock,
    },
    /// Empty form fields.
    Blank,
    /// By reference.
    Relative(Relative),
}

/// One band: hours and days.
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
#[serde(try_from = "Wire", into = "Wire")]
pub struct Band {
    /// The hours.
    pub hours: Hours,
    /// The days; empty when the text names none.
    pub days: Days,
}

/// One or more bands; together they are what the text gives.
///
/// In the data: `{bands: [{from: '17:30', to: '08:00', over_midnight: true, days: [lun, mar, …]}]}`.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Bands {
    /// In the order of the text, none twice; never empty.
    pub bands: Vec<Band>,
}

impl Bands {
    /// The minutes of the day that has most; `None` when a band is empty or depends on another text.
    pub fn longest_day(&self) -> Option<u16> {
        let mut days = [0_u16; 8];
        for band in &self.bands {
            let Hours::Clock { from, to } = band.hours else {
                return None;
            };
            let (from, to) = (from.minutes(), to.minutes());
            let minutes = if from < to {
                to - from
            } else {
                24 * 60 - from + to
            };
            for (index, day) in days.iter_mut().enumerate() {
                if band.days.is_empty() || band.days.holds(index) {
                    *day = day.saturating_add(minutes);
                }
            }
        }
        days.into_iter().max()
    }

    /// Whether all bands say their hours themselves.
    pub fn on_the_clock(&self) -> bool {
        self.bands
            .iter()
            .all(|band| matches!(band.hours, Hours::Clock { .. }))
    }

    /// Whether a band has empty fields for its hours.
    pub fn is_blank(&self) -> bool {
        self.bands.iter().any(|band| band.hours == Hours::Blank)
    }
}

/// A band as written in the data.
#[derive(Clone, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[schemars(rename = "Band")]
struct Wire {
    /// `HH:MM`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    /// `HH:MM`, `24:00` for the end of the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    /// Whether it ends on the day after.
    #[serde(default, skip_serializing_if = "is_false")]
    over_midnight: bool,
    /// Empty form fields.
    #[serde(default, skip_serializing_if = "is_false")]
    blank: bool,
    /// By reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    relative: Option<Relative>,
    /// The days.
    #[serde(default, skip_serializing_if = "no_days")]
    days: Days,
}

#[allow(clippy::trivially_copy_pass_by_ref)]
fn no_days(days: &Days) -> bool {
    days.is_empty()
}

impl From<Band> for Wire {
    fn from(band: Band) -> Self {
        let wire = Self {
            days: band.days,
            ..Self::default()
        };
        match band.hours {
            Hours::Clock { from, to } => Self {
                from: Some(from.to_string()),
                to: Some(to.to_string()),
                over_midnight: to <= from,
                ..wire
            },
            Hours::Blank => Self {
                blank: true,
                ..wire
            },
            Hours::Relative(relative) => Self {
                relative: Some(relative),
                ..wire
            },
        }
    }
}

impl TryFrom<Wire> for Band {
    type Error = String;

    fn try_from(wire: Wire) -> Result<Self, String> {
        let hours = match (wire.from, wire.to, wire.blank, wire.relative) {
            (Some(from), Some(to), false, None) => Hours::Clock {
                from: from.parse()?,
                to: to.parse()?,
            },
            (None, None, true, None) => Hours::Blank,
            (None, None, false, Some(relative)) => Hours::Relative(relative),
            _ => {
                return Err(
                    "una fascia ha `from` e `to`, oppure `blank`, oppure `relative`".into(),
                );
            }
        };
        Ok(Self {
            hours,
            days: wire.days,
        })
    }
}

impl fmt::Display for Band {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.hours {
            Hours::Clock { from, to } => write!(f, "{from}-{to}")?,
            Hours::Blank => f.write_str("__-__")?,
            Hours::Relative(relative) => {
                f.write_str(
                    RELATIVES
                        .iter()
                        .find(|(r, _)| *r == relative)
                        .map_or("", |(_, name)| name),
                )?;
            }
        }
        if self.days.is_empty() {
            Ok(())
        } else {
            write!(f, " {}", self.days)
        }
    }
}

impl FromStr for Band {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let relative = RELATIVES
            .iter()
            .find_map(|(r, name)| text.strip_prefix(name).map(|rest| (*r, rest)));
        let (hours, days) = if let Some((relative, rest)) = relative {
            (Hours::Relative(relative), rest)
        } else {
            let (hours, days) = text.split_once(' ').unwrap_or((text, ""));
            (parse_hours(hours)?, days)
        };
        let days = if days.trim().is_empty() {
            Days::default()
        } else {
            days.trim().parse()?
        };
        Ok(Self { hours, days })
    }
}

fn parse_hours(text: &str) -> Result<Hours, String> {
    if text == "__-__" {
        return Ok(Hours::Blank);
    }
    let (from, to) = text.split_once('-').ok_or_else(|| {
        format!("`{text}` non è una fascia oraria: scrivi per esempio `17:30-08:00 lun-ven`, `__-__` o `fuori contattabilita`")
    })?;
    Ok(Hours::Clock {
        from: from.parse()?,
        to: to.parse()?,
    })
}

impl fmt::Display for Bands {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bands: Vec<String> = self.bands.iter().map(Band::to_string).collect();
        f.write_str(&bands.join("; "))
    }
}

impl FromStr for Bands {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Ok(Self {
            bands: text.split(';').map(str::parse).collect::<Result<_, _>>()?,
        })
    }
}
