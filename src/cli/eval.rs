//! `deroga eval`: how near rules and verdicts come to what careful readers found.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::args::{Eval, Measure};
use super::{Outcome, job, screen, stock};
use crate::grammar;
use crate::report::{Case, Checked};
use crate::truth::{Table, Truth, page, score_cells, score_findings, score_rules};

/// Reads the documents, compares them, and prints how near they come to the truth files.
pub fn eval(args: &Eval) -> anyhow::Result<Outcome> {
    let truths = truths(&args.truth)?;
    if args.leave_out {
        return leave_out(args, &truths);
    }
    let done = job::job(&args.documents, Some(&args.against))?;
    let mut table = Table::default();
    let mut outcome = done.outcome;
    faults(args, &truths, &mut table)?;
    for (path, truth) in &truths {
        let Some(case) = done.report.cases.iter().find(|case| is_of(truth, case)) else {
            screen::tell(&missing(path, truth));
            outcome = Outcome::Incomplete;
            continue;
        };
        score(args, truth, case, &mut table)
            .with_context(|| format!("{}: lettura non valida", path.display()))?;
    }
    table.keep(&args.topic);
    table.misses.sort();
    let text = match args.format {
        Measure::Text => page(&table, args.misses),
        Measure::Json => format!("{}\n", serde_json::to_string_pretty(&table)?),
    };
    screen::say(&text);
    Ok(outcome)
}

/// Faults of the texts, where readers looked for them.
fn faults(args: &Eval, truths: &[(PathBuf, Truth)], table: &mut Table) -> anyhow::Result<()> {
    if truths.iter().all(|(_, truth)| truth.lint.is_empty()) {
        return Ok(());
    }
    let (checks, _) = job::check(&args.documents)?;
    for (_, truth) in truths.iter().filter(|(_, truth)| !truth.lint.is_empty()) {
        let of_truth = |checked: &&Checked| {
            let stem = Path::new(&checked.path)
                .file_stem()
                .and_then(|s| s.to_str());
            checked.id == truth.document || stem == Some(truth.document.as_str())
        };
        if let Some(checked) = checks.documents.iter().find(of_truth) {
            table.findings.add(score_findings(truth, &checked.findings));
        }
    }
    Ok(())
}

/// For each document, F1 with all grammars and F1 without what comes from that document alone.
fn leave_out(args: &Eval, truths: &[(PathBuf, Truth)]) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Clean;
    let mut page = format!(
        "{:<44}{:>10}{:>10}{:>10}\n",
        "documento", "F1", "senza", "perso"
    );
    for (path, truth) in truths {
        let (Some(with), Some(without)) = (f1(args, truth, false)?, f1(args, truth, true)?) else {
            screen::tell(&missing(path, truth));
            outcome = Outcome::Incomplete;
            continue;
        };
        let lost = with - without;
        let _ = writeln!(
            page,
            "{:<44}{with:>10.3}{without:>10.3}{lost:>10.3}",
            truth.document
        );
    }
    screen::say(&page);
    Ok(outcome)
}

/// F1 on one document; `None` when it is not among those read.
fn f1(args: &Eval, truth: &Truth, without: bool) -> anyhow::Result<Option<f64>> {
    let done = job::job_with(&args.documents, Some(&args.against), |setup| {
        for grammar in setup.grammars.grammars.iter_mut().filter(|_| without) {
            *grammar = grammar::leave_out(grammar, &truth.document);
        }
    })?;
    let Some(case) = done.report.cases.iter().find(|case| is_of(truth, case)) else {
        return Ok(None);
    };
    let mut table = Table::default();
    score(args, truth, case, &mut table)?;
    table.keep(&args.topic);
    Ok(Some(table.total().f1().unwrap_or(0.0)))
}

fn missing(path: &Path, truth: &Truth) -> String {
    format!(
        "errore: {}: il documento `{}` non è fra quelli letti\naiuto: indica anche il suo file fra i percorsi\n",
        path.display(),
        truth.document
    )
}

fn score(args: &Eval, truth: &Truth, case: &Case, table: &mut Table) -> anyhow::Result<()> {
    let cells = truth.cells(&args.cells).map_err(anyhow::Error::msg)?;
    score_rules(truth, &case.ruleset, args.must, table);
    if let Some(comparison) = &case.comparison {
        score_cells(&truth.document, &cells, comparison, table);
    }
    Ok(())
}

/// Whether the truth is about the document: by its id, else by its file name.
fn is_of(truth: &Truth, case: &Case) -> bool {
    let file = case.ruleset.file.as_str();
    let stem = Path::new(file).file_stem().and_then(|s| s.to_str());
    case.ruleset.document.id == truth.document
        || stem == Some(truth.document.as_str())
        || truth.source.as_deref() == Some(file)
}

/// The truth files named, and those of the folders named, sorted.
fn truths(paths: &[PathBuf]) -> anyhow::Result<Vec<(PathBuf, Truth)>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(stock::yaml_files(path)?);
        } else {
            files.push(stock::yaml_file(path)?);
        }
    }
    let read = |file: &crate::grammar::NamedText| {
        let truth = crate::yaml::parse::<Truth>(&file.text)
            .map_err(|fault| anyhow::anyhow!("{}:{}: {}", file.path, fault.line, fault.message))?;
        Ok((PathBuf::from(&file.path), truth))
    };
    let mut out: Vec<_> = files.iter().map(read).collect::<anyhow::Result<_>>()?;
    out.sort_by(|(a, _), (b, _)| a.cmp(b));
    if out.is_empty() {
        anyhow::bail!(
            "nessuna lettura da usare\naiuto: indica con --truth un file .yaml o una cartella che ne contenga"
        );
    }
    Ok(out)
}
