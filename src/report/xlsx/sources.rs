//! The sheet of sources: what was read, how much of it, and what it was compared with and why.

use super::pages::institution;
use super::{Look, Page, head, sheet};
use crate::report::{Case, Report};
use crate::rule::Certificate;

const SOURCES: &[(&str, Look)] = &[
    ("Ente", Look::Short),
    (head::DOCUMENT, Look::Short),
    ("Titolo", Look::Long),
    ("Natura", Look::Short),
    ("Comparto", Look::Short),
    ("Data", Look::Short),
    ("Contratto di confronto", Look::Short),
    ("Perché questo contratto", Look::Long),
    ("Avvertenze", Look::Long),
    ("Regole", Look::Number),
    ("Caratteri", Look::Number),
    ("Non attribuiti", Look::Number),
    ("Frasi senza tema", Look::Number),
    ("Pagine senza testo", Look::Number),
    ("File", Look::Short),
    ("SHA-256", Look::Short),
];

/// One row for each document.
pub(super) fn sources(report: &Report) -> Page {
    let mut page = Page::new(sheet::SOURCES, 2, SOURCES);
    page.rows = report.cases.iter().map(row).collect();
    page
}

fn row(case: &Case) -> Vec<String> {
    let set = &case.ruleset;
    let document = &set.document;
    let (contract, why, warnings) = compared(case);
    let plain = |id: &Option<String>| id.clone().unwrap_or_default().replace('_', " ");
    let Certificate {
        total,
        residue,
        unread_pages,
        ..
    } = set.certificate;
    vec![
        institution(case),
        document.id.clone(),
        document.title.clone(),
        document.kind.replace('_', " "),
        plain(&document.comparto),
        document.date.clone().unwrap_or_default(),
        contract,
        why,
        warnings,
        set.rules.len().to_string(),
        total.to_string(),
        residue.to_string(),
        set.residue.len().to_string(),
        unread_pages.to_string(),
        set.file.clone(),
        set.sha256.clone(),
    ]
}

/// The contract, why it was chosen, what to know before believing the cells.
fn compared(case: &Case) -> (String, String, String) {
    let Some(comparison) = &case.comparison else {
        let why = "è esso stesso un contratto: non si confronta";
        return (String::new(), why.to_owned(), String::new());
    };
    let mut warnings = comparison.warnings.clone();
    if comparison.indicative {
        let warning = "confronto solo indicativo: il contratto è di un altro comparto";
        warnings.insert(0, warning.to_owned());
    }
    (
        comparison.baseline.clone().unwrap_or_default(),
        comparison.reason.clone(),
        warnings.join("; "),
    )
}

/// Reviews of what is not in the documents any more; `None` where there are none.
pub(super) fn gone(report: &Report) -> Option<Page> {
    let mut page = Page::new(
        "Senza riscontro",
        1,
        &[
            (head::DOCUMENT, Look::Short),
            ("Testo rivisto", Look::Long),
            ("Esito della revisione", Look::Short),
            ("Nota del revisore", Look::Long),
            ("Riguardava", Look::Short),
        ],
    );
    for (document, reviews) in &report.reviews.gone {
        page.rows.extend(reviews.iter().map(|review| {
            vec![
                document.clone(),
                review.quote.clone(),
                review.state.italian().to_owned(),
                review.note.clone(),
                review.id.clone(),
            ]
        }));
    }
    (!page.rows.is_empty()).then_some(page)
}
