//! Our files in the hands of the programs that are to load them: `tests/consumers/install` puts those into
//! `target/consumers`; where one is missing its test is skipped, and says so.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde::Deserialize;
use serde_json::Value;
use support::program::{corpus, run};
use support::{files, root};
use tempfile::TempDir;

/// Where the programs of others are.
fn place(path: &str) -> PathBuf {
    root().join("target/consumers").join(path)
}

/// A script of `tests/consumers` in Python; `None` where it cannot run here.
fn python(script: &str) -> Option<Command> {
    let program = place("venv/bin/python");
    if !program.exists() {
        eprintln!(
            "skipped: no {} (tests/consumers/install)",
            program.display()
        );
        return None;
    }
    let mut command = Command::new(program);
    command.arg(root().join("tests/consumers").join(script));
    Some(command)
}

/// Node, where the packages of npm are at hand; `None` where it cannot run here.
fn node() -> Option<Command> {
    let packages = place("node/node_modules");
    let there = Command::new("node").arg("--version").output().is_ok();
    if !packages.is_dir() || !there {
        eprintln!(
            "skipped: no node, or no {} (tests/consumers/install)",
            packages.display()
        );
        return None;
    }
    let mut command = Command::new("node");
    command
        .current_dir(place("node"))
        .env("NODE_PATH", packages);
    Some(command)
}

/// The same with a script of `tests/consumers`.
fn script(name: &str) -> Option<Command> {
    let mut command = node()?;
    command.arg(root().join("tests/consumers").join(name));
    Some(command)
}

/// What a command says; it must end well.
fn told(command: &mut Command) -> String {
    let done: Output = command.output().expect("it starts");
    let out = String::from_utf8_lossy(&done.stdout).into_owned();
    let err = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{command:?}\n{out}\n{err}");
    out
}

/// The files that the corpus gives, with the name of their schema.
fn emitted() -> Vec<(&'static str, PathBuf)> {
    let folder = corpus().folder.path();
    let mut out = Vec::new();
    for (folder, schema) in [
        (folder.join("rulesets"), "ruleset"),
        (folder.join("deviations"), "deviations"),
    ] {
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("a file").path())
            .collect();
        paths.sort();
        out.extend(paths.into_iter().map(|path| (schema, path)));
    }
    out
}

/// Lines of `{file: value}`.
fn by_file(out: &str) -> BTreeMap<String, Value> {
    out.lines()
        .flat_map(|line| serde_json::from_str::<BTreeMap<String, Value>>(line).expect("JSON"))
        .collect()
}

#[test]
fn all_readers_of_yaml_read_the_same() {
    let paths: Vec<PathBuf> = emitted().into_iter().map(|(_, path)| path).collect();
    let mut read: Vec<BTreeMap<String, Value>> = Vec::new();
    for command in [python("read_yaml.py"), script("read_yaml.mjs")]
        .iter_mut()
        .flatten()
    {
        read.push(by_file(&told(command.args(&paths))));
    }
    for path in &paths {
        let text = fs::read_to_string(path).expect("a file");
        let own: Value = deroga::yaml::parse(&text).expect("YAML");
        for readers in &read {
            let readers = readers[&*path.to_string_lossy()]
                .as_object()
                .expect("readers")
                .clone();
            assert_eq!(readers.len(), 2);
            for (reader, value) in readers {
                assert!(value == own, "{reader} reads {} otherwise", path.display());
            }
        }
    }
}

#[test]
fn a_strict_compiler_takes_every_schema() {
    let Some(mut command) = script("compile_schemas.mjs") else {
        return;
    };
    let schemas = files("schema", ".json");
    assert!(schemas.len() >= 10, "both drafts: {}", schemas.len());
    let out = told(command.args(schemas.iter().map(|s| root().join(&s.path))));
    assert_eq!(out.matches(": ok").count(), schemas.len(), "{out}");
}

/// A fault planted in an emitted file.
#[derive(Debug, Deserialize)]
struct Planted {
    file: String,
    find: String,
    put: String,
}

/// The faulty files where they would stand, so that their first line leads to the schema: schema, path, line
/// of the fault.
fn faulty(folder: &TempDir) -> Vec<(&'static str, PathBuf, usize)> {
    let all: Vec<Planted> =
        serde_saphyr::from_str(include_str!("consumers/faults.yaml")).expect("the faults");
    fs::create_dir_all(folder.path().join("schema")).expect("a folder");
    for name in ["ruleset.json", "deviations.json"] {
        let schema = root().join("schema").join(name);
        fs::copy(schema, folder.path().join("schema").join(name)).expect("copied");
    }
    let plant = |(n, fault): (usize, &Planted)| {
        let text = fs::read_to_string(root().join("output").join(&fault.file)).expect("a file");
        let at = text
            .find(&fault.find)
            .unwrap_or_else(|| panic!("{fault:?}"));
        let place = folder.path().join("output").join(&fault.file);
        let path = place.with_file_name(format!("{n}.yaml"));
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, text.replacen(&fault.find, &fault.put, 1)).expect("written");
        let schema = if fault.file.starts_with("rulesets") {
            "ruleset"
        } else {
            "deviations"
        };
        (schema, path, text[..at].matches('\n').count() + 1)
    };
    all.iter().enumerate().map(plant).collect()
}

#[test]
fn check_jsonschema_takes_what_we_write_and_no_fault() {
    let program = place("venv/bin/check-jsonschema");
    if !program.exists() {
        eprintln!(
            "skipped: no {} (tests/consumers/install)",
            program.display()
        );
        return;
    }
    let hold = |schema: &str, path: &PathBuf| {
        let schema = root().join(format!("schema/{schema}.json"));
        let mut command = Command::new(&program);
        command.arg("--schemafile").arg(schema).arg(path);
        command.output().expect("it starts")
    };
    for (schema, path) in emitted() {
        let done = hold(schema, &path);
        let out = String::from_utf8_lossy(&done.stdout).into_owned();
        assert!(done.status.success(), "{}: {out}", path.display());
    }
    let folder = TempDir::new().expect("a folder");
    for (schema, path, _) in faulty(&folder) {
        let done = hold(schema, &path);
        let out = String::from_utf8_lossy(&done.stdout).into_owned();
        assert!(
            out.contains("Schema validation errors"),
            "{}: {out}",
            path.display()
        );
    }
}

#[test]
fn an_editor_marks_the_line_of_the_fault() {
    let Some(mut command) = script("language_server.mjs") else {
        return;
    };
    let folder = TempDir::new().expect("a folder");
    let three: Vec<_> = faulty(&folder).into_iter().take(3).collect();
    command.arg(root().join("schema/ruleset.json"));
    let told = by_file(&told(command.args(three.iter().map(|(_, path, _)| path))));
    for (_, path, line) in three {
        let path = path.canonicalize().expect("a file");
        let marks = told[&*path.to_string_lossy()]
            .as_array()
            .expect("marks")
            .clone();
        let lines: Vec<u64> = marks
            .iter()
            .filter_map(|mark| mark["line"].as_u64())
            .collect();
        assert!(
            lines.contains(&(line as u64)),
            "{}: {line} in {marks:?}",
            path.display()
        );
    }
}

#[test]
fn anchorpoint_finds_every_quote_at_its_place() {
    let folder = TempDir::new().expect("a folder");
    let mut held = 0;
    for (id, set) in &corpus().rulesets {
        let Some(mut command) = python("hold_selectors.py") else {
            return;
        };
        let text = folder.path().join("text.txt");
        let source = format!("corpus/{}", set.file);
        fs::write(&text, run(&root(), &["text", &source]).ends_with(0).out).expect("written");
        let ruleset = corpus().folder.path().join(format!("rulesets/{id}.yaml"));
        let out = told(command.arg(ruleset).arg(&text));
        let out: Value = serde_json::from_str(&out).expect("JSON");
        held += out["held"].as_u64().unwrap_or_default();
    }
    let all = corpus().rulesets.values().flat_map(|set| &set.rules);
    assert_eq!(
        held,
        all.map(|rule| rule.evidence.len() as u64).sum::<u64>()
    );
}

/// Writes an export of the corpus and gives its folder.
fn export(target: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let output = folder.path().to_string_lossy().into_owned();
    run(&root(), &["export", target, "--output", &output]).ends_with(0);
    folder
}

#[test]
fn the_structure_is_valid_akoma_ntoso() {
    let Some(mut command) = python("hold_akn.py") else {
        return;
    };
    let folder = export("akn");
    let paths = corpus()
        .rulesets
        .keys()
        .map(|id| folder.path().join(format!("{id}.xml")));
    let out = told(command.args(paths));
    assert_eq!(out.matches(": ok").count(), 5, "{out}");
}

/// A parameter as `OpenFisca` has it.
#[derive(Debug, Deserialize)]
struct Parameter {
    unit: String,
    reference: String,
    rule: String,
    slot: String,
    value: Value,
}

#[test]
fn openfisca_has_the_numbers_of_the_rules() {
    let Some(mut command) = python("load_openfisca.py") else {
        return;
    };
    let folder = export("openfisca");
    let out = told(command.arg(folder.path()).arg("2026-01-01"));
    let found: Vec<Parameter> = out
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert!(found.len() >= 30, "{} parameters", found.len());
    for parameter in &found {
        let mut rules = corpus().rulesets.values().flat_map(|set| &set.rules);
        let rule = rules
            .find(|rule| rule.id == parameter.rule)
            .expect("its rule");
        let shown = rule.values[&parameter.slot].to_string();
        let number = parameter.value.to_string();
        assert!(
            shown.contains(number.trim_end_matches(".0")),
            "{shown}: {parameter:?}"
        );
        let place = &rule.evidence[0].place;
        assert!(
            parameter.reference.ends_with(place.as_str()),
            "{parameter:?}"
        );
        assert!(!parameter.unit.is_empty(), "{parameter:?}");
    }
}

/// The blocks of a language in the page on rulesets.
fn blocks(language: &str) -> Vec<String> {
    let page = fs::read_to_string(root().join("docs/rulesets.md")).expect("the page");
    let fence = format!("```{language}\n");
    let parts = page.split(&fence).skip(1);
    parts
        .filter_map(|part| Some(part.split("```").next()?.to_owned()))
        .collect()
}

/// What the three programs of the page print of the meal voucher.
const ANSWER: &str = "escluso art. 4 c. 2\n";

#[test]
fn the_programs_of_the_page_run() {
    let ruleset = root().join("output/rulesets/civitanova-marche.yaml");
    let folder = TempDir::new().expect("a folder");
    let (javascript, rust) = (blocks("javascript"), blocks("rust"));
    let scripts = [
        (&javascript[0], "load.cjs", ANSWER),
        (&javascript[1], "engine.cjs", "no art. 4 c. 2\n"),
    ];
    for (text, name, answer) in scripts {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("written");
        if let Some(mut command) = node() {
            let out = told(command.arg(&path).arg(&ruleset).arg("buono_pasto"));
            assert_eq!(out, answer, "{name}");
        }
    }
    let path = folder.path().join("load.py");
    fs::write(&path, &blocks("python")[0]).expect("written");
    let program = place("venv/bin/python");
    if program.exists() {
        let out = told(
            Command::new(program)
                .arg(&path)
                .arg(&ruleset)
                .arg("buono_pasto"),
        );
        assert_eq!(out, ANSWER);
    }
    let example = fs::read_to_string(root().join("examples/load_ruleset.rs")).expect("the example");
    assert!(
        example.ends_with(&rust[0]),
        "examples/load_ruleset.rs is not what the page shows"
    );
    for block in [&blocks("python")[0], &javascript[0], &rust[0]] {
        let lines = block
            .lines()
            .filter(|line| line.contains(char::is_alphanumeric));
        assert!(lines.count() <= 10, "{block}");
    }
    // `cargo test` builds the examples; a test that is built alone does not.
    let built = std::env::current_exe().expect("this test");
    let built = built
        .ancestors()
        .nth(2)
        .expect("the target folder")
        .join("examples/load_ruleset");
    if built.exists() {
        let out = told(Command::new(built).arg(&ruleset).arg("buono_pasto"));
        assert_eq!(out, ANSWER);
    } else {
        eprintln!("skipped: {} is not built", built.display());
    }
}
