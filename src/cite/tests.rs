//! Text → citations.

use super::{Act, Precision, find};

/// Place and identifier of each citation: `art. 66 c. 1 | -`.
fn shown(text: &str) -> Vec<String> {
    find(text)
        .into_iter()
        .map(|(_, citation)| {
            let place = citation
                .partition
                .map(|place| place.to_string())
                .unwrap_or_default();
            let act = match citation.act {
                Act::Contract(words) => format!("CCNL {words}"),
                _ => citation.urn.unwrap_or_default(),
            };
            format!("{place} | {}", act.trim())
        })
        .collect()
}

#[test]
fn text_to_citations() {
    for (text, citations) in TABLE {
        assert_eq!(shown(text), *citations, "{text}");
    }
}

#[test]
fn the_place_of_the_words() {
    let text = "ai sensi dell'art. 19 comma 1 della Legge del 22 maggio 2017 n. 81, il";
    let found = find(text);
    let words: Vec<&str> = found.iter().map(|(span, _)| &text[span.range()]).collect();
    assert_eq!(
        words,
        ["art. 19 comma 1 della Legge del 22 maggio 2017 n. 81"]
    );
}

#[test]
fn a_year_is_not_a_date() {
    let found = find("legge n. 999 del 2019");
    assert_eq!(
        found.first().map(|(_, citation)| citation.precision),
        Some(Precision::Year)
    );
}

const TABLE: &[(&str, &[&str])] = &[
    (
        "art. 66, comma 1, lett. b), CCNL",
        &["art. 66 c. 1 lett. b | CCNL"],
    ),
    (
        "dall'art.66 comma 2 del CCNL vigente",
        &["art. 66 c. 2 | CCNL"],
    ),
    ("(Art.66 comma 5 CCNL)", &["art. 66 c. 5 | CCNL"]),
    (
        "comma 1, lett.b) Art.66 CCNL 2019-2021",
        &["art. 66 c. 1 lett. b | CCNL 2019-2021"],
    ),
    (
        "l'art. 59 del CCNL del 21 maggio 2018",
        &["art. 59 | CCNL del 21 maggio 2018"],
    ),
    (
        "di cui all'art. 14 del CCNL comparto istruzione e ricerca del 18/01/2024",
        &["art. 14 | CCNL comparto istruzione e ricerca del 18/01/2024"],
    ),
    (
        "LEGGE 22 maggio 2017, n. 81",
        &[" | urn:nir:stato:legge:2017-05-22;81"],
    ),
    (
        "art. 19 comma 1 della Legge del 22 maggio 2017 n. 81",
        &["art. 19 c. 1 | urn:nir:stato:legge:2017-05-22;81~art19-com1"],
    ),
    (
        "degli artt. 19 e 21 della legge n. 81 del 2017",
        &[
            "art. 19 | urn:nir:stato:legge:2017-05-22;81~art19",
            "art. 21 | urn:nir:stato:legge:2017-05-22;81~art21",
        ],
    ),
    (
        "art. 3 comma 3 legge 104/92",
        &["art. 3 c. 3 | urn:nir:stato:legge:1992-02-05;104~art3-com3"],
    ),
    (
        "dell'articolo 3, comma 3, della legge 5 febbraio 1992, n. 104",
        &["art. 3 c. 3 | urn:nir:stato:legge:1992-02-05;104~art3-com3"],
    ),
    (
        "D.Lgs. 30.6.2003 n. 196",
        &[" | urn:nir:stato:decreto.legislativo:2003-06-30;196"],
    ),
    (
        "art. 7 del d.lgs. n. 66 del 2003",
        &["art. 7 | urn:nir:stato:decreto.legislativo:2003-04-08;66~art7"],
    ),
    (
        "art. 55-quater, comma 1, lettera b) del decreto legislativo n. 165/2001",
        &[
            "art. 55quater c. 1 lett. b | urn:nir:stato:decreto.legislativo:2001-03-30;165~art55quater-com1-letb",
        ],
    ),
    (
        "dall'art. 76 del DPR 445/2000",
        &["art. 76 | urn:nir:presidente.repubblica:decreto:2000-12-28;445~art76"],
    ),
    (
        "Regolamento (Ue) 2016/679 dell'Unione",
        &[" | celex:32016R0679"],
    ),
    (
        "D.lgs. 81/2008",
        &[" | urn:nir:stato:decreto.legislativo:2008-04-09;81"],
    ),
    (
        "legge n. 999 del 2019",
        &[" | urn:nir:stato:legge:2019;999"],
    ),
    (
        "della Legge 81/2017, e la possibilità",
        &[" | urn:nir:stato:legge:2017-05-22;81"],
    ),
    ("l'articolo 4 e il comma 2", &[]),
    ("previste dalla legge e dai contratti", &[]),
    ("20 agosto 2017 n. 81", &[]),
];
