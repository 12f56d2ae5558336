//! Text → spoken form.

use super::read;
use crate::text::{Words, fold};

/// Reads at the first word where a duration stands; gives its spoken form.
fn first(text: &str) -> Option<String> {
    let folded = fold(text);
    let words = Words::whole(&folded);
    (0..words.len())
        .find_map(|at| read(words, at))
        .map(|(duration, _)| duration.to_string())
}

#[test]
fn text_to_spoken_form() {
    for (text, spoken) in TABLE {
        assert_eq!(first(text).as_deref(), Some(*spoken), "{text}");
    }
}

#[test]
fn spoken_form_reads_back() {
    for (_, spoken) in TABLE {
        let value: super::Duration = spoken.parse().unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(value.to_string(), *spoken);
    }
}

#[test]
fn no_duration() {
    for text in [
        "due giorni alla settimana",
        "non più di otto giornate agili al mese",
        "in _____ giorni settimanali, non frazionabili",
        "lavoratori con figli di età non superiore ai 14 anni",
        "dalle ore 13 del giorno precedente",
        "nei giorni 30 e 31 dicembre",
        "per gli anni 2019-2021",
        "darne tempestiva informazione",
        "presso il domicilio adeguato",
        "alle ore 17:30 del mattino",
        "nei giorni di ______",
        "dal _____ al _____",
        "un'adeguata postazione",
        "art. 5 comma 3",
        "dall'11 giorno di malattia",
        "CCNL 12 febbraio 2018; g) ferie",
        "per tredici mensilità",
    ] {
        assert_eq!(first(text), None, "{text}");
    }
}

#[test]
fn words_are_kept() {
    let folded = fold("lo avvisi entro le ore 13 del giorno prima");
    let (duration, taken) = read(Words::whole(&folded), 2).unwrap_or_else(|| panic!("not read"));
    assert_eq!(
        duration.qualifier.0.as_deref(),
        Some("entro le ore 13 del giorno prima")
    );
    assert_eq!(taken, 7);
}

const TABLE: &[(&str, &str)] = &[
    ("con un preavviso di 30 giorni", "30 giorni"),
    (
        "con un termine non inferiore a 30 giorni",
        "almeno 30 giorni",
    ),
    (
        "con un preavviso non inferiore ai trenta giorni",
        "almeno 30 giorni",
    ),
    ("almeno trenta (30) giorni", "almeno 30 giorni"),
    (
        "con un preavviso minimo di 10 giorni lavorativi",
        "almeno 10 giorni lavorativi",
    ),
    ("preavviso di almeno 3O giorni", "almeno 30 giorni"),
    ("con anticipo di 48 ore", "48 ore"),
    ("con 15 giorni di anticipo", "15 giorni"),
    (
        "entro 15 giorni dalla data di stipulazione",
        "massimo 15 giorni",
    ),
    (
        "entro e non oltre 60 (sessanta) giorni",
        "massimo 60 giorni",
    ),
    ("entro il termine di 5 giorni", "massimo 5 giorni"),
    ("entro i trenta giorni successivi", "massimo 30 giorni"),
    ("fino ad un massimo di quindici giorni", "massimo 15 giorni"),
    ("fino a un massimo di sei mesi", "massimo 6 mesi"),
    ("da un minimo di tre giorni", "almeno 3 giorni"),
    ("per un massimo di 6 ore", "massimo 6 ore"),
    ("non può essere superiore a sei ore", "massimo 6 ore"),
    (
        "non può avere durata superiore ad un anno",
        "massimo 1 anno",
    ),
    ("che non può comunque superare le 6 ore", "massimo 6 ore"),
    ("la durata non può superare i due anni", "massimo 2 anni"),
    ("per non più di quattro ore al giorno", "massimo 4 ore"),
    ("mai per più di quattro ore", "massimo 4 ore"),
    ("di durata inferiore a sei mesi", "meno di 6 mesi"),
    (
        "per una durata superiore a cinque giorni",
        "più di 5 giorni",
    ),
    ("tempi di risoluzione superiori all'ora", "più di 1 ora"),
    (
        "di norma entro 20 giorni lavorativi",
        "di norma massimo 20 giorni lavorativi",
    ),
    ("di norma cinque giorni prima", "di norma 5 giorni"),
    ("circa due ore", "di norma 2 ore"),
    ("un anno", "1 anno"),
    ("un'ora", "1 ora"),
    ("un'ora e mezza", "1,5 ore"),
    ("un anno e sei mesi", "1 anno e 6 mesi"),
    ("mezza giornata", "0,5 giorni"),
    ("una settimana", "1 settimana"),
    ("ventiquattro ore", "24 ore"),
    ("ha durata di mesi sei", "6 mesi"),
    ("con preavviso di giorni 30", "30 giorni"),
    ("con preavviso di giorni n. 30 (trenta)", "30 giorni"),
    ("30gg", "30 giorni"),
    ("un semestre", "6 mesi"),
    ("11 ore di riposo consecutivo", "11 ore"),
    ("il periodo di riposo di ore 11", "11 ore"),
    ("dandone avviso trenta giorni prima", "30 giorni"),
    (
        "almeno due giorni lavorativi prima",
        "almeno 2 giorni lavorativi",
    ),
    ("non prima di due ore", "almeno 2 ore"),
    ("trenta giorni al massimo", "massimo 30 giorni"),
    ("quindici giorni naturali e consecutivi", "15 giorni"),
    ("tre giorni feriali", "3 giorni feriali"),
    ("un giorno lavorativo", "1 giorno lavorativo"),
    ("con un preavviso di _____ giorni", "__ giorni"),
    (
        "di almeno _____ ore dalle _____ alle _____",
        "almeno __ ore",
    ),
    ("per non più di ______ mesi", "massimo __ mesi"),
    ("con preavviso di giorni ____", "__ giorni"),
    (
        "con preavviso di n. ____ giorni lavorativi",
        "__ giorni lavorativi",
    ),
    ("con un preavviso di ______", "__"),
    ("con un congruo preavviso", "congruo"),
    ("con preavviso congruo", "congruo"),
    ("entro un termine ragionevole", "ragionevole"),
    (
        "con un congruo preavviso, e comunque non prima di due ore",
        "almeno 2 ore",
    ),
    ("con un congruo preavviso di almeno 24 ore", "almeno 24 ore"),
    (
        "comunicazione che deve pervenire in tempo utile",
        "in tempo utile",
    ),
    (
        "in tempo utile per la ripresa del servizio e, comunque, almeno il giorno prima",
        "almeno 1 giorno",
    ),
    ("il giorno precedente", "almeno 1 giorno"),
    (
        "entro il giorno lavorativo precedente",
        "almeno 1 giorno lavorativo",
    ),
    ("entro le ore 13 del giorno prima", "almeno 1 giorno"),
    (
        "entra in vigore il quindicesimo giorno successivo",
        "15 giorni",
    ),
    ("dal 15° giorno successivo alla pubblicazione", "15 giorni"),
    ("entro trenta minuti", "massimo 30 minuti"),
    ("60 giorni", "60 giorni"),
    (
        "comunicazione da inviare almeno ______________ prima",
        "almeno __",
    ),
    (
        "non può comunque eccedere la durata massima di tre mesi",
        "massimo 3 mesi",
    ),
    ("ha una durata massima di sei ore", "massimo 6 ore"),
    ("con un termine minimo di 10 giorni", "almeno 10 giorni"),
    ("per la durata massima di un'ora", "massimo 1 ora"),
    ("con un'ora di preavviso", "1 ora"),
    ("dura di regola dodici mesi", "di norma 12 mesi"),
    (
        "il preavviso dell'Ente è di quarantacinque giorni",
        "45 giorni",
    ),
    ("entro le quarantotto ore precedenti", "massimo 48 ore"),
];
