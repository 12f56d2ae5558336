//! Documents to be asked: by id, by path, or as a file of rules.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};

use super::{Outcome, job, screen, stock};
use crate::compare::Topic;
use crate::pipeline::{Consult, Job, Setup};
use crate::rule::Ruleset;
use crate::yaml;

/// Where documents are looked for by id.
const CORPUS: &str = "corpus";

/// The documents that a name on the command line means, ready to be asked.
pub fn consult(name: &str, setup: &Setup) -> anyhow::Result<(Vec<Consult>, Outcome)> {
    let (sets, outcome) = if is_yaml(name) {
        (vec![ruleset(Path::new(name))?], Outcome::Clean)
    } else {
        read(name, setup)?
    };
    let mut ready = Vec::new();
    for set in sets {
        match setup.consult(set) {
            Ok(one) => ready.push(one),
            Err(refusal) => {
                screen::draw(&[*refusal]);
                return Ok((ready, Outcome::Incomplete));
            }
        }
    }
    Ok((ready, outcome))
}

fn is_yaml(name: &str) -> bool {
    let path = Path::new(name);
    let yaml = path.extension().is_some_and(|e| e == "yaml" || e == "yml");
    yaml && path.is_file()
}

/// The rules in a file that `run` or `extract` wrote.
fn ruleset(path: &Path) -> anyhow::Result<Ruleset> {
    let file = stock::yaml_file(path)?;
    yaml::parse(&file.text).map_err(|f| {
        let help = f.help.map(|h| format!("\naiuto: {h}")).unwrap_or_default();
        anyhow!("{}:{}:{}: {}{help}", file.path, f.line, f.column, f.message)
    })
}

/// The rules of the documents under a path, or of the one in the corpus with this id.
fn read(name: &str, setup: &Setup) -> anyhow::Result<(Vec<Ruleset>, Outcome)> {
    let by_path = Path::new(name).exists();
    let paths = [PathBuf::from(if by_path { name } else { CORPUS })];
    if !by_path && !paths[0].is_dir() {
        bail!(
            "`{name}` non è un file e qui non c'è una cartella `{CORPUS}`\naiuto: indica il file del documento o delle sue regole"
        );
    }
    let mut job = Job::new(&paths);
    if !by_path {
        let known: Vec<String> = job
            .inputs
            .iter()
            .map(|input| input.known.id.clone())
            .collect();
        job.inputs.retain(|input| input.known.id == name);
        if job.inputs.is_empty() {
            let meant = yaml::suggestion(name, known.iter().map(String::as_str));
            let meant = meant.unwrap_or_else(|| format!("ci sono: {}", known.join(", ")));
            bail!("nel corpus non c'è un atto `{name}`\naiuto: {meant}");
        }
    }
    let report = job.run(setup, false, &|| ());
    screen::draw(&report.diagnostics);
    let outcome = job::outcome(&report.diagnostics);
    let sets = report.cases.into_iter().map(|case| case.ruleset).collect();
    Ok((sets, outcome))
}

/// The topic with this id or title.
pub fn topic<'a>(setup: &'a Setup, name: &str) -> anyhow::Result<&'a Topic> {
    let named = |t: &&Topic| t.id == name || t.title.eq_ignore_ascii_case(name);
    setup.topics.iter().find(named).with_context(|| {
        let meant = yaml::suggestion(name, setup.topics.iter().map(|t| t.id.as_str()));
        let meant = meant.unwrap_or_else(|| "l'elenco è in `deroga table matrix`".into());
        format!("il tema `{name}` non esiste\naiuto: {meant}")
    })
}
