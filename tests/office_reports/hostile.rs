//! Words that would run, break the file or turn the line: in each format they are words, and are seen.

use deroga::report::docx::opinion;
use deroga::report::{
    Checks, Layout, deviations, github, gitlab, job_summary, json, jsonl, leaflet, sarif, xlsx,
};

use crate::made::{hostile, names, part, well_formed};

/// Signs that no report for people may hold as they are.
const HIDDEN: [char; 5] = ['\u{7}', '\u{1b}', '\u{202e}', '\u{200f}', '\0'];

fn seen(name: &str, text: &str) {
    for sign in HIDDEN {
        assert!(!text.contains(sign), "{name} holds {sign:?}");
    }
}

/// The names of all parts: there are no others than XML.
fn xml_parts(bytes: &[u8]) -> Vec<String> {
    let mut names = names(bytes);
    names.retain(|name| !name.ends_with('/'));
    names
}

#[test]
fn nothing_runs_in_a_spreadsheet() {
    let bytes = xlsx::xlsx(&hostile()).expect("a workbook");
    for name in xml_parts(&bytes) {
        let xml = part(&bytes, &name);
        well_formed(&name, &xml);
        seen(&name, &xml);
        assert!(!xml.contains("<f>") && !xml.contains("<script"), "{name}");
    }
    let strings = part(&bytes, "xl/sharedStrings.xml");
    assert!(
        strings.contains("=cmd|'/C calc'!A0 &lt;script&gt;"),
        "the words are there"
    );
    assert!(strings.contains("⟨U+202E⟩"));
    assert!(part(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""));
}

#[test]
fn nothing_is_computed_in_the_csv_of_excel() {
    let csv = deviations(&hostile()).write(Layout::ExcelIt);
    seen("csv", &csv);
    assert!(csv.starts_with('\u{feff}'));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let mut cells = 0;
    for row in reader.records() {
        for cell in &row.expect("a row") {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{cell}"
            );
            cells += usize::from(cell.starts_with("'=cmd"));
        }
    }
    assert!(cells > 10, "{cells}");
}

#[test]
fn nothing_breaks_a_letter() {
    let report = hostile();
    let bytes = opinion(&report, &report.cases[0]).expect("an opinion");
    for name in xml_parts(&bytes) {
        let xml = part(&bytes, &name);
        well_formed(&name, &xml);
        seen(&name, &xml);
        assert!(!xml.contains("<script"), "{name}");
    }
    let xml = part(&bytes, "word/document.xml");
    assert!(xml.contains("&lt;script&gt;") && xml.contains("⟨U+202E⟩"));
}

#[test]
fn nothing_means_anything_in_markdown() {
    for (name, page) in [
        ("leaflet", leaflet(&hostile())),
        ("summary", job_summary(&hostile())),
    ] {
        seen(name, &page);
        assert!(!page.contains('<') && !page.contains(" `x`"), "{name}");
        assert!(
            page.contains("&lt;script&gt;"),
            "{name}: the words are there"
        );
    }
}

#[test]
fn other_tools_get_one_message_for_each() {
    let report = hostile();
    let checks = Checks::worth_telling(&report);
    let commands = github(&checks);
    seen("github", &commands);
    assert_eq!(commands.lines().count(), checks.issues().len());
    assert!(commands.lines().all(|line| line.starts_with("::")));
    for (name, text) in [
        ("sarif", sarif(&checks).expect("JSON")),
        ("gitlab", gitlab(&checks).expect("JSON")),
        ("json", json(&report).expect("JSON")),
    ] {
        serde_json::from_str::<serde_json::Value>(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
    }
    assert_eq!(jsonl(&report).expect("JSON").lines().count(), 1);
    let log = sarif(&checks).expect("JSON");
    assert!(
        log.contains("corpus/%3Dcmd%7C%27/C%20calc"),
        "an address with nothing to escape"
    );
    seen("sarif", &log);
}
