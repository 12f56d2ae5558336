//! A contract added by its text is what acts are measured on, word for word.

mod support;

use std::fs;

use deroga::compare::{Comparison, Verdict};
use support::program::run;
use tempfile::TempDir;

const CONTRACT: &str = "\
CONTRATTO COLLETTIVO NAZIONALE DI LAVORO DEL COMPARTO DI PROVA

Art. 1 - Lavoro agile

1. Il presente contratto disciplina il lavoro agile. L'adesione al lavoro agile è volontaria.

2. Nelle giornate di lavoro agile spetta il buono pasto.
";

const ACT: &str = "\
REGOLAMENTO DEL COMUNE DI VALBRENTA PER IL LAVORO AGILE

Art. 1 - Lavoro agile

1. L'adesione al lavoro agile è volontaria.

2. Nelle giornate di lavoro agile non spetta il buono pasto.
";

const HEADER: [&str; 8] = [
    "--title",
    "CCNL di prova",
    "--from",
    "2022-01-01",
    "--to",
    "2024-12-31",
    "--signed",
    "2025-01-01",
];

fn folder() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    fs::write(folder.path().join("testo.txt"), CONTRACT).expect("write the contract");
    fs::write(folder.path().join("atto.txt"), ACT).expect("write the act");
    folder
}

const ADD: [&str; 7] = [
    "baseline",
    "add",
    "testo.txt",
    "--id",
    "ccnl-prova",
    "--comparto",
    "funzioni_locali",
];

#[test]
fn an_added_contract_is_quoted_and_its_silence_is_known() {
    let folder = folder();
    let added = run(folder.path(), &[&ADD[..], &HEADER[..]].concat()).ends_with(0);
    assert!(added.out.contains("ccnl-prova"), "{}", added.out);
    let ran = run(
        folder.path(),
        &["compare", "atto.txt", "--baseline", "ccnl-prova", "-q"],
    );
    let comparison: Comparison = deroga::yaml::parse(&ran.ends_with(0).out).expect("a comparison");
    let cell = |topic: &str| {
        let mut cells = comparison.deviations.iter().filter(|d| d.topic == topic);
        cells.next().unwrap_or_else(|| panic!("no cell on {topic}"))
    };
    let meal = cell(
        &support::topics()
            .into_iter()
            .find(|t| t.starts_with("buono"))
            .expect("a topic"),
    );
    assert_eq!(meal.verdict, Verdict::Worse, "{}", meal.reason);
    let quote = meal.baseline.quote.as_deref().unwrap_or_default();
    assert!(quote.contains("spetta il buono pasto"), "{quote}");
    assert!(
        comparison
            .deviations
            .iter()
            .all(|d| d.verdict != Verdict::NotComparable),
        "a whole text leaves nothing unknown"
    );
}

#[test]
fn what_is_missing_or_there_already_is_told() {
    let folder = folder();
    let ran = run(folder.path(), &ADD).ends_with(2);
    assert!(ran.err.contains("--title"), "{}", ran.err);
    assert!(
        !folder.path().join("corpus").exists(),
        "nothing is half-written"
    );
    let add = [&ADD[..], &HEADER[..]].concat();
    run(folder.path(), &add).ends_with(0);
    let again = run(folder.path(), &add).ends_with(2);
    assert!(again.err.contains("ha già un testo"), "{}", again.err);
}
