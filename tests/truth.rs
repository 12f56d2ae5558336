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
use deroga::truth::{Counts, Table, Truth, score_cells, score_rules};
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
        score_rules(&truth, ruleset, false, &mut table);
        for key in truth.rest.keys().filter(|k| k.starts_with("deviations")) {
            let wanted = truth.cells(key).expect(key);
            let again = (key != "deviations").then(|| indicative(ruleset, key));
            let own = corpus.comparisons.get(id);
            let Some(got) = again.as_ref().or(own).filter(|_| !wanted.is_empty()) else {
                continue;
            };
            score_cells(id, &wanted, got, &mut table);
        }
    }
    table.misses.sort();
    table
}

/// The contract that a key of cells names.
const INDICATIVE: &[(&str, &str)] = &[("deviations_vs_fl", "ccnl-fl-2019-2021")];

/// The document against the contract of another comparto.
fn indicative(ruleset: &Ruleset, key: &str) -> Comparison {
    let file = format!("corpus/{}", ruleset.file);
    let (_, baseline) = INDICATIVE
        .iter()
        .find(|(known, _)| *known == key)
        .unwrap_or_else(|| panic!("`{key}`: which contract?"));
    let (ran, mut written) = program::run_over(
        &[&file],
        &["--quiet", "--baseline", baseline, "--indicative"],
    );
    ran.ends_with(0);
    let got = written.comparisons.remove(&ruleset.document.id);
    let got = got.expect("a comparison");
    assert!(got.indicative, "{}", got.reason);
    got
}

const COLUMNS: [&str; 11] = [
    "truth", "found", "missed", "false", "value", "modality", "bearer", "binding", "cells",
    "right", "alarms",
];

fn numbers(c: &Counts) -> [usize; 11] {
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
        c.alarms,
    ]
}

/// The columns where less is better.
const LESS: [&str; 3] = ["missed", "false", "alarms"];

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
    let was = table("a\t9\t8\t1\t0\t8\t8\t8\t8\t2\t2\t0");
    assert_eq!(differences(&was, &was), Vec::<String>::new());
    let now = table("a\t9\t7\t2\t0\t8\t8\t8\t8\t2\t2\t0");
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
    let cells: Vec<_> = truths
        .iter()
        .flat_map(|t| {
            t.rest
                .keys()
                .filter(|k| k.starts_with("deviations"))
                .map(move |k| (t, k))
        })
        .flat_map(|(t, key)| t.cells(key).expect(key))
        .collect();
    let negatives = truths
        .iter()
        .flat_map(|t| t.negatives.iter().map(|n| &n.quote));
    let lint = truths
        .iter()
        .flat_map(|t| t.lint.iter().flat_map(|l| &l.quotes));
    let cells = cells
        .iter()
        .flat_map(|c| c.quote.iter().chain(&c.baseline_quote));
    let quotes: Vec<&String> = rules.chain(negatives).chain(lint).chain(cells).collect();
    assert!(quotes.len() > 150, "{}", quotes.len());
    // A finding may quote a word as the line end cut it.
    let stands = |quote: &str| corpus.iter().any(|text| text.contains(&plain(quote)));
    let strangers: Vec<&&String> = quotes
        .iter()
        .filter(|q| !stands(q) && !stands(&q.replace("- ", "")))
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
