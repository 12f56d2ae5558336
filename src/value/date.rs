//! A day of the calendar, with or without its year.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::numeral::MONTHS;
use crate::text::Words;

use super::number;
use super::phrase::{List, take};
use super::spoken;

/// A date. In the data ISO 8601: `{date: '2024-12-31'}`, without a year `{date: '--01-01'}`.
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
pub struct Date {
    year: Option<i16>,
    month: i8,
    day: i8,
}

/// A date as written in the data.
#[derive(Clone, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[schemars(rename = "Date")]
struct Wire {
    /// ISO 8601, `--MM-DD` without a year.
    date: String,
}

impl Date {
    /// A day that exists (29 February without a year does); `None` for all others.
    pub fn new(year: Option<i16>, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year.unwrap_or(2000), month, day).ok()?;
        year.is_none_or(|y| (1800..=2200).contains(&y))
            .then_some(Self { year, month, day })
    }

    /// ISO 8601.
    pub fn iso(self) -> String {
        match self.year {
            Some(year) => format!("{year:04}-{:02}-{:02}", self.month, self.day),
            None => format!("--{:02}-{:02}", self.month, self.day),
        }
    }

    /// The day of the calendar; `None` without a year.
    pub(super) fn civil(self) -> Option<jiff::civil::Date> {
        jiff::civil::Date::new(self.year?, self.month, self.day).ok()
    }

    /// The same day of the calendar; `None` outside the years that a text can mean.
    pub(super) fn of(day: jiff::civil::Date) -> Option<Self> {
        Self::new(Some(day.year()), day.month(), day.day())
    }

    /// Whether it is this day, in any year where it has none.
    pub(super) fn is_day(self, month: i8, day: i8) -> bool {
        (self.month, self.day) == (month, day)
    }

    /// Whether both fall on the same day of the year.
    pub(super) fn same_day(self, other: Self) -> bool {
        self.is_day(other.month, other.day)
    }

    /// Whether the year is known.
    pub fn has_year(self) -> bool {
        self.year.is_some()
    }
}

impl From<Date> for Wire {
    fn from(date: Date) -> Self {
        Self { date: date.iso() }
    }
}

impl TryFrom<Wire> for Date {
    type Error = String;

    fn try_from(wire: Wire) -> Result<Self, String> {
        let wrong = || {
            format!(
                "`{}` non è una data ISO 8601: scrivi per esempio `2024-12-31`",
                wire.date
            )
        };
        let (year, rest) = match wire.date.strip_prefix("--") {
            Some(rest) => (None, rest),
            None => wire
                .date
                .split_once('-')
                .map(|(y, rest)| (y.parse().ok(), rest))
                .ok_or_else(wrong)?,
        };
        let (month, day) = rest.split_once('-').ok_or_else(wrong)?;
        let (month, day) = (
            month.parse().map_err(|_| wrong())?,
            day.parse().map_err(|_| wrong())?,
        );
        let date = Self::new(year, month, day).ok_or_else(wrong)?;
        if date.iso() == wire.date {
            Ok(date)
        } else {
            Err(wrong())
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = usize::try_from(self.month - 1)
            .ok()
            .and_then(|m| MONTHS.get(m))
            .copied()
            .unwrap_or_default();
        write!(f, "{} {month}", self.day)?;
        self.year.map_or(Ok(()), |year| write!(f, " {year}"))
    }
}

impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        spoken::whole(text, read)
            .or_else(|| Wire { date: text.into() }.try_into().ok())
            .ok_or_else(|| {
                format!("`{text}` non è una data: scrivi per esempio `31 dicembre 2024`")
            })
    }
}

/// The month that a word names, from 1; three letters with a dot count too.
pub(super) fn month(word: &str) -> Option<i8> {
    let at = MONTHS
        .iter()
        .position(|name| *name == word || (word.len() == 3 && name.starts_with(word)))?;
    i8::try_from(at + 1).ok()
}

/// Reads a date: `31 dicembre 2024`, `1° gennaio`, `29.02.2024`, `29/2/24`, `2024-12-31`. An article and
/// «giorno», «data» before it are taken too.
pub(super) fn read(words: Words<'_>, at: usize) -> Option<(Date, usize)> {
    static LEADS: List = List::new(&["il|l|del|al|dal", "il|del|al|dal giorno", "in? data"]);
    let lead = LEADS.any(words, at).unwrap_or(0);
    let start = at + lead;
    let (date, taken) = numeric(words, start)
        .or_else(|| in_words(words, start))
        .or_else(|| iso(words, start))?;
    Some((date, lead + taken))
}

/// An empty form field where a date goes: `dal __/__/____`, `in data ______`.
pub(super) fn read_blank(words: Words<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1).map_or("", |i| words.get(i));
    let tied = matches!(
        before,
        "dal" | "al" | "il" | "del" | "data" | "giorno" | "lì" | "addì"
    );
    let (lead, tied) = match take(words, at, "dal|al|il|del|data") {
        Some(n) => (n, true),
        None => (0, tied),
    };
    let taken = take(words, at + lead, "_ _? _?")?;
    let unit = super::unit::Unit::named(words.get(at + lead + taken)).is_some();
    (tied && !unit).then_some(lead + taken)
}

fn numeric(words: Words<'_>, at: usize) -> Option<(Date, usize)> {
    let parts: Vec<&str> = words.get(at).split(['.', '/']).collect();
    let [day, month, year] = parts[..] else {
        return None;
    };
    Some((
        Date::new(
            Some(full_year(year)?),
            month.parse().ok()?,
            day.parse().ok()?,
        )?,
        1,
    ))
}

/// Two digits are of this century up to 50, of the last one after.
fn full_year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 if year <= 50 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

fn in_words(words: Words<'_>, at: usize) -> Option<(Date, usize)> {
    let word = words.get(at);
    let day = word
        .trim_end_matches(['º', '°', 'o'])
        .parse()
        .ok()
        .or_else(|| number::cardinal(word).and_then(|n| i8::try_from(n).ok()))
        .or_else(|| (word == "primo").then_some(1))?;
    let month = month(words.get(at + 1))?;
    let dell = take(words, at + 2, "dell|del anno?").unwrap_or(0);
    let year = words.get(at + 2 + dell);
    match full_year(year)
        .filter(|_| year.len() == 4)
        .and_then(|year| Date::new(Some(year), month, day))
    {
        Some(date) => Some((date, 3 + dell)),
        None => Some((Date::new(None, month, day)?, 2)),
    }
}

/// `2022-11-16` as people print it in figures: `16.11.2022`.
pub fn dotted(iso: &str) -> String {
    iso.rsplit('-').collect::<Vec<_>>().join(".")
}

fn iso(words: Words<'_>, at: usize) -> Option<(Date, usize)> {
    let joined =
        at + 2 < words.len() && (1..3).all(|i| words.word(at + i).break_before == Some('.'));
    let year = full_year(words.get(at)).filter(|_| joined && words.get(at).len() == 4)?;
    Some((
        Date::new(
            Some(year),
            words.get(at + 1).parse().ok()?,
            words.get(at + 2).parse().ok()?,
        )?,
        3,
    ))
}
