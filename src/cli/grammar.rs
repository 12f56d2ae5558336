//! `deroga grammar`: check the grammars, begin one, print their schema.

mod attempt;

use std::path::Path;

use super::args::GrammarCommand;
use super::{Outcome, job, output, schema, screen, stock};
use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::{self, Grammar, GrammarSet, NamedText, prove};

/// Does what was asked for.
pub fn grammar(command: &GrammarCommand) -> anyhow::Result<Outcome> {
    match command {
        GrammarCommand::Check { path, narrow } => check(path.as_deref(), *narrow),
        GrammarCommand::Try {
            topic,
            sentence,
            within,
            grammars,
        } => attempt::attempt(topic, sentence, within, grammars.as_deref()),
        GrammarCommand::New { topic, output } => new(topic, output),
        GrammarCommand::Schema => schema::print_grammar(),
    }
}

/// All four stages: shape, names, examples, and whether an example needs each phrase.
fn check(path: Option<&Path>, narrow: bool) -> anyhow::Result<Outcome> {
    let (files, asked) = files(path)?;
    let wanted = |path: &str| {
        asked
            .as_ref()
            .is_none_or(|asked| asked.iter().any(|a| a == path))
    };
    let (set, faults) = GrammarSet::load(&files);
    let mut diagnostics: Vec<Diagnostic> =
        faults.into_iter().filter(|d| wanted(&d.at.path)).collect();
    let checked: Vec<&Grammar> = set
        .grammars
        .iter()
        .filter(|grammar| wanted(&grammar.path))
        .collect();
    for grammar in &checked {
        let source = files
            .iter()
            .find(|file| file.path == grammar.path)
            .map_or("", |file| file.text.as_str());
        diagnostics.extend(prove(grammar, source));
        if narrow {
            diagnostics.extend(grammar::narrow(grammar, source));
        }
    }
    screen::draw(&diagnostics);
    let examples: usize = checked.iter().map(|grammar| grammar.examples.len()).sum();
    let (valid, open) = (checked.len(), diagnostics.len());
    screen::say(&format!(
        "{valid} grammatiche valide, {examples} esempi, {open} cose da sistemare\n"
    ));
    Ok(outcome(&diagnostics))
}

/// A failing example is a finding; a file that is no grammar is a job that could not be done.
fn outcome(diagnostics: &[Diagnostic]) -> Outcome {
    let (examples, others): (Vec<_>, Vec<_>) = diagnostics
        .iter()
        .cloned()
        .partition(|d| d.code == Code::BadExample);
    let findings = if examples.is_empty() {
        Outcome::Clean
    } else {
        Outcome::Findings
    };
    findings.max(job::outcome(&others))
}

/// All grammars needed for the check, and the paths of those to speak of (`None`: all).
///
/// A file on its own is checked beside those of its folder, whose topics it may name.
fn files(path: Option<&Path>) -> anyhow::Result<(Vec<NamedText>, Option<Vec<String>>)> {
    let Some(path) = path else {
        return Ok((stock::grammars(None)?, None));
    };
    if path.is_dir() {
        return Ok((stock::grammars(Some(path))?, None));
    }
    let one = stock::yaml_file(path)?;
    let folder = path
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut all = stock::grammars(Some(folder))?;
    all.retain(|file| Path::new(&file.path).file_name() != path.file_name());
    let asked = vec![one.path.clone()];
    all.push(one);
    Ok((all, Some(asked)))
}

/// A grammar that passes the first two stages and shows where everything goes.
const SKELETON: &str = include_str!("skeleton.yaml");

fn new(topic: &str, folder: &Path) -> anyhow::Result<Outcome> {
    let valid = topic
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if topic.is_empty() || !valid {
        anyhow::bail!(
            "`{topic}` non va bene come nome di un tema\naiuto: usa lettere minuscole, cifre e `_`"
        );
    }
    let name = format!("{topic}.yaml");
    if folder.join(&name).exists() {
        anyhow::bail!(
            "`{}` c'è già\naiuto: scegli un altro nome, o modifica quel file",
            folder.join(&name).display()
        );
    }
    output::write(folder, &name, &SKELETON.replace("TEMA", topic))?;
    screen::say(&format!(
        "scritto {}: completalo e poi prova `deroga grammar check`\n",
        folder.join(&name).display()
    ));
    Ok(Outcome::Clean)
}
