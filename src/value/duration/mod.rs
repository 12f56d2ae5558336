//! A span of time in the unit of the text: notice, terms, durations.

mod read;
mod show;
#[cfg(test)]
mod tests;
mod words;

pub(super) use read::{length, read};
pub(super) use words::{INDETERMINATE, adjectival};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::aside::Aside;
use super::op::{Bound, is_false};
use super::unit::Unit;

/// Which days count.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
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
pub enum DayKind {
    /// All days: what the text means when it says nothing.
    #[default]
    Calendar,
    /// Working days (giorni lavorativi).
    Working,
    /// Days that are no holiday (giorni feriali).
    Feriali,
}

/// How long: one or more numbers with their units, longest unit first (`1 anno e 6 mesi`).
///
/// Never empty, and only the last number may have decimals.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
pub struct Length(Vec<(Decimal, Unit)>);

impl Length {
    /// `n` of `unit`.
    pub fn new(n: impl Into<Decimal>, unit: Unit) -> Self {
        Self(vec![(n.into().normalize(), unit)])
    }

    /// The numbers with their units.
    pub fn parts(&self) -> &[(Decimal, Unit)] {
        &self.0
    }

    /// The same with a shorter part added; `None` when the part is not shorter.
    fn and(mut self, n: Decimal, unit: Unit) -> Option<Self> {
        let last = self.0.last()?;
        if unit >= last.1 || !last.0.is_integer() {
            return None;
        }
        self.0.push((n.normalize(), unit));
        Some(self)
    }
}

/// What stands in the place of the number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Amount {
    /// A number.
    Known(Length),
    /// An empty form field, with its unit where the form prints one.
    Blank(Option<Unit>),
    /// A word that names no number (`congruo`), as the masculine singular.
    Indeterminate(String),
}

/// A span of time with its operator, in the unit of the text: 30 giorni is never 1 mese.
///
/// In the data: `{op: min, value: 'P30D', days: calendar}` with ISO 8601 values; `blank: true, unit:
/// giorni` for an empty field; `indeterminate: congruo` for a word that names no number.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct Duration {
    /// How the number bounds.
    pub bound: Bound,
    /// The number.
    pub amount: Amount,
    /// Which days count; `Calendar` for units other than days.
    pub days: DayKind,
    /// The words themselves, where they say more than the number («il giorno prima»).
    pub qualifier: Aside<String>,
}

impl Duration {
    /// Calendar time with an operator.
    pub fn new(bound: Bound, length: Length) -> Self {
        Self {
            bound,
            amount: Amount::Known(length),
            days: DayKind::Calendar,
            qualifier: Aside::default(),
        }
    }

    /// Whether the number is an empty form field.
    pub fn is_blank(&self) -> bool {
        matches!(self.amount, Amount::Blank(_))
    }

    /// Whether it counts in days, so that the kind of day matters.
    fn in_days(&self) -> bool {
        match &self.amount {
            Amount::Known(length) => length.parts().iter().any(|(_, unit)| *unit == Unit::Giorni),
            Amount::Blank(unit) => *unit == Some(Unit::Giorni),
            Amount::Indeterminate(_) => false,
        }
    }
}

/// A duration as written in the data.
#[derive(Clone, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[schemars(rename = "Duration")]
struct Wire {
    #[serde(flatten)]
    bound: Bound,
    /// ISO 8601, in the unit of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    /// An empty form field.
    #[serde(default, skip_serializing_if = "is_false")]
    blank: bool,
    /// The unit that the form prints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<Unit>,
    /// A word that names no number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    indeterminate: Option<String>,
    /// Which days count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    days: Option<DayKind>,
    /// The words of the text, where they say more.
    #[serde(default, skip_serializing_if = "Aside::is_none")]
    qualifier: Aside<String>,
}

impl From<Duration> for Wire {
    fn from(duration: Duration) -> Self {
        let days = duration.in_days().then_some(duration.days);
        let mut wire = Self {
            bound: duration.bound,
            days,
            qualifier: duration.qualifier,
            ..Self::default()
        };
        match duration.amount {
            Amount::Known(length) => wire.value = Some(length.iso()),
            Amount::Blank(unit) => (wire.blank, wire.unit) = (true, unit),
            Amount::Indeterminate(word) => wire.indeterminate = Some(word),
        }
        wire
    }
}

impl TryFrom<Wire> for Duration {
    type Error = String;

    fn try_from(wire: Wire) -> Result<Self, String> {
        let amount = match (wire.value, wire.blank, wire.indeterminate) {
            (Some(iso), false, None) => Amount::Known(Length::from_iso(&iso)?),
            (None, true, None) => Amount::Blank(wire.unit),
            (None, false, Some(word)) => Amount::Indeterminate(word),
            _ => {
                return Err("una durata ha uno solo fra `value`, `blank` e `indeterminate`".into());
            }
        };
        Ok(Self {
            bound: wire.bound,
            amount,
            days: wire.days.unwrap_or_default(),
            qualifier: wire.qualifier,
        })
    }
}
