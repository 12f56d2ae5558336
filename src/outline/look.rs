//! What the words of a line look like: capitals, form fields, closings, titles.

use super::number;
use crate::text::fold;

/// Whether all letters are capitals, and there are at least three.
pub(super) fn is_capitals(line: &str) -> bool {
    line.chars().filter(|c| c.is_uppercase()).count() >= 3 && !line.chars().any(char::is_lowercase)
}

/// Whether the line has no word at all: an empty form field.
pub(super) fn is_blank(line: &str) -> bool {
    !line.chars().any(char::is_alphanumeric)
}

/// Whether the line holds an empty form field.
pub(super) fn has_field(line: &str) -> bool {
    line.contains("__") || line.contains("....") || line.contains("……")
}

/// Words that open the closing of an act: greetings, date, approval.
const CLOSINGS: &[&str] = &[
    "letto, confermato",
    "letto confermato",
    "letto, approvato",
    "luogo",
    "data",
    "firma",
    "lì",
    "li,",
    "addì",
    "addi",
    "approvato",
    "f.to",
    "firmato",
    "distinti saluti",
    "cordiali saluti",
    "visto, si approva",
    "timbro",
];

/// Words that open the line of somebody who signs.
const SIGNERS: &[&str] = &[
    "il dirigente",
    "il presidente",
    "il sindaco",
    "il segretario",
    "il direttore",
    "il coordinatore",
    "il responsabile",
    "il rettore",
    "il commissario",
    "la dirigente",
    "la direttrice",
    "la presidente",
    "la sindaca",
    "le segreterie",
    "la segreteria",
    "per la",
    "per le",
    "per l",
    "per il",
    "per i",
    "l amministrazione",
    "il lavoratore",
    "la lavoratrice",
    "il dipendente",
    "il la dipendente",
    "le parti",
    "la delegazione",
    "i sottoscritti",
    "per gli",
    "la rsu",
    "le oo",
    "il datore",
];

/// Whether the line looks like place and date, a signature or a greeting.
pub(super) fn closes(line: &str) -> bool {
    let words = fold(line);
    let start: Vec<&str> = (0..words.len().min(4)).map(|i| words.get(i)).collect();
    let start = start.join(" ");
    let printed = line.trim_end_matches(['.', '_', ' ', '…']);
    let opens = |list: &[&str]| list.iter().any(|c| starts_with_words(&start, c));
    let stops = line.ends_with([';', ':', ','])
        || (line.ends_with('.') && printed.split_whitespace().count() > 4);
    let greeting = words.len() <= 14
        && CLOSINGS
            .iter()
            .any(|c| starts_with_words(&line.to_lowercase(), c));
    let signer = words.len() <= 9
        && opens(SIGNERS)
        && (!stops || printed.len() + 3 < line.len() && words.len() <= 5);
    (greeting && (!stops || line.to_lowercase().starts_with("letto")))
        || signer
        || is_place_and_date(line)
}

fn starts_with_words(line: &str, start: &str) -> bool {
    line.strip_prefix(start)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// «Roma, 18 aprile 2023», «Pontelagoscuro, ___/___/____», «Trento, lì 3 maggio».
fn is_place_and_date(line: &str) -> bool {
    let Some((place, date)) = line.split_once(',') else {
        return false;
    };
    let town = place.split_whitespace().count() <= 4
        && place.starts_with(char::is_uppercase)
        && !place.contains(|c: char| c.is_ascii_digit());
    let date = date
        .trim_start()
        .trim_start_matches("lì")
        .trim_start_matches("li")
        .trim_start();
    let dated = date.starts_with(|c: char| c.is_ascii_digit() || c == '_')
        && (date.split_whitespace().count() <= 4 || has_field(date));
    town && dated
}

/// Whether the line may stand among the lines of a closing: short, or with a form field.
pub(super) fn may_close(line: &str) -> bool {
    has_field(line)
        || closes(line)
        || (line.split_whitespace().count() <= 12
            && !line.ends_with([';', ':'])
            && line.len() <= 140)
}

/// Words that name the kind of an act in its title.
const ACTS: &[&str] = &[
    "regolamento",
    "accordo",
    "contratto",
    "provvedimento",
    "disciplinare",
    "disciplina",
    "direttiva",
    "circolare",
    "protocollo",
    "linee",
    "policy",
    "comunicato",
    "determinazione",
    "determina",
    "deliberazione",
    "delibera",
    "decreto",
    "ordinanza",
    "intesa",
    "ipotesi",
    "piano",
    "ccnl",
    "ccni",
    "ccdi",
    "cci",
    "nota",
    "informativa",
    "avviso",
    "bando",
    "sottoscritto",
    "patto",
    "codice",
    "procedura",
    "convenzione",
    "vademecum",
    "disposizione",
    "disposizioni",
    "ordine",
    "misure",
    "modalità",
    "direttiva",
    "direttive",
    "manuale",
    "guida",
    "faq",
    "progetto",
    "istruzioni",
    "indicazioni",
    "criteri",
    "verbale",
    "prontuario",
];

/// Words that open the operative part of an act.
const OPERATIVE: &[&str] = &[
    "delibera",
    "determina",
    "decreta",
    "dispone",
    "ordina",
    "propone",
    "comunica",
];

/// Whether the line opens with the name of the kind of an act, with a capital.
pub(super) fn opens_with_act(line: &str) -> bool {
    let first = line
        .split(|c: char| !c.is_alphanumeric())
        .find(|w| !w.is_empty());
    first.is_some_and(|w| {
        w.starts_with(char::is_uppercase) && ACTS.contains(&w.to_lowercase().as_str())
    }) && names_act(line)
}

/// Whether the first words name the kind of an act.
pub(super) fn names_act(line: &str) -> bool {
    if OPERATIVE.iter().any(|o| {
        line.trim_end_matches([':', '.', ' '])
            .eq_ignore_ascii_case(o)
    }) {
        return false;
    }
    let words = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    let is_act = |word: &str| ACTS.contains(&word.to_lowercase().as_str());
    words.clone().take(4).any(is_act) || is_act(&spaced_letters(words))
}

/// The word that letters set apart make: «R E G O L A M E N T O per …».
fn spaced_letters<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.take_while(|w| w.chars().count() == 1).collect()
}

/// Value of a division number: Roman, digits, letter or word; 0 where it has none.
pub fn value(number: &str) -> u32 {
    number
        .parse()
        .ok()
        .or_else(|| number::roman(number))
        .or_else(|| number::word(number))
        .or_else(|| number::letter(number))
        .unwrap_or(0)
}

/// Mostly capitals: a bracket in small letters may follow.
pub(super) fn is_shouted(words: &str) -> bool {
    let outside = words.split('(').next().unwrap_or("");
    let capitals = outside.chars().filter(|c| c.is_uppercase()).count();
    let small = outside.chars().filter(|c| c.is_lowercase()).count();
    capitals >= 3 && capitals > 3 * small
}

/// A long heading cut after its twelfth word.
pub(super) fn shorten(heading: &str) -> String {
    let words: Vec<&str> = heading.split(' ').collect();
    if words.len() <= 12 {
        heading.to_owned()
    } else {
        format!("{}…", words[..12].join(" "))
    }
}
