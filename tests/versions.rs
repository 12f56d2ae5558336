//! The next version of an act keeps the ids of the rules that did not change.

mod support;

use std::collections::BTreeSet;
use std::fs;

use deroga::grammar::NamedText;
use deroga::pipeline::{Job, Setup};
use support::program::corpus;
use support::{files, root};
use tempfile::TempDir;

/// The files of a folder of the project, for a setup.
fn named(folder: &str) -> Vec<NamedText> {
    files(folder, ".yaml")
        .into_iter()
        .map(|s| NamedText {
            path: s.path,
            text: s.text,
        })
        .collect()
}

/// The documents whose versions keep the ids: id and file.
const DOCUMENTS: &[(&str, &str)] = &[
    (
        "civitanova-marche",
        "civitanova-marche-regolamento-lavoro-agile.txt",
    ),
    (
        "ic-san-giacomo",
        "ic-san-giacomo-provvedimento-lavoro-a-distanza.txt",
    ),
    ("inps-servizi", "inps-servizi-accordo-smart-working.txt"),
    ("uilpa-inps", "uilpa-inps-comunicato.txt"),
];

/// A sentence that lays nothing down.
const NEUTRAL: &str = "Il presente testo è pubblicato nella sezione dedicata del sito.";

/// Sentences that lay down rules of their own, on topics that an act on distance work has already.
const RULES: &str = "Ciascuna delle parti può recedere dall'accordo con un preavviso di 45 giorni. Il dipendente \
può essere richiamato in sede con un preavviso di 3 giorni. Per le giornate di lavoro agile è riconosciuto il \
buono pasto. L'accordo individuale ha durata di nove mesi.";

/// Versions of a text: what was done, and the text.
fn versions(text: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let ends: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.trim_end().ends_with('.'))
        .map(|(n, _)| n)
        .collect();
    let mut out = Vec::new();
    let mut with = |what: String, lines: Vec<String>| out.push((what, lines.join("\n") + "\n"));
    let own = |lines: &[&str]| -> Vec<String> { lines.iter().map(|l| (*l).to_owned()).collect() };
    for part in 1..5 {
        let Some(at) = ends.get(ends.len() * part / 5).copied() else {
            continue;
        };
        for (what, words) in [("a neutral sentence", NEUTRAL), ("rules", RULES)] {
            let mut changed = own(&lines);
            changed.insert(at + 1, format!("\n{words}\n"));
            with(format!("{what} after line {}", at + 1), changed);
        }
        let from = ends
            .iter()
            .rev()
            .find(|end| **end < at)
            .map_or(0, |end| end + 1);
        let mut changed = own(&lines);
        changed.drain(from..=at);
        with(format!("lines {}-{} left out", from + 1, at + 1), changed);
    }
    let commi = lines.iter().map(|line| shifted(line, "")).collect();
    with("the commi renumbered".into(), commi);
    let articles = lines.iter().map(|line| shifted(line, "Art. ")).collect();
    with("the articles renumbered".into(), articles);
    let wide = lines.iter().map(|line| format!("  {line}  ")).collect();
    with("indented".into(), wide);
    out
}

/// The number after `sign` at the start of a line, one higher.
fn shifted(line: &str, sign: &str) -> String {
    let bare = line.trim_start_matches(['#', '*', ' ', '\u{feff}']);
    let lead = &line[..line.len() - bare.len()];
    let Some(rest) = bare.strip_prefix(sign) else {
        return line.to_owned();
    };
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match rest[..digits].parse::<usize>() {
        Ok(n) if rest[digits..].starts_with(['.', ')', ' ']) => {
            format!("{lead}{sign}{}{}", n + 1, &rest[digits..])
        }
        _ => line.to_owned(),
    }
}

/// Small letters and figures: what a change of print leaves alone.
fn plain(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[test]
fn versions_of_an_act_keep_the_ids_of_what_did_not_change() {
    let (setup, faults) = Setup::new(&named("grammars"));
    assert!(faults.is_empty(), "{faults:?}");
    let index = fs::read_to_string(root().join("corpus/index.yaml")).expect("the index");
    let folder = TempDir::new().expect("a folder");
    let mut paths = Vec::new();
    let mut edits = Vec::new();
    for (id, file) in DOCUMENTS {
        let text = fs::read_to_string(root().join("corpus").join(file)).expect("a document");
        for (n, (what, changed)) in versions(&text).into_iter().enumerate() {
            let place = folder.path().join(format!("{id}-{n}"));
            fs::create_dir_all(&place).expect("a folder");
            fs::write(place.join("index.yaml"), &index).expect("the index");
            fs::write(place.join(file), &changed).expect("a version");
            paths.push(place.join(file));
            edits.push((*id, what));
        }
    }
    let (mut kept, mut lost) = (0, Vec::new());
    for ((id, what), path) in edits.iter().zip(&paths) {
        let (readings, _) = Job::new(std::slice::from_ref(path)).readings(&setup);
        let new = &readings.first().expect("it is read").ruleset;
        let text = plain(&readings[0].text.clean);
        let ids: BTreeSet<&String> = new.rules.iter().map(|r| &r.id).collect();
        for rule in &corpus().rulesets[*id].rules {
            let stands = rule
                .evidence
                .iter()
                .all(|e| text.contains(&plain(&e.quote)));
            if !stands {
                continue;
            }
            if ids.contains(&rule.id) {
                kept += 1;
            } else {
                lost.push(format!("{id}, {what}: {}", rule.id));
            }
        }
    }
    let share = kept * 1000 / (kept + lost.len());
    eprintln!(
        "{kept} ids kept, {} lost over {} versions",
        lost.len(),
        edits.len()
    );
    assert!(
        edits.len() > 40 && kept > 2000,
        "{} edits, {kept} kept",
        edits.len()
    );
    assert!(share >= 990, "{share} ‰ kept\n{}", lost.join("\n"));
}
