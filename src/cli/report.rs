//! `deroga report`: the report to read and to print.

use std::path::Path;

use anyhow::Context as _;

use super::args::{Into, Report};
use super::{Outcome, job, output, report_office, screen, stock};
use crate::report::Report as Findings;
use crate::report::html::{self, File, LARGEST, Options, Templates};

/// Writes the report in the shape asked for, or the page for the union of one document.
pub fn report(args: &Report) -> anyhow::Result<Outcome> {
    let templates = stock::templates(args.templates.as_deref())?;
    let mut done = job::job_with(&args.documents, Some(&args.against), |setup| {
        setup.acts = true;
    })?;
    done.report.keep(&args.choice.filter());
    if args.format != Into::Html {
        report_office::report(&done.report, args.format, args.output.as_deref())?;
        return Ok(done.outcome);
    }
    let path = args.output.as_deref().unwrap_or(Path::new("report.html"));
    let (folder, stem) = parted(path)?;
    let options = Options {
        lang: args.lang.into(),
        templates: &templates,
        stem: &stem,
        largest: LARGEST,
    };
    match &args.union {
        Some(id) => union(&done.report, id, &options, folder)?,
        None => write(&done.report, &options, folder)?,
    }
    if !args.documents.quiet {
        screen::tell(&format!("scritto `{}`\n", path.display()));
    }
    Ok(done.outcome)
}

/// Writes the report of a run, in Italian and with the templates of the program.
pub fn beside(findings: &Findings, folder: &Path) -> anyhow::Result<()> {
    let templates: Templates = stock::templates(None)?;
    let options = Options {
        lang: html::Lang::It,
        templates: &templates,
        stem: "report",
        largest: LARGEST,
    };
    write(findings, &options, folder)
}

/// The folder and the name without its ending.
fn parted(path: &Path) -> anyhow::Result<(&Path, String)> {
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    let stem = stem.with_context(|| format!("`{}` non è un nome di file", path.display()))?;
    let html = path.extension().is_some_and(|end| end == "html");
    if !html {
        anyhow::bail!(
            "`{}` non finisce con .html\naiuto: scrivi `--output {stem}.html`",
            path.display()
        );
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    Ok((folder.unwrap_or(Path::new(".")), stem.to_owned()))
}

fn write(findings: &Findings, options: &Options<'_>, folder: &Path) -> anyhow::Result<()> {
    let mut written = Ok(());
    let mut names = Vec::new();
    html::pages(findings, options, &mut |file| {
        if written.is_ok() {
            written = put(&file, folder);
        }
        names.push(file.name);
    })?;
    written?;
    let parts = folder.join(options.stem);
    let kept: Vec<&str> = names.iter().filter_map(|n| n.rsplit('/').next()).collect();
    output::sweep_pages(&parts, &kept)
}

fn put(file: &File, folder: &Path) -> anyhow::Result<()> {
    match file.name.rsplit_once('/') {
        Some((inner, name)) => output::write(&folder.join(inner), name, &file.text),
        None => output::write(folder, &file.name, &file.text),
    }
}

fn union(
    findings: &Findings,
    id: &str,
    options: &Options<'_>,
    folder: &Path,
) -> anyhow::Result<()> {
    if let Some(file) = html::union_page(findings, id, options)? {
        return put(&file, folder);
    }
    let compared = findings.cases.iter().filter(|c| c.comparison.is_some());
    let ids: Vec<&str> = compared.map(|c| c.ruleset.document.id.as_str()).collect();
    anyhow::bail!(
        "fra i documenti confrontati non c'è `{id}`\naiuto: ci sono {}",
        ids.join(", ")
    )
}
