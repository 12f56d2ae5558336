//! A number alone behind a verb of change, whose measure stands before it in the same sentence: «due giorni
//! a settimana, elevabili a tre».

use crate::text::Words;

use super::number;
use super::phrase::take;

/// Verbs that change a measure to the number behind «a», «fino a».
const CHANGES: &str = "elevabil*|elevat*|elevars*|elevare|aumentabil*|aumentat*|incrementabil*|incrementat*|\
estensibil*|estes*|ampliabil*|ampliat*|innalzabil*|innalzat*|prorogabil*|portat*|riducibil*|ridott*|ridurs*|\
diminuit*|abbassat*|sale|salgono|scende|scendono|passa|passano|passerà|passeranno";

/// Verbs that the new number follows at once.
const BECOMES: &str = "diventa|diventano|diverranno|diventeranno";

/// Words that may follow the number where nothing else is counted.
const FOLLOWS: &str = "per|in|nel|nei|nella|nelle|negli|nell|se|qualora|ove|quando|laddove|solo|soltanto|previa|\
previo|con|su|e|o|oppure|dal|dopo|salvo|durante|presso|a|limitatamente|purchè|mediante|ai|agli|alle";

/// How many words the measure may stand before the verb.
const REACH: usize = 15;

/// The verb of change before the number (or its operator) at `at`: «elevabili a», «ridotto da trenta a».
pub(super) fn change(words: Words<'_>, at: usize) -> Option<usize> {
    let verb = |end: usize, verbs: &str| {
        end.checked_sub(1)
            .filter(|verb| take(words, *verb, verbs).is_some())
    };
    let to = ["fino|sino a|ad", "a|ad"]
        .iter()
        .find_map(|to| ends(words, at, to))
        .or_else(|| take(words, at, "fino|sino").map(|_| at));
    match to {
        Some(to) => verb(to, CHANGES).or_else(|| verb(old_number(words, to)?, CHANGES)),
        None => verb(at, BECOMES),
    }
}

/// Where the phrase begins that ends before `end`.
fn ends(words: Words<'_>, end: usize, phrase: &str) -> Option<usize> {
    (1..=2.min(end))
        .map(|back| end - back)
        .find(|i| take(words, *i, phrase).is_some_and(|taken| i + taken == end))
}

/// Where «da trenta» begins that ends before `end`.
fn old_number(words: Words<'_>, end: usize) -> Option<usize> {
    (2..=3.min(end)).map(|back| end - back).find(|i| {
        let number = take(words, *i, "da").and_then(|_| number::read(words, i + 1));
        number.is_some_and(|(_, n)| i + 1 + n == end)
    })
}

/// Whether nothing else is counted by the number that ends before `end`.
pub(super) fn alone(words: Words<'_>, end: usize) -> bool {
    let mark = |i: usize| {
        matches!(
            words.word(i).break_before,
            Some(',' | ';' | ':' | '(' | ')')
        )
    };
    end >= words.len() || mark(end) || take(words, end, FOLLOWS).is_some()
}

/// The nearest reading before the words of change at `verb`, with no other number between.
pub(super) fn antecedent<T>(
    words: Words<'_>,
    verb: usize,
    read: impl Fn(usize) -> Option<(T, usize)>,
) -> Option<T> {
    for at in (verb.saturating_sub(REACH)..verb).rev() {
        if let Some((value, taken)) = read(at)
            && at + taken <= verb
        {
            return Some(value);
        }
        let apart = words.word(at + 1).break_before == Some(';');
        if apart || number::read(words, at).is_some() {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::text::{Words, fold};
    use crate::value::{ValueType, read};

    /// The last value of the sentence.
    fn last(kind: ValueType, text: &str) -> String {
        let folded = fold(text);
        let words = Words::whole(&folded);
        let value = (0..words.len()).rev().find_map(|at| read(kind, words, at));
        value.map_or(String::new(), |(value, _)| value.to_string())
    }

    const COUNTS: &[(&str, &str)] = &[
        (
            "due giorni a settimana, elevabile a tre",
            "3 giorni/settimana",
        ),
        (
            "un giorno a settimana, elevabile a due nei mesi estivi",
            "2 giorni/settimana",
        ),
        (
            "non più di dieci giornate per ciascun mese, elevabili a quattordici in favore di chi assiste",
            "14 giorni/mese",
        ),
        (
            "sei giornate agili al mese, elevabili a dieci per i genitori",
            "10 giorni/mese",
        ),
        ("i giorni sono sei, elevabili a otto", "8"),
        (
            "due giorni a settimana, elevabili a dieci al mese",
            "10/mese",
        ),
        (
            "due giorni a settimana, elevabile a tre persone",
            "3 persone",
        ),
        // Another measure, another sentence, another thing counted.
        (
            "due giorni a settimana e sei ore, elevabili a otto",
            "2 giorni/settimana",
        ),
        (
            "due giorni a settimana; il contributo è elevabile a tre",
            "2 giorni/settimana",
        ),
        (
            "due giorni a settimana, elevabile a tre euro",
            "2 giorni/settimana",
        ),
        (
            "due giorni a settimana, estesi a tre uffici",
            "2 giorni/settimana",
        ),
        ("due giorni a settimana, di cui uno", "2 giorni/settimana"),
    ];

    const DURATIONS: &[(&str, &str)] = &[
        (
            "un preavviso di almeno 30 giorni, elevato a 90 se disabile",
            "90 giorni",
        ),
        ("dura sei mesi, prorogabili a dodici", "12 mesi"),
        (
            "tre giorni lavorativi, ridotti a uno",
            "1 giorno lavorativo",
        ),
        (
            "tre giorni lavorativi, ridotti a due",
            "2 giorni lavorativi",
        ),
        (
            "il preavviso di trenta giorni è ridotto da trenta a quindici",
            "15 giorni",
        ),
        (
            "i giorni di preavviso passano da trenta a quindici",
            "15 giorni",
        ),
        ("il preavviso è ridotto da trenta a quindici", ""),
        (
            "il preavviso è ridotto da trenta a quindici giorni",
            "15 giorni",
        ),
        ("sei mesi ai sensi dell'art. 5, elevabili a otto", "6 mesi"),
        ("due giorni a settimana, elevabile a tre", ""),
    ];

    #[test]
    fn a_number_takes_the_measure_before_it_where_that_is_sure() {
        let table = |kind, rows: &'static [(&'static str, &'static str)]| {
            rows.iter()
                .map(move |(text, spoken)| (*text, last(kind, text), *spoken))
        };
        let all = table(ValueType::Duration, DURATIONS).chain(table(ValueType::Count, COUNTS));
        let wrong: Vec<_> = all.filter(|(_, found, wanted)| found != wanted).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
