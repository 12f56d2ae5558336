//! The report in a browser: no request, no message, the filter, keys, accessibility, print.
//!
//! Needs node, chromium and the packages playwright-core and axe-core (`npm install` in
//! `tests/browser/`, or `NODE_PATH`); without them the tests say what is missing and pass.

mod support;

use std::path::PathBuf;
use std::process::Command;

use support::{program, root};
use tempfile::TempDir;

/// Where the packages are, or what is missing.
fn packages() -> Result<PathBuf, String> {
    let chromium = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    for program in ["node", chromium.as_str()] {
        let asked = Command::new(program).arg("--version").output();
        if !asked.is_ok_and(|told| told.status.success()) {
            return Err(format!("`{program}` is not here"));
        }
    }
    let listed = std::env::var("NODE_PATH").unwrap_or_default();
    let mut places: Vec<PathBuf> = std::env::split_paths(&listed).collect();
    places.push(root().join("tests/browser/node_modules"));
    let has = |place: &PathBuf| {
        let mut names = ["playwright-core", "axe-core"].iter();
        names.all(|name| place.join(name).is_dir())
    };
    let found = places.into_iter().find(has);
    found.ok_or_else(|| "playwright-core and axe-core are not here".to_owned())
}

/// What the script says, with the folder where it wrote; `None` where it cannot run.
fn checked() -> Option<(String, TempDir)> {
    let packages = match packages() {
        Ok(packages) => packages,
        Err(missing) => {
            println!("skipped: {missing}");
            return None;
        }
    };
    let folder = TempDir::new().expect("a temporary folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (report, union) = (path("report.html"), path("union.html"));
    program::run(&root(), &["report", "--quiet", "--output", &report]).ends_with(0);
    let union_args = ["report", "--quiet", "--union", DOCUMENT, "--output", &union];
    program::run(&root(), &union_args).ends_with(0);
    let ran = Command::new("node")
        .arg(root().join("tests/browser/check.mjs"))
        .args([&report, &union])
        .arg(folder.path())
        .env("NODE_PATH", packages)
        .output()
        .expect("node runs");
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    let wrong = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(ran.status.success(), "{said}\n{wrong}");
    Some((said, folder))
}

/// A document of the corpus that has much to say to a union.
const DOCUMENT: &str = "civitanova-marche";

/// The pages of a PDF as text, words apart by one space; `None` where pdftotext is missing.
fn printed(pdf: PathBuf) -> Option<Vec<String>> {
    let Ok(ran) = Command::new("pdftotext").arg(pdf).arg("-").output() else {
        println!("skipped: `pdftotext` is not here");
        return None;
    };
    assert!(ran.status.success(), "the PDF can be read");
    let text = String::from_utf8_lossy(&ran.stdout).into_owned();
    let pages = text.trim_end_matches('\u{c}').split('\u{c}');
    Some(pages.map(plain).collect())
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_browser_shows_filters_and_prints_the_report() {
    let Some((said, folder)) = checked() else {
        return;
    };
    let checks = said.lines().filter(|line| line.starts_with("ok ")).count();
    assert!(checks >= 26, "{said}");
    whole(&said, &folder);
    one_sheet(&folder);
}

/// All rows of the matrix are on paper.
fn whole(said: &str, folder: &TempDir) {
    let rows = said.lines().find_map(|line| line.strip_prefix("rows "));
    let rows: Vec<String> = serde_json::from_str(rows.expect("rows")).expect("a list");
    assert!(rows.len() > 40, "{rows:?}");
    let Some(pages) = printed(folder.path().join("report.pdf")) else {
        return;
    };
    let text = pages.join(" ");
    let missing: Vec<&String> = rows.iter().filter(|r| !text.contains(&plain(r))).collect();
    assert!(missing.is_empty(), "not printed: {missing:?}");
    assert!(text.contains(&plain(rows.last().expect("a last row"))));
}

/// The page for the union is one sheet and quotes what every careful reader holds for worse.
fn one_sheet(folder: &TempDir) {
    let Some(pages) = printed(folder.path().join("union.pdf")) else {
        return;
    };
    assert_eq!(pages.len(), 1, "one sheet");
    let path = root().join(format!("tests/truth/{DOCUMENT}.yaml"));
    let truth = std::fs::read_to_string(path).expect("what readers found");
    let truth: serde_json::Value = deroga::yaml::parse(&truth).expect("YAML");
    let cells = truth["deviations"].as_array().expect("cells");
    let worse = |c: &&serde_json::Value| c["verdict"] == "worse" && c["must"] == true;
    let must: Vec<&serde_json::Value> = cells.iter().filter(worse).collect();
    assert_eq!(must.len(), 7);
    let comparison = &program::corpus().comparisons[DOCUMENT];
    for cell in must {
        let quote = cell["quote"].as_str().expect("a quote");
        let ours = comparison.deviations.iter().filter(|d| {
            let own = d.local.quote.as_deref().unwrap_or_default();
            let same = own.contains(quote) || quote.contains(own.trim_end_matches([';', '.']));
            cell["topic"] == d.topic.as_str() && d.verdict.id() == "worse" && same
        });
        let mut ours = ours.filter_map(|d| d.local.quote.as_deref());
        let page = pages[0].replace("- ", "");
        let has = |own: &str| page.contains(&plain(own).replace("- ", ""));
        assert!(ours.any(has), "{} «{quote}»\n{}", cell["topic"], pages[0]);
    }
}
