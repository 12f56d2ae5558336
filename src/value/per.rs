//! The period that a number is counted over: alla settimana, mensili, l'anno.

use serde::{Deserialize, Serialize};

use crate::text::Words;

use super::phrase::{List, take};

/// A period of counting.
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
pub enum Per {
    /// A day.
    #[serde(rename = "P1D")]
    Giorno,
    /// A week.
    #[serde(rename = "P1W")]
    Settimana,
    /// A month.
    #[serde(rename = "P1M")]
    Mese,
    /// Two months.
    #[serde(rename = "P2M")]
    Bimestre,
    /// Three months.
    #[serde(rename = "P3M")]
    Trimestre,
    /// Four months.
    #[serde(rename = "P4M")]
    Quadrimestre,
    /// Six months.
    #[serde(rename = "P6M")]
    Semestre,
    /// A year.
    #[serde(rename = "P1Y")]
    Anno,
    /// Two years.
    #[serde(rename = "P2Y")]
    Biennio,
    /// Three years.
    #[serde(rename = "P3Y")]
    Triennio,
}

/// The table: period, its name, and the stem of its adjective (`settimanal`: settimanale, settimanali,
/// settimanalmente).
const TABLE: &[(Per, &str, &str)] = &[
    (Per::Giorno, "giorno", "giornalier"),
    (Per::Settimana, "settimana", "settimanal"),
    (Per::Mese, "mese", "mensil"),
    (Per::Bimestre, "bimestre", "bimestral"),
    (Per::Trimestre, "trimestre", "trimestral"),
    (Per::Quadrimestre, "quadrimestre", "quadrimestral"),
    (Per::Semestre, "semestre", "semestral"),
    (Per::Anno, "anno", "annual"),
    (Per::Biennio, "biennio", "biennal"),
    (Per::Triennio, "triennio", "triennal"),
];

impl Per {
    /// The name of the period, as in `3 giorni/mese`.
    pub fn name(self) -> &'static str {
        TABLE
            .iter()
            .find(|(per, ..)| *per == self)
            .map_or("", |(_, name, _)| name)
    }

    /// How many months, weeks or days it is: the number with its unit.
    pub(super) fn length(self) -> super::duration::Length {
        use super::unit::Unit::{Anni, Giorni, Mesi, Settimane};
        let (n, unit) = match self {
            Self::Giorno => (1, Giorni),
            Self::Settimana => (1, Settimane),
            Self::Mese => (1, Mesi),
            Self::Bimestre => (2, Mesi),
            Self::Trimestre => (3, Mesi),
            Self::Quadrimestre => (4, Mesi),
            Self::Semestre => (6, Mesi),
            Self::Anno => (1, Anni),
            Self::Biennio => (2, Anni),
            Self::Triennio => (3, Anni),
        };
        super::duration::Length::new(n, unit)
    }
}

/// The period that an adjective names: `mensili`, `annue`, `settimanalmente`, `quotidiano`.
pub(super) fn adjective(word: &str) -> Option<Per> {
    const ENDINGS: &[&str] = &["e", "i", "o", "a", "mente", "iera", "iere", "ieri", "iero"];
    match word {
        "annuo" | "annua" | "annui" | "annue" => return Some(Per::Anno),
        "quotidiano" | "quotidiana" | "quotidiani" | "quotidiane" | "quotidianamente" => {
            return Some(Per::Giorno);
        }
        "giornalmente" | "giornaliermente" => return Some(Per::Giorno),
        _ => {}
    }
    TABLE
        .iter()
        .find(|(_, _, stem)| {
            word.strip_prefix(stem)
                .is_some_and(|end| ENDINGS.contains(&end))
        })
        .map(|(per, ..)| *per)
}

/// The period that a noun names: `mese`, `giornata`, `mesi`.
pub(super) fn noun(word: &str) -> Option<Per> {
    match word {
        "giornata" => Some(Per::Giorno),
        _ => TABLE
            .iter()
            .find(|(_, name, _)| *name == word)
            .map(|(per, ..)| *per),
    }
}

/// Reads a period at `at`: `alla settimana`, `al mese`, `ogni anno`, `/mese`, `mensili`.
pub(super) fn read(words: Words<'_>, at: usize) -> Option<(Per, usize)> {
    static LEADS: List = List::new(&[
        "@a",
        "per|ogni",
        "per ogni|ciascun|ciascuna|singolo|singola",
        "@di|@in|@a ogni|ciascun|ciascuna|singolo|singola|stesso|stessa",
        "la|il|l",
        "nella|nel|nell|nello",
        "@in|@di|@a corso @di",
    ]);
    if let Some(per) = adjective(words.get(at)) {
        return Some((per, 1));
    }
    let lead = LEADS.any(words, at).unwrap_or(0);
    let bare = lead == 1 && matches!(words.get(at), "la" | "il" | "l");
    let slash = lead == 0 && at > 0 && at < words.len() && words.word(at).break_before == Some('/');
    let per = noun(words.get(at + lead))
        .filter(|per| lead > 0 && !(bare && *per == Per::Giorno) || slash)?;
    let tail = take(
        words,
        at + lead + 1,
        "di|in servizio|presenza effettivo|effettiva?",
    )
    .unwrap_or(0);
    Some((per, lead + 1 + if per == Per::Giorno { tail } else { 0 }))
}

/// Words that may stand between what is counted and its period.
const FILL: &str = "di|in|a|da|presenza|presenze|servizio|sede|ufficio|telelavoro|coworking|attività|prestazione|lavoro|agile|agili|smart|working|remoto|distanza|modalità|lavorativi|lavorative|lavorativo|lavorativa|complessivi|complessive";

/// Reads a period at `at` or after a few words that only say what is counted («giornate agili al mese»).
pub(super) fn find(words: Words<'_>, at: usize) -> Option<(Per, usize)> {
    for skip in 0..6 {
        if let Some((per, n)) = read(words, at + skip) {
            return Some((per, skip + n));
        }
        take(words, at + skip, FILL)?;
    }
    None
}

/// Whether a period follows, so that the number before it is a count.
pub(super) fn follows(words: Words<'_>, at: usize) -> bool {
    find(words, at).is_some()
}
