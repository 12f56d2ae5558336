//! Ages: «figli fino a 12 anni», «minori di quattordici anni».

use std::fmt;
use std::str::FromStr;

use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use crate::text::Words;

use super::op::{self, Bound, Op, is_false};
use super::phrase::{Table, take};
use super::{number, spoken};

/// An age in years with its operator.
///
/// In the data: `{op: max, strict: true, years: 14}`.
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
pub struct Age {
    /// How the age bounds.
    #[serde(flatten)]
    pub bound: Bound,
    /// Years; `None` for an empty form field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<u32>,
    /// An empty form field.
    #[serde(default, skip_serializing_if = "is_false")]
    pub blank: bool,
}

impl Age {
    /// An age; `None` for an empty form field.
    pub fn new(bound: Bound, years: Option<u32>) -> Self {
        Self {
            bound,
            years,
            blank: years.is_none(),
        }
    }
}

impl fmt::Display for Age {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let years = self.years.map_or("__".to_owned(), |n| n.to_string());
        write!(
            f,
            "{}{years} {}",
            self.bound.spoken(),
            if self.years == Some(1) {
                "anno"
            } else {
                "anni"
            }
        )
    }
}

impl FromStr for Age {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        spoken::whole(text, whole).ok_or_else(|| {
            format!(
                "`{text}` non è un'età: scrivi per esempio `massimo 12 anni` o `meno di 14 anni`"
            )
        })
    }
}

/// Reads an age at `at`: `fino a 12 anni`, `di età non superiore ai 14 anni`, `minori di anni quattordici`,
/// «quattordicesimo anno», «14° anno»; «under 14» names no unit.
fn named_year(words: Words<'_>, at: usize) -> Option<(Option<u32>, usize)> {
    let word = words.get(at);
    let digits = || word.trim_end_matches(['º', '°', 'o']).parse().ok();
    let n = number::ordinal(word)
        .or_else(digits)
        .filter(|n| *n <= 120)?;
    let year = take(words, at + 1, "anno").unwrap_or(0);
    let bare = at > 0 && matches!(words.get(at - 1), "under" | "over");
    (year > 0 || bare).then_some((Some(n), 1 + year))
}

/// `infraquattordicenni`, `minorenni`.
///
/// Only where the words around tell an age from a duration.
pub(super) fn read(words: Words<'_>, at: usize) -> Option<(Age, usize)> {
    const PEOPLE: &str = "età|figli|figlio|figlia|minori|minore|maggiori|bambini|bambino|compimento|compiuto|compiuti|soggetti|under|over";
    let around = (at.saturating_sub(6)..at + 8).any(|i| take(words, i, PEOPLE).is_some());
    whole(words, at)
        .filter(|(_, taken)| around || *taken == 1 || take(words, at + taken, "@di? età").is_some())
}

/// Words before the number, and how they bound it.
static LEADS: Table<Bound> = Table::new(&[
    ("under", Bound::UNDER),
    ("over", Bound::OVER),
    ("fino|sino @a compimento @di", Bound::MAX),
    (
        "non abbia|abbiano|ha|hanno ancora? compiuto @il?",
        Bound::UNDER,
    ),
    ("abbia|abbiano|ha|hanno già? compiuto @il?", Bound::MIN),
]);

fn whole(words: Words<'_>, at: usize) -> Option<(Age, usize)> {
    if let Some((age, n)) = one_word(words.get(at)) {
        return Some((age, n));
    }
    let own = LEADS.longest(words, at);
    if let Some((age, n)) = own.and_then(|(bound, lead)| {
        let found = years(words, at + lead).or_else(|| named_year(words, at + lead));
        found.map(|(years, n)| (Age::new(bound, years), lead + n))
    }) {
        let of = take(words, at + n, "@di età").unwrap_or(0);
        return Some((age, n + of));
    }
    let lead = take(words, at, "di? età compreso|compresa?").unwrap_or(0);
    let (bound, op) = op::read(words, at + lead);
    let start = at + lead + op;
    let years = |gap: usize| years(words, start + gap).map(|(years, n)| (years, gap + n));
    let (years, taken) = years(0).or_else(|| years(op::gap(words, start)))?;
    let end = start + taken;
    let late = op::read_after(words, end).filter(|_| bound.op == Op::Exact);
    let (bound, n) = late.unwrap_or((bound, 0));
    let di = take(words, end + n, "@di età").unwrap_or(0);
    Some((Age::new(bound, years), lead + op + taken + n + di))
}

fn years(words: Words<'_>, at: usize) -> Option<(Option<u32>, usize)> {
    let first = take(words, at, "anni").unwrap_or(0);
    let (years, n) = match words.get(at + first) {
        "_" => (None, 1),
        _ => number::read(words, at + first)
            .and_then(|(n, taken)| Some((Some(n.to_u32()?), taken)))?,
    };
    let unit = if first > 0 {
        0
    } else {
        take(words, at + n, "anni|anno")?
    };
    years
        .is_none_or(|years| years <= 120)
        .then_some((years, first + n + unit))
}

/// `infraquattordicenni`, `ultrasessantenni`, `minorenni`.
fn one_word(word: &str) -> Option<(Age, usize)> {
    match word {
        "minorenne" | "minorenni" => return Some((Age::new(Bound::UNDER, Some(18)), 1)),
        "maggiorenne" | "maggiorenni" => return Some((Age::new(Bound::MIN, Some(18)), 1)),
        _ => {}
    }
    let (bound, rest) = word
        .strip_prefix("infra")
        .map(|rest| (Bound::UNDER, rest))
        .or_else(|| word.strip_prefix("ultra").map(|rest| (Bound::OVER, rest)))?;
    let stem = rest
        .strip_suffix("enni")
        .or_else(|| rest.strip_suffix("enne"))?;
    let years = ["", "i", "a", "o", "e"]
        .iter()
        .find_map(|vowel| number::cardinal(&format!("{stem}{vowel}")))?;
    Some((Age::new(bound, Some(years)), 1))
}

#[cfg(test)]
mod tests {
    use super::{Age, read};
    use crate::text::{Words, fold};

    const TABLE: &[(&str, &str)] = &[
        ("figli fino a 12 anni", "massimo 12 anni"),
        (
            "figli conviventi minori di quattordici anni",
            "meno di 14 anni",
        ),
        ("di età non superiore ai 14 anni", "massimo 14 anni"),
        ("figli sotto i quattordici anni", "meno di 14 anni"),
        ("minori di anni quattordici", "meno di 14 anni"),
        ("figli infraquattordicenni", "meno di 14 anni"),
        ("dipendenti ultrasessantenni", "più di 60 anni"),
        ("figli di età inferiore a tre anni", "meno di 3 anni"),
        ("figli minorenni", "meno di 18 anni"),
        ("figli fino a ____ anni", "massimo __ anni"),
        ("figli fino al compimento dei 12 anni", "massimo 12 anni"),
        ("più di 60 anni di età", "più di 60 anni"),
    ];

    #[test]
    fn no_age() {
        for text in [
            "negli ultimi due anni di servizio",
            "un accordo di tre anni",
            "da 0 a 14 anni 10,30",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    fn first(text: &str) -> Option<String> {
        let folded = fold(text);
        let words = Words::whole(&folded);
        (0..words.len())
            .find_map(|at| read(words, at))
            .map(|(age, _)| age.to_string())
    }

    #[test]
    fn text_to_spoken_form_and_back() {
        for (text, spoken) in TABLE {
            assert_eq!(first(text).as_deref(), Some(*spoken), "{text}");
            assert_eq!(
                spoken.parse::<Age>().map(|a| a.to_string()).as_deref(),
                Ok(*spoken)
            );
        }
    }
}
