//! From any text to its rules, with the grammars of the project: the certificate accounts for every
//! character and every quote stands in the source.

#![no_main]

use std::sync::LazyLock;

use deroga::extract::{Source, extract};
use deroga::grammar::{GrammarSet, NamedText};
use deroga::rule::Identity;
use libfuzzer_sys::fuzz_target;

static GRAMMARS: LazyLock<GrammarSet> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../grammars");
    let files = std::fs::read_dir(folder).expect("grammars").flatten();
    let mut named: Vec<NamedText> = files
        .map(|file| NamedText {
            path: file.file_name().to_string_lossy().into_owned(),
            text: std::fs::read_to_string(file.path()).unwrap_or_default(),
        })
        .filter(|file| file.path.ends_with(".yaml"))
        .collect();
    named.sort_by(|a, b| a.path.cmp(&b.path));
    GrammarSet::load(&named).0
});

fuzz_target!(|source: &str| {
    let set = &*GRAMMARS;
    let mut text = deroga::ingest::text(source.to_owned());
    if let Some(starts) = &set.starts {
        text.words.tag(starts);
    }
    let outline = deroga::outline::outline(&text);
    let provisions = deroga::provision::provisions(&text, &outline);
    deroga::certificate::certificate(&text, &outline);
    let profile =
        deroga::identify::identify(&text, &outline, &set.recognition, Identity::default());
    let found = extract(
        Source {
            text: &text,
            points: &deroga::text::CodePoints::new(&text.clean),
            outline: &outline,
            provisions: &provisions,
            profile: &profile,
        },
        set,
        None,
    );
    deroga::reference::references(&text, &outline, &profile.identity.kind);
    let folded = |text: &str| text.split_whitespace().collect::<String>();
    let all = folded(&text.source);
    for evidence in found.rules.iter().flat_map(|rule| &rule.evidence) {
        assert!(!evidence.quote.is_empty());
        let stands = evidence.quote.split_whitespace().all(|word| all.contains(word));
        assert!(stands, "«{}»", evidence.quote);
    }
});
