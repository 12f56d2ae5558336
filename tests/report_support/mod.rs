//! Reports made up for tests of pages: as many institutions and topics as asked, always the same.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use deroga::compare::{
    BaselinePresence, Comparison, Deviation, Favour, Presence, Room, Side, Verdict,
};
use deroga::report::html::{File, Lang, Options, Templates, pages};
use deroga::report::{Case, ContractPage, Report};
use deroga::rule::{Certificate, Identity, Origin, Ruleset};
use deroga::value::{ValueType, parse};

/// Words that quotes are made of; with accents, since filters must not mind them.
const WORDS: &[&str] = &[
    "il",
    "dipendente",
    "concorda",
    "con",
    "la",
    "dirigenza",
    "le",
    "fasce",
    "di",
    "contattabilità",
    "nelle",
    "giornate",
    "a",
    "distanza",
    "salvo",
    "comprovata",
    "necessità",
    "e",
    "preavviso",
    "scritto",
    "entro",
    "sette",
    "giorni",
    "lavorativi",
];

/// Comparti, in the proportion of institutions.
const COMPARTI: &[&str] = &[
    "funzioni_locali",
    "funzioni_locali",
    "funzioni_locali",
    "istruzione_ricerca",
    "istruzione_ricerca",
    "sanita",
    "funzioni_centrali",
];

/// A number that looks like chance and is always the same.
fn dice(a: usize, b: usize, sides: usize) -> usize {
    let mixed = (a as u64)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .wrapping_add((b as u64).wrapping_mul(0xbf58_476d_1ce4_e5b9));
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0x94d0_49bb_1331_11eb);
    usize::try_from((mixed >> 33) % sides as u64).unwrap_or(0)
}

fn words(a: usize, b: usize, n: usize) -> String {
    let word = |i: usize| WORDS[dice(a + i, b * 31 + i, WORDS.len())];
    (0..n).map(word).collect::<Vec<_>>().join(" ")
}

/// Verdicts, as often as they come.
const VERDICTS: &[Verdict] = &[
    Verdict::Silent,
    Verdict::Silent,
    Verdict::Silent,
    Verdict::Equal,
    Verdict::Equal,
    Verdict::Equal,
    Verdict::EqualByReference,
    Verdict::AddedNeutral,
    Verdict::AddedNeutral,
    Verdict::Worse,
    Verdict::Blank,
    Verdict::Omitted,
    Verdict::AddedWorse,
    Verdict::AddedBetter,
    Verdict::Better,
    Verdict::NotComparable,
];

/// Id of the topic with this number.
pub fn topic(n: usize) -> String {
    format!("argomento_{n:02}")
}

fn side(a: usize, b: usize) -> Side {
    let mut values = BTreeMap::new();
    if dice(a, b, 3) == 0 {
        let days = format!("almeno {} giorni", 1 + dice(b, a, 60));
        let value = parse(ValueType::Duration, &days).expect("a duration");
        values.insert("preavviso".to_owned(), value);
    }
    Side {
        place: Some(format!("art. {} c. {}", 1 + b % 20, 1 + b % 4)),
        locator: format!("art_{}__com_{}", 1 + b % 20, 1 + b % 4)
            .parse()
            .ok(),
        origin: Some(Origin {
            page: 1 + b % 9,
            line: 1 + b * 3,
            ..Origin::default()
        }),
        quote: Some(words(a, b, 14 + dice(b, a, 24))),
        values,
        ..Side::default()
    }
}

/// A cell of the institution `i` on the topic `t`.
pub fn cell(i: usize, t: usize) -> Deviation {
    let verdict = VERDICTS[dice(i, t, VERDICTS.len())];
    let silent = verdict == Verdict::Silent;
    Deviation {
        id: format!("ente-{i:05}/{}", topic(t)),
        topic: topic(t),
        local: if silent { Side::default() } else { side(i, t) },
        baseline: side(7, t),
        presence: if silent {
            Presence::Silent
        } else {
            Presence::Stated
        },
        baseline_presence: BaselinePresence::Stated,
        favour: Favour::None,
        room: Some(Room::Floor),
        verdict,
        constraint: None,
        reason: format!("Motivo: {}.", words(t, i, 9)),
        interpretations: Vec::new(),
    }
}

/// A document with these cells.
pub fn case(id: &str, institution: &str, comparto: &str, deviations: Vec<Deviation>) -> Case {
    let document = Identity {
        id: id.to_owned(),
        title: format!("Regolamento sul lavoro agile ({id})"),
        kind: "regolamento".to_owned(),
        institution: Some(institution.to_owned()),
        comparto: Some(comparto.to_owned()),
        ..Identity::default()
    };
    Case {
        comparison: Some(Comparison {
            format: "deroga/deviations/1".into(),
            document: id.to_owned(),
            baseline: Some("ccnl-di-prova".into()),
            indicative: false,
            reason: "Contratto di prova.".into(),
            warnings: Vec::new(),
            deviations,
            residue: Vec::new(),
            copied: Vec::new(),
        }),
        ruleset: ruleset(&document),
        act: None,
        findings: Vec::new(),
        path: format!("{id}.txt"),
        source: String::new(),
    }
}

/// A document that says nothing: as read from its file, so that new fields need no word here.
fn ruleset(document: &Identity) -> Ruleset {
    let certificate = Certificate {
        total: 20_000,
        provisions: 20_000,
        ..Certificate::default()
    };
    let file = format!("{}.txt", document.id);
    let value = serde_json::json!({
        "format": "deroga/ruleset/1", "document": document, "file": file, "sha256": "",
        "certificate": certificate, "rules": [], "silent": [], "open_terms": [], "residue": [], "citations": [],
    });
    serde_json::from_value(value).expect("a ruleset")
}

/// A report of so many institutions on so many topics.
pub fn synthetic(institutions: usize, topics: usize) -> Report {
    let one = |i: usize| {
        let comparto = COMPARTI[dice(i, 3, COMPARTI.len())];
        let cells = (0..topics).map(|t| cell(i, t)).collect();
        let name = format!("Comune di Località {i:05}");
        case(&format!("ente-{i:05}"), &name, comparto, cells)
    };
    report((0..institutions).map(one).collect(), topics)
}

/// A report of these documents.
pub fn report(cases: Vec<Case>, topics: usize) -> Report {
    let title = |t: usize| (topic(t), format!("Argomento numero {t}"));
    let family = |t: usize| (topic(t), format!("famiglia_{}", t / 8));
    let page = ContractPage {
        title: "Contratto di prova".into(),
        act: None,
    };
    Report {
        cases,
        topics: (0..topics).map(title).collect(),
        families: (0..topics).map(family).collect(),
        contracts: [("ccnl-di-prova".to_owned(), page)].into(),
        ..Report::default()
    }
}

/// The templates of the project.
pub fn templates() -> Templates {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("templates");
    let files = fs::read_dir(folder).expect("templates").flatten();
    let read = |path: PathBuf| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        Some((name, fs::read_to_string(&path).ok()?))
    };
    let mut all: Templates = files.filter_map(|file| read(file.path())).collect();
    all.sort();
    all
}

/// The files of a report.
pub fn files(report: &Report, lang: Lang, largest: usize) -> Vec<File> {
    let templates = templates();
    let options = Options {
        lang,
        templates: &templates,
        stem: "report",
        largest,
    };
    let mut out = Vec::new();
    pages(report, &options, &mut |file| out.push(file)).expect("the templates fit");
    out
}
