//! The spreadsheet: read back by other readers it has the rows of `table`, filters, and a drop-down.

use std::io::Cursor;
use std::process::Command;

use calamine::{Reader as _, Xlsx};
use deroga::compare::Verdict;
use deroga::report::{Table, deviations, rules, visible, xlsx};

use crate::made::{part, two};
use crate::support::root;

/// The sheets, in their order.
const SHEETS: [&str; 5] = ["Matrice", "Scostamenti", "Regole", "Difetti", "Fonti"];

/// A sheet as rows of text, head first.
fn sheet(bytes: &[u8], name: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let range = book.worksheet_range(name).expect("a sheet");
    let row = |cells: &[calamine::Data]| cells.iter().map(ToString::to_string).collect();
    range.rows().map(row).collect()
}

/// The column with this head.
fn column(rows: &[Vec<String>], head: &str) -> Vec<String> {
    let at = rows[0].iter().position(|h| h == head);
    let at = at.unwrap_or_else(|| panic!("no column `{head}` in {:?}", rows[0]));
    rows[1..].iter().map(|row| row[at].clone()).collect()
}

fn of_table(table: &Table, name: &str) -> Vec<String> {
    let at = table
        .columns
        .iter()
        .position(|c| c == name)
        .expect("a column");
    table.rows.iter().map(|row| visible(&row[at])).collect()
}

/// Columns of a sheet, with those of the table that hold the same words.
type Pairs<'a> = &'a [(&'a str, &'a str)];

const CELLS: Pairs<'_> = &[
    ("Documento", "document"),
    ("Luogo", "place"),
    ("Luogo nel contratto", "baseline_place"),
    ("Testo del documento", "quote"),
    ("Testo del contratto", "baseline_quote"),
    ("Motivo", "reason"),
];

const RULES: Pairs<'_> = &[
    ("Documento", "document"),
    ("Luogo", "place"),
    ("Testo del documento", "quote"),
];

#[test]
fn the_sheets_have_the_rows_of_the_tables() {
    let report = two();
    let bytes = xlsx::xlsx(&report).expect("a workbook");
    let book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(&bytes)).expect("a workbook");
    assert_eq!(book.sheet_names(), SHEETS);
    let cells = sheet(&bytes, "Scostamenti");
    let table = deviations(&report);
    assert!(table.rows.len() > 50, "{}", table.rows.len());
    for (head, name) in CELLS {
        assert_eq!(column(&cells, head), of_table(&table, name), "{head}");
    }
    let verdicts: Vec<String> = of_table(&table, "verdict");
    let italian = |id: &String| {
        let found = Verdict::ALL.iter().find(|v| v.id() == id);
        found.expect("a verdict").italian().to_owned()
    };
    let verdicts: Vec<String> = verdicts.iter().map(italian).collect();
    assert_eq!(column(&cells, "Giudizio"), verdicts);
    let (all, table) = (sheet(&bytes, "Regole"), rules(&report));
    for (head, name) in RULES {
        assert_eq!(column(&all, head), of_table(&table, name), "{head}");
    }
    assert_eq!(sheet(&bytes, "Difetti").len(), 3);
    assert_eq!(
        column(&sheet(&bytes, "Fonti"), "Documento"),
        ["civitanova-marche", "ic-san-giacomo"]
    );
}

/// The links of a sheet: row and column, from 0, with the sheet and row that they lead to.
fn links(bytes: &[u8], n: usize) -> Vec<((usize, usize), (String, usize))> {
    let xml = part(bytes, &format!("xl/worksheets/sheet{n}.xml"));
    let value = |tag: &str, name: &str| {
        let at = tag.split(&format!(" {name}=\"")).nth(1)?;
        Some(at.split('"').next()?.to_owned())
    };
    let one = |tag: &str| {
        let (from, to) = (value(tag, "ref")?, value(tag, "location")?);
        let digit = from.find(|c: char| c.is_ascii_digit())?;
        let letters = from[..digit].bytes();
        let column = letters.fold(0, |n, b| n * 26 + usize::from(b - b'A') + 1);
        let (sheet, cell) = to.split_once('!')?;
        let row = cell.strip_prefix('A')?.parse::<usize>().ok()?;
        let place = (from[digit..].parse::<usize>().ok()? - 1, column - 1);
        Some((place, (sheet.trim_matches('\'').to_owned(), row - 1)))
    };
    xml.split("<hyperlink ")
        .skip(1)
        .map(|tag| one(&format!(" {tag}")).expect(tag))
        .collect()
}

#[test]
fn cells_lead_to_the_rows_behind_them() {
    let bytes = xlsx::xlsx(&two()).expect("a workbook");
    let sheets: Vec<Vec<Vec<String>>> = SHEETS.iter().map(|name| sheet(&bytes, name)).collect();
    let of = |name: &str| &sheets[SHEETS.iter().position(|s| *s == name).expect("a sheet")];
    let at = |name: &str, head: &str| of(name)[0].iter().position(|h| h == head).expect(head);
    let mut found = 0;
    for (n, name) in (1..).zip(SHEETS) {
        for ((row, column), (target, to)) in links(&bytes, n) {
            let (from, to) = (&of(name)[row], &of(&target)[to]);
            assert_eq!(from[1], to[1], "{name} {row}: another document in {target}");
            match (name, target.as_str()) {
                ("Matrice", "Scostamenti") => {
                    let topic = &of(name)[0][column];
                    assert_eq!(*topic, to[at(&target, "Tema")]);
                    assert!(
                        from[column].starts_with(&to[at(&target, "Giudizio")]),
                        "{from:?}"
                    );
                }
                ("Scostamenti", "Regole") => {
                    assert_eq!(from[at(name, "Luogo")], to[at(&target, "Luogo")]);
                    assert_eq!(from[at(name, "Tema")], to[at(&target, "Tema")]);
                }
                ("Regole", "Scostamenti") => {
                    assert_eq!(from[at(name, "Tema")], to[at(&target, "Tema")]);
                }
                (_, target) => assert_eq!((column, target), (1, "Fonti"), "{name} {row}"),
            }
            found += 1;
        }
    }
    assert!(found > 200, "{found} links");
}

#[test]
fn each_sheet_is_a_table_with_a_frozen_head() {
    let bytes = xlsx::xlsx(&two()).expect("a workbook");
    for n in 1..=SHEETS.len() {
        let xml = part(&bytes, &format!("xl/worksheets/sheet{n}.xml"));
        assert!(xml.contains("state=\"frozen\""), "{}", SHEETS[n - 1]);
        let table = part(&bytes, &format!("xl/tables/table{n}.xml"));
        assert!(table.contains("<autoFilter"), "{}", SHEETS[n - 1]);
        let reviewed = ["Scostamenti", "Regole", "Difetti"].contains(&SHEETS[n - 1]);
        let list = "\"da verificare,confermato,errore\"";
        assert_eq!(xml.contains(list), reviewed, "{}", SHEETS[n - 1]);
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = two();
    let first = xlsx::xlsx(&report).expect("a workbook");
    // The clock of a zipped file counts in steps of two seconds.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert!(first == xlsx::xlsx(&report).expect("a workbook"));
    let properties = part(&first, "docProps/core.xml");
    assert!(properties.contains("2000-01-01T00:00:00Z"), "{properties}");
}

#[test]
fn a_report_without_documents_is_a_workbook_all_the_same() {
    let bytes = xlsx::xlsx(&deroga::report::Report::default()).expect("a workbook");
    let rows = sheet(&bytes, "Scostamenti");
    assert!(rows[1..].iter().flatten().all(String::is_empty), "{rows:?}");
}

/// Prints sheet, number of rows, columns, frozen cell, number of validations; then the quotes.
const PYTHON: &str = "
import sys, openpyxl, json
book = openpyxl.load_workbook(sys.argv[1])
out = {}
for sheet in book:
    rows = [[str(c) if c is not None else '' for c in row] for row in sheet.iter_rows(values_only=True)]
    lists = sum(1 for v in sheet.data_validations.dataValidation if v.type == 'list')
    formulas = sum(1 for row in sheet.iter_rows() for c in row if c.data_type == 'f')
    out[sheet.title] = dict(rows=rows, frozen=sheet.freeze_panes, lists=lists, tables=len(sheet.tables), formulas=formulas)
json.dump(out, sys.stdout)
";

/// Python with openpyxl: that of `target/office-venv`, else the machine's; `None` where there is none.
fn python() -> Option<String> {
    let own = root().join("target/office-venv/bin/python");
    let named = [own.to_string_lossy().into_owned(), "python3".to_owned()];
    let has = |python: &String| {
        let tried = Command::new(python)
            .args(["-c", "import openpyxl"])
            .output();
        tried.is_ok_and(|ran| ran.status.success())
    };
    named.into_iter().find(has)
}

#[test]
fn openpyxl_reads_the_same_rows() {
    let Some(python) = python() else {
        eprintln!(
            "skipped: no openpyxl here; python3 -m venv target/office-venv && target/office-venv/bin/pip install openpyxl==3.1.5"
        );
        return;
    };
    let report = two();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("r.xlsx");
    std::fs::write(&path, xlsx::xlsx(&report).expect("a workbook")).expect("write");
    let ran = Command::new(python)
        .args(["-c", PYTHON])
        .arg(&path)
        .output()
        .expect("it runs");
    let told = String::from_utf8_lossy(&ran.stderr);
    let book: serde_json::Value =
        serde_json::from_slice(&ran.stdout).unwrap_or_else(|e| panic!("{e}: {told}"));
    for name in SHEETS {
        let sheet = &book[name];
        assert_eq!(sheet["tables"], 1, "{name}");
        assert_eq!(sheet["formulas"], 0, "{name}");
        assert!(sheet["frozen"].is_string(), "{name}");
    }
    let rows: Vec<Vec<String>> =
        serde_json::from_value(book["Scostamenti"]["rows"].clone()).expect("rows");
    let table = deviations(&report);
    for (head, name) in CELLS {
        assert_eq!(column(&rows, head), of_table(&table, name), "{head}");
    }
    assert_eq!(book["Scostamenti"]["lists"], 1);
}
