//! One contract in two renderings: only true differences of wording are left.

mod support;
mod wording_support;

use std::fs;

use deroga::wording::{Kind, Wording};
use support::root;
use wording_support::{compare, grammars, read};

const CONTRACT: &str = "corpus/ccnl-funzioni-locali-2019-2021-artt-66-73.txt";

/// Ways of another office to write the same: each everywhere.
const RENDERING: &[(&str, &str)] = &[
    ("decreto legislativo n. ", "D.lgs. n. "),
    ("decreto del Presidente della Repubblica n. ", "D.P.R. "),
    ("legge n. 300/1970", "L. 300/1970"),
    ("legge n. 241/1990", "L. 7 agosto 1990, n. 241"),
    ("lettera ", "lett. "),
    ("art. ", "articolo "),
    ("comma ", "c. "),
    ("21 maggio 2018", "21.05.2018"),
    ("14 settembre 2000", "14/9/2000"),
    ("4 dicembre 2017", "04/12/2017"),
    ("successive modificazioni ed integrazioni", "s.m.i."),
    ("CCNL", "C.C.N.L."),
    ("dell'amministrazione", "dell’Ente"),
    ("l'ente", "l'Amministrazione"),
    ("il lavoratore", "il dipendente"),
    ("22:00", "22.00"),
    ("quattro ore", "4 ore"),
    ("cinque giorni", "5 (cinque) giorni"),
    ("quindici giorni", "15 giorni"),
    ("'", "’"),
    ("può", "puo'"),
    ("*", ""),
];

fn told(wording: &Wording) -> Vec<(Kind, String, String, String)> {
    let pairs = wording.pairs.iter();
    pairs
        .flat_map(|p| {
            let place = p.base.place.clone();
            let each = p.differences.iter();
            each.map(move |d| (d.kind, place.clone(), d.base.clone(), d.local.clone()))
        })
        .collect()
}

#[test]
fn another_rendering_of_the_contract_differs_in_nothing() {
    let set = grammars();
    let text = fs::read_to_string(root().join(CONTRACT)).expect(CONTRACT);
    let other = RENDERING
        .iter()
        .fold(text.clone(), |text, (old, new)| text.replace(old, new));
    assert_ne!(text, other);
    let wording = compare(&other, &read(&text, &set), &set);
    assert_eq!(told(&wording), [], "a difference of rendering is none");
    assert!(wording.copied.iter().all(|c| c.share == 100));
    assert_eq!(wording.copied.len(), 8, "the articles of the contract");
}

#[test]
fn no_document_differs_from_itself() {
    let set = grammars();
    let texts = support::clean_corpus();
    assert_eq!(texts.len(), 5, "the documents of the corpus");
    for text in texts {
        let wording = compare(&text, &read(&text, &set), &set);
        assert_eq!(told(&wording), [], "{}", &text[..60]);
        assert!(wording.copied.iter().all(|c| c.share == 100));
        assert!(wording.pairs.iter().all(|p| !p.moved));
    }
}

/// What truly differs: kind, place, first word of the official text and of the other.
const TRUE: [(Kind, &str, &str); 9] = [
    (Kind::Wording, "art. 71 c. 1", "conforma conferma"),
    (Kind::Wording, "art. 71 c. 1", "anteponendo antepoendo"),
    (Kind::Wording, "art. 72 c. 2", "unica una"),
    (Kind::Wording, "art. 72 c. 3 lett. c", "espletare esplicare"),
    (
        Kind::Wording,
        "art. 72 c. 9 n. 2 lett. e tr. 3",
        "della della",
    ),
    (Kind::Wording, "art. 72 c. 9 n. 2 lett. f", " di"),
    (Kind::ItemDropped, "art. 73 c. 1 lett. f", "trattamenti "),
    (Kind::ProvisionDropped, "art. 73 c. 2", "Le "),
    (Kind::ProvisionDropped, "art. 73 c. 3", "Il "),
];

/// The official text of the same articles, where it is at hand: it is not part of the project.
#[test]
fn the_official_text_differs_in_nine_places() {
    let path = root().join("../shared/ccnl/ccnl-fl-2019-2021.txt");
    let Ok(whole) = fs::read_to_string(&path) else {
        eprintln!("skipped: the official text is not at hand");
        return;
    };
    let set = grammars();
    let text = fs::read_to_string(root().join(CONTRACT)).expect(CONTRACT);
    let wording = compare(&text, &read(&whole, &set), &set);
    let found: Vec<(Kind, String, String)> = told(&wording)
        .into_iter()
        .map(|(kind, place, base, local)| {
            let first = |words: &str| words.split(' ').next().unwrap_or_default().to_owned();
            let place = place.rsplit(", ").next().unwrap_or_default().to_owned();
            (kind, place, format!("{} {}", first(&base), first(&local)))
        })
        .collect();
    let wanted = TRUE.map(|(kind, place, words)| (kind, place.to_owned(), words.to_owned()));
    assert_eq!(found, wanted);
}
