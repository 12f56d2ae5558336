//! The pages say what the program does: their commands run, what is generated is current.

mod support;

use std::fs;

use deroga::diagnostic::Code;
use support::{files, program, root};
use tempfile::TempDir;

/// The lines of the `sh` blocks of a page.
fn commands(page: &str) -> Vec<String> {
    let mut inside = false;
    let mut out = Vec::new();
    for line in page.lines() {
        match line.trim() {
            "```sh" | "```console" | "```bash" | "```" if line.starts_with("```") => {
                inside = line.len() > 3 && !inside;
            }
            command if inside && !command.is_empty() && !command.starts_with('#') => {
                out.push(command.to_owned());
            }
            _ => {}
        }
    }
    out
}

/// The arguments of a command for the program; `None` for another program.
fn arguments(command: &str) -> Option<Vec<&str>> {
    let command = command.trim_start_matches("$ ");
    let own = command
        .strip_prefix("cargo run --release -- ")
        .or_else(|| command.strip_prefix("deroga "))?;
    let before = |mark: char| own.find(mark).unwrap_or(own.len());
    let end = before('#').min(before('>')).min(before('|'));
    Some(parted(&own[..end]))
}

/// The words of a command; those between quotes are one.
fn parted(command: &str) -> Vec<&str> {
    let parts = command.split('"').enumerate();
    let words = parts.flat_map(|(nth, part)| match nth % 2 {
        0 => part.split_whitespace().collect::<Vec<_>>(),
        _ => vec![part],
    });
    words.map(|word| word.trim_matches('\'')).collect()
}

/// A copy of what the commands read, so that they write nothing in the project.
fn copy_of_the_project(copied: impl Fn(&str) -> bool) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    for (name, end) in [("corpus", ""), ("grammars", ".yaml")] {
        for source in files(name, end).into_iter().filter(|s| copied(&s.path)) {
            let path = folder.path().join(&source.path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("make it");
            fs::write(path, source.text).expect("copy it");
        }
    }
    folder
}

/// The proof of all grammars takes long and has its own test: these are checked in its place.
fn is_of_the_few(path: &str) -> bool {
    let few = [
        "vocabolario",
        "riconoscimento",
        "buono_pasto",
        "volontarieta",
    ];
    few.iter().any(|name| path.contains(name))
}

#[test]
fn the_commands_of_the_pages_run() {
    let pages: Vec<_> = files("", ".md")
        .into_iter()
        .filter(|p| is_a_page(&p.path))
        .collect();
    assert!(
        pages.iter().any(|p| p.path == "README.md"),
        "{:?}",
        pages.iter().map(|p| &p.path).collect::<Vec<_>>()
    );
    let (project, few) = (
        copy_of_the_project(|_| true),
        copy_of_the_project(is_of_the_few),
    );
    let mut ran = 0;
    for page in &pages {
        for command in commands(&page.text) {
            let Some(args) = arguments(&command) else {
                assert!(
                    command.trim_start_matches("$ ").starts_with("cargo ")
                        || command.starts_with("git "),
                    "{}: `{command}`",
                    page.path
                );
                continue;
            };
            let folder = if args.starts_with(&["grammar", "check"]) {
                &few
            } else {
                &project
            };
            let done = program::run(folder.path(), &args);
            let allowed = i32::from(command.contains("--fail-on"));
            assert!(
                done.code == 0 || done.code == allowed,
                "{}: `{command}` ends with {}\n{}",
                page.path,
                done.code,
                done.err
            );
            ran += 1;
        }
    }
    assert!(ran >= 2, "only {ran} commands");
}

/// Pages that people read for the commands: at the root and in `docs/`.
fn is_a_page(path: &str) -> bool {
    !path.contains('/') || path.starts_with("docs/")
}

#[test]
fn the_readme_begins_with_the_two_commands() {
    let readme = fs::read_to_string(root().join("README.md")).expect("README.md");
    let commands = commands(&readme);
    let first: Vec<&str> = commands
        .iter()
        .map(|c| c.split('#').next().unwrap_or("").trim())
        .take(2)
        .collect();
    assert_eq!(first, ["cargo run --release -- run", "cargo test"]);
}

#[test]
fn the_schemas_are_current_and_hold_what_we_write() {
    for name in [
        "grammar",
        "ruleset",
        "deviations",
        "baseline",
        "index",
        "agreement",
        "answers",
        "remarks",
        "search",
    ] {
        let now = program::run(&root(), &["schema", name]).ends_with(0).out;
        let path = format!("schema/{name}.json");
        let committed = fs::read_to_string(root().join(&path)).unwrap_or_default();
        assert!(
            now == committed,
            "{path} is old: cargo run --release -- schema {name} > {path}"
        );
        let twin = program::run(&root(), &["schema", name, "--draft", "7"])
            .ends_with(0)
            .out;
        let path = format!("schema/draft-07/{name}.json");
        let committed = fs::read_to_string(root().join(&path)).unwrap_or_default();
        assert!(
            twin == committed,
            "{path} is old: cargo run --release -- schema {name} --draft 7 > {path}"
        );
        let schema: serde_json::Value = serde_json::from_str(&now).expect("JSON");
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let mut held = 0;
        for (file, value) in written_for(name) {
            let faults: Vec<String> = validator
                .iter_errors(&value)
                .map(|e| format!("{}: {e}", e.instance_path()))
                .take(3)
                .collect();
            assert!(
                faults.is_empty(),
                "{file} against {path}:\n{}",
                faults.join("\n")
            );
            held += 1;
        }
        assert!(held > 0, "nothing was held against {path}");
        assert!(
            validator
                .validate(&serde_json::json!({ "unknown": 1 }))
                .is_err(),
            "{path} holds anything"
        );
    }
}

/// What the program says in a format that no file of the project holds.
fn said(schema: &str) -> (String, serde_json::Value) {
    let id = "civitanova-marche";
    let template = program::run(&root(), &["agreement", "template", id]);
    let template = template.ends_with(0).out;
    let text = match schema {
        "agreement" => template,
        "answers" => {
            let args = ["ask", id, "orario_disconnessione", "--format", "json"];
            program::run(&root(), &args).ends_with(0).out
        }
        "search" => {
            let folder = tempfile::TempDir::new().expect("a folder");
            let path = folder.path().join("a.sqlite");
            let path = path.to_string_lossy();
            program::run(&root(), &["index", "corpus", "-o", &path]).ends_with(0);
            let args = [
                "search",
                "lavoro recesso",
                "--any",
                "--json",
                "--index",
                &path,
            ];
            program::run(&root(), &args).ends_with(0).out
        }
        _ => {
            let folder = tempfile::TempDir::new().expect("a folder");
            let path = folder.path().join("a.yaml");
            fs::write(&path, template).expect("written");
            let path = path.to_string_lossy();
            let args = ["agreement", "check", &path, "--format", "json"];
            program::run(&root(), &args).ends_with(1).out
        }
    };
    let value = deroga::yaml::parse(&text).unwrap_or_else(|f| panic!("{schema}: {}", f.message));
    (schema.to_owned(), value)
}

/// The files of a format, as JSON.
fn written_for(schema: &str) -> Vec<(String, serde_json::Value)> {
    let json = |text: &str| {
        deroga::yaml::parse(text).unwrap_or_else(|f| panic!("{}: {}", f.line, f.message))
    };
    let of = |folder: &str| files(folder, ".yaml");
    let sources = match schema {
        "grammar" => of("grammars")
            .into_iter()
            .filter(|g| g.text.contains("\ntopic:") || g.text.starts_with("topic:"))
            .collect(),
        "baseline" => of("corpus/baselines"),
        "index" => of("corpus")
            .into_iter()
            .filter(|s| s.path.ends_with("index.yaml"))
            .collect(),
        "review" => of("tests/office_reports"),
        "agreement" | "answers" | "remarks" | "search" => return vec![said(schema)],
        written => {
            let kind = if written == "ruleset" {
                "rulesets/"
            } else {
                "deviations/"
            };
            let tree = program::tree(program::corpus().folder.path());
            let ours = tree.into_iter().filter(|(name, _)| name.starts_with(kind));
            ours.map(|(name, text)| support::Source::new(&name, &text))
                .collect()
        }
    };
    sources
        .into_iter()
        .map(|s| (s.path, json(&s.text)))
        .collect()
}

#[test]
fn the_page_of_codes_is_current() {
    let now = program::run(&root(), &["explain", "--all"])
        .ends_with(0)
        .out;
    let committed = fs::read_to_string(root().join("docs/diagnostics.md")).unwrap_or_default();
    assert!(
        now == committed,
        "cargo run --release -- explain --all > docs/diagnostics.md"
    );
}

#[test]
fn every_code_is_explained() {
    assert!(Code::ALL.len() > 10);
    for code in Code::ALL {
        let said = program::run(&root(), &["explain", code.id()])
            .ends_with(0)
            .out;
        for words in [code.id(), code.title(), code.help()] {
            assert!(
                said.replace('\n', " ").contains(words),
                "{}: `{words}` is missing in\n{said}",
                code.id()
            );
        }
    }
    let ids: std::collections::BTreeSet<&str> = Code::ALL.iter().map(|c| c.id()).collect();
    assert_eq!(ids.len(), Code::ALL.len(), "a code stands twice");
}

#[test]
fn every_change_that_users_see_is_told() {
    let changes = fs::read_to_string(root().join("CHANGELOG.md")).expect("CHANGELOG.md");
    let version = concat!("## ", env!("CARGO_PKG_VERSION"));
    assert!(changes.contains(version), "CHANGELOG.md has no `{version}`");
}
