//! How many, in what period: «due giorni alla settimana», «non più di quattro al mese».

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use crate::text::Words;

use super::op::{self, Bound, Op, is_false};
use super::per::{self, Per};
use super::phrase::take;
use super::{carried, number, spoken};

/// A number of things, with its operator and period.
///
/// In the data: `{op: max, n: 8, unit: giorni, per: 'P1M'}`.
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
pub struct Count {
    /// How the number bounds.
    pub bound: Bound,
    /// How many; `None` for an empty form field.
    pub n: Option<u32>,
    /// What is counted, in the plural; `None` where the text leaves it to the words before.
    pub unit: Option<Thing>,
    /// In what period, where the text says.
    pub per: Option<Per>,
}

/// What can be counted: singular and plural.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Thing(usize);

/// The things: words of the text, singular, plural, and whether a period must follow to tell a count
/// from a duration.
const THINGS: &[(&str, &str, &str, bool)] = &[
    ("giorno|giorni|gg|dì", "giorno", "giorni", true),
    ("giornata|giornate", "giorno", "giorni", false),
    ("ora|ore", "ora", "ore", true),
    ("minuto|minuti", "minuto", "minuti", true),
    ("settimana|settimane", "settimana", "settimane", true),
    ("mese|mesi", "mese", "mesi", true),
    ("volta|volte", "volta", "volte", false),
    ("sessione|sessioni", "sessione", "sessioni", false),
    ("seduta|sedute", "seduta", "sedute", false),
    ("incontro|incontri", "incontro", "incontri", false),
    ("riunione|riunioni", "riunione", "riunioni", false),
    ("assemblea|assemblee", "assemblea", "assemblee", false),
    ("rientro|rientri", "rientro", "rientri", false),
    ("buono|buoni", "buono", "buoni", false),
    ("turno|turni", "turno", "turni", false),
    ("rinnovo|rinnovi", "rinnovo", "rinnovi", false),
    ("proroga|proroghe", "proroga", "proroghe", false),
    ("persona|persone|unità", "persona", "persone", false),
    (
        "affiancamento|affiancamenti",
        "affiancamento",
        "affiancamenti",
        false,
    ),
    ("postazione|postazioni", "postazione", "postazioni", false),
    ("figlio|figli", "figlio", "figli", false),
];

impl Thing {
    /// The thing with this plural.
    pub fn named(plural: &str) -> Option<Self> {
        THINGS.iter().position(|row| row.2 == plural).map(Self)
    }

    /// Its name in the plural, as in the data.
    pub fn plural(self) -> &'static str {
        self.name(false)
    }

    fn name(self, one: bool) -> &'static str {
        let row = THINGS[self.0.min(THINGS.len() - 1)];
        if one { row.1 } else { row.2 }
    }
}

/// A count as written in the data.
#[derive(Clone, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[schemars(rename = "Count")]
struct Wire {
    #[serde(flatten)]
    bound: Bound,
    /// How many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    n: Option<u32>,
    /// An empty form field.
    #[serde(default, skip_serializing_if = "is_false")]
    blank: bool,
    /// What is counted, in the plural.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    /// In what period, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    per: Option<Per>,
}

impl From<Count> for Wire {
    fn from(count: Count) -> Self {
        let Count {
            bound,
            n,
            unit,
            per,
        } = count;
        Self {
            bound,
            n,
            blank: n.is_none(),
            unit: unit.map(|thing| thing.name(false).to_owned()),
            per,
        }
    }
}

impl TryFrom<Wire> for Count {
    type Error = String;

    fn try_from(wire: Wire) -> Result<Self, String> {
        let Wire {
            bound,
            n,
            blank,
            unit,
            per,
        } = wire;
        if n.is_some() == blank {
            return Err("un numero ha `n` oppure `blank: true`".into());
        }
        let thing = |name: String| {
            Thing::named(&name).ok_or_else(|| format!("`{name}` non è fra le cose che si contano"))
        };
        Ok(Self {
            bound,
            n,
            unit: unit.map(thing).transpose()?,
            per,
        })
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.n.map_or("__".to_owned(), |n| n.to_string());
        write!(f, "{}{number}", self.bound.spoken())?;
        if let Some(thing) = self.unit {
            write!(f, " {}", thing.name(self.n == Some(1)))?;
        }
        self.per.map_or(Ok(()), |per| write!(f, "/{}", per.name()))
    }
}

impl FromStr for Count {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let any =
            |words: Words<'_>, at: usize| whole(words, at).map(|found| (found.count, found.taken));
        spoken::whole(text, any)
            .ok_or_else(|| format!("`{text}` non è un numero: scrivi per esempio `8 giorni/mese`, `massimo 4/mese` o `__ giorni/settimana`"))
    }
}

/// Words whose number names a place in an act, or a sum.
const NUMBERED: &[&str] = &[
    "€", "euro", "eur", "art", "artt", "articolo", "articoli", "comma", "commi", "lett", "lettera",
    "legge", "punto", "ore",
];

/// A count with what tells whether it is one.
struct Found {
    count: Count,
    taken: usize,
    needs_period: bool,
}

/// Reads a count at `at`. A number alone is none, unless «sono», «è», «diventano» stand before it.
pub(super) fn read(words: Words<'_>, at: usize) -> Option<(Count, usize)> {
    let before = at.checked_sub(1).map_or("", |i| words.get(i));
    let stated = matches!(before, "sono" | "è" | "diventano" | "saranno");
    if NUMBERED.contains(&before) {
        return None;
    }
    let Found {
        count,
        taken,
        needs_period,
    } = whole(words, at)?;
    if let Some(carried) = carried_on(words, at, count, taken) {
        return Some((carried, taken));
    }
    let bounded = count.bound.op != Op::Exact && words.get(at) != "entro";
    let article = number::article(words, at).is_some()
        && words.get(at + 1) != "sola"
        && words.get(at + 1) != "solo";
    let known =
        (count.unit.is_some() && !article) || bounded || (stated && count.n.is_some() && !article);
    let is_count =
        count.per.is_some() || (known && !needs_period && !other_measure(words, at + taken));
    is_count.then_some((count, taken))
}

/// «due giorni a settimana, elevabili a tre»: what is counted, and in what period, as before.
fn carried_on(words: Words<'_>, at: usize, count: Count, taken: usize) -> Option<Count> {
    let bare = count.n.is_some() && count.unit.is_none() && count.per.is_none();
    let verb = carried::change(words, at).filter(|_| bare && carried::alone(words, at + taken))?;
    let before = carried::antecedent(words, verb, |i| read(words, i))?;
    Some(Count {
        unit: before.unit,
        per: before.per,
        ..count
    })
}

/// Words that say that the number before them measures something else.
fn other_measure(words: Words<'_>, at: usize) -> bool {
    take(
        words,
        at,
        "€|euro|%|anni|anno|per|km|chilometri|minuti|giorni|ore|mesi",
    )
    .is_some()
        && words.get(at) != "per"
        || take(words, at, "per cento").is_some()
}

fn whole(words: Words<'_>, at: usize) -> Option<Found> {
    let (mut bound, op) = op::read(words, at);
    let gap = op::gap(words, at + op);
    let number = |gap: usize| amount(words, at + op + gap).map(|(n, taken)| (n, op + gap + taken));
    let (n, mut taken) = number(0).or_else(|| number(gap))?;
    taken += take(words, at + taken, "sola|solo|sole|soli").unwrap_or(0);
    let thing = thing(words, at + taken);
    let needs_period = thing.is_some_and(|i| THINGS[i].3);
    taken += usize::from(thing.is_some());
    let mut period = per::find(words, at + taken)
        .filter(|_| thing.is_some())
        .or_else(|| per::read(words, at + taken));
    if let Some((after, n)) = op::read_after(words, at + taken).filter(|_| op == 0) {
        (bound, taken) = (after, taken + n);
        period = per::read(words, at + taken).or(period.filter(|_| false));
    }
    let unit = thing.and_then(|i| Thing::named(THINGS[i].2));
    taken += period.map_or(0, |(_, n)| n);
    Some(Found {
        count: Count {
            bound,
            n,
            unit,
            per: period.map(|(per, _)| per),
        },
        taken,
        needs_period,
    })
}

fn thing(words: Words<'_>, at: usize) -> Option<usize> {
    let period = at < words.len() && words.word(at).break_before == Some('/');
    THINGS
        .iter()
        .position(|row| take(words, at, row.0).is_some())
        .filter(|_| !period)
}

fn amount(words: Words<'_>, at: usize) -> Option<(Option<u32>, usize)> {
    let sign = take(words, at, "n|nr|num|numero").unwrap_or(0);
    if let Some(n) = take(words, at + sign, "_ _?") {
        return Some((None, sign + n));
    }
    let unit_first = take(words, at, "giorni|giornate|ore|volte").unwrap_or(0);
    if unit_first > 0 {
        return None;
    }
    let (n, taken) = number::read(words, at)
        .or_else(|| number::article(words, at).map(|n| (Decimal::ONE, n)))?;
    n.is_integer()
        .then(|| n.to_u32())
        .flatten()
        .map(|n| (Some(n), taken))
}

#[cfg(test)]
mod tests {
    use super::{Count, read};
    use crate::text::{Words, fold};

    const TABLE: &[(&str, &str)] = &[
        ("due giorni alla settimana", "2 giorni/settimana"),
        ("8 giorni al mese", "8 giorni/mese"),
        (
            "per almeno un giorno a settimana",
            "almeno 1 giorno/settimana",
        ),
        (
            "non potranno essere più di quattro al mese",
            "massimo 4/mese",
        ),
        ("non possono superare le sei al mese", "massimo 6/mese"),
        ("in _____ giorni settimanali", "__ giorni/settimana"),
        ("per n. ____ giorni al mese", "__ giorni/mese"),
        (
            "non meno di otto giornate agili al mese",
            "almeno 8 giorni/mese",
        ),
        ("dodici giornate mensili per tutti", "12 giorni/mese"),
        (
            "non può superare tre sessioni al mese",
            "massimo 3 sessioni/mese",
        ),
        (
            "un massimo di 2 giorni di lavoro agile a settimana",
            "massimo 2 giorni/settimana",
        ),
        ("Al massimo otto al mese", "massimo 8/mese"),
        ("le giornate garantite sono dieci", "10"),
        ("fino a 40 ore annue", "massimo 40 ore/anno"),
        ("una sola giornata a settimana", "1 giorno/settimana"),
        (
            "gli affiancatori non potranno essere più di due contemporaneamente",
            "massimo 2",
        ),
        ("due giorni per ciascuna settimana", "2 giorni/settimana"),
        ("n. 2 giorni alla settimana", "2 giorni/settimana"),
    ];

    fn first(text: &str) -> Option<String> {
        let folded = fold(text);
        let words = Words::whole(&folded);
        (0..words.len())
            .find_map(|at| read(words, at))
            .map(|(count, _)| count.to_string())
    }

    #[test]
    fn text_to_spoken_form_and_back() {
        for (text, spoken) in TABLE {
            assert_eq!(first(text).as_deref(), Some(*spoken), "{text}");
            assert_eq!(
                spoken.parse::<Count>().map(|c| c.to_string()).as_deref(),
                Ok(*spoken)
            );
        }
    }

    #[test]
    fn no_count() {
        for text in [
            "entro 30 giorni",
            "comma 3",
            "almeno sei mesi",
            "non superiore a 14 anni",
            "20 euro",
            "di € 20 al mese",
            "il lavoro agile è una modalità",
            "una volta acquisiti",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
