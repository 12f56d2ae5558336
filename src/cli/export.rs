//! `deroga export`: rulesets in the forms of other systems.

use super::args::{Export, Target};
use super::{Outcome, job, output, screen};
use crate::export::{File, akn, jsonl, openfisca, rego};
use crate::pipeline::{Job, Reading};
use crate::rule::Ruleset;

/// Writes the files of one form into a folder.
pub fn export(args: &Export) -> anyhow::Result<Outcome> {
    job::refuse_nothing(&args.documents)?;
    let (setup, mut diagnostics) = job::setup(&args.documents, None)?;
    let (readings, more) = Job::new(&job::paths(&args.documents)).readings(&setup);
    diagnostics.extend(more);
    screen::draw(&diagnostics);
    for file in files(args.target, &readings)? {
        let (folder, name) = match file.path.rsplit_once('/') {
            Some((folder, name)) => (args.output.join(folder), name),
            None => (args.output.clone(), file.path.as_str()),
        };
        output::write(&folder, name, &file.text)?;
    }
    Ok(job::outcome(&diagnostics))
}

fn files(target: Target, readings: &[Reading]) -> anyhow::Result<Vec<File>> {
    let sets: Vec<&Ruleset> = readings.iter().map(|reading| &reading.ruleset).collect();
    Ok(match target {
        Target::Rego => rego(&sets)?,
        Target::Openfisca => openfisca(&sets),
        Target::Jsonl => jsonl(&sets)?,
        Target::Akn => readings
            .iter()
            .map(|r| akn(&r.ruleset, &r.text, &r.outline))
            .collect(),
    })
}
