//! The four stages of the grammar check, on every grammar: shape, names, examples, proof.

mod support;

use deroga::diagnostic::Diagnostic;
use deroga::grammar::{GrammarSet, NamedText, prove};
use support::{Source, grammars};

fn named() -> Vec<NamedText> {
    let named = |s: Source| NamedText {
        path: s.path,
        text: s.text,
    };
    grammars().into_iter().map(named).collect()
}

fn drawn(faults: &[Diagnostic]) -> String {
    faults
        .iter()
        .map(|fault| fault.draw(false))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn every_grammar_has_its_shape_and_knows_its_names() {
    let (set, faults) = GrammarSet::load(&named());
    assert!(faults.is_empty(), "\n{}", drawn(&faults));
    assert_eq!(
        set.grammars.len(),
        support::topics().len(),
        "a grammar was left out"
    );
    assert!(
        set.grammars.len() >= 18,
        "only {} grammars",
        set.grammars.len()
    );
    let names: Vec<String> = set.grammars.iter().map(|g| g.topic.clone()).collect();
    assert_eq!(
        names,
        support::topics(),
        "the file is named after its topic"
    );
}

#[test]
fn every_example_gives_what_it_says_and_every_line_is_needed() {
    let files = named();
    let (set, _) = GrammarSet::load(&files);
    assert!(!set.grammars.is_empty(), "no grammar found");
    let text = |path: &str| {
        files
            .iter()
            .find(|f| f.path == path)
            .map_or("", |f| &f.text)
    };
    let faults: Vec<Diagnostic> = set
        .grammars
        .iter()
        .flat_map(|g| prove(g, text(&g.path)))
        .collect();
    assert!(faults.is_empty(), "\n{}", drawn(&faults));
}

/// What slots of each kind read, beside the words that all grammars share: one small grammar each, with
/// examples.
#[test]
fn slots_of_every_kind_are_read() {
    let shared = || {
        named()
            .into_iter()
            .filter(|f| GrammarSet::is_shared(&f.path))
    };
    let files = support::files("tests/slots", ".yaml");
    assert!(!files.is_empty(), "no file in tests/slots");
    for Source { path, text } in files {
        let all: Vec<NamedText> = shared()
            .chain([NamedText {
                path,
                text: text.clone(),
            }])
            .collect();
        let (set, mut faults) = GrammarSet::load(&all);
        faults.extend(set.grammars.iter().flat_map(|g| prove(g, &text)));
        assert!(
            faults.is_empty() && set.grammars.len() == 1,
            "\n{}",
            drawn(&faults)
        );
    }
}

/// An example need not say that a list is in order, closed or open; what it says must be so.
#[test]
fn a_list_is_what_its_example_says() {
    let text = support::files("tests/slots", "elenchi.yaml")[0]
        .text
        .clone();
    let shared = || {
        named()
            .into_iter()
            .filter(|f| GrammarSet::is_shared(&f.path))
    };
    let faults = |text: String| {
        let file = NamedText {
            path: "elenchi.yaml".into(),
            text: text.clone(),
        };
        let (set, _) = GrammarSet::load(&shared().chain([file]).collect::<Vec<_>>());
        let faults: Vec<Diagnostic> = set.grammars.iter().flat_map(|g| prove(g, &text)).collect();
        faults.len()
    };
    for (wrong, told) in [
        (("genitori > disabili", "\"disabili, genitori\""), 0),
        (("solo disabili, genitori", "disabili, genitori"), 0),
        (("genitori, pendolari, …", "genitori, pendolari"), 0),
        (
            (
                "genitori > disabili }\n  - text: In",
                "disabili > genitori }\n  - text: In",
            ),
            1,
        ),
        (("genitori, pendolari, …", "solo genitori, pendolari"), 1),
        (("genitori, pendolari\"", "genitori, pendolari, …\""), 1),
        (("solo disabili, genitori", "disabili, genitori, …"), 1),
    ] {
        assert_eq!(
            faults(text.replacen(wrong.0, wrong.1, 1)),
            told,
            "{wrong:?}"
        );
    }
}

/// The check itself: each way to break a good grammar is noticed, at its line.
#[test]
fn a_broken_grammar_is_told_with_its_line() {
    for (wrong, line, message) in BROKEN {
        let file = NamedText {
            path: "prova.yaml".into(),
            text: GOOD.replace(wrong.0, wrong.1),
        };
        let (set, mut faults) = GrammarSet::load(std::slice::from_ref(&file));
        faults.extend(set.grammars.iter().flat_map(|g| prove(g, &file.text)));
        faults.retain(|fault| !fault.message.contains("esempi, di cui"));
        let told = faults
            .iter()
            .any(|f| f.at.line == *line && drawn(&faults).contains(message));
        assert!(told, "{wrong:?} at line {line}, got:\n{}", drawn(&faults));
    }
    let file = NamedText {
        path: "prova.yaml".into(),
        text: GOOD.into(),
    };
    let (set, faults) = GrammarSet::load(std::slice::from_ref(&file));
    assert!(
        faults.is_empty() && set.grammars.len() == 1,
        "{}",
        drawn(&faults)
    );
}

const GOOD: &str = "\
topic: prova
title: Prova
family: prove
about: Una grammatica di prova.
since: 0.1.0
favour: [spetta, negato]
mention: [il premio]
clauses:
  - id: negato
    modality: exclusion
    bearer: dipendente
    about: Lo nega.
    phrases: [non spetta … premio]
  - id: spetta
    modality: right
    bearer: dipendente
    about: Lo dà.
    phrases: [spetta … premio]
examples:
  - { text: Non spetta il premio., gives: { clause: negato } }
  - { text: Spetta il premio., gives: { clause: spetta } }
  - { text: Si consegna il premio., gives: nothing }
";

/// What is written instead of what, the line where it is told, and words of the message.
const BROKEN: &[((&str, &str), usize, &str)] = &[
    (("favour:", "favor:"), 6, "favour"),
    (("[spetta, negato]", "[spetta, tolto]"), 6, "tolto"),
    (("[il premio]", "[<premio>]"), 7, "premio"),
    (("[non spetta … premio]", "[non (spetta … premio]"), 13, "("),
    (("{ clause: negato }", "{ clause: spetta }"), 20, "negato"),
    (
        (
            "mention:",
            "slots:\n  fonti: { type: citation, about: Fonti. }\nmention:",
        ),
        8,
        "`anywhere: true`",
    ),
    (
        ("gives: nothing", "gives: { clause: spetta }"),
        22,
        "non trovato",
    ),
    (
        ("[spetta … premio]", "[spetta … premio, premio spettante]"),
        18,
        "premio spettante",
    ),
];
