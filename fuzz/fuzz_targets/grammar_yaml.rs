//! Any file as a grammar beside the vocabulary: a diagnostic or a grammar, and its proof, without an
//! accident.

#![no_main]

use std::sync::LazyLock;

use deroga::grammar::{GrammarSet, NamedText, prove};
use libfuzzer_sys::fuzz_target;

/// Words enough for a small grammar: the whole vocabulary would take most of the time.
static VOCABULARY: LazyLock<NamedText> = LazyLock::new(|| NamedText {
    path: "vocabolario.yaml".to_owned(),
    text: include_str!("../../grammars/vocabolario.yaml").to_owned(),
});

fuzz_target!(|text: &str| {
    let file = NamedText {
        path: "prova.yaml".to_owned(),
        text: text.to_owned(),
    };
    // Most inputs are no grammar at all; only those that look like one are worth the vocabulary.
    let files = if text.contains("topic:") {
        vec![VOCABULARY.clone(), file]
    } else {
        vec![file]
    };
    let (set, _) = GrammarSet::load(&files);
    for grammar in &set.grammars {
        prove(grammar, text);
    }
});
