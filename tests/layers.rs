//! The house rules that a compiler does not know: who may use whom, and which words stand where.
//!
//! The layers are read from the table of `ARCHITECTURE.md`, so that the page cannot lie.

mod support;

use std::collections::BTreeMap;

use support::{Source, root, sources};

/// Layer of each module, as the table of `ARCHITECTURE.md` has it: `| 0 | text, yaml | … |`.
fn layers(page: &str) -> BTreeMap<String, usize> {
    let mut out = BTreeMap::new();
    for line in page.lines().filter(|line| line.starts_with('|')) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let (Some(Ok(layer)), Some(modules)) = (cells.first().map(|c| c.parse()), cells.get(1))
        else {
            continue;
        };
        for name in modules.split(',') {
            out.insert(name.trim().trim_matches('`').to_owned(), layer);
        }
    }
    out
}

/// The modules that `code` reaches by `crate::x` or `crate::{x, y}`, with their lines.
fn uses(code: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        let line = code[..at].matches('\n').count() + 1;
        let names = rest
            .strip_prefix('{')
            .map_or_else(|| vec![first_name(rest)], group);
        out.extend(
            names
                .into_iter()
                .filter(|n| n.starts_with(char::is_lowercase))
                .map(|n| (line, n)),
        );
    }
    out
}

fn first_name(text: &str) -> String {
    text.trim_start()
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// First names of `a::b, c::{d, e}}`, up to the bracket that closes the group.
fn group(inside: &str) -> Vec<String> {
    let (mut depth, mut start, mut out) = (0, 0, Vec::new());
    for (i, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                out.push(first_name(&inside[start..]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                out.push(first_name(&inside[start..]));
                start = i + 1;
            }
            _ => {}
        }
    }
    out.retain(|name| !name.is_empty());
    out
}

/// What `source` uses and may not.
fn trespasses(source: &Source, layers: &BTreeMap<String, usize>) -> Vec<String> {
    let own = source.module();
    let place = |line: usize, what: &str| format!("{}:{line}: {what}", source.path);
    if matches!(own, "lib" | "main") {
        return Vec::new();
    }
    let Some(mine) = layers.get(own) else {
        return vec![place(
            1,
            &format!("the module `{own}` is not in the table of ARCHITECTURE.md"),
        )];
    };
    let code = source.code();
    let mut out = Vec::new();
    for (line, name) in uses(&code) {
        match layers.get(&name) {
            _ if name == own => {}
            None => out.push(place(line, &format!("uses `{name}`, which has no layer"))),
            Some(theirs) if theirs >= mine => out.push(place(
                line,
                &format!("`{own}` (layer {mine}) uses `{name}` (layer {theirs})"),
            )),
            Some(_) => {}
        }
    }
    let depth = source.path.matches('/').count();
    let at_root = depth == 1 || source.path.ends_with("/mod.rs") && depth == 2;
    for (i, line) in code.lines().enumerate() {
        let climbs = if at_root {
            "use super::"
        } else {
            "super::super::"
        };
        if depth <= 2 && line.trim_start_matches("pub ").starts_with(climbs)
            || !at_root && depth == 2 && line.contains("super::super::")
        {
            out.push(place(
                i + 1,
                "leaves its module by `super`: write `crate::`",
            ));
        }
    }
    out
}

#[test]
fn a_module_uses_only_lower_layers() {
    let page = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let layers = layers(&page);
    assert!(
        layers.contains_key("text") && layers.contains_key("cli"),
        "no layer table: {layers:?}"
    );
    let faults: Vec<String> = sources()
        .iter()
        .flat_map(|s| trespasses(s, &layers))
        .collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// Words of code, where they may stand (starts of paths), and why.
const ONLY_IN: &[(&str, &[&str], &str)] = &[
    (
        "serde_saphyr",
        &["src/yaml"],
        "the YAML library has one door",
    ),
    ("rayon", &["src/pipeline"], "one place where threads are"),
    (
        "std::fs",
        &["src/source.rs", "src/pipeline", "src/cli/"],
        "the rest are pure functions",
    ),
    (
        "std::env",
        &["src/source.rs", "src/pipeline", "src/cli/", "src/main.rs"],
        "the rest are pure functions",
    ),
    (
        "std::process",
        &[
            "src/cli/",
            "src/main.rs",
            "src/pipeline/reader/",
            "src/ingest/pdf/ocr.rs",
        ],
        "only the program ends the program; only the reader and OCR start another",
    ),
    (
        "println!",
        &["src/cli/", "src/main.rs"],
        "the library does not print",
    ),
    ("SystemTime", &["src/cli/"], "no clock in what is computed"),
    (
        "Instant::now",
        &["src/cli/"],
        "no clock in what is computed",
    ),
    ("Zoned::now", &["src/cli/"], "no clock in what is computed"),
    ("todo!", &[], "finish it"),
    ("unimplemented!", &[], "finish it"),
    ("dbg!", &[], "take it out"),
    ("unsafe ", &[], "no unsafe"),
];

fn misplaced(source: &Source) -> Vec<String> {
    let code = source.code();
    let mut out = Vec::new();
    for (i, line) in code.lines().enumerate() {
        for (word, places, why) in ONLY_IN {
            let allowed = places.iter().any(|p| source.path.starts_with(p));
            if line.contains(word) && !allowed {
                out.push(format!(
                    "{}:{}: `{word}` stands here ({why})",
                    source.path,
                    i + 1
                ));
            }
        }
    }
    out
}

#[test]
fn each_power_has_one_place() {
    let faults: Vec<String> = sources().iter().flat_map(misplaced).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn no_file_is_longer_than_400_lines() {
    let long: Vec<String> = sources()
        .iter()
        .chain(&support::test_sources())
        .filter(|s| s.text.lines().count() > 400)
        .map(|s| format!("{}: {} lines", s.path, s.text.lines().count()))
        .collect();
    assert!(long.is_empty(), "\n{}\n", long.join("\n"));
}

#[test]
fn no_topic_is_named_in_the_code() {
    let (ids, words): (Vec<String>, Vec<String>) =
        support::topics().into_iter().partition(|t| t.contains('_'));
    assert!(ids.len() > 40, "grammars: {ids:?}");
    let mut faults = named(&sources(), &ids, |_| true);
    // An id that is a word of the language is one only where a topic is spoken of.
    let quoted: Vec<String> = words.iter().map(|w| format!("\"{w}\"")).collect();
    faults.extend(named(&sources(), &quoted, |line| line.contains("topic")));
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn no_document_is_named_in_the_code_or_in_the_grammars() {
    let names = support::document_names();
    assert!(names.len() >= 10, "names of the corpus: {names:?}");
    let mut faults = named(&sources(), &names, |_| true);
    let from = |line: &str| {
        !line
            .trim_start()
            .trim_start_matches("- ")
            .starts_with("from:")
    };
    faults.extend(named(&support::grammars(), &names, from));
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// Lines of `sources` that `counts` and hold one of `names`.
fn named(sources: &[Source], names: &[String], counts: impl Fn(&str) -> bool) -> Vec<String> {
    let mut out = Vec::new();
    for source in sources {
        for (i, line) in source
            .text
            .lines()
            .enumerate()
            .filter(|(_, line)| counts(line))
        {
            let low = line.to_lowercase();
            out.extend(
                names
                    .iter()
                    .filter(|name| low.contains(&name.to_lowercase()))
                    .map(|name| format!("{}:{}: names `{name}`", source.path, i + 1)),
            );
        }
    }
    out
}

/// The scan itself: each line breaks one rule.
#[test]
fn the_scan_sees_what_it_looks_for() {
    let layers = layers(
        "| layer | modules |\n|---|---|\n| 0 | text, `yaml` | x |\n| 3 | outline, grammar | |\n",
    );
    assert_eq!(layers.len(), 4);
    let code = "use crate::outline::Unit;\nuse crate::{text::{Span, Text}, grammar::Topic};\n// crate::outline\nuse super::x;\n";
    let source = Source::new("src/text/mod.rs", code);
    assert_eq!(
        trespasses(&source, &layers).len(),
        3,
        "{:?}",
        trespasses(&source, &layers)
    );
    let fine = Source::new(
        "src/outline/build.rs",
        "use super::Unit;\nuse crate::text::Span;\n",
    );
    assert_eq!(trespasses(&fine, &layers), Vec::<String>::new());
    let climbs = Source::new("src/outline/build.rs", "use super::super::text::Span;\n");
    assert_eq!(trespasses(&climbs, &layers).len(), 1);
    let reads = Source::new(
        "src/rule.rs",
        "fn f() { std::fs::read(\"a\") }\n#[cfg(test)]\nmod tests { use std::fs; }\n",
    );
    assert_eq!(misplaced(&reads).len(), 1);
    assert_eq!(named(&[reads], &["Read(".into()], |_| true).len(), 1);
}
