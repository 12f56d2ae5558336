//! `deroga compare`: each document against its contract, or two sides against each other.

use std::path::{Path, PathBuf};

use super::args::{Compare, Documents, Written};
use super::{Outcome, job, output};
use crate::compare::{Sheet, between};
use crate::pipeline::{Setup, passages_of};
use crate::rule::Ruleset;
use crate::wording::Passages;

/// Prints the comparisons, or writes them to a folder.
pub fn compare(args: &Compare) -> anyhow::Result<Outcome> {
    if let [a, b] = args.documents.paths.as_slice()
        && args.against.baseline.is_none()
        && [a, b].iter().all(|side| side.is_file() || is_id(side))
    {
        return sides(args, a, b);
    }
    let done = job::job(&args.documents, Some(&args.against))?;
    let comparisons = done
        .report
        .cases
        .iter()
        .filter_map(|case| case.comparison.as_ref());
    output::each(
        "deviations",
        comparisons.map(|c| (c.document.as_str(), c)),
        args.output.as_deref(),
        Written::Yaml,
    )?;
    Ok(done.outcome)
}

/// Whether the path is none, and may be the id of a contract.
fn is_id(path: &Path) -> bool {
    let name = path.to_string_lossy();
    !path.exists() && !name.contains(['/', '\\', '.'])
}

/// What differs between two documents, two versions of one, or two contracts.
fn sides(args: &Compare, a: &Path, b: &Path) -> anyhow::Result<Outcome> {
    let (left, first, setup) = side(args, a)?;
    let (right, second, _) = side(args, b)?;
    let equivalences = &setup.grammars.equivalences;
    let mut comparison = between(&left, &right, &setup.topics, equivalences);
    if let (Some(a), Some(b)) = (passages(a, &setup), passages(b, &setup)) {
        comparison.add_wording_between(&a, &b, equivalences);
    }
    let one = std::iter::once((comparison.document.as_str(), &comparison));
    output::each("deviations", one, args.output.as_deref(), Written::Yaml)?;
    Ok(first.max(second))
}

/// The words of one side, where its text is at hand.
fn passages(path: &Path, setup: &Setup) -> Option<Passages> {
    if path.is_file() {
        passages_of(path, setup)
    } else {
        setup.passages.get(&*path.to_string_lossy()).cloned()
    }
}

/// One side: a file, else a contract by its id.
fn side(args: &Compare, path: &Path) -> anyhow::Result<(Sheet, Outcome, Setup)> {
    if !path.is_file() {
        let (setup, _) = job::setup(&args.documents, Some(&args.against))?;
        let id = path.to_string_lossy();
        let Some(contract) = setup.contract(&id, &std::collections::BTreeMap::new()) else {
            let known: Vec<&str> = setup.baselines.iter().map(|b| b.id.as_str()).collect();
            anyhow::bail!(
                "`{id}` non è un file né un contratto conosciuto\naiuto: i contratti sono {}",
                known.join(", ")
            );
        };
        return Ok((Sheet::of_contract(&contract), Outcome::Clean, setup));
    }
    let documents = Documents {
        paths: vec![PathBuf::from(path)],
        grammars: args.documents.grammars.clone(),
        reviews: args.documents.reviews.clone(),
        quiet: args.documents.quiet,
        reading: args.documents.reading.clone(),
    };
    let done = job::job(&documents, None)?;
    let (setup, _) = job::setup(&documents, None)?;
    match done.report.cases.first() {
        Some(case) => {
            let now = in_force(&case.ruleset, args.against.at.as_deref());
            Ok((Sheet::of_document(&now), done.outcome, setup))
        }
        None => anyhow::bail!("`{}` non si è potuto leggere", path.display()),
    }
}

/// The rules that count on `day`, all of them without one.
fn in_force(set: &Ruleset, day: Option<&str>) -> Ruleset {
    let mut set = set.clone();
    match day {
        Some(day) => {
            set.look_at(day);
            set.in_force().0
        }
        None => set,
    }
}
