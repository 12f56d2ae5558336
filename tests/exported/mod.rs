//! Exports of the corpus, and the engine that reads the policies.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::support::program::run;
use crate::support::root;

/// Writes an export of the corpus and gives its folder.
pub fn export(target: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let output = folder.path().to_string_lossy().into_owned();
    run(&root(), &["export", target, "--output", &output]).ends_with(0);
    folder
}

/// The engine with these policies of an export, and its data.
pub fn engine(folder: &Path, policies: &[&str]) -> regorus::Engine {
    let mut engine = regorus::Engine::new();
    for name in policies {
        let text = fs::read_to_string(folder.join(name)).expect("a policy");
        let added = engine.add_policy((*name).into(), text);
        added.unwrap_or_else(|e| panic!("{name}: {e}"));
    }
    let data = fs::read_to_string(folder.join("data.json")).expect("the data");
    let data = regorus::Value::from_json_str(&data).expect("JSON");
    engine.add_data(data).expect("the data");
    engine
}
