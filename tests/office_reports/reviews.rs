//! Reviews: out in a spreadsheet, back into `reviews/`, kept while the words are the same, never lost.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use calamine::{Reader as _, Xlsx};
use deroga::report::review::{ReviewFile, State};
use rust_xlsxwriter::Workbook;
use tempfile::TempDir;

use crate::support::program::run;
use crate::support::root;

const ACT: &str = "atto.txt";

/// A sentence of the act whose words will change.
const OLD: &str = "Ogni singolo progetto iniziale ha la durata di sei mesi.";
const NEW: &str = "Ogni singolo progetto iniziale ha la durata di quattro mesi.";

fn project() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let act = root().join("corpus/civitanova-marche-regolamento-lavoro-agile.txt");
    let text = fs::read_to_string(act).expect("the act");
    assert!(text.contains(OLD), "the act says it no more");
    fs::write(folder.path().join(ACT), text).expect("write");
    folder
}

/// The spreadsheet of a project, read as rows of its sheet of deviations.
fn given_out(folder: &Path) -> Vec<Vec<String>> {
    let args = ["report", ACT, "--quiet", "--format", "xlsx", "-o", "r.xlsx"];
    let args = [&args[..], &["--baseline", "ccnl-fl-2019-2021"]].concat();
    run(folder, &args).ends_with(0);
    let bytes = fs::read(folder.join("r.xlsx")).expect("a workbook");
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let range = book.worksheet_range("Scostamenti").expect("a sheet");
    let row = |cells: &[calamine::Data]| cells.iter().map(ToString::to_string).collect();
    range.rows().map(row).collect()
}

fn at(rows: &[Vec<String>], head: &str) -> usize {
    rows[0].iter().position(|h| h == head).expect("a column")
}

/// What a person does: opens the sheet, writes into two columns, saves it.
fn filled_in(
    folder: &Path,
    rows: &[Vec<String>],
    write: impl Fn(&str) -> Option<(&'static str, &'static str)>,
) {
    let (review, note) = (at(rows, "Revisione"), at(rows, "Nota"));
    let quote = at(rows, "Testo del documento");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Scostamenti").expect("a name");
    for (r, row) in (0..).zip(rows) {
        let mut row = row.clone();
        if let Some((state, words)) = (r > 0).then(|| write(&row[quote])).flatten() {
            row[review] = state.into();
            row[note] = words.into();
        }
        for (c, cell) in (0..).zip(&row) {
            sheet.write_string(r, c, cell).expect("a cell");
        }
    }
    book.save(folder.join("back.xlsx")).expect("saved");
}

fn kept(folder: &Path) -> ReviewFile {
    let text = fs::read_to_string(folder.join("reviews/atto.yaml")).expect("a file of reviews");
    ReviewFile::read(&text).expect("reviews")
}

/// The state and note that the sheet shows beside the first row whose words `wanted` knows.
fn shown(rows: &[Vec<String>], wanted: impl Fn(&str) -> bool) -> (String, String, String) {
    let quote = at(rows, "Testo del documento");
    let row = rows[1..]
        .iter()
        .find(|row| wanted(&row[quote]))
        .expect("the row");
    let cell = |head: &str| row[at(rows, head)].clone();
    (cell("Revisione"), cell("Nota"), cell("Da rivedere perché"))
}

/// The HTML report of a project.
fn page_of(folder: &Path, lang: &str) -> String {
    let args = ["report", ACT, "--quiet", "--lang", lang, "-o", "r.html"];
    let args = [&args[..], &["--baseline", "ccnl-fl-2019-2021"]].concat();
    run(folder, &args).ends_with(0);
    fs::read_to_string(folder.join("r.html")).expect("a page")
}

#[test]
fn a_review_goes_out_comes_back_and_is_never_lost() {
    let project = project();
    let folder = project.path();
    let rows = given_out(folder);
    filled_in(folder, &rows, |quote| match quote {
        OLD => Some(("Confermato", "=1+1 «visto», art. 65")),
        "irreperibilità del lavoratore;" => Some(("errore", "")),
        _ => None,
    });
    let ran = run(folder, &["review", "import", "back.xlsx"]).ends_with(0);
    assert!(
        ran.out.starts_with("2 revisioni lette, 2 nuove"),
        "{}",
        ran.out
    );
    let file = kept(folder);
    assert_eq!(file.reviews.len(), 2);
    assert!(
        file.reviews
            .iter()
            .any(|r| r.state == State::Confirmed && r.quote == OLD)
    );

    // Again: nothing changes, and each report shows it.
    let again = run(folder, &["review", "import", "back.xlsx"]).ends_with(0);
    assert!(again.out.contains(", 0 nuove"), "{}", again.out);
    let rows = given_out(folder);
    let (state, note, _) = shown(&rows, |quote| quote == OLD);
    assert_eq!(
        (state.as_str(), note.as_str()),
        ("confermato", "=1+1 «visto», art. 65")
    );
    let base = ["--baseline", "ccnl-fl-2019-2021", "--quiet"];
    let table = run(
        folder,
        &[&["table", "deviations", ACT, "--format", "tsv"], &base[..]].concat(),
    );
    assert!(
        table.out.contains("\tconfermato\t=1+1 «visto», art. 65"),
        "{}",
        table.out
    );
    let page = run(
        folder,
        &[&["report", ACT, "--format", "markdown"], &base[..]].concat(),
    );
    assert!(
        page.out.contains("**Revisione:** confermato"),
        "{}",
        page.out
    );

    let html = page_of(folder, "it");
    assert!(html.contains("Revisione: confermato"), "the page");
    assert!(html.contains("=1+1 «visto», art. 65"), "the note");
    assert!(page_of(folder, "en").contains("Review: confirmed"));

    // The words change.
    let act = fs::read_to_string(folder.join(ACT))
        .expect("the act")
        .replace(OLD, NEW);
    fs::write(folder.join(ACT), act).expect("write");
    let rows = given_out(folder);
    let (state, note, why) = shown(&rows, |quote| quote == NEW);
    assert_eq!(
        (state.as_str(), note.as_str()),
        ("da rivedere", "=1+1 «visto», art. 65")
    );
    assert!(
        why.contains("cambiate le parole") && why.contains("confermato"),
        "{why}"
    );
    let (state, ..) = shown(&rows, |quote| quote.starts_with("irreperibilità"));
    assert_eq!(state, "errore", "what did not change stays as it was");
    let html = page_of(folder, "it");
    assert!(html.contains("Revisione: da rivedere"), "the page");
    let why = "sono cambiate le parole dopo la revisione; era «confermato»";
    assert!(html.contains(why), "the reason");

    // A sheet sent back untouched decides nothing.
    let before = kept(folder);
    filled_in(folder, &rows, |_| None);
    run(folder, &["review", "import", "back.xlsx"]).ends_with(0);
    assert_eq!(kept(folder), before);

    // Reviewed again: both are kept, the new one is shown.
    filled_in(folder, &rows, |quote| {
        (quote == NEW).then_some(("errore", "ora è chiaro"))
    });
    run(folder, &["review", "import", "back.xlsx"]).ends_with(0);
    assert_eq!(kept(folder).reviews.len(), 3);
    let (state, ..) = shown(&given_out(folder), |quote| quote == NEW);
    assert_eq!(state, "errore");

    // The provision goes: its reviews are shown apart.
    let act = fs::read_to_string(folder.join(ACT))
        .expect("the act")
        .replace(NEW, "");
    fs::write(folder.join(ACT), act).expect("write");
    let page = run(
        folder,
        &[&["report", ACT, "--format", "markdown"], &base[..]].concat(),
    );
    assert!(
        page.out.contains("## Revisioni senza più riscontro"),
        "{}",
        page.out
    );
    assert!(page.out.contains("ora è chiaro"), "{}", page.out);
    let html = page_of(folder, "it");
    assert!(html.contains("Revisioni senza riscontro"), "the page");
    assert!(html.contains("ora è chiaro"), "its note");
}

#[test]
fn what_cannot_be_understood_is_said_and_the_rest_is_kept() {
    let project = project();
    let folder = project.path();
    let rows = given_out(folder);
    filled_in(folder, &rows, |quote| match quote {
        OLD => Some(("boh", "")),
        "irreperibilità del lavoratore;" => Some(("errore", "")),
        _ => None,
    });
    let ran = run(folder, &["review", "import", "back.xlsx"]).ends_with(2);
    assert!(
        ran.err.contains("`boh` non è un esito della revisione"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("aiuto: scegli fra da verificare"),
        "{}",
        ran.err
    );
    assert_eq!(kept(folder).reviews.len(), 1);
    let ran = run(folder, &["review", "import", ACT]).ends_with(2);
    assert!(ran.err.contains("aiuto:"), "{}", ran.err);
}
