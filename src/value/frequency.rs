//! How often: «almeno semestrale», «ogni sei mesi», «due volte l'anno».

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use crate::text::Words;

use super::duration::{self, Length};
use super::op::{self, Bound, Op, is_false};
use super::phrase::{List, take};
use super::unit::Unit;
use super::{number, per, spoken};

/// So many times in each stretch of time. «almeno semestrale» is at least once every six months.
///
/// In the data: `{op: min, times: 1, every: 'P6M'}`.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct Frequency {
    /// How the number of times bounds.
    pub bound: Bound,
    /// How many times.
    pub times: u32,
    /// In how long.
    pub every: Every,
}

/// The stretch of time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Every {
    /// Known.
    Known(Length),
    /// An empty form field with its unit.
    Blank(Unit),
}

/// A frequency as written in the data.
#[derive(Clone, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[schemars(rename = "Frequency")]
struct Wire {
    #[serde(flatten)]
    bound: Bound,
    /// How many times.
    times: u32,
    /// In how long, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    every: Option<String>,
    /// An empty form field.
    #[serde(default, skip_serializing_if = "is_false")]
    blank: bool,
    /// The unit that the form prints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<Unit>,
}

impl From<Frequency> for Wire {
    fn from(frequency: Frequency) -> Self {
        let Frequency {
            bound,
            times,
            every,
        } = frequency;
        match every {
            Every::Known(length) => Self {
                bound,
                times,
                every: Some(length.iso()),
                blank: false,
                unit: None,
            },
            Every::Blank(unit) => Self {
                bound,
                times,
                every: None,
                blank: true,
                unit: Some(unit),
            },
        }
    }
}

impl TryFrom<Wire> for Frequency {
    type Error = String;

    fn try_from(wire: Wire) -> Result<Self, String> {
        let every = match (wire.every, wire.blank, wire.unit) {
            (Some(iso), false, None) => Every::Known(Length::from_iso(&iso)?),
            (None, true, Some(unit)) => Every::Blank(unit),
            _ => return Err("una frequenza ha `every`, oppure `blank: true` con `unit`".into()),
        };
        Ok(Self {
            bound: wire.bound,
            times: wire.times,
            every,
        })
    }
}

impl Frequency {
    /// Whether the stretch of time is an empty form field.
    pub fn is_blank(&self) -> bool {
        matches!(self.every, Every::Blank(_))
    }
}

impl fmt::Display for Frequency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.bound.spoken())?;
        if self.times != 1 {
            write!(f, "{} volte ", self.times)?;
        }
        match &self.every {
            Every::Blank(unit) => write!(f, "ogni __ {}", unit.name(false)),
            Every::Known(length) => match length.parts() {
                [(n, unit)] if *n == Decimal::ONE => write!(f, "ogni {}", unit.name(true)),
                _ => write!(f, "ogni {length}"),
            },
        }
    }
}

impl FromStr for Frequency {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        spoken::whole(text, read).ok_or_else(|| {
            format!("`{text}` non è una frequenza: scrivi per esempio `almeno ogni 6 mesi` o `2 volte ogni anno`")
        })
    }
}

static LEADS: List = List::new(&[
    "con|a? cadenza|frequenza|periodicità|scadenza|ritmo|intervallo|intervalli",
    "su base",
]);

/// What is done again and again, so that an adjective behind it says how often: «la rotazione è
/// settimanale», «incontri trimestrali».
static RECURRING: List = List::new(&[
    "rotazione|rotazioni|turnazione|turnazioni|alternanza è|sia|avviene?",
    "verifica|verifiche|controllo|controlli|monitoraggio|monitoraggi|ricognizione è|sono|sia?",
    "relazione|relazioni|report|reportistica|rendiconto|rendicontazione|rendicontazioni|resoconto è|sono|sia?",
    "incontro|incontri|riunione|riunioni|confronto|confronti|visita|visite è|sono?",
    "aggiornamento|aggiornamenti|revisione|valutazione|valutazioni|rilevazione|rilevazioni è|sono?",
]);

/// Reads a frequency at `at`.
pub(super) fn read(words: Words<'_>, at: usize) -> Option<(Frequency, usize)> {
    let lead = LEADS.any(words, at).unwrap_or(0);
    let (bound, op) = op::read(words, at + lead);
    let that = take(words, at + lead + op, "quella|quello").filter(|_| op > 0);
    let op = op + that.unwrap_or(0);
    let start = at + lead + op;
    let known = lead > 0
        || (op > 0 && bound.op != Op::Max)
        || behind(words, at, &LEADS)
        || behind(words, at, &RECURRING);
    let found = adjective(words, start, known)
        .or_else(|| every(words, start))
        .or_else(|| times(words, start));
    found.map(|(times, every, n)| {
        (
            Frequency {
                bound,
                times,
                every,
            },
            lead + op + n,
        )
    })
}

/// Whether one of the phrases ends before `at`.
fn behind(words: Words<'_>, at: usize, phrases: &List) -> bool {
    (1..=2.min(at)).any(|back| phrases.any(words, at - back) == Some(back))
}

/// `semestrale` after «cadenza» or an operator; `mensilmente` anywhere.
fn adjective(words: Words<'_>, at: usize, known: bool) -> Option<(u32, Every, usize)> {
    let word = words.get(at);
    if known && matches!(word, "quindicinale" | "quindicinali") {
        return Some((1, Every::Known(Length::new(15, Unit::Giorni)), 1));
    }
    let per = per::adjective(word).filter(|_| known || word.ends_with("mente"))?;
    Some((1, Every::Known(per.length()), 1))
}

/// `ogni sei mesi`, `ogni anno`, `ogni ____ mesi`.
fn every(words: Words<'_>, at: usize) -> Option<(u32, Every, usize)> {
    take(words, at, "ogni")?;
    if words.get(at + 1) == "_" {
        return Unit::named(words.get(at + 2)).map(|(unit, _)| (1, Every::Blank(unit), 3));
    }
    if let Some((length, n)) = duration::length(words, at + 1) {
        return Some((1, Every::Known(length), n + 1));
    }
    let (unit, times) =
        Unit::named(words.get(at + 1)).filter(|_| words.get(at + 1) != "giornata")?;
    Some((1, Every::Known(Length::new(times, unit)), 2))
}

/// `due volte l'anno`, `una volta ogni sei mesi`.
fn times(words: Words<'_>, at: usize) -> Option<(u32, Every, usize)> {
    let (n, taken) = number::read(words, at)
        .or_else(|| number::article(words, at).map(|n| (Decimal::ONE, n)))?;
    let volte = take(words, at + taken, "volta|volte")?;
    let start = at + taken + volte;
    let (every, more) = every(words, start)
        .map(|(_, every, n)| (every, n))
        .or_else(|| per::read(words, start).map(|(per, n)| (Every::Known(per.length()), n)))?;
    Some((n.to_u32()?, every, taken + volte + more))
}

#[cfg(test)]
mod tests {
    use super::{Frequency, read};
    use crate::text::{Words, fold};

    const TABLE: &[(&str, &str)] = &[
        ("con frequenza almeno semestrale", "almeno ogni 6 mesi"),
        ("con cadenza annuale", "ogni anno"),
        ("ogni sei mesi", "ogni 6 mesi"),
        ("ogni ______ mesi", "ogni __ mesi"),
        ("due volte l'anno", "2 volte ogni anno"),
        ("almeno una volta al mese", "almeno ogni mese"),
        ("verifica mensilmente", "ogni mese"),
        ("a cadenza trimestrale", "ogni 3 mesi"),
        ("cadenza almeno mensile", "almeno ogni mese"),
        ("consegna ogni anno l'informativa", "ogni anno"),
        ("verifiche trimestrali sui risultati", "ogni 3 mesi"),
        ("la rotazione è settimanale", "ogni settimana"),
        ("una relazione almeno biennale", "almeno ogni 2 anni"),
        ("con periodicità quindicinale", "ogni 15 giorni"),
        ("su base bimestrale", "ogni 2 mesi"),
        ("una rendicontazione quotidiana", "ogni giorno"),
        ("il report quindicinale", "ogni 15 giorni"),
        ("monitoraggio triennale", "ogni 3 anni"),
    ];

    fn first(text: &str) -> Option<String> {
        let folded = fold(text);
        let words = Words::whole(&folded);
        (0..words.len())
            .find_map(|at| read(words, at))
            .map(|(frequency, _)| frequency.to_string())
    }

    #[test]
    fn text_to_spoken_form_and_back() {
        for (text, spoken) in TABLE {
            assert_eq!(first(text).as_deref(), Some(*spoken), "{text}");
            assert_eq!(
                spoken
                    .parse::<Frequency>()
                    .map(|f| f.to_string())
                    .as_deref(),
                Ok(*spoken)
            );
        }
    }

    #[test]
    fn no_frequency() {
        for text in [
            "il piano annuale",
            "la verifica del piano annuale",
            "limite mensile di verifiche",
            "orario settimanale",
            "il budget annuale e le relazioni",
            "30 giorni",
            "per ogni giornata",
            "ogni dipendente",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
