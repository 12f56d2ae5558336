//! Words of codes of discipline → punishments.

use super::{Sanction, read::read};
use crate::text::{Words, fold};

fn first(text: &str) -> Option<String> {
    let folded = fold(text);
    let words = Words::whole(&folded);
    (0..words.len())
        .find_map(|at| read(words, at))
        .map(|(sanction, _)| sanction.to_string())
}

#[test]
fn text_to_spoken_form_and_back() {
    for (text, spoken) in TABLE {
        assert_eq!(first(text).as_deref(), Some(*spoken), "{text}");
        assert_eq!(
            spoken.parse::<Sanction>().map(|s| s.to_string()).as_deref(),
            Ok(*spoken)
        );
    }
}

#[test]
fn no_sanction() {
    for text in NOTHING {
        assert_eq!(first(text), None, "{text}");
    }
}

#[test]
fn a_measure_belongs_to_a_multa_or_a_sospensione() {
    for text in [
        "licenziamento con preavviso di 3 mesi",
        "rimprovero verbale massimo 4 ore",
        "sospensione da a",
        "",
    ] {
        assert!(text.parse::<Sanction>().is_err(), "{text}");
    }
    for json in [
        "{}",
        r#"{"min":{"penalty":"rimprovero_verbale","measure":"P3D"}}"#,
    ] {
        assert!(serde_json::from_str::<Sanction>(json).is_err(), "{json}");
    }
}

const TABLE: &[(&str, &str)] = &[
    (
        "La sanzione disciplinare dal minimo del rimprovero verbale o scritto al massimo della multa di importo \
         pari a quattro (4) ore di retribuzione si applica, graduando l'entità",
        "da rimprovero verbale a multa di 4 ore",
    ),
    (
        "La sanzione disciplinare della sospensione dal servizio con privazione della retribuzione fino a un \
         massimo di 10 giorni si applica, graduando",
        "sospensione massimo 10 giorni",
    ),
    (
        "La sospensione dal servizio con privazione della retribuzione fino ad un massimo di tre mesi, si applica",
        "sospensione massimo 3 mesi",
    ),
    (
        "La sospensione dal servizio con privazione della retribuzione da un minimo di tre giorni fino ad un \
         massimo di tre mesi si applica",
        "sospensione da 3 giorni a 3 mesi",
    ),
    (
        "sospensione dal servizio con privazione della retribuzione da 11 giorni fino ad un massimo di sei mesi",
        "sospensione da 11 giorni a 6 mesi",
    ),
    (
        "sospensione dal servizio e dalla retribuzione da uno a dieci giorni",
        "sospensione da 1 giorno a 10 giorni",
    ),
    (
        "la sospensione dal lavoro e dalla retribuzione per un massimo di dieci giorni",
        "sospensione massimo 10 giorni",
    ),
    (
        "sospensione fino a dieci giorni dal servizio e dalla retribuzione",
        "sospensione massimo 10 giorni",
    ),
    (
        "sospensione dal servizio con privazione della retribuzione di durata compresa tra 11 giorni e 6 mesi",
        "sospensione da 11 giorni a 6 mesi",
    ),
    (
        "sospensione dall'insegnamento o dall'ufficio da oltre un mese a sei mesi",
        "sospensione da 1 mese a 6 mesi",
    ),
    (
        "sospensione dal servizio di durata non superiore a giorni 10",
        "sospensione massimo 10 giorni",
    ),
    (
        "sospensione dal servizio e dallo stipendio per cinque giorni",
        "sospensione di 5 giorni",
    ),
    (
        "sospensione disciplinare di 10 giorni al massimo",
        "sospensione massimo 10 giorni",
    ),
    (
        "multa di importo variabile fino ad un massimo di quattro ore di retribuzione",
        "multa massimo 4 ore",
    ),
    (
        "multa di importo pari a quattro ore di retribuzione",
        "multa di 4 ore",
    ),
    (
        "multa in misura non superiore a quattro ore della retribuzione base",
        "multa massimo 4 ore",
    ),
    ("multa (fino a 4 ore)", "multa massimo 4 ore"),
    (
        "con la multa da una a quattro ore di retribuzione",
        "multa da 1 ora a 4 ore",
    ),
    (
        "sanzione pecuniaria da un minimo di € 200,00 ad un massimo di € 500,00",
        "multa da 200.00 EUR a 500.00 EUR",
    ),
    ("la multa", "multa"),
    (
        "il licenziamento con preavviso",
        "licenziamento con preavviso",
    ),
    (
        "licenziamento disciplinare senza preavviso",
        "licenziamento senza preavviso",
    ),
    (
        "la sanzione disciplinare del licenziamento si applica: con preavviso per:",
        "licenziamento con preavviso",
    ),
    ("licenziamento con o senza preavviso", "licenziamento"),
    ("la sanzione del licenziamento", "licenziamento"),
    ("licenziamento in tronco", "licenziamento senza preavviso"),
    ("rimprovero scritto (censura)", "rimprovero scritto"),
    ("la censura", "rimprovero scritto"),
    ("il richiamo verbale", "rimprovero verbale"),
    ("ammonizione scritta", "rimprovero scritto"),
    (
        "la sanzione disciplinare del richiamo",
        "da rimprovero verbale a rimprovero scritto",
    ),
    (
        "dal richiamo alla sospensione dal servizio fino a 10 giorni",
        "da rimprovero verbale a sospensione di 10 giorni",
    ),
    (
        "con sanzioni che vanno dal rimprovero verbale fino al licenziamento senza preavviso",
        "da rimprovero verbale a licenziamento senza preavviso",
    ),
    (
        "dall'avvertimento scritto alla destituzione",
        "da avvertimento scritto a destituzione",
    ),
    (
        "tra il rimprovero scritto e la multa",
        "da rimprovero scritto a multa",
    ),
    (
        "punibili con sanzione non inferiore alla sospensione dal servizio e dalla retribuzione",
        "almeno sospensione",
    ),
    (
        "sanzioni fino al licenziamento",
        "massimo licenziamento senza preavviso",
    ),
    (
        "provvedimenti disciplinari superiori alla multa",
        "almeno sospensione",
    ),
];

const NOTHING: &[&str] = &[
    "la sospensione dell'attività lavorativa",
    "sospensione cautelare dal servizio",
    "misure cautelari di sospensione dal servizio",
    "la sospensione dell'accordo per 30 giorni",
    "il richiamo in servizio con congruo preavviso",
    "è prevista la possibilità di richiamo del dipendente",
    "licenziamento per giusta causa",
    "il preavviso è di 30 giorni",
];
