//! What other systems rely on: a ruleset reads back as it was, its selectors lead to the words, its days are
//! those of the act.

mod support;

use std::collections::BTreeSet;
use std::fs;

use deroga::pipeline::sha256;
use deroga::rule::{Ruleset, State};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use support::program::{corpus, deroga, run, tree};
use support::root;
use tempfile::TempDir;

/// The words of a span of code points.
fn slice(text: &[char], start: usize, end: usize) -> String {
    text.get(start..end).unwrap_or_default().iter().collect()
}

#[test]
fn every_selector_leads_to_its_words() {
    let mut held = 0;
    for set in corpus().rulesets.values() {
        let clean = support::text(&set.file).clean;
        assert_eq!(sha256(clean.as_bytes()), set.text_sha256, "{}", set.file);
        let printed = run(&root(), &["text", &format!("corpus/{}", set.file)]).ends_with(0);
        assert!(printed.out == clean, "`deroga text` prints another text");
        let text: Vec<char> = clean.chars().collect();
        for (rule, evidence) in set
            .rules
            .iter()
            .flat_map(|r| r.evidence.iter().map(move |e| (r, e)))
        {
            let selector = evidence.selector.as_ref().expect("a selector");
            let (start, end) = (selector.position.start, selector.position.end);
            assert_eq!(
                slice(&text, start, end),
                selector.quote.exact,
                "{}",
                rule.id
            );
            let before = start.saturating_sub(selector.quote.prefix.chars().count());
            assert_eq!(
                slice(&text, before, start),
                selector.quote.prefix,
                "{}",
                rule.id
            );
            let after = end + selector.quote.suffix.chars().count();
            assert_eq!(
                slice(&text, end, after),
                selector.quote.suffix,
                "{}",
                rule.id
            );
            held += 1;
        }
    }
    assert!(held > 300, "only {held} pieces of evidence");
}

#[test]
fn ids_are_unique_over_the_corpus_and_are_urns() {
    let all: Vec<&String> = corpus()
        .rulesets
        .values()
        .flat_map(|set| set.rules.iter().map(|rule| &rule.id))
        .collect();
    let different: BTreeSet<&&String> = all.iter().collect();
    assert_eq!(different.len(), all.len());
    for id in &all {
        let urn = id.starts_with("urn:x-italian-pa:") || id.starts_with("urn:x-deroga:");
        assert!(urn && !id.contains(char::is_whitespace), "{id}");
        assert!(!id.contains('+'), "{id} hangs on an order");
    }
}

#[test]
fn what_must_not_be_loaded_is_not_loadable() {
    for set in corpus().rulesets.values() {
        for rule in &set.rules {
            let blank = rule.values.values().any(deroga::value::Value::is_blank);
            let open = set.open_terms.iter().any(|term| term.rule == rule.id);
            assert!(
                rule.state != State::Loadable || !(blank || open),
                "{}",
                rule.id
            );
        }
    }
    let state = |document: &str, state: State| {
        let rules = &corpus().rulesets[document].rules;
        rules.iter().filter(|r| r.state == state).count()
    };
    assert_eq!(
        state("inps-servizi", State::Loadable),
        0,
        "a note binds nobody"
    );
    assert_eq!(state("uilpa-inps", State::Claim), 6);
    assert_eq!(state("civitanova-marche", State::Contradictory), 2);
    assert!(state("civitanova-marche", State::Blank) > 5);
}

/// Strings that hurt readers and writers of YAML, and any others.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(TRICKY).prop_map(str::to_owned),
        any::<String>()
    ]
}

/// Strings that readers of YAML take for something else.
const TRICKY: &[&str] = &[
    "no",
    "22:00",
    "08:00:00",
    "1e3",
    "a: b #c",
    " ",
    "è\u{85}",
    "---",
    "~",
    "\u{feff}x",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::with_cases(60) })]

    #[test]
    fn what_is_emitted_reads_back(document in 0..5_usize, keep in 0..40_usize, words in prop::collection::vec(words(), 6)) {
        let mut set: Ruleset = corpus().rulesets.values().nth(document).expect("a ruleset").clone();
        set.rules.truncate(keep + 1);
        set.residue.truncate(3);
        set.citations.truncate(5);
        set.document.title.clone_from(&words[0]);
        for rule in &mut set.rules {
            rule.condition = Some(words[1].clone());
            rule.exception = Some(words[2].clone());
            rule.evidence[0].quote.clone_from(&words[3]);
            if let Some(selector) = &mut rule.evidence[0].selector {
                selector.quote.exact.clone_from(&words[4]);
                selector.quote.prefix.clone_from(&words[5]);
            }
        }
        let yaml = deroga::yaml::print(&set).expect("it is written");
        let read: Ruleset = deroga::yaml::parse(&yaml).unwrap_or_else(|f| panic!("{}: {}", f.line, f.message));
        prop_assert_eq!(&read, &set);
        let json = serde_json::to_string(&set).expect("JSON");
        prop_assert_eq!(&serde_json::from_str::<Ruleset>(&json).expect("it reads"), &set);
    }
}

#[test]
fn the_json_twin_says_the_same() {
    let folder = TempDir::new().expect("a folder");
    let output = folder.path().to_string_lossy().into_owned();
    let corpus = corpus();
    run(
        &root(),
        &["run", "--quiet", "--format", "json", "--output", &output],
    )
    .ends_with(0);
    let files = tree(folder.path());
    for (id, set) in &corpus.rulesets {
        let json = &files[&format!("rulesets/{id}.json")];
        let read: Ruleset = serde_json::from_str(json).expect("JSON");
        assert!(read == *set, "{id}");
    }
}

/// An act whose sentences have days of their own.
const DATED: &str = "\
REGOLAMENTO DEL COMUNE DI VALBRENTA PER IL LAVORO AGILE

Art. 1 - Buono pasto

1. Fino al 31 dicembre 2024 nelle giornate di lavoro agile non spetta il buono pasto.

Art. 2 - Recesso

1. A decorrere dal 1° marzo 2025 il dipendente può recedere dall'accordo di lavoro agile con un preavviso di 20 giorni.

Art. 3 - Entrata in vigore

1. Il presente regolamento entra in vigore il 1° gennaio 2024.
";

#[test]
fn rules_carry_the_days_that_the_act_gives() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("datato.txt"), DATED).expect("written");
    let ran = run(folder.path(), &["extract", "datato.txt"]).ends_with(0);
    let set: Ruleset = deroga::yaml::parse(&ran.out).expect("a ruleset");
    let days = |place: &str| -> Vec<(Option<String>, Option<String>, usize)> {
        let here = set.rules.iter().filter(|r| r.evidence[0].place == place);
        here.map(|r| {
            let days = r.in_force.clone().unwrap_or_default();
            (days.from, days.until, days.said_by.len())
        })
        .collect()
    };
    let day = |text: &str| Some(text.to_owned());
    assert_eq!(days("art. 1 c. 1"), [(None, day("2024-12-31"), 0)]);
    assert_eq!(days("art. 2 c. 1"), [(day("2025-03-01"), None, 0)]);
    assert_eq!(days("art. 3 c. 1"), [(day("2024-01-01"), None, 1)]);
    let table = |at: &str| {
        let args = [
            "table",
            "rules",
            "datato.txt",
            "--format",
            "tsv",
            "--at",
            at,
        ];
        run(folder.path(), &args).ends_with(0).out
    };
    let standing = |at: &str, place: &str| -> String {
        let out = table(at);
        let row = out
            .lines()
            .find(|row| row.contains(place))
            .expect(place)
            .to_owned();
        row.split('\t').nth(10).unwrap_or_default().to_owned()
    };
    assert_eq!(standing("2024-12-31", "art. 1 c. 1"), "in_force");
    assert_eq!(standing("2025-01-01", "art. 1 c. 1"), "expired");
    assert_eq!(standing("2025-01-01", "art. 2 c. 1"), "not_yet");
    assert_eq!(standing("2025-03-01", "art. 2 c. 1"), "in_force");
    let bad = run(
        folder.path(),
        &["table", "rules", "datato.txt", "--at", "2025-02-30"],
    );
    assert_eq!(bad.code, 2, "{}", bad.err);
    assert!(bad.err.contains("2025-06-01"), "{}", bad.err);
}

#[test]
fn reported_terms_expire_with_the_agreement_reported() {
    let folder = TempDir::new().expect("a folder");
    let output = folder.path().to_string_lossy().into_owned();
    let file = "corpus/inps-servizi-accordo-smart-working.txt";
    for (day, out) in [("2024-12-31", 0), ("2025-01-01", 20)] {
        let ran = deroga(&root())
            .args(["run", "--at", day, "--output", &output, file])
            .output()
            .expect("it runs");
        let summary = String::from_utf8_lossy(&ran.stdout);
        let yaml = &tree(folder.path())["rulesets/inps-servizi.yaml"];
        let set: Ruleset = deroga::yaml::parse(yaml).expect("a ruleset");
        let expired = set
            .rules
            .iter()
            .filter(|r| r.standing.is_some_and(deroga::rule::Standing::is_out));
        assert_eq!(expired.count(), out, "{day}");
        assert_eq!(
            summary.contains("20 non in vigore al 2025-01-01"),
            out > 0,
            "{summary}"
        );
    }
}
