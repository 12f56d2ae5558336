//! Documents of word processors say what their text says.

mod office_support;
mod support;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use deroga::rule::Rule;
use office_support as office;
use serde_json::Value;
use support::program;

/// The documents of the corpus.
fn seeds() -> Vec<support::Source> {
    support::files("corpus", ".txt")
}

/// How often each rule (topic, clause, modality, values, folded quotes) and each verdict on a topic
/// comes out of a run over these files, by document.
fn outcome(files: &[(String, Vec<u8>)]) -> BTreeMap<String, usize> {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect(name);
    }
    let (_, written) = program::run_over(&[&folder.path().to_string_lossy()], &["--quiet"]);
    let mut out = BTreeMap::new();
    for (id, ruleset) in &written.rulesets {
        for rule in &ruleset.rules {
            let quotes: Vec<String> = rule.evidence.iter().map(|e| fold(&e.quote)).collect();
            let Rule { topic, clause, .. } = rule;
            let key = format!(
                "{id} {topic} {clause} {:?} {:?} {quotes:?}",
                rule.modality, rule.values
            );
            *out.entry(key).or_default() += 1;
        }
    }
    for (id, comparison) in &written.comparisons {
        let comparison = serde_json::to_value(comparison).expect("a comparison");
        verdicts(id, &comparison, &mut out);
    }
    out
}

fn verdicts(id: &str, value: &Value, out: &mut BTreeMap<String, usize>) {
    if let Some(verdict) = value.get("verdict") {
        let key = format!("{id} {} {verdict}", value["topic"]);
        *out.entry(key).or_default() += 1;
    }
    let inner = value.as_object().into_iter().flat_map(|map| map.values());
    for value in inner.chain(value.as_array().into_iter().flatten()) {
        verdicts(id, value, out);
    }
}

fn fold(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the texts themselves give, found once.
fn of_texts() -> &'static BTreeMap<String, usize> {
    static TEXTS: OnceLock<BTreeMap<String, usize>> = OnceLock::new();
    TEXTS.get_or_init(|| {
        let files = seeds()
            .into_iter()
            .map(|s| (name(&s, "txt"), s.text.into_bytes()));
        outcome(&files.collect::<Vec<_>>())
    })
}

fn name(seed: &support::Source, ending: &str) -> String {
    let stem = seed.path.rsplit('/').next().unwrap_or_default();
    stem.replace(".txt", &format!(".{ending}"))
}

/// Compares what renderings give with what their texts give: at least 99 in 100 are equal.
fn compare(title: &str, ending: &str, render: impl Fn(&support::Source) -> Vec<u8>) {
    let files = seeds().into_iter().map(|s| (name(&s, ending), render(&s)));
    let (texts, files) = (of_texts(), outcome(&files.collect::<Vec<_>>()));
    let count = |rules: &BTreeMap<String, usize>| rules.values().sum::<usize>();
    let of = |rules: &BTreeMap<String, usize>, key| rules.get(key).copied().unwrap_or(0);
    let equal: usize = texts.iter().map(|(key, n)| (*n).min(of(&files, key))).sum();
    let all = count(texts).max(count(&files));
    println!("{title}: {equal} of {all} rules and verdicts equal");
    let lost = texts
        .keys()
        .filter(|key| of(&files, key) == 0)
        .map(|key| format!("\n- {key}"));
    let new = files
        .keys()
        .filter(|key| of(texts, key) == 0)
        .map(|key| format!("\n+ {key}"));
    let report: String = lost.chain(new).collect();
    assert!(
        all > 500 && equal * 100 >= all * 99,
        "{title}: {equal} of {all}{report}"
    );
}

#[test]
fn the_renderings_hold_their_marks_as_numbering_only() {
    let marks = |seed: support::Source| {
        let (items, _) = office::marks::items(&seed.text);
        items.iter().filter(|item| item.mark.is_some()).count()
    };
    let marks: usize = seeds().into_iter().map(marks).sum();
    assert!(marks > 200, "{marks}");
}

#[test]
fn automatic_numbers_of_docx_give_the_rules_of_the_text() {
    compare("docx, numbered", "docx", |seed| {
        office::docx::numbered(&seed.text)
    });
}

#[test]
fn automatic_numbers_of_odt_give_the_rules_of_the_text() {
    compare("odt, numbered", "odt", |seed| {
        office::odt::numbered(&seed.text)
    });
}

#[test]
fn libreoffice_gives_the_rules_of_the_text() {
    if Command::new("soffice").arg("--version").output().is_err() {
        println!("skipped: no soffice (Debian libreoffice-writer-nogui)");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    for (ending, filter) in [("odt", "odt:writer8"), ("docx", "docx")] {
        compare(ending, ending, |seed| {
            convert(folder.path(), seed, ending, filter).expect("soffice writes a file")
        });
    }
}

fn convert(folder: &Path, seed: &support::Source, ending: &str, filter: &str) -> Option<Vec<u8>> {
    let source = folder.join("atto.txt");
    std::fs::write(&source, &seed.text).ok()?;
    let home = format!("-env:UserInstallation=file://{}/home", folder.display());
    let status = Command::new("soffice")
        .args([&home, "--headless", "--convert-to", filter, "--outdir"])
        .args([folder, &source])
        .output()
        .ok()?;
    assert!(status.status.success(), "soffice: {status:?}");
    std::fs::read(folder.join("atto").with_extension(ending)).ok()
}
