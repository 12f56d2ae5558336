//! A limit by reference: «non può essere superiore all'orario medio giornaliero di lavoro».

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::Words;

use super::op::{self, Bound};
use super::phrase::{List, spell, take};
use super::{duration, spoken};

/// A bound whose measure is named, not numbered.
///
/// In the data: `{op: max, reference: orario medio giornaliero}`.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Limit {
    /// How the measure bounds.
    #[serde(flatten)]
    pub bound: Bound,
    /// The measure, in folded words, without «di lavoro» and possessives.
    pub reference: String,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.bound.spoken(), self.reference)
    }
}

impl FromStr for Limit {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        spoken::whole(text, shown).ok_or_else(|| {
            format!("`{text}` non è un limite per rinvio: scrivi per esempio `massimo orario medio giornaliero`")
        })
    }
}

/// Words that name a measure of working time, alone.
static HEADS: List = List::new(&[
    "orario",
    "orario @di lavoro|servizio",
    "durata",
    "durata @di orario @di? lavoro?",
    "durata @di prestazione|giornata lavorativa?",
    "media",
    "media @di orario @di? lavoro?",
    "monte orario|ore",
    "debito orario",
    "tempo @di lavoro",
    "prestazione lavorativa?",
    "giornata lavorativa|ordinaria",
    "metà @di orario @di? lavoro?",
]);

/// Words that qualify it.
const TAILS: &str = "medio|media|giornaliero|giornaliera|settimanale|mensile|annuo|ordinario|ordinaria|normale|\
contrattuale|convenzionale|massimo|massima|minimo|minima|teorico|dovuto|dovuta|effettivo|complessivo|individuale|\
previsto|prevista|lavorativo|lavorativa";

/// Reads a limit at `at`; a measure other than «orario» only with its operator, and none whose number
/// follows («la durata massima di tre mesi»).
pub(super) fn read(words: Words<'_>, at: usize) -> Option<(Limit, usize)> {
    whole(words, at).filter(|(limit, taken)| {
        let numbered = take(words, at + taken, "@di")
            .is_some_and(|of| duration::length(words, at + taken + of).is_some());
        let tied = limit.bound != Bound::EXACT || limit.reference.starts_with("orario");
        tied && !numbered
    })
}

/// A limit as it is shown: nothing of its sentence is left to tell it from a mention of the measure.
fn shown(words: Words<'_>, at: usize) -> Option<(Limit, usize)> {
    let (bound, op) = op::read(words, at);
    let start = at + op;
    let head = HEADS.any(words, start)?;
    let tails = (start + head..words.len())
        .take_while(|i| tail(words, *i))
        .count();
    let reference = canonical(words, start, head, tails);
    Some((Limit { bound, reference }, op + head + tails))
}

/// A limit in a sentence.
fn whole(words: Words<'_>, at: usize) -> Option<(Limit, usize)> {
    let (bound, op) = op::read(words, at);
    let end_of = take(words, at + op, "al? termine|fine|completamento @di")
        .filter(|_| op == 0)
        .unwrap_or(0);
    let until = take(
        words,
        at,
        "fino|sino al|alla termine|fine|completamento @di",
    );
    let (bound, lead) = until.map_or((bound, op + end_of), |n| (Bound::EXACT, n));
    let small = take(words, at + lead, "@il? proprio|propria|suo|sua|loro?").unwrap_or(0);
    let start = at + lead + small;
    let head = HEADS.any(words, start)?;
    let tails = (0..5).take_while(|i| tail(words, start + head + i)).count();
    let own = take(words, start + head + tails, "@di lavoro|servizio").unwrap_or(0);
    let more = (0..3)
        .take_while(|i| tail(words, start + head + tails + own + i))
        .count();
    let qualified = tails + more > 0 || small > 1 || lead > op || head > 1;
    let reference = canonical(words, start, head, tails + own + more);
    (qualified && (op + lead > 0 || tails + more > 0)).then_some((
        Limit { bound, reference },
        lead + small + head + tails + own + more,
    ))
}

fn tail(words: Words<'_>, at: usize) -> bool {
    take(words, at, TAILS).is_some()
}

/// `orario di lavoro medio giornaliero` and `orario medio giornaliero di lavoro` are one measure.
fn canonical(words: Words<'_>, start: usize, head: usize, rest: usize) -> String {
    let name = if words.get(start) == "orario" {
        "orario".to_owned()
    } else {
        spell(words, start, head)
    };
    let tails = (start + head..start + head + rest)
        .filter(|i| tail(words, *i))
        .map(|i| words.get(i).to_owned());
    std::iter::once(name)
        .chain(tails)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Limit, read};
    use crate::text::{Words, fold};

    const TABLE: &[(&str, &str)] = &[
        (
            "non può essere superiore all'orario medio giornaliero di lavoro ed è",
            "massimo orario medio giornaliero",
        ),
        (
            "non può comunque superare l'orario medio giornaliero",
            "massimo orario medio giornaliero",
        ),
        (
            "La fascia non può superare l'orario medio giornaliero.",
            "massimo orario medio giornaliero",
        ),
        (
            "non superiore al proprio orario di lavoro medio giornaliero",
            "massimo orario medio giornaliero",
        ),
        (
            "fino al termine del proprio orario ordinario di lavoro",
            "orario ordinario",
        ),
        (
            "non inferiore all'orario ordinario giornaliero",
            "almeno orario ordinario giornaliero",
        ),
        ("e comunque entro la fine dell'orario di servizio", "orario"),
        (
            "nel rispetto dell'orario medio giornaliero",
            "orario medio giornaliero",
        ),
    ];

    fn first(text: &str) -> Option<String> {
        let folded = fold(text);
        let words = Words::whole(&folded);
        (0..words.len())
            .find_map(|at| read(words, at))
            .map(|(limit, _)| limit.to_string())
    }

    #[test]
    fn text_to_spoken_form_and_back() {
        for (text, spoken) in TABLE {
            assert_eq!(first(text).as_deref(), Some(*spoken), "{text}");
            assert_eq!(
                spoken.parse::<Limit>().map(|l| l.to_string()).as_deref(),
                Ok(*spoken)
            );
        }
    }

    #[test]
    fn no_limit() {
        for text in [
            "entro 30 giorni",
            "la durata dell'accordo",
            "orario di lavoro",
            "non superiore a sei ore",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
