//! PDF against the same documents as text, where they are at hand: contract, documents of the State,
//! practice act, seeds printed by other programs.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use deroga::ingest;
use deroga::outline::{Kind, outline};
use deroga::rule::{Rule, Ruleset};
use deroga::source::SourceFile;
use deroga::text::Text;
use support::program::run;
use support::root;

/// The folder of documents that are not ours to publish.
fn shared() -> Option<PathBuf> {
    let found = root()
        .ancestors()
        .map(|a| a.join("shared"))
        .find(|s| s.join("ccnl").is_dir());
    if found.is_none() {
        eprintln!("saltato: manca la cartella shared");
    }
    found
}

/// Whether a program can be run; says so where it cannot.
fn has(program: &str) -> bool {
    let there = Command::new(program).arg("--version").output().is_ok();
    if !there {
        eprintln!("saltato: manca il programma {program}");
    }
    there
}

fn text(path: &Path) -> Text {
    let file = SourceFile::read(path).expect("a file");
    ingest::ingest(&file).expect("a text").0
}

/// The rules of each document of `folder`, by the name of the file.
fn rules(folder: &Path) -> BTreeMap<String, Vec<Rule>> {
    let out = tempfile::tempdir().expect("a folder");
    let (from, to) = (folder.to_string_lossy(), out.path().to_string_lossy());
    run(out.path(), &["extract", &from, "--quiet", "--output", &to]);
    let written = fs::read_dir(out.path()).expect("rulesets").flatten();
    let read = |path: PathBuf| {
        let set: Ruleset =
            deroga::yaml::parse(&fs::read_to_string(path).expect("text")).expect("a ruleset");
        (set.file, set.rules)
    };
    written.map(|entry| read(entry.path())).collect()
}

/// Words without the spaces and the signs of Markdown.
fn bare(words: &str) -> String {
    let sign = |c: &char| !c.is_whitespace() && !"*#\\[]()_|-".contains(*c);
    words
        .chars()
        .filter(sign)
        .collect::<String>()
        .to_lowercase()
}

/// What a rule says, without where it says it.
fn said(rule: &Rule) -> String {
    let values = serde_json::to_string(&rule.values).expect("values");
    let around = [&rule.condition, &rule.exception].map(|w| w.as_deref().map(bare));
    format!(
        "{} {} {:?} {:?} {values} {around:?}",
        rule.topic, rule.clause, rule.modality, rule.bearer
    )
}

/// Rules that two readings share, and the larger number of rules.
fn same(a: &[Rule], b: &[Rule]) -> (usize, usize) {
    let mut left: Vec<String> = b.iter().map(said).collect();
    let mut count = 0;
    for rule in a.iter().map(said) {
        if let Some(at) = left.iter().position(|other| *other == rule) {
            left.swap_remove(at);
            count += 1;
        }
    }
    (count, a.len().max(b.len()))
}

fn quotes(rules: &[Rule]) -> BTreeSet<String> {
    let evidence = rules.iter().flat_map(|r| &r.evidence);
    evidence.map(|e| bare(&e.quote)).collect()
}

/// The last article of the contract, by its own table of contents.
const LAST: usize = 178;

#[test]
fn all_articles_of_a_contract_are_found_in_order() {
    let Some(shared) = shared() else { return };
    let text = text(&shared.join("ccnl/ccnl-ir-2019-2021.pdf"));
    let outline = outline(&text);
    let articles = outline.units.iter().filter(|u| u.kind == Kind::Articolo);
    let found: Vec<usize> = articles
        .filter_map(|u| u.number.as_ref()?.parse().ok())
        .collect();
    let missed: Vec<usize> = (1..=LAST).filter(|n| !found.contains(n)).collect();
    println!(
        "contract: {} articles found, missed {missed:?}",
        found.len()
    );
    assert_eq!(missed, Vec::<usize>::new());
    assert_eq!(found, (1..=LAST).collect::<Vec<_>>());
}

#[test]
fn the_articles_on_distance_work_give_the_same_rules_as_the_text() {
    let Some(shared) = shared() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["ccnl-ir-2019-2021.pdf", "ccnl-ir-2019-2021.txt"] {
        fs::copy(shared.join("ccnl").join(name), folder.path().join(name)).expect("a copy");
    }
    let rules = rules(folder.path());
    let within = |rule: &&Rule| {
        let place = rule.evidence[0]
            .place
            .strip_prefix("art. ")
            .unwrap_or_default();
        let number = place
            .split(|c: char| !c.is_ascii_digit())
            .next()
            .unwrap_or_default();
        (10..=16).contains(&number.parse().unwrap_or(0))
    };
    let of = |ending: &str| -> Vec<Rule> {
        let found = rules.iter().find(|(file, _)| file.ends_with(ending));
        let (_, rules) = found.expect("the contract");
        rules.iter().filter(within).cloned().collect()
    };
    let (pdf, txt) = (of("pdf"), of("txt"));
    let (same, all) = same(&txt, &pdf);
    println!("artt. 10-16: {same} of {all} rules");
    assert!(all >= 60 && same == all);
    assert_eq!(quotes(&txt), quotes(&pdf));
}

/// Letters of a page and how often each stands there.
fn letters(page: &str) -> BTreeMap<char, usize> {
    let mut out = BTreeMap::new();
    for c in page.chars() {
        let plain = match c {
            'ﬁ' => "fi",
            'ﬂ' => "fl",
            'ﬀ' => "ff",
            _ => "",
        };
        if plain.is_empty() && c.is_alphabetic() {
            *out.entry(c).or_default() += 1;
        }
        for c in plain.chars() {
            *out.entry(c).or_default() += 1;
        }
    }
    out
}

#[test]
fn no_letter_is_lost_against_pdftotext() {
    let Some(shared) = shared() else { return };
    if !has("pdftotext") {
        return;
    }
    let mut pdfs: Vec<PathBuf> = ["documents", "ccnl", "practice/rendered"]
        .iter()
        .flat_map(|folder| {
            fs::read_dir(shared.join(folder))
                .expect("a folder")
                .flatten()
        })
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "pdf"))
        .collect();
    pdfs.sort();
    assert!(pdfs.len() >= 5);
    for path in pdfs {
        let output = Command::new("pdftotext")
            .arg(&path)
            .arg("-")
            .output()
            .expect("pdftotext");
        let theirs = String::from_utf8_lossy(&output.stdout).into_owned();
        let text = text(&path);
        let ends = text
            .line_starts
            .iter()
            .skip(1)
            .copied()
            .chain([text.source.len()]);
        let mut ours: BTreeMap<u32, String> = BTreeMap::new();
        for ((start, end), spot) in text.line_starts.iter().zip(ends).zip(&text.spots) {
            ours.entry(spot.page)
                .or_default()
                .push_str(&text.source[*start..end]);
        }
        let (mut lost, mut all) = (0, 0);
        for (number, page) in (1..).zip(theirs.split_terminator('\u{c}')) {
            let (wanted, got) = (
                letters(page),
                letters(ours.get(&number).map_or("", String::as_str)),
            );
            let total: usize = wanted.values().sum();
            let missing: usize = wanted
                .iter()
                .map(|(c, n)| n.saturating_sub(got.get(c).copied().unwrap_or(0)))
                .sum();
            assert!(
                missing * 1000 <= total * 5,
                "{}: page {number}: {missing} of {total}",
                path.display()
            );
            (lost, all) = (lost + missing, all + total);
        }
        println!(
            "{}: {lost} of {all} letters lost",
            path.file_name().unwrap_or_default().display()
        );
    }
}

#[test]
fn the_practice_act_says_the_same_as_its_text() {
    let Some(shared) = shared() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let practice = shared.join("practice");
    fs::copy(
        practice.join("rendered/comune-castelvaro.pdf"),
        folder.path().join("a.pdf"),
    )
    .expect("a copy");
    fs::copy(
        practice.join("texts/comune-castelvaro.txt"),
        folder.path().join("b.txt"),
    )
    .expect("a copy");
    let rules = rules(folder.path());
    let (same, all) = same(&rules["a.pdf"], &rules["b.txt"]);
    println!("practice: {same} of {all} rules");
    assert!(all >= 20 && same * 100 >= all * 98);
}

#[test]
fn seeds_printed_by_other_programs_give_the_same_rules() {
    let Some(shared) = shared() else { return };
    if !has("python3") || !(has("chromium") | has("soffice") | has("weasyprint")) {
        return;
    }
    let seeds = shared.join("seeds");
    let printed = tempfile::tempdir().expect("a folder");
    let files = fs::read_dir(&seeds)
        .expect("seeds")
        .flatten()
        .map(|e| e.path());
    let script = root().join("tests/print_texts.py");
    let done = Command::new("python3")
        .arg(script)
        .arg(printed.path())
        .args(files)
        .status();
    assert!(
        done.is_ok_and(|s| s.success()),
        "the seeds cannot be printed"
    );
    let (texts, pdfs) = (rules(&seeds), rules(printed.path()));
    let (mut equal, mut total) = (0, 0);
    for (file, pdf) in &pdfs {
        let name = file
            .trim_end_matches(".pdf")
            .rsplit_once('-')
            .expect("a producer")
            .0;
        let text = &texts[&format!("{name}.txt")];
        let (same, all) = same(text, pdf);
        println!("{file}: {same} of {all} rules");
        (equal, total) = (equal + same, total + all);
    }
    println!(
        "seeds printed: {equal} of {total} rules in {} files",
        pdfs.len()
    );
    assert!(pdfs.len() >= 5 && equal * 100 >= total * 99);
}
