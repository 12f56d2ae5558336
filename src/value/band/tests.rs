//! Text → spoken form.

use super::{Bands, read};
use crate::text::{Words, fold};

fn first(text: &str) -> Option<String> {
    let folded = fold(text);
    let words = Words::whole(&folded);
    (0..words.len())
        .find_map(|at| read(words, at))
        .map(|(bands, _)| bands.to_string())
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
        let bands: Bands = spoken.parse().unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(bands.to_string(), *spoken);
    }
}

#[test]
fn no_band() {
    for text in [
        "da 11 giorni fino ad un massimo di 6 mesi",
        "da 20 a 40 km",
        "da 0 a 14 anni",
        "dal 1 gennaio al 31 dicembre",
        "dal _____ al _____",
        "artt. 19 e 21 della legge",
        "entro le ore 13 del giorno prima",
        "su cinque o su sei giorni",
        "dalle 2 alle 3 ore",
        "il sabato e la domenica",
        "nella fascia dalle 10 alle 10",
        "entro le ore 13 del giorno prima. 4. La giornata",
        "il contributo è di euro 15,00. 2. L'indennità",
        "tutti i giorni lavorativi",
        "fino al termine dell'orario di lavoro",
        "prima di sei mesi e dopo due anni",
        "prima delle 6 ore e dopo le 8 ore",
        "dopo le 7.30 e dopo le 19.30",
        "il 9/12 di ogni anno",
        "nella fascia economica 9-14",
        "legge 8/12",
        "in 9-12 mesi",
    ] {
        assert_eq!(first(text), None, "{text}");
    }
}

const TABLE: &[(&str, &str)] = &[
    (
        "dalle ore 17:30 alle 8:00 del mattino seguente, dal lunedì al venerdì, salvo casi di comprovata urgenza, \
         nonché dell'intera giornata di sabato, di domenica e di altri giorni festivi (tranne)",
        "17:30-08:00 lun-ven; 00:00-24:00 sab,dom,festivi",
    ),
    (
        "dalle ore _____ alle ore _____ del mattino seguente, dal lunedì al venerdì, salvo casi di comprovata urgenza, \
         nonché di sabato, di domenica e in altri giorni festivi",
        "__-__ lun-ven; 00:00-24:00 sab,dom,festivi",
    ),
    (
        "tra le ore 22:00 e le ore 6:00 del giorno successivo",
        "22:00-06:00",
    ),
    ("fra le ore 22 e le 6", "22:00-06:00"),
    ("dalle 20 alle 7", "20:00-07:00"),
    ("dalle dieci di sera alle sei del mattino", "22:00-06:00"),
    ("dalle ore 8:30 alle ore 14:30", "08:30-14:30"),
    ("dalle ore 8.00 alle ore 14.00; la fascia", "08:00-14:00"),
    (
        "fra le 9,00 e le 13,00 oppure fra le 14,30 e le 16,30",
        "09:00-13:00; 14:30-16:30",
    ),
    (
        "dalle 9 alle 13 e dalle 15 alle 17",
        "09:00-13:00; 15:00-17:00",
    ),
    (
        "dalle ore 9.00 alle 13.00, e dalle 15.00 alle 17.00 nei giorni di rientro",
        "09:00-13:00; 15:00-17:00",
    ),
    (
        "copre le ore dalle 18,30 alle 8,00, il sabato, la domenica e i festivi",
        "18:30-08:00; 00:00-24:00 sab,dom,festivi",
    ),
    (
        "dal lunedì al venerdì dalle ore 9 alle ore 12",
        "09:00-12:00 lun-ven",
    ),
    ("dalle 19 alle 7 nei giorni feriali", "19:00-07:00 feriali"),
    (
        "dalle 20:00 alle 7:30 dal lunedì al venerdì e per l'intera giornata nei giorni festivi",
        "20:00-07:30 lun-ven; 00:00-24:00 festivi",
    ),
    (
        "dalle ore ____:____ alle ore ____:____ e dalle ore ____:____ alle ore ____:____",
        "__-__",
    ),
    ("dalle _____ alle _____ al recapito", "__-__"),
    (
        "Prima delle 7.30 e dopo le 19.30 il dipendente non risponde",
        "19:30-07:30",
    ),
    (
        "dopo le ore 20 e prima delle ore 8, dal lunedì al venerdì",
        "20:00-08:00 lun-ven",
    ),
    ("prima delle 8 e dopo le 20", "20:00-08:00"),
    ("oltre le 19.30 e prima delle 7.30", "19:30-07:30"),
    ("non prima delle 7.30 e non oltre le 19.30", "07:30-19:30"),
    (
        "decorre dalle ore 20 e si protrae sino alle 8",
        "20:00-08:00",
    ),
    ("inizia alle 9 e termina alle 13", "09:00-13:00"),
    (
        "con inizio alle ore 8.30 e termine alle ore 12.30",
        "08:30-12:30",
    ),
    ("nella fascia 9-12", "09:00-12:00"),
    (
        "fascia di contattabilità: 9-12 e 15-17",
        "09:00-12:00; 15:00-17:00",
    ),
    ("nella fascia 9/12", "09:00-12:00"),
    ("9.00/13.00", "09:00-13:00"),
    (
        "9.00-12.30 e, nei pomeriggi di rientro, 15.00-17.00",
        "09:00-12:30; 15:00-17:00",
    ),
    (
        "dalle ore 9 alle ore 13 e, nei giorni di rientro pomeridiano, dalle 15 alle 17",
        "09:00-13:00; 15:00-17:00",
    ),
    (
        "dalle 9 alle 13, nelle giornate con rientro dalle 15 alle 17",
        "09:00-13:00; 15:00-17:00",
    ),
    ("ore 9.00-13.00", "09:00-13:00"),
    ("ore 9-13", "09:00-13:00"),
    ("per tutta la giornata di sabato", "00:00-24:00 sab"),
    ("09:00 - 13:00", "09:00-13:00"),
    ("dalle otto e trenta alle tredici", "08:30-13:00"),
    ("dalle 22 a mezzanotte", "22:00-24:00"),
    ("da mezzanotte alle 6", "00:00-06:00"),
    ("da 22:00 a 6:00", "22:00-06:00"),
    (
        "durante le pause autorizzate ed al termine dell'orario di lavoro",
        "pause; fuori orario",
    ),
    (
        "negli orari diversi da quelli ricompresi nella fascia di cui al comma 1",
        "fuori contattabilita",
    ),
    (
        "tutte le ore diverse da quelle di contattabilità",
        "fuori contattabilita",
    ),
    (
        "al di fuori delle fasce di contattabilità",
        "fuori contattabilita",
    ),
    ("al di fuori dell'orario di lavoro", "fuori orario"),
    ("Nelle altre ore il dipendente", "fuori contattabilita"),
];
