//! Grammars and contracts of the project, and the documents of `output/rulesets` ready to be asked.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use deroga::grammar::NamedText;
use deroga::pipeline::{Consult, Setup};
use deroga::rule::Ruleset;

use super::root;

fn files(folder: &Path) -> Vec<NamedText> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "yaml"))
        .collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| NamedText {
        path: path.to_string_lossy().into_owned(),
        text: std::fs::read_to_string(path).expect("a file"),
    };
    paths.iter().map(read).collect()
}

/// All grammars, all contracts, the texts of those that are in the corpus.
pub fn setup() -> &'static Setup {
    static SETUP: OnceLock<Setup> = OnceLock::new();
    SETUP.get_or_init(|| {
        let (mut setup, faults) = Setup::new(&files(&root().join("grammars")));
        assert!(faults.is_empty(), "{faults:?}");
        let faults = setup.add_baselines(&files(&root().join("corpus/baselines")), true);
        assert!(faults.is_empty(), "{faults:?}");
        let index = root().join("corpus/index.yaml");
        let index = NamedText {
            path: "corpus/index.yaml".into(),
            text: std::fs::read_to_string(index).expect("the index"),
        };
        let texts: Vec<(String, Vec<u8>)> = std::fs::read_dir(root().join("corpus"))
            .expect("the corpus")
            .map(|entry| entry.expect("an entry"))
            .filter(|entry| entry.path().is_file())
            .map(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                (name, std::fs::read(entry.path()).expect("a document"))
            })
            .collect();
        setup.add_library(&index, &texts, true);
        setup
    })
}

/// The ids of the documents that have a ruleset in `output/`.
pub fn ruleset_names() -> Vec<String> {
    let files = super::files("output/rulesets", ".yaml");
    let stem = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or(path);
        name.trim_end_matches(".yaml").to_owned()
    };
    files.iter().map(|file| stem(&file.path)).collect()
}

/// The document with this id, as `output/rulesets` has it.
pub fn consulted(id: &str) -> &'static Consult {
    static READY: OnceLock<BTreeMap<String, Consult>> = OnceLock::new();
    let ready = READY.get_or_init(|| {
        let read = |id: String| {
            let path = root().join(format!("output/rulesets/{id}.yaml"));
            let text = std::fs::read_to_string(path).expect("a ruleset");
            let set: Ruleset = deroga::yaml::parse(&text).unwrap_or_else(|f| panic!("{id}: {f:?}"));
            let consult = setup().consult(set).expect("a contract");
            (id, consult)
        };
        ruleset_names().into_iter().map(read).collect()
    });
    ready.get(id).unwrap_or_else(|| panic!("no document {id}"))
}
