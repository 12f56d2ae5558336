//! The shared words of all grammars.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::compile::{Entries, Names};
use super::file::VocabularyFile;
use super::phrase::{self, Node};
use super::program::Program;
use super::registry::Registry;
use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::load::at;

/// Names with their parsed phrases.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    entries: BTreeMap<String, Vec<Vec<Node>>>,
    compiled: Arc<Entries>,
    registry: Arc<Registry>,
}

impl Vocabulary {
    /// Parses every phrase and resolves every name; faults are reported all at once.
    pub fn check(file: &VocabularyFile, path: &str, source: &str) -> (Self, Vec<Diagnostic>) {
        let mut faults = Vec::new();
        let mut entries = BTreeMap::new();
        for (name, phrases) in &file.words {
            let mut parsed = Vec::new();
            for p in phrases {
                match phrase::parse(p) {
                    Ok(nodes) => parsed.push(nodes),
                    Err(message) => faults.push(Diagnostic::new(
                        Code::BadGrammar,
                        at(path, source, p),
                        message,
                    )),
                }
            }
            entries.insert(name.clone(), parsed);
        }
        let vocabulary = Self {
            entries,
            ..Self::default()
        };
        for (name, phrases) in &file.words {
            for p in phrases {
                if let Ok(nodes) = phrase::parse(p)
                    && let Err(message) = Program::compile(&nodes, &Names::new(&[], &vocabulary))
                {
                    let fault = Diagnostic::new(
                        Code::BadGrammar,
                        at(path, source, p),
                        format!("voce `{name}`: {message}"),
                    );
                    faults.push(fault);
                }
            }
        }
        (vocabulary, faults)
    }

    /// The phrases that a name stands for.
    pub(super) fn entry(&self, name: &str) -> Option<&[Vec<Node>]> {
        self.entries.get(name).map(Vec::as_slice)
    }

    /// The entries compiled so far.
    pub(super) fn compiled(&self) -> &Entries {
        &self.compiled
    }

    /// The words of all phrases that are compiled with this vocabulary.
    pub(super) fn registry(&self) -> &Arc<Registry> {
        &self.registry
    }

    /// The names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }
}
