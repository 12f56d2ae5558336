//! The hours of a band: from one time to another, or before one and after another.

use crate::text::Words;
use crate::value::clock::{self, Clock, Reading};
use crate::value::days::joined;
use crate::value::phrase::{List, take};
use crate::value::unit::Unit;

use super::Hours;

/// Words before the first time.
static FROM: List = List::new(&[
    "dalle|dall|dalla|da",
    "tra|fra",
    "compresa|compreso|comprese|compresi|ricompresa|ricompreso tra|fra",
    "a partire dalle|dall",
    "@in fascia oraria dalle|dall|tra|fra|compresa?",
]);

/// Verbs and nouns of beginning, before the first time.
static BEGINS: List = List::new(&[
    "inizia|iniziano|comincia|cominciano|decorre|decorrono dalle|dall|alle|all",
    "con|ha|hanno|avrà inizio|decorrenza dalle|dall|alle|all",
]);

/// Words between the two times.
static TO: List = List::new(&[
    "alle|all|a|ad|e",
    "fino|sino alle|all|a",
    "e fino|sino alle|all|a",
    "e le",
    "e si? protrae|protraggono|prolunga|prolungano|estende|estendono|prosegue|proseguono fino|sino? alle|all|a",
    "e si? termina|terminano|finisce|finiscono|cessa|cessano|conclude|concludono|chiude|chiudono alle|all|a",
    "e con? termine|fine|conclusione|cessazione alle|all|a",
    "e ha? termine|fine alle|all|a",
]);

/// From one time to another: «dalle 8 alle 14», «tra le ore 22 e le 6», `ore 9.00-13.00`, «nella fascia 9-12».
pub(super) fn span(words: Words<'_>, at: usize) -> Option<(Hours, usize)> {
    if let Some(found) = slashed(words, at) {
        return Some(found);
    }
    let begins = BEGINS.any(words, at).unwrap_or(0);
    let lead = begins.max(FROM.any(words, at).unwrap_or(0));
    let start = clock::read(words, at + lead)?;
    let next = at + lead + start.taken + after(words, at + lead + start.taken);
    let (end, to) = second(words, next, lead > 0, start)?;
    let opener = lead > 0
        && (begins > 0
            || matches!(
                words.get(at + lead - 1),
                "dalle" | "dall" | "tra" | "fra" | "dalla"
            ));
    let sure = if to == 0 {
        start.sure || in_band(words, at)
    } else {
        opener || start.sure || end.sure
    };
    let stop = next + to + end.taken;
    if !sure
        || (measured(words, stop) && !end.sure && !start.sure)
        || (words.get(at) == "le" && !start.sure)
    {
        return None;
    }
    Some((
        hours(start.clock, end.clock)?,
        stop + after(words, stop) - at,
    ))
}

/// The second time and the words before it; none before it where a dash joins the two.
fn second(words: Words<'_>, at: usize, opened: bool, start: Reading) -> Option<(Reading, usize)> {
    let dash = at < words.len() && joined(words, at);
    let to = match TO.any(words, at) {
        Some(to) if opened || start.sure => to,
        None if dash && !opened => 0,
        _ => return None,
    };
    let read = |to| clock::read(words, at + to).map(|end| (end, to));
    read(to).or_else(|| read(to.saturating_sub(1)))
}

/// `9.00/13.00`, `ore 9/13`, «nella fascia 9/12»: two times in one word.
fn slashed(words: Words<'_>, at: usize) -> Option<(Hours, usize)> {
    let lead = take(words, at, "ore").unwrap_or(0);
    let (from, to) = words.get(at + lead).split_once('/')?;
    let shown = from.contains([':', '.', ',']) && to.contains([':', '.', ',']);
    let named = shown || lead > 0 || in_band(words, at);
    let (from, to): (Clock, Clock) = (from.parse().ok()?, to.parse().ok()?);
    let stop = at + lead + 1;
    (named && from < to && !measured(words, stop)).then_some((Hours::Clock { from, to }, stop - at))
}

/// Whether «fascia» stands before `at`, with nothing between but what kind it is.
fn in_band(words: Words<'_>, at: usize) -> bool {
    const KIND: &[&str] = &[
        "oraria",
        "orarie",
        "di",
        "contattabilità",
        "reperibilità",
        "operatività",
        "compresenza",
        "inoperabilità",
        "disconnessione",
        "obbligatoria",
        "ore",
        "giornaliera",
    ];
    let hours = |word: &str| word == "e" || word.bytes().all(|b| b.is_ascii_digit());
    (1..=8.min(at))
        .map(|back| words.get(at - back))
        .find(|word| !KIND.contains(word) && !hours(word))
        .is_some_and(|word| matches!(word, "fascia" | "fasce"))
}

/// Whether the number before `at` counts a measure: «dalle 2 alle 3 ore».
fn measured(words: Words<'_>, at: usize) -> bool {
    Unit::named(words.get(at)).is_some() && words.get(at) != "giorno"
}

/// Words before the time up to which, and after which, the hours outside run.
const EARLY: &str = "prima|antecedentemente @di|@a";
static LATE: List = List::new(&["dopo|oltre", "successivamente @a"]);

/// «prima delle 7.30 e dopo le 19.30»: from the later time over midnight to the earlier one. Denied, it is
/// the other way round: «non prima delle 7.30 e non oltre le 19.30».
pub(super) fn outside_hours(words: Words<'_>, at: usize) -> Option<(Hours, usize)> {
    let non = take(words, at, "non").unwrap_or(0);
    if non == 0 && at > 0 && words.get(at - 1) == "non" {
        return None;
    }
    let (first, early, next) = edge(words, at + non)?;
    let and = take(words, next, "e|ed|o|nè|nonchè").unwrap_or(0);
    let again = take(words, next + and, "non").unwrap_or(0);
    let (second, late, end) = edge(words, next + and + again).filter(|_| and + again > 0)?;
    if early == late || (non > 0) != (again > 0) {
        return None;
    }
    let (low, high) = if early {
        (first, second)
    } else {
        (second, first)
    };
    let (from, to) = if non > 0 { (low, high) } else { (high, low) };
    (low < high).then_some((Hours::Clock { from, to }, end - at))
}

/// «prima delle ore 7.30», «dopo le 19.30»: the time, whether it is the early one, and where the words end.
fn edge(words: Words<'_>, at: usize) -> Option<(Clock, bool, usize)> {
    let early = take(words, at, EARLY);
    let lead = early.or_else(|| LATE.any(words, at))?;
    let time = clock::read(words, at + lead)?;
    let plural = matches!(words.get(at + lead - 1), "delle" | "dell" | "alle" | "all")
        || matches!(words.get(at + lead), "le" | "l");
    let end = at + lead + time.taken;
    let sure = time.sure || (plural && !measured(words, end));
    let clock = time.clock.filter(|_| sure)?;
    Some((clock, early.is_some(), end + after(words, end)))
}

/// Two times, or two empty fields; midnight opens a day when it comes first.
fn hours(from: Option<Clock>, to: Option<Clock>) -> Option<Hours> {
    match (from, to) {
        (Some(from), Some(to)) if from == to => None,
        (Some(Clock::END), Some(to)) => Some(Hours::Clock {
            from: Clock::START,
            to,
        }),
        (Some(from), Some(to)) => Some(Hours::Clock { from, to }),
        (None, None) => Some(Hours::Blank),
        _ => None,
    }
}

/// «del mattino seguente», «del giorno successivo», after a time.
pub(super) fn after(words: Words<'_>, at: usize) -> usize {
    static AFTER: List = List::new(&[
        "@di mattino|mattina|giorno|giornata|notte seguente|successivo|successiva|dopo",
        "@di giorno|giornata lavorativo|lavorativa seguente|successivo|successiva",
        "@di giorno precedente|prima|stesso",
        "@di stesso giorno",
        "seguente|successivo|successiva|successive|seguenti|antimeridiane|pomeridiane",
    ]);
    AFTER.any(words, at).unwrap_or(0)
}
