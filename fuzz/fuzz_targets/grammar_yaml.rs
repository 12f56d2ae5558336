//! Any file as a grammar beside the vocabulary: a diagnostic or a grammar, and its proof, without an
//! accident.

#![no_main]

use deroga::grammar::{GrammarSet, NamedText, prove};
use libfuzzer_sys::fuzz_target;

/// Words enough for a small grammar: the whole vocabulary would take most of the time.
const VOCABULARY: &str = "words:
  deve: [(deve|devono), è tenuto a, <obbligo>]
  obbligo: [obbligo di]
  può: [(può|possono), ha facoltà di]
  dipendente: [(il|la)? (dipendente|lavoratore|lavoratrice)]
  ente: [(l')? (ente|amministrazione|datore di lavoro)]
";

fuzz_target!(|text: &str| {
    let file = NamedText {
        path: "prova.yaml".to_owned(),
        text: text.to_owned(),
    };
    // Most inputs are no grammar at all; only those that look like one are worth the vocabulary.
    let vocabulary = NamedText {
        path: GrammarSet::VOCABULARY.to_owned(),
        text: VOCABULARY.to_owned(),
    };
    let files = if text.contains("topic:") {
        vec![vocabulary, file]
    } else {
        vec![file]
    };
    let (set, _) = GrammarSet::load(&files);
    for grammar in &set.grammars {
        prove(grammar, text);
    }
});
