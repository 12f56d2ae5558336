//! Words and cells together, through the program: what a cell tells is told once, and `table text`
//! has a row for each difference.

mod support;

use std::fs;
use std::path::Path;

use deroga::compare::Comparison;
use support::program::{Ran, run};
use support::root;
use tempfile::TempDir;

const CONTRACT: &str = "Art. 14

Lavoro agile

1. In caso di problematiche di natura tecnica o informatica che rendano impossibile la prestazione, il dirigente può richiamare, con un congruo preavviso, il dipendente a lavorare in presenza.

2. Il dipendente custodisce con cura la dotazione ricevuta e segnala senza ritardo ogni guasto al dirigente.

3. La dotazione è restituita entro 30 giorni dalla fine dell'accordo individuale.
";

const REGULATION: &str = "REGOLAMENTO SUL LAVORO AGILE

Art. 5

Lavoro agile

1. In caso di problematiche di natura tecnica o informatica che rendano impossibile la prestazione, il dirigente può richiamare il dipendente a lavorare in presenza.

2. Il dipendente custodisce con cura la dotazione ricevuta, ove possibile, e segnala senza ritardo ogni guasto al dirigente.

3. La dotazione è restituita entro 30 giorni dalla fine dell'accordo individuale.
";

const BASELINE: &str = "id: ccnl-prova-2019-2021
title: Contratto di prova
comparto: funzioni_locali
period: { from: '2019-01-01', to: '2021-12-31' }
signed: '2022-11-16'
in_force: { from: '2022-11-17' }
official_source: nessuna
facts: []
";

const INDEX: &str = "documents:
- { id: prova, file: regolamento.txt, kind: regolamento, comparto: funzioni_locali, baseline: ccnl-prova-2019-2021 }
- { id: contratto, file: contratto.txt, kind: ccnl, comparto: funzioni_locali, baseline: ccnl-prova-2019-2021 }
";

fn corpus() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect(name);
    fs::create_dir(folder.path().join("baselines")).expect("a folder");
    write("contratto.txt", CONTRACT);
    write("regolamento.txt", REGULATION);
    write("baselines/ccnl-prova-2019-2021.yaml", BASELINE);
    write("index.yaml", INDEX);
    folder
}

fn deroga(folder: &Path, command: &[&str]) -> Ran {
    let grammars = root().join("grammars").to_string_lossy().into_owned();
    let more = [
        "regolamento.txt",
        "--baselines",
        "baselines",
        "--grammars",
        &grammars,
    ];
    let args: Vec<&str> = command.iter().chain(&more).copied().collect();
    run(folder, &args).ends_with(0)
}

#[test]
fn a_cell_carries_the_words_of_its_place_and_the_rest_stands_alone() {
    let folder = corpus();
    let ran = deroga(folder.path(), &["compare"]);
    let comparison: Comparison = deroga::yaml::parse(&ran.out).expect("a comparison");
    let all: Vec<_> = comparison
        .residue
        .iter()
        .flat_map(|p| &p.differences)
        .collect();
    let words: Vec<(&str, Option<&str>)> = all
        .iter()
        .map(|d| (d.kind.id(), d.local.as_deref().or(d.baseline.as_deref())))
        .collect();
    assert_eq!(
        words,
        [
            ("condition_dropped", Some("con un congruo preavviso")),
            ("condition_added", Some("ove possibile")),
        ]
    );
    let told = all[0].cell.as_deref().expect("a cell tells it");
    let cell = comparison
        .deviations
        .iter()
        .find(|d| d.id == told)
        .expect(told);
    assert!(
        cell.reason
            .contains("manca la condizione «con un congruo preavviso»"),
        "{}",
        cell.reason
    );
    assert_eq!(all[1].cell, None);
}

#[test]
fn the_share_copied_is_told_by_article() {
    let folder = corpus();
    let ran = deroga(folder.path(), &["compare"]);
    let comparison: Comparison = deroga::yaml::parse(&ran.out).expect("a comparison");
    let shares: Vec<(&str, usize)> = comparison
        .copied
        .iter()
        .map(|c| (c.place.as_str(), c.share))
        .collect();
    assert_eq!(shares.len(), 1);
    assert_eq!(shares[0].0, "art. 14");
    assert!((90..100).contains(&shares[0].1), "{shares:?}");
}

#[test]
fn the_table_has_a_row_for_each_difference() {
    let folder = corpus();
    let ran = deroga(folder.path(), &["table", "testo", "--format", "tsv"]);
    let rows: Vec<Vec<&str>> = ran.out.lines().map(|l| l.split('\t').collect()).collect();
    assert_eq!(rows.len(), 3, "{}", ran.out);
    assert_eq!(
        rows[0][..4],
        ["document", "place", "baseline_place", "kind"]
    );
    assert_eq!(
        rows[2][..5],
        [
            "prova",
            "art. 5 c. 2",
            "art. 14 c. 2",
            "condition_added",
            "ove possibile"
        ]
    );
}

/// Two sides, neither of them a contract: the same differences, and no word of a CCNL.
#[test]
fn two_sides_are_compared_in_their_words_too() {
    let folder = corpus();
    let grammars = root().join("grammars").to_string_lossy().into_owned();
    let args = [
        "compare",
        "regolamento.txt",
        "contratto.txt",
        "--grammars",
        &grammars,
    ];
    let ran = run(folder.path(), &args).ends_with(0);
    let comparison: Comparison = deroga::yaml::parse(&ran.out).expect("a comparison");
    let reasons: Vec<&str> = comparison
        .residue
        .iter()
        .flat_map(|p| p.differences.iter().map(|d| d.reason.as_str()))
        .collect();
    assert_eq!(reasons.len(), 2, "{reasons:?}");
    assert!(reasons.iter().all(|r| !r.contains("CCNL")), "{reasons:?}");
}
