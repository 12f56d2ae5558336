//! What is committed in `output/` is what the program makes of the corpus today.

mod support;

use std::collections::BTreeSet;

use support::{program, root};

#[test]
fn the_committed_output_is_current() {
    let now = program::tree(program::corpus().folder.path());
    let committed = program::tree(&root().join("output"));
    assert!(now.len() >= 9, "rulesets and comparisons: {:?}", now.keys());
    let names: BTreeSet<&String> = now.keys().chain(committed.keys()).collect();
    let stale: Vec<String> = names
        .into_iter()
        .filter(|name| now.get(*name) != committed.get(*name))
        .map(|name| match (now.get(name), committed.get(name)) {
            (Some(new), Some(old)) => format!("output/{name}: {}", first_difference(old, new)),
            (Some(_), None) => format!("output/{name}: not committed"),
            _ => format!("output/{name}: nothing writes it any more"),
        })
        .collect();
    assert!(
        stale.is_empty(),
        "\n{}\n\nto refresh: cargo run --release -- run\n",
        stale.join("\n")
    );
}

/// The first line that differs.
fn first_difference(old: &str, new: &str) -> String {
    let lines = old.lines().zip(new.lines()).enumerate();
    let found = lines
        .filter(|(_, (a, b))| a != b)
        .map(|(i, (a, b))| format!("line {}: `{a}` is now `{b}`", i + 1))
        .next();
    found.unwrap_or_else(|| format!("{} lines, now {}", old.lines().count(), new.lines().count()))
}

/// The same corpus gives the same bytes: on one thread, on eight, and when run again.
#[test]
fn threads_and_repetition_change_no_byte() {
    let first = program::tree(program::corpus().folder.path());
    for threads in ["1", "8"] {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        let output = folder.path().to_string_lossy().into_owned();
        for _ in 0..2 {
            let args = ["run", "--quiet", "--output", &output];
            let ran = program::deroga(&root())
                .args(args)
                .env("RAYON_NUM_THREADS", threads)
                .output()
                .expect("it runs");
            program::told(&args, &ran).ends_with(0);
            let again = program::tree(folder.path());
            assert!(
                first == again,
                "{threads} threads: {}",
                differing(&first, &again)
            );
        }
    }
}

fn differing(
    a: &std::collections::BTreeMap<String, String>,
    b: &std::collections::BTreeMap<String, String>,
) -> String {
    let differ = a.iter().filter(|(name, text)| b.get(*name) != Some(text));
    differ
        .map(|(name, _)| name.clone())
        .collect::<Vec<_>>()
        .join(", ")
}
