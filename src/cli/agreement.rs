//! `deroga agreement`: the template of an individual agreement, and the check of a filled-in one.

use std::path::Path;

use anyhow::{Context as _, bail};

use super::args::{Agreement, AgreementCommand, CheckAgreement, Plain, Template, no_paths};
use super::{Outcome, consult, job, screen, stock};
use crate::agreement::{Kind, Open, Terms, check as checked, template as filled};
use crate::diagnostic::{Code, Diagnostic};
use crate::pipeline::{Consult, Setup};
use crate::report::{remarks_json, remarks_text};
use crate::yaml;

/// Writes a template, or checks an agreement.
pub fn agreement(args: &Agreement) -> anyhow::Result<Outcome> {
    match &args.command {
        AgreementCommand::Template(args) => template(args),
        AgreementCommand::Check(args) => check(args),
    }
}

fn template(args: &Template) -> anyhow::Result<Outcome> {
    let (setup, faults) = job::setup(&no_paths(args.grammars.as_ref()), Some(&args.against))?;
    screen::draw(&faults);
    let (one, outcome) = institution(&args.institution, &setup)?;
    let text = filled(&one.ruleset, one.contract.as_ref(), &setup.topics);
    screen::say(&text);
    Ok(outcome.max(job::outcome(&faults)))
}

fn check(args: &CheckAgreement) -> anyhow::Result<Outcome> {
    let (setup, faults) = job::setup(&no_paths(args.grammars.as_ref()), Some(&args.against))?;
    screen::draw(&faults);
    let file = stock::yaml_file(&args.file)?;
    let name = named(args, &file.text)?;
    let (one, outcome) = institution(&name, &setup)?;
    let open = Open::of(&one.ruleset);
    let terms = match Terms::read(&file.text, &setup.topics, &open) {
        Ok(terms) => terms,
        Err(faults) => {
            let draw =
                |f: &yaml::Fault| Diagnostic::yaml(Code::BadAgreement, &file.path, &file.text, f);
            screen::draw(&faults.iter().map(draw).collect::<Vec<_>>());
            return Ok(Outcome::Incomplete);
        }
    };
    if let Some(own) = terms
        .institution
        .as_ref()
        .filter(|own| **own != one.ruleset.document.id)
    {
        let asked = &one.ruleset.document.id;
        bail!(
            "l'accordo è di `{own}`, non di `{asked}`\naiuto: correggi `institution` o `--institution`"
        );
    }
    let remarks = checked(&terms, &one.ruleset, one.contract.as_ref(), &setup.topics);
    screen::say(&match args.format {
        Plain::Text => remarks_text(&remarks, &file.path, &file.text, screen::coloured()),
        Plain::Json => remarks_json(&remarks)?,
    });
    let found = remarks.iter().any(|r| r.kind != Kind::Guide);
    let found = if found {
        Outcome::Findings
    } else {
        Outcome::Clean
    };
    Ok(outcome.max(job::outcome(&faults)).max(found))
}

/// The institution on the command line, else the one that the file names.
fn named(args: &CheckAgreement, text: &str) -> anyhow::Result<String> {
    let own = || {
        let line = text.lines().find_map(|l| l.strip_prefix("institution:"));
        line.map(|rest| rest.trim().trim_matches(['\'', '"']).to_owned())
    };
    args.institution
        .clone()
        .or_else(|| own().filter(|id| !id.is_empty()))
        .context("l'accordo non dice di quale ente è\naiuto: aggiungi `--institution ID`")
}

/// The one document that a name means.
fn institution(name: &str, setup: &Setup) -> anyhow::Result<(Consult, Outcome)> {
    let (ready, outcome) = consult::consult(name, setup)?;
    let count = ready.len();
    match <[Consult; 1]>::try_from(ready) {
        Ok([one]) => Ok((one, outcome)),
        Err(_) if count == 0 => bail!("`{name}` non si è potuto leggere"),
        Err(_) if Path::new(name).is_dir() => {
            bail!("in `{name}` ci sono {count} atti\naiuto: indicane uno solo")
        }
        Err(_) => bail!("`{name}` indica {count} atti\naiuto: indicane uno solo"),
    }
}
