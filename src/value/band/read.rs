//! Reads time bands off the words of a sentence.

use crate::text::Words;
use crate::value::clock::Clock;
use crate::value::days::{self, Days};
use crate::value::phrase::{List, Table, take};

use super::span::{outside_hours, span};
use super::{Band, Bands, Hours, Relative};

/// Reads one or more bands at `at`, joined by a comma, «e», «nonché», «oppure».
pub fn read(words: Words<'_>, at: usize) -> Option<(Bands, usize)> {
    let (first, mut taken) = clocked(words, at)
        .or_else(|| outside(words, at))
        .or_else(|| whole_days(words, at))
        .or_else(|| relative(words, at))?;
    let mut bands = vec![first];
    while let Some((band, n)) = further(words, at + taken) {
        if !bands.contains(&band) {
            bands.push(band);
        }
        taken += n;
    }
    Some((Bands { bands }, taken))
}

/// Words that join a further band.
static JOINTS: List = List::new(&[
    "e|ed|nonchè|oppure|o|od|ovvero|oltre",
    "e|nonchè anche|inoltre|altresì|comunque",
    "e oltre|ovvero|oppure",
    "oltre @a|che",
]);

/// Days on which a further band holds, told by what the worker does on them.
static RETURNS: List = List::new(&[
    "@in|@il|@a|per? soli|sole|eventuali? giorno|giorni|giornata|giornate|pomeriggio|pomeriggi @di|con? rientro|rientri pomeridiano|pomeridiani?",
    "@in|@il pomeriggio|pomeriggi",
    "limitatamente @a giorno|giorni|giornata|giornate|pomeriggi @di|con? rientro|rientri pomeridiano|pomeridiani?",
    "in caso di rientro pomeridiano?",
]);

/// A further band, after words that only say when it does not hold («salvo casi di comprovata urgenza»).
fn further(words: Words<'_>, at: usize) -> Option<(Band, usize)> {
    let skip = exception(words, at).unwrap_or(0);
    let joint = JOINTS.any(words, at + skip).unwrap_or(0);
    let comma = at < words.len() && words.word(at).break_before == Some(',');
    let back = RETURNS
        .any(words, at + skip + joint)
        .filter(|_| joint > 0 || comma);
    let joint = joint + back.unwrap_or(0);
    let start = at + skip + joint;
    if skip + joint == 0 && !comma {
        return None;
    }
    clocked(words, start)
        .or_else(|| whole_days(words, start))
        .or_else(|| rest_days(words, start))
        .or_else(|| relative(words, start).filter(|_| joint > 0))
        .map(|(band, n)| (band, skip + joint + n))
}

/// «salvo …» up to the «nonché» or «e» that goes on with whole days, at most twelve words on.
fn exception(words: Words<'_>, at: usize) -> Option<usize> {
    take(
        words,
        at,
        "salvo|salvi|salva|salve|tranne|eccetto|fatti|fatta|fatto|fatte",
    )?;
    (1..=12).find(|skip| {
        JOINTS.any(words, at + skip).is_some_and(|n| {
            whole_days(words, at + skip + n)
                .or_else(|| rest_days(words, at + skip + n))
                .is_some()
        })
    })
}

/// Days before hours, or hours before days: «dal lunedì al venerdì dalle 8 alle 14».
fn clocked(words: Words<'_>, at: usize) -> Option<(Band, usize)> {
    if let Some((hours, taken)) = span(words, at) {
        let (days, n) = own_days(words, at + taken).unwrap_or_default();
        return Some((Band { hours, days }, taken + n));
    }
    let (days, n) = days::read(words, at)?;
    let (hours, taken) = span(words, at + n)?;
    Some((Band { hours, days }, n + taken))
}

/// «prima delle 7.30 e dopo le 19.30», with the days behind.
fn outside(words: Words<'_>, at: usize) -> Option<(Band, usize)> {
    let (hours, taken) = outside_hours(words, at)?;
    let (days, n) = own_days(words, at + taken).unwrap_or_default();
    Some((Band { hours, days }, taken + n))
}

/// The days of the hours just read. «…, il sabato e i festivi» after a comma are whole days instead.
fn own_days(words: Words<'_>, at: usize) -> Option<(Days, usize)> {
    let brackets = at < words.len() && words.word(at).break_before == Some('(');
    let comma = at < words.len() && words.word(at).break_before.is_some() && !brackets;
    days::read(words, at).filter(|(days, taken)| {
        let hours_follow = span(words, at + taken).is_some();
        !(comma && (days.is_rest() || hours_follow))
    })
}

/// «dell'intera giornata di sabato, di domenica e di altri giorni festivi».
fn whole_days(words: Words<'_>, at: usize) -> Option<(Band, usize)> {
    static WHOLE: List = List::new(&[
        "@il|@di|@in|@a|per? intera|intere giornata|giornate @di?",
        "per? @il|@di? intera|intere giornata|giornate @di?",
        "per? tutta|tutte la|le giornata|giornate @di?",
        "@in|@di|per? tutto il giorno @di?",
        "per? l intero giorno @di?",
    ]);
    let lead = WHOLE.any(words, at)?;
    let days = days::read(words, at + lead)
        .or_else(|| days::read(words, at + lead - 1).map(|(d, n)| (d, n - 1)));
    days.map(|(days, n)| (all_day(days), lead + n))
}

/// «il sabato, la domenica e i festivi», after hours of other days: whole days.
fn rest_days(words: Words<'_>, at: usize) -> Option<(Band, usize)> {
    let (days, taken) = days::read(words, at).filter(|(days, _)| days.is_rest())?;
    span(words, at + taken)
        .is_none()
        .then_some((all_day(days), taken))
}

fn all_day(days: Days) -> Band {
    Band {
        hours: Hours::Clock {
            from: Clock::START,
            to: Clock::END,
        },
        days,
    }
}

/// Bands by reference, as phrases.
static RELATIVES: Table<Relative> = Table::new(&[
    (
        "@in|@di|@a? tutti|tutte? orari|ore|fasce|periodi diversi|diverse|differenti da|dai|dalla|dalle quelli|quelle|quella|fascia|fasce? ricompresi|ricomprese|compresi|comprese|previsti|previste? @in|@di? fascia|fasce? @di?",
        Relative::FuoriContattabilita,
    ),
    (
        "@in|@di? tutti|tutte? @il? orari|ore diversi|diverse da|dalle|dai quelli|quelle? @di? contattabilità",
        Relative::FuoriContattabilita,
    ),
    (
        "al? di? fuori @di|da? @il? fascia|fasce oraria|orarie? @di? contattabilità|contattabilita|reperibilità",
        Relative::FuoriContattabilita,
    ),
    (
        "oltre|eccedenti @il? fascia|fasce oraria|orarie? @di contattabilità|reperibilità",
        Relative::FuoriContattabilita,
    ),
    ("fuori fascia", Relative::FuoriContattabilita),
    (
        "fuori contattabilità|contattabilita",
        Relative::FuoriContattabilita,
    ),
    (
        "@in altre|restanti|rimanenti ore",
        Relative::FuoriContattabilita,
    ),
    (
        "@in altri|restanti|rimanenti orari|periodi",
        Relative::FuoriContattabilita,
    ),
    (
        "al|dopo|dal il? termine|fine @di proprio? orario ordinario? @di? lavoro|servizio?",
        Relative::FuoriOrario,
    ),
    (
        "alla|dopo|dalla la? fine @di proprio? orario ordinario? @di? lavoro|servizio?",
        Relative::FuoriOrario,
    ),
    (
        "al? di? fuori|oltre @di|@a|@il|@da? proprio? orario ordinario|normale? @di? lavoro|servizio?",
        Relative::FuoriOrario,
    ),
    (
        "al|dopo|dalla la|il? termine|fine @di turno|giornata|prestazione lavorativa|lavorativo|lavoro?",
        Relative::FuoriOrario,
    ),
    (
        "terminato|terminata|concluso|conclusa @il proprio|propria? orario|giornata|prestazione|turno di? lavoro|servizio|lavorativa?",
        Relative::FuoriOrario,
    ),
    (
        "durante|@in @il? pause|pausa autorizzate|autorizzata?",
        Relative::Pause,
    ),
    (
        "@in|durante|entro @il? fascia|fasce oraria|orarie? @di contattabilità|contattabilita",
        Relative::InContattabilita,
    ),
    (
        "@in fascia|fasce oraria|orarie? @di contattabilità",
        Relative::InContattabilita,
    ),
    (
        "durante|entro @il? orario ordinario|normale? @di lavoro|servizio",
        Relative::InOrario,
    ),
    (
        "@in|durante|entro @il? orario di lavoro|servizio",
        Relative::InOrario,
    ),
]);

fn relative(words: Words<'_>, at: usize) -> Option<(Band, usize)> {
    let until = at > 0 && matches!(words.get(at - 1), "fino" | "sino");
    let (relative, taken) = RELATIVES.longest(words, at).filter(|_| !until)?;
    let hours = Hours::Relative(relative);
    Some((
        Band {
            hours,
            days: Days::default(),
        },
        taken,
    ))
}
