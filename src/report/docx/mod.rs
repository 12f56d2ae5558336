//! The opinion on one act as a Word document: summary, table of deviations, and each deviating provision
//! with tracked changes from the contract's words to the local ones.

mod finish;
mod parts;
mod provision;
mod style;

use docx_rs::Docx;

use super::{Case, Report};
use crate::compare::{Comparison, Deviation, Verdict};

/// The opinion as the bytes of a DOCX file. The same report gives the same bytes. The error says why it
/// could not be written, in Italian.
pub fn opinion(report: &Report, case: &Case) -> Result<Vec<u8>, String> {
    let Some(comparison) = &case.comparison else {
        return Err(format!(
            "«{}» è un contratto: non c'è un parere da dare",
            case.ruleset.document.id
        ));
    };
    let about = Opinion {
        report,
        case,
        comparison,
        cells: deviating(comparison),
    };
    let docx = style::page();
    let docx = about.head(docx);
    let docx = about.reading(docx);
    let docx = about.summary(docx);
    let docx = about.table(docx);
    let docx = about.provisions(docx);
    let docx = about.words(docx);
    let docx = about.additions(docx);
    let docx = about.claims(docx);
    let title = format!("Parere: {}", case.ruleset.document.title);
    finish::packed(docx, &title)
}

/// What an opinion is about.
struct Opinion<'a> {
    report: &'a Report,
    case: &'a Case,
    comparison: &'a Comparison,
    /// The cells to speak of, worst first.
    cells: Vec<&'a Deviation>,
}

/// The cells with something to say, in the order of attention; what neither helps nor harms anybody is
/// only listed at the end.
fn deviating(comparison: &Comparison) -> Vec<&Deviation> {
    let cells = comparison.deviations.iter();
    let speaks = |cell: &&Deviation| {
        cell.verdict != Verdict::AddedNeutral && super::issue::severity(cell.verdict).is_some()
    };
    let mut cells: Vec<&Deviation> = cells.filter(speaks).collect();
    cells.sort_by_key(|cell| cell.verdict);
    cells
}

/// A part of the opinion after those before it.
fn all(docx: Docx, paragraphs: impl IntoIterator<Item = docx_rs::Paragraph>) -> Docx {
    paragraphs.into_iter().fold(docx, Docx::add_paragraph)
}
