//! Layer 2: typed values. Each can be shown, read back, and read off the words of a sentence.

mod age;
mod aside;
mod band;
mod binding;
pub mod calendar;
mod carried;
mod citations;
mod clock;
mod count;
mod date;
mod days;
mod denial;
mod duration;
mod flag;
mod free_text;
mod frequency;
mod hold;
mod items;
mod limit;
mod modality;
mod money;
mod number;
mod op;
pub mod order;
mod party;
mod per;
mod percent;
mod phrase;
mod range;
mod sanction;
mod score_table;
mod sign;
mod spoken;
mod unit;

pub use age::Age;
pub use aside::Aside;
pub use band::{Band, Bands, Context, Cover, Hours, Relative};
pub use binding::Binding;
pub use calendar::Calendar;
pub use citations::{Citations, Target};
pub use clock::Clock;
pub use count::{Count, Thing};
pub use date::{Date, dotted};
pub use days::{Day, Days};
pub use duration::{Amount, DayKind, Duration, Length};
pub use flag::Flag;
pub use free_text::FreeText;
pub use frequency::{Every, Frequency};
pub use hold::{Held, hold, indeterminate};
pub use items::Items;
pub use limit::Limit;
pub use modality::Modality;
pub use money::{Money, Tax};
pub use number::{cardinal, ordinal};
pub use op::{Bound, Op};
pub use order::{Order, compare};
pub use party::Party;
pub use per::Per;
pub use percent::Percent;
pub use range::{Range, ranges};
pub use sanction::{Measure, Penalty, Sanction, Step};
pub use score_table::{Bracket, Fault, Points, Score, ScoreRow, ScoreTable};
pub use sign::{has_sign, is_sign};
pub use unit::Unit;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::Words;

/// The type of a slot, as grammars name it.
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
pub enum ValueType {
    /// A span of time: preavviso, termine, durata.
    Duration,
    /// A limit by reference: orario medio giornaliero.
    Limit,
    /// A sum of money.
    Money,
    /// Time bands with their days.
    Band,
    /// A day of the calendar.
    Date,
    /// So many, in each period.
    Count,
    /// How often.
    Frequency,
    /// An age in years.
    Age,
    /// A percentage.
    Percent,
    /// Who: amministrazione, dipendente, entrambi …
    Party,
    /// Named items: a set, or a list in order.
    Items,
    /// Points by condition, unit and bracket.
    ScoreTable,
    /// A punishment, or a range of them.
    Sanction,
    /// Acts, contracts and places that the sentence cites.
    Citation,
    /// Yes or no.
    Bool,
    /// Words kept as they are.
    Text,
}

impl ValueType {
    /// All types, in the order of the table.
    pub const ALL: &'static [Self] = &[
        Self::Duration,
        Self::Limit,
        Self::Money,
        Self::Band,
        Self::Date,
        Self::Count,
        Self::Frequency,
        Self::Age,
        Self::Percent,
        Self::Party,
        Self::Items,
        Self::ScoreTable,
        Self::Sanction,
        Self::Citation,
        Self::Bool,
        Self::Text,
    ];
}

/// A typed value.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Value {
    /// A span of time: preavviso, termine, durata.
    Duration(Duration),
    /// A limit by reference: orario medio giornaliero.
    Limit(Limit),
    /// A sum of money.
    Money(Money),
    /// Time bands with their days.
    Band(Bands),
    /// A day of the calendar.
    Date(Date),
    /// So many, in each period.
    Count(Count),
    /// How often.
    Frequency(Frequency),
    /// An age in years.
    Age(Age),
    /// A percentage.
    Percent(Percent),
    /// Who: amministrazione, dipendente, entrambi …
    Party(
        #[serde(with = "party::named")]
        #[schemars(with = "party::Named")]
        Party,
    ),
    /// Named items: a set, or a list in order.
    Items(Items),
    /// Points by condition, unit and bracket.
    ScoreTable(ScoreTable),
    /// A punishment, or a range of them.
    Sanction(Sanction),
    /// Acts, contracts and places that the sentence cites.
    Citation(Citations),
    /// Yes or no.
    Bool(Flag),
    /// Words kept as they are.
    Text(FreeText),
    /// An empty form field where a value of a type without blanks of its own goes.
    Blank(Blank),
}

/// An empty form field, with the type that is expected there.
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
pub struct Blank {
    /// What goes there.
    pub expected: ValueType,
}

impl Value {
    /// Its type; for an empty form field the type expected there.
    pub fn value_type(&self) -> ValueType {
        match self {
            Self::Duration(_) => ValueType::Duration,
            Self::Limit(_) => ValueType::Limit,
            Self::Money(_) => ValueType::Money,
            Self::Band(_) => ValueType::Band,
            Self::Date(_) => ValueType::Date,
            Self::Count(_) => ValueType::Count,
            Self::Frequency(_) => ValueType::Frequency,
            Self::Age(_) => ValueType::Age,
            Self::Percent(_) => ValueType::Percent,
            Self::Party(_) => ValueType::Party,
            Self::Items(_) => ValueType::Items,
            Self::ScoreTable(_) => ValueType::ScoreTable,
            Self::Sanction(_) => ValueType::Sanction,
            Self::Citation(_) => ValueType::Citation,
            Self::Bool(_) => ValueType::Bool,
            Self::Text(_) => ValueType::Text,
            Self::Blank(blank) => blank.expected,
        }
    }

    /// The same, where a duration without operator words bounds as `bare` says.
    #[must_use]
    pub fn bounded(mut self, bare: Op) -> Self {
        if let Self::Duration(duration) = &mut self
            && duration.bound == Bound::EXACT
            && !duration.is_blank()
        {
            duration.bound.op = bare;
        }
        self
    }

    /// Whether the text leaves it empty (`__ giorni`).
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Duration(duration) => duration.is_blank(),
            Self::Money(money) => money.amount.is_none(),
            Self::Band(bands) => bands.is_blank(),
            Self::Count(count) => count.n.is_none(),
            Self::Frequency(frequency) => frequency.is_blank(),
            Self::Age(age) => age.years.is_none(),
            Self::Percent(percent) => percent.percent.is_none(),
            Self::Blank(_) => true,
            _ => false,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Duration(value) => value.fmt(f),
            Self::Limit(value) => value.fmt(f),
            Self::Money(value) => value.fmt(f),
            Self::Band(value) => value.fmt(f),
            Self::Date(value) => value.fmt(f),
            Self::Count(value) => value.fmt(f),
            Self::Frequency(value) => value.fmt(f),
            Self::Age(value) => value.fmt(f),
            Self::Percent(value) => value.fmt(f),
            Self::Party(value) => value.fmt(f),
            Self::Items(value) => value.fmt(f),
            Self::ScoreTable(value) => value.fmt(f),
            Self::Sanction(value) => value.fmt(f),
            Self::Citation(value) => value.fmt(f),
            Self::Bool(value) => value.fmt(f),
            Self::Text(value) => value.fmt(f),
            Self::Blank(_) => f.write_str("__"),
        }
    }
}

/// Reads a value of type `wanted` at word `at`; gives it with the number of words it takes.
///
/// The longest reading wins. `None` when there is no such value there.
pub fn read(wanted: ValueType, words: Words<'_>, at: usize) -> Option<(Value, usize)> {
    match wanted {
        ValueType::Duration => {
            duration::read(words, at).map(|(value, n)| (Value::Duration(value), n))
        }
        ValueType::Limit => limit::read(words, at).map(|(value, n)| (Value::Limit(value), n)),
        ValueType::Money => money::read(words, at).map(|(value, n)| (Value::Money(value), n)),
        ValueType::Band => band::read(words, at).map(|(value, n)| (Value::Band(value), n)),
        ValueType::Date => {
            let blank = || {
                date::read_blank(words, at).map(|n| (Value::Blank(Blank { expected: wanted }), n))
            };
            date::read(words, at)
                .map(|(value, n)| (Value::Date(value), n))
                .or_else(blank)
        }
        ValueType::Count => count::read(words, at).map(|(value, n)| (Value::Count(value), n)),
        ValueType::Frequency => {
            frequency::read(words, at).map(|(value, n)| (Value::Frequency(value), n))
        }
        ValueType::Age => age::read(words, at).map(|(value, n)| (Value::Age(value), n)),
        ValueType::Percent => percent::read(words, at).map(|(value, n)| (Value::Percent(value), n)),
        ValueType::Party => party::read(words, at).map(|(value, n)| (Value::Party(value), n)),
        ValueType::Text => free_text::read(words, at).map(|(value, n)| (Value::Text(value), n)),
        ValueType::Sanction => {
            sanction::read(words, at).map(|(value, n)| (Value::Sanction(value), n))
        }
        ValueType::Items | ValueType::ScoreTable | ValueType::Citation | ValueType::Bool => None,
    }
}

/// Reads a value that the words at `at` only imply: «di durata annuale». For slots that are looked for
/// in the whole sentence, where nothing says it in full.
pub fn implied(wanted: ValueType, words: Words<'_>, at: usize) -> Option<Value> {
    match wanted {
        ValueType::Duration => duration::adjectival(words, at).map(Value::Duration),
        _ => None,
    }
}

/// Reads the spoken form of a value (`almeno 30 giorni`, `7.00 EUR`); `__` is an empty form field.
pub fn parse(wanted: ValueType, spoken: &str) -> Result<Value, String> {
    let blank = || (spoken.trim() == "__").then_some(Value::Blank(Blank { expected: wanted }));
    parse_own(wanted, spoken).or_else(|error| blank().ok_or(error))
}

fn parse_own(wanted: ValueType, spoken: &str) -> Result<Value, String> {
    match wanted {
        ValueType::Duration => spoken.parse().map(Value::Duration),
        ValueType::Limit => spoken.parse().map(Value::Limit),
        ValueType::Money => spoken.parse().map(Value::Money),
        ValueType::Band => spoken.parse().map(Value::Band),
        ValueType::Date => spoken.parse().map(Value::Date),
        ValueType::Count => spoken.parse().map(Value::Count),
        ValueType::Frequency => spoken.parse().map(Value::Frequency),
        ValueType::Age => spoken.parse().map(Value::Age),
        ValueType::Percent => spoken.parse().map(Value::Percent),
        ValueType::Party => spoken.parse().map(Value::Party),
        ValueType::Items => spoken.parse().map(Value::Items),
        ValueType::ScoreTable => spoken.parse().map(Value::ScoreTable),
        ValueType::Sanction => spoken.parse().map(Value::Sanction),
        ValueType::Citation => spoken.parse().map(Value::Citation),
        ValueType::Bool => spoken.parse().map(Value::Bool),
        ValueType::Text => spoken.parse().map(Value::Text),
    }
}
