//! Rows of scoring tables → points, and the proof of their brackets.

use super::{Fault, ScoreTable};

#[test]
fn gaps_and_overlaps() {
    for (text, faults) in [
        (
            "distanza: 1 da 20 a 40 km + 2 da 41 a 60 km + 3 da 61 a 100 km + 4 da 102 km",
            vec![("distanza km", Fault::Gap(101, 101))],
        ),
        (
            "figli: 5 per primo figlio + 1 per ogni figlio da 0 a 10 anni + 0,5 per ogni figlio da 10 a 18 anni",
            vec![("figli anni", Fault::Overlap(10, Some(10)))],
        ),
        ("1 da 0 a 10; 2 da 11", vec![]),
        ("1 da 0 a 10 km; 2 da 11 a 20 anni", vec![]),
        (
            "1 da 0 a 10 km; 2 da 12 km",
            vec![("km", Fault::Gap(11, 11))],
        ),
        ("a: 1 da 5 km; b: 2 da 5 km", vec![]),
        ("1 da 5; 2 da 7", vec![("", Fault::Overlap(7, None))]),
    ] {
        let table: ScoreTable = text.parse().unwrap_or_else(|e| panic!("{e}"));
        let faults: Vec<(String, Fault)> =
            faults.iter().map(|(l, f)| ((*l).to_owned(), *f)).collect();
        assert_eq!(table.faults(), faults, "{text}");
    }
}

#[test]
fn rows_to_points() {
    for (rows, spoken) in ROWS {
        let table = ScoreTable::of_rows(rows.iter().copied());
        assert_eq!(
            table.as_ref().map(ToString::to_string).as_deref(),
            Some(*spoken),
            "{rows:?}"
        );
        assert_eq!(spoken.parse::<ScoreTable>().ok(), table, "{spoken}");
    }
}

#[test]
fn sentences_to_points() {
    for (text, spoken) in SENTENCES {
        let table = ScoreTable::of_sentence(text).map(|t| t.to_string());
        assert_eq!(table.as_deref().unwrap_or_default(), *spoken, "{text}");
    }
}

#[test]
fn rows_without_points() {
    for row in [
        "Criteri | Punteggi",
        "|--|--|",
        "lavoratrici nei tre anni successivi al congedo di maternità",
        "dipendenti di cui alla legge 104/1992, art. 3, comma 3",
        "figli minori di 14 anni",
        "al punto 3",
        "di cui ai punti 3 e 4",
    ] {
        assert_eq!(ScoreTable::of_rows([row]), None, "{row}");
    }
}

#[test]
fn the_window_of_a_condition() {
    let table = ScoreTable::of_rows(["lavoratrici nei tre anni successivi al congedo | 15"]);
    let row = &table.expect("a table").rows[0];
    assert_eq!(
        row.window.0.as_ref().map(super::Length::iso).as_deref(),
        Some("P3Y")
    );
    assert_eq!(
        row.text.0.as_deref(),
        Some("lavoratrici nei tre anni successivi al congedo | 15")
    );
}

const ROWS: &[(&[&str], &str)] = &[
    (
        &[
            "Criteri | Punteggi",
            "dipendenti con figli in condizioni di disabilità ai sensi dell'articolo 3 | 14",
            "dipendenti con figli minori  | 5 per il primo figlio + 1 per ogni figlio aggiuntivo 0 a 10 anni + 0,5 per ogni figlio aggiuntivo 10 a 18 anni",
            "motivi di studio | 2",
        ],
        "dipendenti con figli in condizioni di: 14; dipendenti con figli minori: 5 per primo figlio + 1 per ogni figlio \
         aggiuntivo da 0 a 10 anni + 0,5 per ogni figlio aggiuntivo da 10 a 18 anni; motivi di studio: 2",
    ),
    (
        &[
            "distanza dall'abitazione | 1 per km da 20 a 40 2 per km da 41 a 60 3 per km da 61 a 100 4 per km superiori a 101",
        ],
        "distanza dall abitazione: 1 da 20 a 40 km + 2 da 41 a 60 km + 3 da 61 a 100 km + 4 da 102 km",
    ),
    (
        &[
            "| 1 | Genitori soli | punti 4 |",
            "| 2 | Anzianità di servizio | 0,25 per ogni anno (massimo punti 5) |",
        ],
        "genitori soli: 4; anzianità di servizio: 0,25 per ogni anno massimo 5",
    ),
    (
        &[
            "- 5 punti per il primo figlio + 1 per ogni figlio aggiuntivo",
            "- 3 punti per ciascun genitore convivente",
        ],
        "5 per primo figlio + 1 per ogni figlio aggiuntivo; 3 per ogni genitore convivente",
    ),
    (
        &[
            "da 0 a 10 km: punti 1",
            "da 11 a 60 km: punti 2",
            "oltre 60 km 3 punti",
        ],
        "1 da 0 a 10 km; 2 da 11 a 60 km; 3 da 61 km",
    ),
    (
        &[
            "a) punti 4 se famiglia monoparentale;",
            "b) punti 10 in caso di disabilità grave;",
        ],
        "famiglia monoparentale: 4; disabilità grave: 10",
    ),
    (
        &[
            "1. Figli con disabilità: punti 10",
            "2. Figli minori di tre anni: 8 punti per ciascun figlio",
        ],
        "figli con disabilità: 10; figli: 8 per ogni figlio da 0 a 2 anni",
    ),
    (
        &[
            "patologie gravi ........ 12",
            "figli minori: 5",
            "pendolarismo - 3",
        ],
        "patologie gravi: 12; figli minori: 5; pendolarismo: 3",
    ),
    (
        &[
            "esigenze di cura: fino a un massimo di 10 punti",
            "età: da 1 a 5 punti",
        ],
        "esigenze di cura: massimo 10; età: massimo 5",
    ),
    (
        &[
            "distanza casa-lavoro tra 20 e 40 km: 2 punti",
            "distanza casa-lavoro 41-60 km: 3 punti",
        ],
        "distanza casa lavoro: 2 da 20 a 40 km; distanza casa lavoro: 3 da 41 a 60 km",
    ),
    (
        &["0,2 punti per ogni km oltre i 20"],
        "0,2 per ogni km da 21 km",
    ),
    (
        &["un punto per ogni anno di servizio"],
        "1 per ogni anno di servizio",
    ),
    (
        &["60 km e oltre: punti 3", "da 40 km in su: punti 2"],
        "3 da 60 km; 2 da 40 km",
    ),
    (
        &["Figli di età inferiore a 3 anni: p. 6"],
        "figli di età: 6 da 0 a 2 anni",
    ),
];

const SENTENCES: &[(&str, &str)] = &[
    (
        "A ciascun richiedente sono attribuiti 5 punti per il primo figlio minore, 1 punto per ogni altro figlio e 3 punti \
         per i genitori conviventi",
        "primo figlio minore: 5; 1 per ogni altro figlio; genitori conviventi: 3",
    ),
    (
        "punti 4 se genitore unico; punti 2 per motivi di studio",
        "genitore unico: 4; motivi di studio: 2",
    ),
    ("Il dipendente presenta la domanda entro 30 giorni", ""),
    ("di cui al precedente punto", ""),
];
