//! Sets of days: lun-ven, sab, dom, festivi, prefestivi.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::Words;

use super::phrase::{List, Table, take};

/// The days in order; the last are classes of days, not days of the week.
const NAMES: &[(&str, &str)] = &[
    ("lun", "lunedì"),
    ("mar", "martedì"),
    ("mer", "mercoledì"),
    ("gio", "giovedì"),
    ("ven", "venerdì"),
    ("sab", "sabato"),
    ("dom", "domenica"),
    ("festivi", "festivi"),
    ("prefestivi", "prefestivi"),
    ("feriali", "feriali"),
    ("lavorativi", "lavorativi"),
];

/// A set of days. Empty: the text names no day.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "Vec<String>", into = "Vec<String>")]
pub struct Days(u16);

impl schemars::JsonSchema for Days {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Days".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<&str> = NAMES.iter().map(|(short, _)| *short).collect();
        schemars::json_schema!({
            "type": "array",
            "description": "Days; empty when the text names none.",
            "items": { "type": "string", "enum": names },
        })
    }
}

/// What a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// 0 Monday to 6 Sunday.
    pub weekday: usize,
    /// Whether it is a holiday of the law, or the patron's day.
    pub holiday: bool,
    /// Whether it is the day before one.
    pub eve: bool,
}

impl Day {
    /// A day of the week that is no holiday and does not come before one.
    pub fn plain(weekday: usize) -> Self {
        Self {
            weekday: weekday % 7,
            holiday: false,
            eve: false,
        }
    }
}

impl Days {
    /// Saturday, Sunday and holidays.
    const REST: Self = Self(0b1110_0000);
    /// Monday to Sunday and holidays.
    pub const ALL: Self = Self(0b1111_1111);

    /// Whether the text names no day.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Both sets together.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all days of it are Saturday, Sunday, holidays or days before holidays.
    pub(super) fn is_rest(self) -> bool {
        !self.is_empty() && self.0 & !(Self::REST.0 | 1 << 8) == 0
    }

    /// Whether it names a class of days that depends on the calendar or the work pattern.
    pub(super) fn is_vague(self) -> bool {
        self.0 >> 8 != 0
    }

    /// Whether it holds day `index`: 0 Monday to 6 Sunday, 7 holidays.
    pub fn holds(self, index: usize) -> bool {
        self.0 & (1 << index) != 0
    }

    /// The weekday that a word names (`lun`, `martedì`), 0 Monday to 6 Sunday.
    pub fn weekday(word: &str) -> Option<usize> {
        weekday(word)
    }

    /// Monday to Friday.
    pub const WEEK: Self = Self(0b0001_1111);

    /// Whether a day is among these. A class of days (festivi, feriali …) counts the day by what it is:
    /// `working` says which weekdays are worked.
    pub fn take(self, day: Day, working: Self) -> bool {
        let worked = !day.holiday && working.holds(day.weekday);
        self.is_empty()
            || self.holds(day.weekday)
            || (self.holds(7) && (day.holiday || day.weekday == 6))
            || (self.holds(8) && day.eve)
            || (self.holds(9) && !day.holiday && day.weekday < 6)
            || (self.holds(10) && worked)
    }

    fn one(index: usize) -> Self {
        Self(1 << index)
    }

    /// From day `first` to day `last` of the week, over Sunday where needed.
    fn range(first: usize, last: usize) -> Self {
        let count = (last + 7 - first) % 7;
        (0..=count).fold(Self::default(), |days, i| {
            days.union(Self::one((first + i) % 7))
        })
    }

    fn indexes(self) -> impl Iterator<Item = usize> {
        (0..NAMES.len()).filter(move |i| self.holds(*i))
    }
}

impl From<Days> for Vec<String> {
    fn from(days: Days) -> Self {
        days.indexes().map(|i| NAMES[i].0.to_owned()).collect()
    }
}

impl TryFrom<Vec<String>> for Days {
    type Error = String;

    fn try_from(names: Vec<String>) -> Result<Self, String> {
        names.iter().try_fold(Self::default(), |days, name| {
            Ok(days.union(Self::one(by_name(name)?)))
        })
    }
}

fn by_name(name: &str) -> Result<usize, String> {
    let known = || {
        NAMES
            .iter()
            .map(|(short, _)| *short)
            .collect::<Vec<_>>()
            .join(", ")
    };
    NAMES
        .iter()
        .position(|(short, _)| *short == name)
        .ok_or_else(|| format!("`{name}` non è un giorno: scrivi {}", known()))
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = Vec::new();
        let mut index = 0;
        while index < NAMES.len() {
            let run = (index..7).take_while(|i| self.holds(*i)).count();
            if run >= 3 {
                parts.push(format!("{}-{}", NAMES[index].0, NAMES[index + run - 1].0));
                index += run;
            } else {
                if self.holds(index) {
                    parts.push(NAMES[index].0.to_owned());
                }
                index += 1;
            }
        }
        f.write_str(&parts.join(","))
    }
}

impl FromStr for Days {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.split(',')
            .map(str::trim)
            .try_fold(Self::default(), |days, part| {
                Ok(days.union(match part.split_once('-') {
                    Some((first, last)) => Self::range(by_name(first)?, by_name(last)?),
                    None => Self::one(by_name(part)?),
                }))
            })
    }
}

/// Reads a set of days: `dal lunedì al venerdì`, `di sabato, di domenica e di altri giorni festivi`, `nei
/// giorni feriali`, `tutti i giorni`.
pub(super) fn read(words: Words<'_>, at: usize) -> Option<(Days, usize)> {
    if let Some(n) = take(words, at, "@in|@di? tutti|tutte i|le giorni|giornate")
        .or_else(|| take(words, at, "ogni giorno"))
    {
        return Some((Days::ALL, n));
    }
    let (mut days, mut taken) = range(words, at).or_else(|| one(words, at))?;
    loop {
        let joint = take(words, at + taken, "e|ed|o|nonchè").unwrap_or(0);
        let Some((more, n)) =
            range(words, at + taken + joint).or_else(|| one(words, at + taken + joint))
        else {
            break;
        };
        (days, taken) = (days.union(more), taken + joint + n);
    }
    Some((days, taken))
}

/// `lun-ven`, `lunedì - venerdì`.
fn hyphened(words: Words<'_>, at: usize) -> Option<(Days, usize)> {
    let first = weekday(words.get(at))?;
    let last = weekday(words.get(at + 1))?;
    joined(words, at + 1).then(|| (Days::range(first, last), 2))
}

/// Whether a dash joins word `at` to the one before: `9-13`, `9.00 - 13.00`, but not `ore 13. 4`.
pub(super) fn joined(words: Words<'_>, at: usize) -> bool {
    match words.word(at).break_before {
        Some('-') => true,
        // A full stop has a space after it; a hyphen is one byte, a dash three.
        Some('.') if at > 0 => matches!(
            words.word(at).span.start - words.word(at - 1).span.end,
            1 | 3
        ),
        _ => false,
    }
}

fn range(words: Words<'_>, at: usize) -> Option<(Days, usize)> {
    if let Some(found) = hyphened(words, at) {
        return Some(found);
    }
    let lead = take(words, at, "nei|i|le? giorni|giornate? @da")
        .or_else(|| take(words, at, "da|dal|dalla"))?;
    let first = weekday(words.get(at + lead))?;
    let to = take(words, at + lead + 1, "a|al|alla|fino|sino al|alla|a?")?;
    let last = weekday(words.get(at + lead + 1 + to))?;
    Some((Days::range(first, last), lead + to + 2))
}

fn weekday(word: &str) -> Option<usize> {
    NAMES[..7].iter().position(|(short, long)| {
        *short == word || *long == word || long.trim_end_matches('ì') == word.trim_end_matches('i')
    })
}

/// One day with the small words before it: `la domenica`, `di altri giorni festivi`, `giornata del sabato`.
fn one(words: Words<'_>, at: usize) -> Option<(Days, usize)> {
    static LEADS: List = List::new(&[
        "@il|@di|@in|@a",
        "@il|@di|@in|@a? altro|altri|altre|eventuali|eventuale? giorni|giorno|giornata|giornate @di?",
        "@il|@di|@in|@a? altri|altre|eventuali",
        "@il|@di|@in|@a? restanti giorni",
    ]);
    static CLASSES: Table<usize> = Table::new(&[
        ("festivi|festivo|festive|festiva|festività", 7),
        ("prefestivi|prefestivo|prefestive|prefestiva|semifestivi", 8),
        ("feriali|feriale", 9),
        ("lavorativi|lavorative", 10),
    ]);
    let lead = LEADS.any(words, at).unwrap_or(0);
    [lead, 1, 0]
        .into_iter()
        .filter(|n| *n <= lead)
        .find_map(|lead| {
            let word = at + lead;
            if let Some(day) = weekday(words.get(word)) {
                return Some((Days::one(day), lead + 1));
            }
            CLASSES
                .longest(words, word)
                .map(|(class, n)| (Days::one(class), lead + n))
        })
}
