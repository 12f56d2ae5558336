//! `deroga ask`: what a ruleset answers, given facts.

use super::args::{Ask, Plain, no_paths};
use super::{Outcome, consult, job, screen};
use crate::ask::{Answer, GENERAL, Matter, ask as asked, catalogue};
use crate::pipeline::{Consult, Setup};
use crate::report::{answers_json, answers_text};

/// Prints the answer of each document.
pub fn ask(args: &Ask) -> anyhow::Result<Outcome> {
    let (setup, faults) = job::setup(&no_paths(args.grammars.as_ref()), Some(&args.against))?;
    screen::draw(&faults);
    let (documents, name) = args.split();
    let topic = consult::topic(&setup, name)?;
    let mut outcome = job::outcome(&faults);
    let mut ready: Vec<Consult> = Vec::new();
    for document in documents {
        let (more, ended) = consult::consult(document, &setup)?;
        outcome = outcome.max(ended);
        ready.extend(more);
    }
    if args.facts {
        facts(&ready, topic, &setup);
        return Ok(outcome);
    }
    if documents.is_empty() {
        anyhow::bail!("manca l'atto a cui chiedere\naiuto: `deroga ask ATTO {name}`");
    }
    let answers = ready.iter().map(|one| answer(one, topic, &setup, args));
    let answers = answers.collect::<anyhow::Result<Vec<Answer>>>()?;
    screen::say(&match args.format {
        Plain::Text => answers_text(&answers),
        Plain::Json => answers_json(&answers)?,
    });
    Ok(outcome)
}

fn answer(
    consult: &Consult,
    topic: &crate::compare::Topic,
    setup: &Setup,
    args: &Ask,
) -> anyhow::Result<Answer> {
    let matter = consult.matter(topic, setup);
    asked(&matter, &args.fact)
        .map_err(|fault| anyhow::anyhow!("{}\naiuto: {}", fault.message, fault.help))
}

/// Lists the facts: of the topic in each document, or those that any topic takes.
fn facts(ready: &[Consult], topic: &crate::compare::Topic, setup: &Setup) {
    let rows = |matter: &Matter<'_>| catalogue(matter);
    let line = |(name, about, example): (String, String, String)| {
        format!("{name}\n  {about}\n  {name}={example}\n")
    };
    let mut rows: Vec<_> = ready
        .iter()
        .flat_map(|one| rows(&one.matter(topic, setup)))
        .collect();
    if rows.is_empty() {
        rows = GENERAL
            .iter()
            .map(|g| (g.name.into(), g.about.into(), g.example.into()))
            .collect();
    }
    let mut seen = std::collections::BTreeSet::new();
    let lines = rows
        .into_iter()
        .filter(|row| seen.insert(row.0.clone()))
        .map(line);
    screen::say(&lines.collect::<String>());
}
