//! `deroga certificate`: where each character of each document is.

use super::args::Certificate;
use super::{Outcome, job, screen, serve};
use crate::diagnostic::Diagnostic;
use crate::pipeline::opinion::{self, Opinion};
use crate::report;

/// Prints one table per document.
pub fn certificate(args: &Certificate) -> anyhow::Result<Outcome> {
    let done = job::job(&args.documents, None)?;
    let pages: Vec<String> = done
        .report
        .cases
        .iter()
        .map(|case| report::certificate(&case.ruleset.document.id, &case.ruleset.certificate))
        .collect();
    screen::say(&pages.join("\n"));
    if !args.second_opinion {
        return Ok(done.outcome);
    }
    let reader = serve::reader(&args.documents.reading)?;
    let opinions = opinion::second(&job::paths(&args.documents), &reader);
    let lines = opinions.iter().map(said);
    screen::say(&lines.collect::<String>());
    let doubts: Vec<Diagnostic> = opinions.iter().flat_map(Opinion::doubts).collect();
    screen::draw(&doubts);
    Ok(done.outcome)
}

/// A line on what the second reader found in a document.
fn said(opinion: &Opinion) -> String {
    let (path, name) = (&opinion.path, opinion::ENGINE);
    match &opinion.pages {
        Ok(pages) => {
            let differ = pages.iter().filter(|page| page.differs()).count();
            format!(
                "{path}: secondo parere ({name}) su {} pagine: {differ} diverse\n",
                pages.len()
            )
        }
        Err(why) => format!("{path}: nessun secondo parere: {}\n", why.message),
    }
}
