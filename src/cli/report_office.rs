//! `deroga report`: the report for those who read it in Word or Excel, and for other programs.

use std::path::Path;

use anyhow::{Context as _, bail};

use super::args::Into;
use super::{output, screen};
use crate::report::{self, Checks, Report};

/// Writes the report in any shape but HTML.
pub fn report(report: &Report, format: Into, output: Option<&Path>) -> anyhow::Result<()> {
    match format {
        Into::Xlsx => xlsx(report, output),
        Into::Docx => docx(report, output),
        _ => text(&plain(report, format)?, output),
    }
}

/// The formats that are text.
fn plain(report: &Report, format: Into) -> anyhow::Result<String> {
    let checks = || Checks::worth_telling(report);
    Ok(match format {
        Into::Markdown => report::leaflet(report),
        Into::JobSummary => report::job_summary(report),
        Into::Json => report::json(report)?,
        Into::Jsonl => report::jsonl(report)?,
        Into::Sarif => report::sarif(&checks())?,
        Into::Github => report::github(&checks()),
        Into::Gitlab => report::gitlab(&checks())?,
        Into::Html | Into::Xlsx | Into::Docx => String::new(),
    })
}

/// Prints a text, or writes it to a file.
pub fn text(text: &str, output: Option<&Path>) -> anyhow::Result<()> {
    if let Some(path) = output {
        return write(path, text.as_bytes());
    }
    screen::say(text);
    Ok(())
}

/// The workbook, to a file.
pub fn xlsx(report: &Report, output: Option<&Path>) -> anyhow::Result<()> {
    let path = output.unwrap_or(Path::new("report.xlsx"));
    let bytes = report::xlsx::xlsx(report).context("il foglio di calcolo non si può scrivere")?;
    write(path, &bytes)
}

/// An opinion for each act that was compared, to a folder; a single one may go to a file.
pub fn docx(report: &Report, output: Option<&Path>) -> anyhow::Result<()> {
    let path = output.unwrap_or(Path::new("pareri"));
    let compared = report.cases.iter().filter(|case| case.comparison.is_some());
    let compared: Vec<_> = compared.collect();
    let is_file = path
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("docx"));
    if is_file && compared.len() != 1 {
        bail!(
            "i pareri sono {}, `{}` è un file solo\naiuto: indica una cartella con `-o`",
            compared.len(),
            path.display()
        );
    }
    for case in compared {
        let bytes = report::docx::opinion(report, case).map_err(anyhow::Error::msg)?;
        if is_file {
            return write(path, &bytes);
        }
        write(
            &path.join(format!("{}.docx", case.ruleset.document.id)),
            &bytes,
        )?;
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let Some(name) = path.file_name().and_then(|n| n.to_str()) else {
        bail!("`{}` non è il nome di un file", path.display());
    };
    output::write_bytes(folder.unwrap_or(Path::new(".")), name, bytes)
}
