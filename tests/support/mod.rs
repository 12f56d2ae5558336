//! What several tests need: where things are, and the files of the project as text.

#![allow(dead_code, reason = "each test uses a part of it")]

pub mod program;
pub mod setup;

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A text file of the project.
pub struct Source {
    /// From the root, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl Source {
    /// A file that need not exist.
    pub fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }

    /// The module of the crate that the file belongs to.
    pub fn module(&self) -> &str {
        let inside = self.path.trim_start_matches("src/");
        inside
            .split('/')
            .next()
            .map_or(inside, |m| m.trim_end_matches(".rs"))
    }

    /// The text without comments, and without the unit tests that end the file; lines keep their numbers.
    pub fn code(&self) -> String {
        let end = self.text.find("#[cfg(test)]").unwrap_or(self.text.len());
        let strip = |line: &str| {
            let trimmed = line.trim_start();
            let cut = if trimmed.starts_with("//") {
                0
            } else {
                line.find(" // ").unwrap_or(line.len())
            };
            line[..cut].to_owned() + "\n"
        };
        self.text[..end].lines().map(strip).collect()
    }
}

/// The files under `folder` whose name ends with `end`, sorted by path.
pub fn files(folder: &str, end: &str) -> Vec<Source> {
    let mut paths = Vec::new();
    walk(&root().join(folder), &mut paths);
    paths.sort();
    paths
        .iter()
        .filter(|p| p.to_string_lossy().ends_with(end))
        .map(|p| Source::new(&relative(p), &fs::read_to_string(p).expect("a text file")))
        .collect()
}

fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.ends_with("target") || path.ends_with(".git") {
            continue;
        }
        if path.is_dir() {
            walk(&path, out);
        } else {
            out.push(path);
        }
    }
}

fn relative(path: &Path) -> String {
    let inside = path.strip_prefix(root()).expect("inside the project");
    inside.to_string_lossy().replace('\\', "/")
}

/// The Rust files of the crate.
pub fn sources() -> Vec<Source> {
    files("src", ".rs")
}

/// The Rust files of the tests.
pub fn test_sources() -> Vec<Source> {
    files("tests", ".rs")
}

/// The grammars and the vocabulary.
pub fn grammars() -> Vec<Source> {
    files("grammars", ".yaml")
}

/// The ids of the topics: names of the grammar files that hold one.
pub fn topics() -> Vec<String> {
    let stem = |s: &Source| {
        let name = s.path.rsplit('/').next().unwrap_or(&s.path);
        name.trim_end_matches(".yaml").to_owned()
    };
    let holds_topic = |s: &&Source| s.text.lines().any(|line| line.starts_with("topic:"));
    grammars().iter().filter(holds_topic).map(stem).collect()
}

/// Ids and file names (without extension) of the documents of `corpus/index.yaml`.
pub fn document_names() -> Vec<String> {
    let index = fs::read_to_string(root().join("corpus/index.yaml")).unwrap_or_default();
    let mut names: Vec<String> = index
        .lines()
        .filter_map(|line| {
            let line = line.trim().trim_start_matches("- ");
            let value = line
                .strip_prefix("id:")
                .or_else(|| line.strip_prefix("file:"))?;
            Some(
                value
                    .trim()
                    .trim_matches(['"', '\''])
                    .trim_end_matches(".txt")
                    .to_owned(),
            )
        })
        .collect();
    names.sort();
    names.dedup();
    names
}

/// A document of the corpus, as the program reads it.
pub fn text(file: &str) -> deroga::text::Text {
    let source =
        deroga::source::SourceFile::read(&root().join("corpus").join(file)).expect("a document");
    deroga::ingest::ingest(&source)
        .unwrap_or_else(|fault| panic!("{}", fault.draw(false)))
        .0
}

/// The clean text of each document of the corpus.
pub fn clean_corpus() -> Vec<String> {
    let name = |s: Source| s.path.rsplit('/').next().unwrap_or_default().to_owned();
    files("corpus", ".txt")
        .into_iter()
        .map(|s| text(&name(s)).clean)
        .collect()
}
