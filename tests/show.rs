//! A rule at its place in the document.

mod support;

use std::fs;

use support::program::run;
use tempfile::TempDir;

const ACT: &str = "\
REGOLAMENTO DEL COMUNE DI VALBRENTA PER IL LAVORO AGILE

Art. 1 - Buono pasto

1. Nelle giornate di lavoro agile non spetta il buono pasto.
";

/// A folder with the act in `atti/`.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    fs::create_dir(folder.path().join("atti")).expect("a folder");
    fs::write(folder.path().join("atti/buono.txt"), ACT).expect("a file");
    folder
}

#[test]
fn a_rule_is_shown_at_its_place_and_a_misspelt_one_is_guessed() {
    let folder = folder();
    let rules = run(
        folder.path(),
        &["table", "rules", "atti", "--format", "csv"],
    );
    let id = rules
        .out
        .split([',', ';', '\n'])
        .find(|cell| cell.contains("buono_pasto:"))
        .expect("an id in the table")
        .to_owned();
    let shown = run(folder.path(), &["show", &id, "atti"]);
    assert_eq!(shown.code, 0, "{}", shown.err);
    let marked = "> 5 | 1. Nelle giornate di lavoro agile non spetta il buono pasto.";
    assert!(shown.out.contains(marked), "{}", shown.out);
    assert!(
        shown.out.contains("buono.txt:5: art. 1 c. 1, pagina 1"),
        "{}",
        shown.out
    );
    let tail = id.rsplit(':').take(3).collect::<Vec<_>>();
    let short = tail.into_iter().rev().collect::<Vec<_>>().join(":");
    let same = run(folder.path(), &["show", &short, "atti"]);
    assert_eq!(same.out, shown.out);
    let wrong = run(
        folder.path(),
        &["show", &short.replacen('o', "0", 1), "atti"],
    );
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.err.contains(&format!("forse intendevi `{short}`?")),
        "{}",
        wrong.err
    );
}
