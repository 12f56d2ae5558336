//! Layer 2: typed values. Each can be shown, read back, and read off the words of a sentence.

mod aside;
mod binding;
mod band;
mod clock;
mod date;
mod days;
mod duration;
mod items;
mod modality;
mod number;
mod op;
mod party;
mod per;
mod phrase;
mod spoken;
mod unit;

pub use aside::Aside;
pub use binding::Binding;
pub use band::{Band, Bands, Hours, Relative};
pub use clock::Clock;
pub use date::Date;
pub use days::Days;
pub use duration::{Amount, DayKind, Duration, Length};
pub use items::Items;
pub use modality::Modality;
pub use op::{Bound, Op};
pub use party::Party;
pub use per::Per;
pub use unit::Unit;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::Words;

/// The type of a slot, as grammars name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ValueType {
    /// A span of time: preavviso, termine, durata.
    Duration,
    /// Time bands with their days.
    Band,
    /// A day of the calendar.
    Date,
    /// Who: amministrazione, dipendente, entrambi …
    Party,
    /// A set of named items.
    Items,
}

/// A typed value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Value {
    /// A span of time.
    Duration(Duration),
    /// Time bands with their days.
    Band(Bands),
    /// A day of the calendar.
    Date(Date),
    /// Who.
    Party(Party),
    /// A set of named items.
    Items(Items),
}

impl Value {
    /// Its type.
    pub fn value_type(&self) -> ValueType {
        match self {
            Self::Duration(_) => ValueType::Duration,
            Self::Band(_) => ValueType::Band,
            Self::Date(_) => ValueType::Date,
            Self::Party(_) => ValueType::Party,
            Self::Items(_) => ValueType::Items,
        }
    }

    /// Whether the text leaves it empty (`__ giorni`).
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Duration(duration) => duration.is_blank(),
            Self::Band(bands) => bands.is_blank(),
            _ => false,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Duration(duration) => duration.fmt(f),
            Self::Band(bands) => bands.fmt(f),
            Self::Date(date) => date.fmt(f),
            Self::Party(party) => party.fmt(f),
            Self::Items(items) => items.fmt(f),
        }
    }
}

/// Reads a value of type `wanted` at word `at`; gives it with the number of words it takes.
///
/// The longest reading wins. `None` when there is no such value there.
pub fn read(wanted: ValueType, words: Words<'_>, at: usize) -> Option<(Value, usize)> {
    match wanted {
        ValueType::Duration => duration::read(words, at).map(|(duration, n)| (Value::Duration(duration), n)),
        ValueType::Band => band::read(words, at).map(|(bands, n)| (Value::Band(bands), n)),
        ValueType::Date => date::read(words, at).map(|(date, n)| (Value::Date(date), n)),
        ValueType::Party => party::read(words, at).map(|(party, n)| (Value::Party(party), n)),
        ValueType::Items => None,
    }
}

/// Reads the spoken form of a value (`almeno 30 giorni`, `7.00 EUR`).
pub fn parse(wanted: ValueType, spoken: &str) -> Result<Value, String> {
    match wanted {
        ValueType::Duration => spoken.parse().map(Value::Duration),
        ValueType::Band => spoken.parse().map(Value::Band),
        ValueType::Date => spoken.parse().map(Value::Date),
        ValueType::Party => spoken.parse().map(Value::Party),
        ValueType::Items => spoken.parse().map(Value::Items),
    }
}
