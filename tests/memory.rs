//! The memory of sentences changes nothing: the same sentence below other headings is another question.

mod support;

use std::fmt::Write as _;

use deroga::extract::{Extracted, Memory, Source, extract};
use deroga::grammar::{GrammarSet, NamedText};
use deroga::identify::identify;
use deroga::ingest;
use deroga::outline::outline;
use deroga::provision::provisions;
use deroga::rule::Identity;
use deroga::text::CodePoints;

/// Articles in one act.
const ARTICLES: usize = 12;

/// Every so manieth example of the grammars is read.
const STEP: usize = 8;

fn grammars() -> GrammarSet {
    let named = support::grammars().into_iter().map(|s| NamedText {
        path: s.path,
        text: s.text,
    });
    GrammarSet::load(&named.collect::<Vec<_>>()).0
}

fn read(act: &str, set: &GrammarSet, memory: Option<&Memory>) -> Extracted {
    let mut text = ingest::text(act.to_owned());
    if let Some(starts) = &set.starts {
        text.words.tag(starts);
    }
    let outline = outline(&text);
    let provisions = provisions(&text, &outline);
    let profile = identify(&text, &outline, &set.recognition, Identity::default());
    let source = Source {
        text: &text,
        points: &CodePoints::new(&text.clean),
        outline: &outline,
        provisions: &provisions,
        profile: &profile,
    };
    extract(source, set, memory)
}

/// An act of these sentences, an article each, below headings and a title of its own.
fn act(title: &str, sentences: &[(&str, &str)]) -> String {
    let mut act = format!("{title}\n\n");
    for (number, (heading, sentence)) in (1..).zip(sentences) {
        write!(act, "Art. {number} - {heading}\n\n1. {sentence}\n\n").expect("a string takes all");
    }
    act
}

#[test]
fn what_is_remembered_is_what_would_be_found() {
    let set = grammars();
    let memory = Memory::default();
    let examples = set.grammars.iter().flat_map(|grammar| {
        let examples = grammar.examples.iter();
        examples.map(move |example| (grammar.title.as_str(), example.text.value.as_str()))
    });
    let examples: Vec<(&str, &str)> = examples.step_by(STEP).collect();
    let mut rules = 0;
    for own in examples.chunks(ARTICLES) {
        // The headings of the neighbours, and one that says nothing.
        let turned = own.iter().zip(own.iter().cycle().skip(1));
        let turned: Vec<_> = turned.map(|(this, next)| (next.0, this.1)).collect();
        let mute: Vec<_> = own.iter().map(|this| ("Disposizioni", this.1)).collect();
        let acts = [
            act("REGOLAMENTO PER LA DISCIPLINA DEL LAVORO AGILE", own),
            act("REGOLAMENTO PER LA DISCIPLINA DEL LAVORO AGILE", &turned),
            act("REGOLAMENTO DI ORGANIZZAZIONE DEGLI UFFICI", &mute),
            act("REGOLAMENTO DI ORGANIZZAZIONE DEGLI UFFICI", own),
        ];
        for act in acts.iter().chain(&acts) {
            let (alone, remembered) = (read(act, &set, None), read(act, &set, Some(&memory)));
            assert_eq!(alone, remembered, "{act}");
            rules += alone.rules.len();
        }
    }
    assert!(rules > 1_000, "only {rules} rules: nothing was tried");
}
