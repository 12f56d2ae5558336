//! An index of the corpus, and what must hold of what is found in it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use deroga::pipeline::search::Store;
use deroga::search::{Answer, Choice, Hit, Query, Way};
use deroga::text::fold;
use tempfile::TempDir;

use crate::support::program::run;
use crate::support::root;

/// A folder with the index of the corpus, made once.
pub fn index() -> &'static Path {
    static INDEX: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let made = INDEX.get_or_init(|| {
        let folder = TempDir::new().expect("a temporary folder");
        let path = folder.path().join("corpus.sqlite");
        let ran = run(&root(), &["index", "corpus", "-o", &path.to_string_lossy()]).ends_with(0);
        assert!(ran.out.contains("documenti 5"), "{}", ran.out);
        (folder, path)
    });
    &made.1
}

pub fn choice() -> Choice {
    Choice {
        limit: 1000,
        ..Choice::default()
    }
}

pub fn found(words: &str, choice: &Choice) -> Answer {
    let store = Store::open(index()).expect("an index");
    let query = Query::new(words).expect("words");
    store.search(&query, choice).expect("an answer")
}

/// The places of hits.
pub fn places(answer: &Answer) -> BTreeSet<(&str, String, &str)> {
    let place = |hit: &'_ Hit| {
        hit.locator
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default()
    };
    let hits = answer.hits.iter();
    hits.map(|hit| (hit.document.as_str(), place(hit), hit.quote.as_str()))
        .collect()
}

/// What must hold of every answer.
pub fn holds(answer: &Answer, query: &Query) {
    for hit in &answer.hits {
        let snippet = &hit.snippet;
        assert!(hit.quote.contains(&snippet.text), "{hit:#?}");
        let letters: Vec<char> = snippet.text.chars().collect();
        for &(start, end) in &snippet.marks {
            let marked: String = letters[start..end].iter().collect();
            let words = fold(&marked);
            let wanted =
                (0..words.len()).any(|i| query.terms.iter().any(|t| t.finds(words.get(i))));
            assert!(wanted, "{marked}: {hit:#?}");
        }
        if hit.way != Way::Around {
            assert!(!snippet.marks.is_empty(), "{hit:#?}");
        }
    }
}
