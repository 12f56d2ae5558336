//! `deroga baseline add`: the official text of a contract becomes its text layer.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};

use super::args::{AddBaseline, BaselineCommand, Documents, Reading};
use super::{Outcome, job, output, screen};
use crate::pipeline::sha256;

/// Does what was asked for.
pub fn baseline(command: &BaselineCommand) -> anyhow::Result<Outcome> {
    match command {
        BaselineCommand::Add(args) => add(args),
    }
}

fn add(args: &AddBaseline) -> anyhow::Result<Outcome> {
    let name = args
        .file
        .file_name()
        .and_then(|n| n.to_str())
        .with_context(|| format!("`{}` non è un file", args.file.display()))?;
    let bytes = fs::read(&args.file)
        .with_context(|| format!("`{}` non si può leggere", args.file.display()))?;
    let index = args.corpus.join("index.yaml");
    let known = fs::read_to_string(&index).unwrap_or_else(|_| "documents:\n".into());
    if mentions(&known, "id", &args.id)
        || mentions(&known, "baseline", &args.id) && known.contains(name)
    {
        bail!(
            "`{}` ha già un testo in `{}`\naiuto: togli la sua voce dall'indice se vuoi sostituirlo",
            args.id,
            index.display()
        );
    }
    let facts = header(args)?;
    fs::create_dir_all(&args.corpus)
        .with_context(|| format!("`{}` non si può creare", args.corpus.display()))?;
    fs::copy(&args.file, args.corpus.join(name))
        .with_context(|| format!("`{name}` non si può copiare nel corpus"))?;
    output::write(
        &args.corpus,
        "index.yaml",
        &(known.trim_end().to_owned() + &entry(args, name, &bytes)),
    )?;
    output::write(
        &args.corpus.join("baselines"),
        &format!("{}.yaml", args.id),
        &facts,
    )?;
    told(args, name)
}

/// Whether a line of the index gives `key` this value.
fn mentions(index: &str, key: &str, value: &str) -> bool {
    index.lines().any(|line| {
        let line = line.trim_start_matches([' ', '-']);
        let found = line.strip_prefix(key).and_then(|l| l.strip_prefix(':'));
        found.is_some_and(|v| v.trim().trim_matches(['\'', '"']) == value)
    })
}

fn entry(args: &AddBaseline, name: &str, bytes: &[u8]) -> String {
    let title = args
        .title
        .as_deref()
        .unwrap_or(&args.id)
        .replace('\'', "''");
    format!(
        "\n\n  - id: '{id}'\n    file: '{name}'\n    title: '{title}'\n    kind: ccnl\n    comparto: '{comparto}'\n    baseline: '{id}'\n    sha256: {sha}\n",
        id = args.id,
        comparto = args.comparto,
        sha = sha256(bytes)
    )
}

/// The facts that the corpus has of the contract, with the note that its text is whole; else a file
/// without facts.
fn header(args: &AddBaseline) -> anyhow::Result<String> {
    let path = args
        .corpus
        .join("baselines")
        .join(format!("{}.yaml", args.id));
    if let Ok(text) = fs::read_to_string(&path) {
        return Ok(if text.contains("\nwhole_text:") {
            text
        } else {
            text.replacen("\nfacts:", "\nwhole_text: true\nfacts:", 1)
        });
    }
    let need = |value: &Option<String>, option: &str| {
        value
            .clone()
            .with_context(|| format!("`{}` non è nel corpus: serve anche `{option}`", args.id))
    };
    let (title, from) = (need(&args.title, "--title")?, need(&args.from, "--from")?);
    let (to, signed) = (need(&args.to, "--to")?, need(&args.signed, "--signed")?);
    Ok(format!(
        "id: '{id}'\ntitle: '{title}'\ncomparto: '{comparto}'\nperiod: {{ from: '{from}', to: '{to}' }}\nsigned: '{signed}'\nin_force: {{ from: '{signed}' }}\nofficial_source: testo aggiunto al corpus\nwhole_text: true\nfacts: []\n",
        id = args.id,
        title = title.replace('\'', "''"),
        comparto = args.comparto,
    ))
}

/// Reads the text as a run would and says what was found.
fn told(args: &AddBaseline, name: &str) -> anyhow::Result<Outcome> {
    let documents = Documents {
        paths: vec![args.corpus.join(name)],
        grammars: None,
        reviews: None,
        quiet: true,
        reading: Reading::default(),
    };
    let against = super::args::Against {
        baseline: None,
        indicative: false,
        baselines: Some(args.corpus.join("baselines")),
        at: None,
    };
    let done = job::job(&documents, Some(&against))?;
    let rules = done
        .report
        .cases
        .iter()
        .map(|c| c.ruleset.rules.len())
        .sum::<usize>();
    screen::say(&format!(
        "{} aggiunto: {} regole trovate nel testo; ora i confronti con `{}` ne citano le parole\n",
        shown(&args.corpus, name),
        rules,
        args.id
    ));
    Ok(done.outcome)
}

fn shown(corpus: &Path, name: &str) -> String {
    corpus.join(name).display().to_string()
}
