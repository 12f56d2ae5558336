//! Denied bounds, and what looks like them.

use crate::text::{Words, fold};
use crate::value::{ValueType, read};

fn first(kind: ValueType, text: &str) -> String {
    let folded = fold(text);
    let words = Words::whole(&folded);
    let value = (0..words.len()).find_map(|at| read(kind, words, at));
    value.map_or(String::new(), |(value, _)| value.to_string())
}

/// What is denied, and what looks like it.
const DURATIONS: &[(&str, &str)] = &[
    (
        "non potrà essere svolto fuori sede per più di un giorno",
        "massimo 1 giorno",
    ),
    (
        "non può essere pretesa per un tempo superiore a tre ore",
        "massimo 3 ore",
    ),
    (
        "non può essere, di norma, superiore a tre ore",
        "di norma massimo 3 ore",
    ),
    ("non si può scendere sotto i tre giorni", "almeno 3 giorni"),
    (
        "non si può scendere al di sotto di tre giorni",
        "almeno 3 giorni",
    ),
    (
        "non potrà in nessun caso avere durata inferiore a 30 minuti",
        "almeno 30 minuti",
    ),
    ("in nessun caso può superare le sei ore", "massimo 6 ore"),
    (
        "nessun turno può essere superiore a sei ore",
        "massimo 6 ore",
    ),
    ("mai può essere inferiore a sei ore", "almeno 6 ore"),
    (
        "che non sia mai inferiore a cinque giorni",
        "almeno 5 giorni",
    ),
    (
        "non inferiore a un mese né superiore a sei mesi",
        "almeno 1 mese",
    ),
    ("né superiore a sei mesi", "massimo 6 mesi"),
    ("o superiore a sei mesi", "più di 6 mesi"),
    ("senza superare le sei ore", "massimo 6 ore"),
    (
        "è vietato prestare servizio per più di sei ore",
        "massimo 6 ore",
    ),
    ("è fatto divieto di superare le sei ore", "massimo 6 ore"),
    (
        "non è consentito assentarsi per oltre due ore",
        "massimo 2 ore",
    ),
    (
        "non sono, in ogni caso, fruibili per meno di un'ora",
        "almeno 1 ora",
    ),
    ("non viene svolto per più di due ore", "massimo 2 ore"),
    ("non si protrae oltre le due ore", "massimo 2 ore"),
    (
        "non può essere superato il limite di sei ore",
        "massimo 6 ore",
    ),
    ("non può essere revocato prima di sei mesi", "almeno 6 mesi"),
    (
        "non può essere chiesto con un preavviso inferiore a 24 ore",
        "almeno 24 ore",
    ),
    (
        "non può essere frazionato o concesso per più di due ore",
        "massimo 2 ore",
    ),
    ("entro il limite massimo di tre mesi", "massimo 3 mesi"),
    (
        "fino a un massimo complessivo di 20 giorni",
        "massimo 20 giorni",
    ),
    (
        "non può essere inferiore alla soglia minima di due ore",
        "almeno 2 ore",
    ),
    // Another clause, another thing, a condition.
    (
        "non può svolgerlo chi presta servizio per meno di sei mesi",
        "meno di 6 mesi",
    ),
    (
        "non può farlo se il guasto dura più di due ore",
        "più di 2 ore",
    ),
    (
        "non può frazionarlo ed ha durata superiore a tre ore",
        "più di 3 ore",
    ),
    (
        "non può usarlo; la durata superiore a tre ore",
        "più di 3 ore",
    ),
    (
        "non possono accedere i dipendenti con meno di sei mesi di servizio",
        "meno di 6 mesi",
    ),
    (
        "non può rientrare il personale assente da più di due mesi",
        "più di 2 mesi",
    ),
    (
        "il dipendente che non si presenta in servizio per più di due ore",
        "più di 2 ore",
    ),
    (
        "se il dipendente non viene sostituito per più di due ore",
        "più di 2 ore",
    ),
    (
        "non presta servizio nella sede per più di due ore",
        "più di 2 ore",
    ),
    ("non è concesso se non per più di due ore", "più di 2 ore"),
    ("prima di sei mesi", "6 mesi"),
    // The last moment before something.
    ("non oltre il secondo giorno antecedente", "almeno 2 giorni"),
    (
        "non oltre il secondo giorno lavorativo antecedente",
        "almeno 2 giorni lavorativi",
    ),
    ("entro il quinto giorno precedente", "almeno 5 giorni"),
    (
        "entro le ore 12 del secondo giorno precedente",
        "almeno 2 giorni",
    ),
    ("entro il quinto giorno successivo", "massimo 5 giorni"),
    (
        "non prima del quinto giorno antecedente",
        "massimo 5 giorni",
    ),
    ("entro cinque giorni prima dell'inizio", "almeno 5 giorni"),
    (
        "non oltre due giorni lavorativi prima",
        "almeno 2 giorni lavorativi",
    ),
    ("non più di cinque giorni prima", "massimo 5 giorni"),
    ("entro le 48 ore antecedenti", "massimo 48 ore"),
    ("entro cinque giorni", "massimo 5 giorni"),
];

const COUNTS: &[(&str, &str)] = &[
    (
        "non potrà aver luogo per più di un giorno per settimana",
        "massimo 1 giorno/settimana",
    ),
    (
        "non possono essere tenute più di due assemblee al mese",
        "massimo 2 assemblee/mese",
    ),
    (
        "non si riconoscono in numero maggiore di otto per ciascun mese",
        "massimo 8/mese",
    ),
    (
        "non si può scendere sotto i tre giorni al mese",
        "almeno 3 giorni/mese",
    ),
    (
        "non può essere richiesto, salvo urgenze, più di due volte al mese",
        "massimo 2 volte/mese",
    ),
    (
        "non inferiore a due o superiore a quattro al mese",
        "almeno 2",
    ),
    ("chi ha più di tre giorni al mese", "più di 3 giorni/mese"),
];

#[test]
fn bounds_are_turned_where_they_are_denied() {
    let table = |kind, rows: &'static [(&'static str, &'static str)]| {
        rows.iter()
            .map(move |(text, spoken)| (*text, first(kind, text), *spoken))
    };
    let all = table(ValueType::Duration, DURATIONS).chain(table(ValueType::Count, COUNTS));
    let wrong: Vec<_> = all.filter(|(_, found, wanted)| found != wanted).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_second_operator_behind_or_is_denied_too() {
    let folded = fold("non inferiore a due o superiore a quattro ore");
    let words = Words::whole(&folded);
    let last = (5..words.len()).find_map(|at| read(ValueType::Duration, words, at));
    assert_eq!(
        last.map(|(v, _)| v.to_string()).as_deref(),
        Some("massimo 4 ore")
    );
}
