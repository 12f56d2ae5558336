//! What careful readers found in the five documents, against what the program finds.
//!
//! The counts of each topic stand in `tests/truth/recorded.tsv`. Worse fails; better fails too, until
//! it is recorded with `UPDATE_TRUTH=1 cargo test --test truth`.

mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use deroga::compare::Comparison;
use deroga::rule::Ruleset;
use deroga::truth::{Counts, Table, Truth, TruthComparison, score_cells, score_rules};
use support::program;

const RECORDED: &str = "tests/truth/recorded.tsv";
const MEND: &str = "UPDATE_TRUTH=1 cargo test --test truth";

fn truths() -> Vec<Truth> {
    let read = |s: &support::Source| {
        deroga::yaml::parse(&s.text)
            .unwrap_or_else(|f| panic!("{}:{}: {}", s.path, f.line, f.message))
    };
    let here = |s: &&support::Source| s.path.matches('/').count() == 2;
    let files = support::files("tests/truth", ".yaml");
    files.iter().filter(here).map(read).collect()
}

fn score() -> Table {
    let corpus = program::corpus();
    let mut table = Table::default();
    for truth in truths() {
        let id = &truth.document;
        let ruleset = corpus
            .rulesets
            .get(id)
            .unwrap_or_else(|| panic!("no document `{id}` in the corpus"));
        score_rules(&truth, ruleset, &mut table);
        for wanted in &truth.comparisons {
            let again = wanted.indicative.then(|| indicative(ruleset, wanted));
            let got = again
                .as_ref()
                .or(corpus.comparisons.get(id))
                .expect("a comparison");
            assert_eq!(got.indicative, wanted.indicative, "{id}: {}", got.reason);
            score_cells(id, wanted, got, &mut table);
        }
    }
    table.misses.sort();
    table
}

/// The document against the contract of another comparto.
fn indicative(ruleset: &Ruleset, wanted: &TruthComparison) -> Comparison {
    let file = format!("corpus/{}", ruleset.file);
    let baseline = wanted.baseline.as_deref().expect("a contract");
    let (ran, mut written) = program::run_over(
        &[&file],
        &["--quiet", "--baseline", baseline, "--indicative"],
    );
    ran.ends_with(0);
    written
        .comparisons
        .remove(&ruleset.document.id)
        .expect("a comparison")
}

const COLUMNS: [&str; 10] = [
    "truth", "found", "missed", "false", "value", "modality", "bearer", "binding", "cells", "right",
];

fn numbers(c: &Counts) -> [usize; 10] {
    [
        c.truth,
        c.found,
        c.missed,
        c.false_ones,
        c.value,
        c.modality,
        c.bearer,
        c.binding,
        c.cells,
        c.right,
    ]
}

/// The columns where less is better.
const LESS: [&str; 2] = ["missed", "false"];

fn print(table: &Table) -> String {
    let mut out = format!("topic\t{}\n", COLUMNS.join("\t"));
    for (topic, counts) in &table.topics {
        let cells: Vec<String> = numbers(counts).iter().map(ToString::to_string).collect();
        let _ = writeln!(out, "{topic}\t{}", cells.join("\t"));
    }
    out
}

fn parse(text: &str) -> BTreeMap<String, Vec<usize>> {
    let row = |line: &str| {
        let mut cells = line.split('\t').map(str::to_owned);
        let topic = cells.next().unwrap_or_default();
        (topic, cells.map(|c| c.parse().expect("a number")).collect())
    };
    text.lines().skip(1).map(row).collect()
}

/// Each number that is not as recorded: topic, what it was, what it is, worse or better.
fn differences(
    recorded: &BTreeMap<String, Vec<usize>>,
    now: &BTreeMap<String, Vec<usize>>,
) -> Vec<String> {
    let none = vec![0; COLUMNS.len()];
    let topics: std::collections::BTreeSet<&String> = recorded.keys().chain(now.keys()).collect();
    let mut out = Vec::new();
    for topic in topics {
        let (was, is) = (
            recorded.get(topic).unwrap_or(&none),
            now.get(topic).unwrap_or(&none),
        );
        for ((column, was), is) in COLUMNS
            .iter()
            .zip(was)
            .zip(is)
            .filter(|((_, was), is)| was != is)
        {
            let better = (is > was) != LESS.contains(column);
            let word = if better { "better" } else { "WORSE" };
            out.push(format!(
                "{word}: {topic}, {column}: {was} recorded, {is} now"
            ));
        }
    }
    out
}

#[test]
fn the_counts_are_those_recorded() {
    let table = score();
    let now = print(&table);
    let path = support::root().join(RECORDED);
    if std::env::var_os("UPDATE_TRUTH").is_some() {
        fs::write(&path, &now).expect("write the table");
    }
    let recorded = parse(&fs::read_to_string(&path).unwrap_or_default());
    let changes = differences(&recorded, &parse(&now));
    let touched = |topic: &str| changes.iter().any(|c| c.contains(&format!(" {topic}, ")));
    let behind: Vec<String> = table
        .misses
        .iter()
        .filter(|m| touched(&m.topic))
        .map(|m| {
            format!(
                "{} {} @ {}: {}\n    «{}»",
                m.kind, m.topic, m.place, m.what, m.quote
            )
        })
        .collect();
    assert!(
        changes.is_empty(),
        "\n{}\n\nif this is as it should be: {MEND}\n\n{}\n",
        changes.join("\n"),
        behind.join("\n")
    );
}

#[test]
fn a_change_is_told_with_its_sign() {
    let table = |rows: &str| parse(&format!("head\n{rows}"));
    let was = table("a\t9\t8\t1\t0\t8\t8\t8\t8\t2\t2");
    assert_eq!(differences(&was, &was), Vec::<String>::new());
    let now = table("a\t9\t7\t2\t0\t8\t8\t8\t8\t2\t2");
    let told = differences(&was, &now);
    assert!(
        told.len() == 2 && told.iter().all(|t| t.starts_with("WORSE: a, ")),
        "{told:?}"
    );
    assert!(
        differences(&now, &was)
            .iter()
            .all(|t| t.starts_with("better: "))
    );
    assert!(differences(&was, &table("")).len() > 5);
}

/// The truth quotes only what is in the corpus: no sentence of another contract comes in by this door.
#[test]
fn every_quote_of_the_truth_stands_in_the_corpus() {
    let corpus: Vec<String> = support::clean_corpus()
        .iter()
        .map(|text| plain(text))
        .collect();
    let truths = truths();
    let rules = truths.iter().flat_map(|t| t.rules.iter().map(|r| &r.quote));
    let cells = truths
        .iter()
        .flat_map(|t| t.comparisons.iter().flat_map(|c| &c.cells));
    let quotes: Vec<&String> = rules
        .chain(cells.flat_map(|c| c.quote.iter().chain(&c.baseline_quote)))
        .collect();
    assert!(quotes.len() > 150, "{}", quotes.len());
    let strangers: Vec<&&String> = quotes
        .iter()
        .filter(|q| !corpus.iter().any(|text| text.contains(&plain(q))))
        .collect();
    assert!(strangers.is_empty(), "{strangers:#?}");
}

/// Folded words, for comparing what people copied with what is there.
fn plain(text: &str) -> String {
    let folded = deroga::text::fold(&text.replace(['*', '#'], ""));
    (0..folded.len())
        .map(|i| folded.get(i).to_owned() + " ")
        .collect()
}
