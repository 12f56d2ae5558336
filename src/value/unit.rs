//! Units of time.

use serde::{Deserialize, Serialize};

/// A unit of time, as the text names it.
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
pub enum Unit {
    /// Minutes.
    Minuti,
    /// Hours.
    Ore,
    /// Days.
    Giorni,
    /// Weeks.
    Settimane,
    /// Months.
    Mesi,
    /// Years.
    Anni,
}

/// One row of the table of units.
struct Row {
    unit: Unit,
    singular: &'static str,
    plural: &'static str,
    iso: char,
    exact: Scale,
}

/// The table, from short to long.
const TABLE: &[Row] = &[
    Row {
        unit: Unit::Minuti,
        singular: "minuto",
        plural: "minuti",
        iso: 'M',
        exact: Scale::Minutes(1),
    },
    Row {
        unit: Unit::Ore,
        singular: "ora",
        plural: "ore",
        iso: 'H',
        exact: Scale::Minutes(60),
    },
    Row {
        unit: Unit::Giorni,
        singular: "giorno",
        plural: "giorni",
        iso: 'D',
        exact: Scale::Days(1),
    },
    Row {
        unit: Unit::Settimane,
        singular: "settimana",
        plural: "settimane",
        iso: 'W',
        exact: Scale::Days(7),
    },
    Row {
        unit: Unit::Mesi,
        singular: "mese",
        plural: "mesi",
        iso: 'M',
        exact: Scale::Months(1),
    },
    Row {
        unit: Unit::Anni,
        singular: "anno",
        plural: "anni",
        iso: 'Y',
        exact: Scale::Months(12),
    },
];

/// Names of units and of fixed spans: the unit and how many of it.
const NAMES: &[(&str, Unit, u32)] = &[
    ("min", Unit::Minuti, 1),
    ("minuto", Unit::Minuti, 1),
    ("minuti", Unit::Minuti, 1),
    ("h", Unit::Ore, 1),
    ("hh", Unit::Ore, 1),
    ("ora", Unit::Ore, 1),
    ("ore", Unit::Ore, 1),
    ("gg", Unit::Giorni, 1),
    ("dì", Unit::Giorni, 1),
    ("giorno", Unit::Giorni, 1),
    ("giorni", Unit::Giorni, 1),
    ("giornata", Unit::Giorni, 1),
    ("giornate", Unit::Giorni, 1),
    ("settimana", Unit::Settimane, 1),
    ("settimane", Unit::Settimane, 1),
    ("mese", Unit::Mesi, 1),
    ("mesi", Unit::Mesi, 1),
    ("bimestre", Unit::Mesi, 2),
    ("bimestri", Unit::Mesi, 2),
    ("trimestre", Unit::Mesi, 3),
    ("trimestri", Unit::Mesi, 3),
    ("quadrimestre", Unit::Mesi, 4),
    ("quadrimestri", Unit::Mesi, 4),
    ("semestre", Unit::Mesi, 6),
    ("semestri", Unit::Mesi, 6),
    ("anno", Unit::Anni, 1),
    ("anni", Unit::Anni, 1),
    ("biennio", Unit::Anni, 2),
    ("triennio", Unit::Anni, 3),
    ("quinquennio", Unit::Anni, 5),
];

/// Units that convert exactly share a scale: minutes, days or months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    /// So many minutes.
    Minutes(u32),
    /// So many days: a day is not 24 hours, an hour of notice is not part of a day.
    Days(u32),
    /// So many months: a month is not 30 days.
    Months(u32),
}

impl Unit {
    fn row(self) -> &'static Row {
        TABLE
            .iter()
            .find(|row| row.unit == self)
            .unwrap_or(&TABLE[0])
    }

    /// `giorni`, `ore` …
    pub fn plural(self) -> &'static str {
        self.row().plural
    }

    /// `giorno` for one, `giorni` for all else.
    pub(super) fn name(self, one: bool) -> &'static str {
        if one {
            self.row().singular
        } else {
            self.row().plural
        }
    }

    /// The letter in ISO 8601, and whether it stands after the `T`.
    pub(super) fn iso(self) -> (char, bool) {
        (self.row().iso, self <= Self::Ore)
    }

    /// The unit with this letter in ISO 8601.
    pub(super) fn from_iso(letter: char, time: bool) -> Option<Self> {
        TABLE
            .iter()
            .map(|row| row.unit)
            .find(|unit| unit.iso() == (letter, time))
    }

    /// What it converts to exactly.
    pub(super) fn scale(self) -> Scale {
        self.row().exact
    }

    /// The unit that a folded word names, and how many of it (`semestre` is six months).
    pub(super) fn named(word: &str) -> Option<(Self, u32)> {
        NAMES
            .iter()
            .find(|(name, ..)| *name == word)
            .map(|&(_, unit, times)| (unit, times))
    }
}
