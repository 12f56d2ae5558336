//! The reasons: one Italian sentence each, built from the data.

use super::align::Pair;
use super::bounds;

use super::constraint;
use super::contract::Provided;
use super::favour::Sign;
use super::slots;
use super::topic::{Alone, Direction, Topic};
use super::verdict::Case;
use super::{Favour, Side, Verdict};
use crate::rule::{Binding, Rule};
use crate::value::Value;

pub(super) fn claim() -> String {
    "È una richiesta: il documento non stabilisce nulla.".into()
}

pub(super) fn unverified() -> String {
    "Da verificare: i numeri della regola sono letti da un'immagine, e non con certezza.".into()
}

pub(super) fn reported() -> String {
    "La regola è riferita da terzi: non è un atto dell'ente da misurare sul CCNL.".into()
}

pub(super) fn no_contract(binding: Binding) -> String {
    let reported = if binding == Binding::Reported {
        "La regola è solo riferita e non"
    } else {
        "Non"
    };
    format!("{reported} c'è un contratto nazionale con cui confrontarla.")
}

pub(super) fn no_text() -> String {
    "Del contratto in vigore non è disponibile il testo su questo argomento: nessun giudizio."
        .into()
}

/// «(art. 66 c. 5)», with a blank before, or nothing.
fn at(side: &Side) -> String {
    side.place
        .as_ref()
        .map(|place| format!(" ({place})"))
        .unwrap_or_default()
}

/// A rule in words: its clause, and the values that have a direction or a number.
fn content(rule: &Rule, topic: &Topic) -> String {
    let tells = |slot: &str, value: &Value| match value {
        Value::Items(_) => topic.direction(slot, rule) != Direction::None,
        Value::Party(_) | Value::Bool(_) => false,
        _ => true,
    };
    let values: Vec<String> = rule
        .values
        .iter()
        .filter(|(slot, value)| tells(slot, value))
        .map(|(slot, value)| format!("{} {}", slots::name(slot), slots::shown(value)))
        .collect();
    let clause = format!("«{}»", topic.clause_words(&rule.clause));
    if values.is_empty() {
        clause
    } else {
        format!("{clause} ({})", values.join("; "))
    }
}

/// What weakens the words themselves.
fn force(binding: Binding) -> &'static str {
    match binding {
        Binding::Example => " Il documento lo dà solo come esempio.",
        Binding::Form => " È un campo di un modulo.",
        _ => "",
    }
}

/// An exception that only the document has, where we have the contract's words: told, not judged.
fn exception(case: &Case<'_>, base: &Provided) -> String {
    match &case.rule.exception {
        Some(words) if base.rule.exception.is_none() && base.side.quote.is_some() => {
            format!(" Da leggere con l'eccezione «{}».", words.trim())
        }
        _ => String::new(),
    }
}

pub(super) fn equal(case: &Case<'_>, base: &Provided) -> String {
    let content = content(case.rule, case.topic);
    format!(
        "Stessa regola del CCNL{}: {content}.{}",
        at(&base.side),
        force(case.evidence.binding)
    )
}

pub(super) fn differs(case: &Case<'_>, pair: &Pair<'_>, favour: Favour) -> String {
    let list = |sign: Option<Sign>| -> String {
        let words = pair
            .differences
            .iter()
            .filter(|d| sign.is_none_or(|s| d.sign == s));
        words
            .map(|d| d.words.clone())
            .collect::<Vec<_>>()
            .join("; ")
    };
    let place = at(&pair.base.side);
    let said = match favour {
        Favour::Better => format!("Più favorevole del CCNL{place}: {}.", list(None)),
        Favour::Worse => format!("Meno favorevole del CCNL{place}: {}.", list(None)),
        Favour::Mixed => format!(
            "In parte più e in parte meno favorevole del CCNL{place}: in meglio {}; in peggio {}.",
            list(Some(Sign::Better)),
            list(Some(Sign::Worse))
        ),
        _ => format!(
            "Diverso dal CCNL{place}, senza una direzione certa: {}.",
            list(None)
        ),
    };
    format!(
        "{said}{}{}",
        exception(case, pair.base),
        force(case.evidence.binding)
    )
}

/// `reading` is the official source under which the clause weighs what it does.
pub(super) fn added(case: &Case<'_>, alone: Alone, silent: bool, reading: Option<&str>) -> String {
    let start = if silent {
        "Il CCNL tace"
    } else {
        "Il CCNL non contiene nulla di simile"
    };
    let effect = match alone {
        Alone::Better => "favorisce il dipendente",
        Alone::Worse => "pesa sul dipendente",
        Alone::Neutral if reading.is_some() => "non toglie e non aggiunge nulla",
        Alone::Neutral => "non ha un effetto certo per il dipendente",
    };
    let words = case.topic.clause_words(&case.rule.clause);
    let reading = reading.map_or_else(String::new, |source| format!(" secondo {source}"));
    let force = force(case.evidence.binding);
    format!("{start}: la regola locale («{words}») {effect}{reading}.{force}")
}

pub(super) fn by_reference(base: Option<&Provided>) -> String {
    let place = base.map(|b| at(&b.side)).unwrap_or_default();
    format!("Rinvia al CCNL{place}, che quindi si applica.")
}

pub(super) fn blank(case: &Case<'_>, base: Option<&Provided>, constraint: Option<&str>) -> String {
    let blanks = constraint::blanks(case.rule);
    let slots: Vec<String> = blanks.iter().map(|(slot, _)| slots::name(slot)).collect();
    let place = base.map(|b| at(&b.side)).unwrap_or_default();
    let limit = match (constraint, base) {
        (Some(allowed), _) => format!("il CCNL{place} dice «{allowed}»"),
        (None, Some(_)) => format!("il CCNL{place} non pone un limite"),
        (None, None) => "il CCNL tace".to_owned(),
    };
    let flipped = base.filter(|base| flipped(case, base));
    let flipped = flipped.map_or(
        "",
        |_| ", e il campo pone un minimo dove il CCNL pone un massimo",
    );
    format!(
        "Campo in bianco ({}): {limit}{flipped}{}.",
        slots.join(", "),
        elsewhere(case)
    )
}

/// Whether an empty «almeno ___» faces a cap of the contract.
fn flipped(case: &Case<'_>, base: &Provided) -> bool {
    let floor = constraint::blanks(case.rule)
        .iter()
        .any(|(_, v)| bounds::is_floor(v));
    floor && base.rule.values.values().any(bounds::is_cap)
}

/// The value that the same document gives elsewhere to an empty field, in the same clause if it can.
fn elsewhere(case: &Case<'_>) -> String {
    let blanks = constraint::blanks(case.rule);
    let of_slot = |rule: &&&Rule| {
        let mut filled = blanks.iter().filter_map(|(slot, _)| rule.values.get(*slot));
        let value = filled.find(|v| !v.is_blank())?;
        Some((value.to_string(), rule.evidence.first()?.place.clone()))
    };
    let same = case
        .siblings
        .iter()
        .filter(|r| r.clause == case.rule.clause);
    let found = same.chain(case.siblings).find_map(|rule| of_slot(&rule));
    found.map_or_else(String::new, |(value, place)| {
        format!("; altrove il documento dice {value} ({place})")
    })
}

/// Silence of the document on a topic.
pub(super) fn silent(topic: &Topic, provided: Option<&Provided>, known: bool) -> String {
    match provided {
        Some(base) => format!(
            "Il documento tace: si applica il CCNL{}, {}.",
            at(&base.side),
            content(&base.rule, topic)
        ),
        None if known => "Né il documento né il CCNL ne parlano.".into(),
        None => "Il documento tace, e del contratto in vigore non è disponibile il testo su questo argomento.".into(),
    }
}

/// A content that the contract wants in the agreement and the model leaves out.
pub(super) fn omitted(topic: &Topic, base: &Provided) -> String {
    format!(
        "Il modello di accordo non dice nulla su «{}», che il CCNL{} regola: {}.",
        topic.title,
        at(&base.side),
        content(&base.rule, topic)
    )
}

/// A model agreement without some of what the contract lists.
pub(super) fn list_not_kept(base: &Provided, titles: &[&str]) -> String {
    format!(
        "Il modello di accordo non contiene tutto ciò che il CCNL{} elenca: manca «{}».",
        at(&base.side),
        titles.join("», «")
    )
}

/// A rule restated without a protection that stands beside it in the contract.
pub(super) fn left_out(topic: &Topic, base: &Provided) -> String {
    format!(
        "Riprende il CCNL{} ma lascia fuori una tutela: {}.",
        at(&base.side),
        content(&base.rule, topic)
    )
}

/// Two places that disagree.
pub(super) fn contradictory(one: (&str, Verdict), other: (&str, Verdict)) -> String {
    format!(
        "Il documento si contraddice: {} è {}, {} è {}.",
        one.0,
        one.1.italian(),
        other.0,
        other.1.italian()
    )
}

/// Several reasons of one place: what they share is said once.
pub(super) fn join(reasons: &[String]) -> String {
    let Some((first, others)) = reasons.split_first() else {
        return String::new();
    };
    let mut joined = first.clone();
    for other in others {
        let head = other.split_once(": ").map_or("", |(head, _)| head);
        let rest = joined
            .strip_prefix(head)
            .and_then(|_| other.strip_prefix(head)?.strip_prefix(": "));
        match rest.filter(|_| !head.is_empty()) {
            Some(rest) => {
                let new: Vec<&str> = rest
                    .trim_end_matches('.')
                    .split("; ")
                    .filter(|part| !joined.contains(part))
                    .collect();
                if !new.is_empty() {
                    joined = format!("{}; {}.", joined.trim_end_matches('.'), new.join("; "));
                }
            }
            None => joined = format!("{joined} Inoltre: {other}"),
        }
    }
    joined
}

/// A reason with the differences of the words at its place, `most` of them in full.
pub(super) fn in_words(reason: &str, words: &[&str], most: usize) -> String {
    let mut out = reason.to_owned();
    for (number, sentence) in words.iter().take(most).enumerate() {
        out.push_str(if number == 0 { " Nelle parole: " } else { " " });
        out.push_str(&small(sentence, number == 0));
    }
    match words.len().saturating_sub(most) {
        0 => out,
        1 => format!("{out} Un'altra differenza di parole è nel confronto dei testi."),
        more => format!("{out} Altre {more} differenze di parole sono nel confronto dei testi."),
    }
}

/// A sentence that goes on after a colon begins with a small letter.
fn small(sentence: &str, lower: bool) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().filter(|_| lower);
    first.map_or_else(
        || sentence.to_owned(),
        |c| c.to_lowercase().chain(letters).collect(),
    )
}

/// How many rules do not count on a day, and when they do.
pub(super) fn out_of_force(count: usize, day: &str, days: &[String]) -> String {
    let rules = if count == 1 {
        "una regola del documento non è".to_owned()
    } else {
        format!("{count} regole del documento non sono")
    };
    format!(
        "Al {day} {rules} in vigore ({}), e nel confronto non contano.",
        days.join("; ")
    )
}

/// What a document says on a topic, but not on the day looked at.
pub(super) fn no_longer(place: &str, days: &str) -> String {
    format!("In quel giorno ciò che dice {place} non è in vigore: vale {days}.")
}
