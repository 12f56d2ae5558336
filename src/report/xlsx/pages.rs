//! What stands in the sheets: the matrix, the cells, the rules, the findings.

use super::{Look, Page, head, sheet};
use crate::compare::{Deviation, Side};
use crate::lint::Finding;
use crate::report::review::{Item, of_deviation, of_finding, of_rule};
use crate::report::{Case, Report, matrix};
use crate::rule::{Evidence, Origin, Rule};

/// The columns that bring a review back, after those of a sheet.
const REVIEW: [(&str, Look); 6] = [
    (head::REVIEW, Look::Review),
    (head::NOTE, Look::Note),
    ("Da rivedere perché", Look::Short),
    (head::ID, Look::Hidden),
    (head::HASH, Look::Hidden),
    (head::SAID, Look::Hidden),
];

const DEVIATIONS: &[(&str, Look)] = &[
    ("Ente", Look::Short),
    (head::DOCUMENT, Look::Short),
    ("Tema", Look::Short),
    ("Famiglia", Look::Short),
    ("Giudizio", Look::Verdict),
    ("Luogo", Look::Short),
    (head::WORDS, Look::Long),
    ("Luogo nel contratto", Look::Short),
    ("Testo del contratto", Look::Long),
    ("Motivo", Look::Long),
    ("Il documento", Look::Short),
    ("Il contratto", Look::Short),
    ("Per il dipendente", Look::Short),
    ("Margine dell'ente", Look::Short),
    ("Vincolo", Look::Short),
    ("Pagina", Look::Number),
    ("Riga", Look::Number),
];

const RULES: &[(&str, Look)] = &[
    ("Ente", Look::Short),
    (head::DOCUMENT, Look::Short),
    ("Tema", Look::Short),
    ("Famiglia", Look::Short),
    ("Luogo", Look::Short),
    (head::WORDS, Look::Long),
    ("Natura", Look::Short),
    ("Destinatario", Look::Short),
    ("Valori", Look::Long),
    ("Condizione", Look::Long),
    ("Eccezione", Look::Long),
    ("Forza", Look::Short),
    ("Stato", Look::Short),
    ("Pagina", Look::Number),
    ("Riga", Look::Number),
];

const FINDINGS: &[(&str, Look)] = &[
    ("Ente", Look::Short),
    (head::DOCUMENT, Look::Short),
    ("Codice", Look::Short),
    ("Gravità", Look::Short),
    ("Luogo", Look::Short),
    ("Difetto", Look::Long),
    ("Rimedio", Look::Long),
    (head::WORDS, Look::Long),
    ("Riga", Look::Number),
];

fn reviewed(name: &'static str, columns: &[(&str, Look)]) -> Page {
    Page::new(name, 2, &[columns, &REVIEW].concat())
}

/// Institutions × topics, each cell with the verdict to look at first and its value.
pub(super) fn matrix_page(report: &Report) -> Page {
    let table = matrix(report);
    let mut page = Page::new(
        sheet::MATRIX,
        2,
        &[("Ente", Look::Short), (head::DOCUMENT, Look::Short)],
    );
    let mut titles: Vec<&str> = Vec::new();
    for topic in table.columns.iter().skip(1) {
        let title = report.title(topic);
        // A table wants its heads different from one another.
        let title = if titles.contains(&title) {
            topic
        } else {
            title
        };
        titles.push(title);
        page.columns.push((title.to_owned(), Look::Verdict));
    }
    for row in table.rows {
        let case = row.first().and_then(|id| find(report, id));
        let mut cells = vec![case.map(institution).unwrap_or_default()];
        cells.extend(row);
        page.rows.push(cells);
    }
    page
}

fn find<'a>(report: &'a Report, id: &str) -> Option<&'a Case> {
    let mut cases = report.cases.iter();
    cases.find(|case| case.ruleset.document.id == id)
}

/// All cells, in the order of `deroga table deviations`.
pub(super) fn deviations(report: &Report) -> Page {
    let mut page = reviewed(sheet::CELLS, DEVIATIONS);
    for case in &report.cases {
        if let Some(comparison) = &case.comparison {
            let cells = comparison.deviations.iter();
            page.rows
                .extend(cells.map(|cell| deviation(report, case, cell, comparison.indicative)));
        }
    }
    page
}

fn deviation(report: &Report, case: &Case, cell: &Deviation, indicative: bool) -> Vec<String> {
    let mark = if indicative { "(indicativo) " } else { "" };
    let mut row = begun(report, case, &cell.topic);
    row.extend([
        cell.verdict.italian().to_owned(),
        cell.local.place.clone().unwrap_or_default(),
        cell.local.quote.clone().unwrap_or_default(),
        cell.baseline.place.clone().unwrap_or_default(),
        words(&cell.baseline),
        format!("{mark}{}", cell.reason),
        cell.presence.italian().to_owned(),
        cell.baseline_presence.italian().to_owned(),
        cell.favour.italian().to_owned(),
        cell.room
            .map(|r| r.italian().to_owned())
            .unwrap_or_default(),
        cell.constraint.clone().unwrap_or_default(),
    ]);
    row.extend(place_in_file(cell.local.origin));
    row.extend(review(report, of_deviation(cell)));
    row
}

/// The quote, or the fact marked as such.
fn words(side: &Side) -> String {
    match (&side.quote, &side.fact) {
        (Some(quote), _) => quote.clone(),
        (None, Some(fact)) => format!("[fatto annotato] {fact}"),
        (None, None) => String::new(),
    }
}

/// All rules, one row for each place, in the order of `deroga table rules`.
pub(super) fn rules(report: &Report) -> Page {
    let mut page = reviewed(sheet::RULES, RULES);
    for case in &report.cases {
        for rule in &case.ruleset.rules {
            let places = rule.evidence.iter();
            page.rows
                .extend(places.map(|e| of_place(report, case, rule, e)));
        }
    }
    page
}

fn of_place(report: &Report, case: &Case, rule: &Rule, evidence: &Evidence) -> Vec<String> {
    let values = rule.values.iter();
    let values: Vec<String> = values
        .map(|(slot, value)| format!("{slot}: {value}").replace('_', " "))
        .collect();
    let mut row = begun(report, case, &rule.topic);
    row.extend([
        evidence.place.clone(),
        evidence.quote.clone(),
        rule.modality.italian().to_owned(),
        rule.bearer.to_string().replace('_', " "),
        values.join("; "),
        rule.condition.clone().unwrap_or_default(),
        rule.exception.clone().unwrap_or_default(),
        evidence.binding.italian().to_owned(),
        rule.state.italian().to_owned(),
    ]);
    row.extend(place_in_file(Some(evidence.origin)));
    row.extend(review(report, of_rule(rule, evidence)));
    row
}

/// All findings.
pub(super) fn findings(report: &Report) -> Page {
    let mut page = reviewed(sheet::FINDINGS, FINDINGS);
    for case in &report.cases {
        page.rows
            .extend(case.findings.iter().map(|f| finding(report, case, f)));
    }
    page
}

fn finding(report: &Report, case: &Case, finding: &Finding) -> Vec<String> {
    let site = finding.sites.first();
    let id = &case.ruleset.document.id;
    let quotes: Vec<&str> = finding.sites.iter().map(|s| s.quote.as_str()).collect();
    let mut row = vec![
        institution(case),
        id.clone(),
        finding.code.id().to_owned(),
        finding.severity.italian().to_owned(),
        site.map(|s| s.place.clone()).unwrap_or_default(),
        finding.message.clone(),
        finding.help.clone(),
        quotes.join(" … "),
        site.map(|s| s.line.to_string()).unwrap_or_default(),
    ];
    row.extend(review(report, of_finding(id, finding)));
    row
}

/// The first four cells: institution, document, topic, family.
fn begun(report: &Report, case: &Case, topic: &str) -> Vec<String> {
    let family = report.families.get(topic);
    vec![
        institution(case),
        case.ruleset.document.id.clone(),
        report.title(topic).to_owned(),
        family.map(|f| f.replace('_', " ")).unwrap_or_default(),
    ]
}

/// Its name; empty when unknown.
pub(super) fn institution(case: &Case) -> String {
    let document = &case.ruleset.document;
    document.institution.clone().unwrap_or_default()
}

/// Page and line of the file; empty where the document is silent.
fn place_in_file(origin: Option<Origin>) -> [String; 2] {
    origin.map_or_else(Default::default, |o| {
        [o.page.to_string(), o.line.to_string()]
    })
}

/// The decision of an earlier review, its remark, and what brings this one back.
fn review(report: &Report, item: Item) -> [String; 6] {
    let found = report.reviews.get(&item);
    let standing = found.map(|r| r.standing.italian().to_owned());
    [
        standing.unwrap_or_default(),
        found.map(|r| r.note.clone()).unwrap_or_default(),
        found.and_then(|r| r.standing.why()).unwrap_or_default(),
        item.id,
        item.words,
        item.said,
    ]
}
