//! The five contracts of `corpus/baselines/`: valid, whole, and in agreement with the text we have.

use std::fs;
use std::path::Path;

use deroga::compare::{Contract, Stance};
use deroga::grammar::NamedText;
use deroga::pipeline::Setup;

fn folder(name: &str) -> Vec<NamedText> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let mut files: Vec<NamedText> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "yaml"))
        .map(|path| NamedText {
            path: format!("{name}/{}", path.file_name().unwrap().to_string_lossy()),
            text: fs::read_to_string(&path).unwrap(),
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn setup() -> Setup {
    let (mut setup, faults) = Setup::new(&folder("grammars"));
    assert!(faults.is_empty(), "{faults:#?}");
    let faults = setup.add_baselines(&folder("corpus/baselines"), true);
    assert!(faults.is_empty(), "{faults:#?}");
    setup
}

#[test]
fn every_contract_says_something_or_nothing_on_every_topic() {
    let setup = setup();
    assert_eq!(setup.baselines.len(), 5);
    for baseline in &setup.baselines {
        assert!(setup.files[&baseline.id].ends_with(&format!("/{}.yaml", baseline.id)));
        let missing: Vec<&str> = setup
            .topics
            .iter()
            .map(|topic| topic.id.as_str())
            .filter(|topic| !baseline.facts.contains_key(*topic))
            .collect();
        assert!(
            missing.is_empty(),
            "{}: neither a fact nor a silence on {missing:?}",
            baseline.id
        );
        let whole = Contract::layered(baseline, None);
        let told = baseline
            .facts
            .values()
            .filter(|stance| matches!(stance, Stance::Stated(_)))
            .count();
        assert_eq!(whole.rules.len(), told, "{}", baseline.id);
    }
}

#[test]
fn a_wrong_name_has_a_place_and_the_name_that_was_meant() {
    let mut setup = setup();
    let mut file = folder("corpus/baselines").remove(0);
    file.text = file.text.replacen("clause: ", "clause: x", 1);
    let faults = setup.add_baselines(&[file], true);
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert!(
        faults[0].at.line > 0 && faults[0].at.excerpt.contains("clause: x"),
        "{faults:#?}"
    );
    assert!(
        faults[0]
            .help
            .as_deref()
            .is_some_and(|h| h.starts_with("forse intendevi")),
        "{faults:#?}"
    );
}
