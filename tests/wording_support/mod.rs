//! Articles of the corpus as small documents of their own, and changes to plant in them.

#![allow(dead_code, reason = "each test uses a part of it")]

pub mod plants;
pub mod rewritings;
pub mod table;

use deroga::grammar::{GrammarSet, NamedText};
use deroga::outline::{Kind, outline};
use deroga::provision::provisions;
use deroga::source::SourceFile;
use deroga::value::Binding;
use deroga::wording::{self, Passages, Wording};

use crate::support;

/// The shared files of the grammars.
pub fn grammars() -> GrammarSet {
    let shared: Vec<NamedText> = support::files("grammars", ".yaml")
        .into_iter()
        .filter(|s| GrammarSet::is_shared(&s.path))
        .map(|s| NamedText {
            path: s.path,
            text: s.text,
        })
        .collect();
    let (set, faults) = GrammarSet::load(&shared);
    assert!(faults.is_empty(), "{faults:?}");
    set
}

/// Reads a plain text.
pub fn read(text: &str, set: &GrammarSet) -> Passages {
    let file = SourceFile::new("prova.txt", text.as_bytes().to_vec());
    let (text, _) = deroga::ingest::ingest(&file).unwrap_or_else(|f| panic!("{}", f.draw(false)));
    let outline = outline(&text);
    let found = provisions(&text, &outline);
    let forces = vec![Binding::Binding; outline.units.len()];
    wording::read(&text, &outline, &found, &forces, &set.equivalences)
}

/// What differs between a document and a contract, both plain texts.
pub fn compare(local: &str, base: &Passages, set: &GrammarSet) -> Wording {
    wording::compare(&read(local, set), base, &set.equivalences, "CCNL")
}

/// An article as a document of its own.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its words, with number and heading.
    pub text: String,
    /// Where its first sentence starts.
    pub body: usize,
}

/// The articles of the corpus that, as documents of their own, differ in nothing from themselves.
pub fn articles(set: &GrammarSet) -> Vec<Article> {
    let mut found = Vec::new();
    for clean in support::clean_corpus() {
        let file = SourceFile::new("prova.txt", clean.into_bytes());
        let (text, _) =
            deroga::ingest::ingest(&file).unwrap_or_else(|f| panic!("{}", f.draw(false)));
        let outline = outline(&text);
        let articles = outline.units.iter().filter(|u| u.kind == Kind::Articolo);
        found.extend(articles.map(|u| text.clean[u.full.range()].to_owned()));
    }
    found.retain(|article| article.lines().count() > 2 && !differs(article, article, set));
    found.into_iter().filter_map(article).collect()
}

fn article(text: String) -> Option<Article> {
    let file = SourceFile::new("prova.txt", text.as_bytes().to_vec());
    let (clean, _) = deroga::ingest::ingest(&file).ok()?;
    let first = provisions(&clean, &outline(&clean)).first()?.span;
    let body = clean.source_span(first).start;
    Some(Article { text, body })
}

fn differs(local: &str, base: &str, set: &GrammarSet) -> bool {
    let base = read(base, set);
    let wording = compare(local, &base, set);
    wording.pairs.is_empty() || wording.pairs.iter().any(|p| !p.differences.is_empty())
}
