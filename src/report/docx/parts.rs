//! The parts of an opinion but the provisions: what was read, the summary, the table, the claims.

use std::collections::BTreeMap;

use docx_rs::{Docx, Shading, Table, TableCell, TableLayoutType, TableRow, WidthType};

use super::style::{
    CELL, HEAD_CELL, HEADING, NORMAL, QUOTE, SUBTITLE, TITLE, heading, labelled, words,
};
use super::{Opinion, all};
use crate::compare::{Deviation, Verdict};
use crate::report::meaning;

/// Width of the text in twentieths of a point.
const WIDTH: usize = 9_638;

impl Opinion<'_> {
    /// Title and subject.
    pub(super) fn head(&self, docx: Docx) -> Docx {
        let document = &self.case.ruleset.document;
        let name = document.institution.as_deref();
        let date = document.date.as_ref();
        let date = date.map(|d| format!(", {}", italian_date(d)));
        let subject = format!("{}{}", document.title, date.unwrap_or_default());
        all(
            docx,
            [
                words(TITLE, "Parere"),
                words(SUBTITLE, name.unwrap_or(&document.id)),
                labelled("Oggetto:", &subject),
                labelled("Contratto di raffronto:", &self.contract()),
            ],
        )
    }

    fn contract(&self) -> String {
        let id = self.comparison.baseline.as_deref();
        id.map_or_else(
            || format!("nessuno. {}", self.comparison.reason),
            |id| format!("{id}. {}", self.comparison.reason),
        )
    }

    /// What the opinion rests on.
    pub(super) fn reading(&self, docx: Docx) -> Docx {
        let set = &self.case.ruleset;
        let certificate = &set.certificate;
        let mut paragraphs = vec![heading(HEADING, "Che cosa è stato letto")];
        let left = match certificate.residue {
            0 => "tutti sono attribuiti a una parte del testo".to_owned(),
            some => format!("{some} non sono attribuiti ad alcuna parte del testo"),
        };
        paragraphs.push(words(
            NORMAL,
            &format!(
                "Il documento conta {} caratteri: {left}. Se ne ricavano {}. Restano fuori dall'esame {} \
                 con un verbo di dovere, che non rientrano in alcuno dei temi considerati.",
                thousands(certificate.total),
                counted(set.rules.len(), "regola", "regole"),
                counted(set.residue.len(), "frase", "frasi"),
            ),
        ));
        if certificate.unread_pages > 0 {
            let pages = counted(certificate.unread_pages, "pagina", "pagine");
            let text = format!("{pages} senza testo: di ciò che vi è scritto non si sa nulla.");
            paragraphs.push(labelled("Attenzione:", &text));
        }
        if self.comparison.indicative {
            let text = "il contratto è di un altro comparto; il raffronto è solo indicativo.";
            paragraphs.push(labelled("Attenzione:", text));
        }
        let warnings = self.comparison.warnings.iter();
        paragraphs.extend(warnings.map(|warning| labelled("Attenzione:", warning)));
        all(docx, paragraphs)
    }

    /// How many cells of each verdict, and what each means.
    pub(super) fn summary(&self, docx: Docx) -> Docx {
        let mut counts: BTreeMap<Verdict, usize> = BTreeMap::new();
        for cell in &self.comparison.deviations {
            *counts.entry(cell.verdict).or_default() += 1;
        }
        let all_cells = self.comparison.deviations.len();
        let text = format!(
            "{} a raffronto. Gli scostamenti di cui si dà conto sono {}; in tabella anche gli altri esiti.",
            counted(all_cells, "punto messo", "punti messi"),
            self.cells.len()
        );
        let rows = counts.iter().map(|(verdict, count)| {
            let meaning = capital(meaning(*verdict));
            let cells = [verdict.italian(), &count.to_string(), &meaning];
            row(&cells, SUMMARY, Some(*verdict))
        });
        let head = header(&["Esito", "N.", "Che cosa significa"], SUMMARY);
        let table = table(std::iter::once(head).chain(rows).collect(), SUMMARY);
        let docx = all(docx, [heading(HEADING, "Sintesi"), words(NORMAL, &text)]);
        docx.add_table(table)
    }

    /// All deviations, worst first.
    pub(super) fn table(&self, docx: Docx) -> Docx {
        let docx = all(docx, [heading(HEADING, "Scostamenti")]);
        if self.cells.is_empty() {
            return all(docx, [words(NORMAL, "Nessuno.")]);
        }
        let head = header(
            &["N.", "Esito", "Tema", "Documento", "Contratto", "Motivo"],
            DEVIATIONS,
        );
        let rows = (1..).zip(&self.cells).map(|(n, cell)| self.row(n, cell));
        let rows = std::iter::once(head).chain(rows).collect();
        docx.add_table(table(rows, DEVIATIONS))
    }

    fn row(&self, n: usize, cell: &Deviation) -> TableRow {
        let place = |place: &Option<String>| place.clone().unwrap_or_else(|| "—".into());
        row(
            &[
                &n.to_string(),
                cell.verdict.italian(),
                self.report.title(&cell.topic),
                &place(&cell.local.place),
                &place(&cell.baseline.place),
                &cell.reason,
            ],
            DEVIATIONS,
            Some(cell.verdict),
        )
    }

    /// What the act adds where the contract is silent, for nobody better or worse: topics and places.
    pub(super) fn additions(&self, docx: Docx) -> Docx {
        let mut places: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let cells = self.comparison.deviations.iter();
        for cell in cells.filter(|cell| cell.verdict == Verdict::AddedNeutral) {
            let place = cell.local.place.as_deref().unwrap_or_default();
            let title = self.report.title(&cell.topic);
            places.entry(title).or_default().push(place);
        }
        if places.is_empty() {
            return docx;
        }
        let note =
            "Il contratto tace e la regola del documento non favorisce né danneggia il dipendente.";
        let docx = all(
            docx,
            [heading(HEADING, "Integrazioni neutre"), words(NORMAL, note)],
        );
        let lines = places.into_iter().map(|(title, mut places)| {
            places.dedup();
            labelled(&format!("{title}:"), &places.join("; "))
        });
        all(docx, lines)
    }

    /// What is asked for by somebody: no right, and apart.
    pub(super) fn claims(&self, docx: Docx) -> Docx {
        let cells = self.comparison.deviations.iter();
        let claims = cells.filter(|cell| cell.verdict == Verdict::ClaimOnly);
        let claims: Vec<&Deviation> = claims.collect();
        if claims.is_empty() {
            return docx;
        }
        let note = "Il documento le chiede soltanto: nessuno le ha ancora stabilite.";
        let docx = all(
            docx,
            [heading(HEADING, "Rivendicazioni"), words(NORMAL, note)],
        );
        claims.into_iter().fold(docx, |docx, cell| {
            let place = cell.local.place.as_deref().unwrap_or_default();
            let title = format!("{}, {place}:", self.report.title(&cell.topic));
            let quote = cell.local.quote.as_deref().unwrap_or_default();
            all(
                docx,
                [labelled(&title, ""), words(QUOTE, &format!("«{quote}»"))],
            )
        })
    }
}

/// Widths of the columns of the summary.
const SUMMARY: &[usize] = &[2_600, 700, 6_338];

/// Widths of the columns of the table of deviations.
const DEVIATIONS: &[usize] = &[480, 1_580, 1_780, 1_500, 1_260, 3_038];

fn table(rows: Vec<TableRow>, widths: &[usize]) -> Table {
    Table::new(rows)
        .set_grid(widths.to_vec())
        .width(WIDTH, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
}

/// The head of a table; [`super::finish`] has it repeated on each page.
fn header(cells: &[&str], widths: &[usize]) -> TableRow {
    let one = |(text, width): (&&str, &usize)| {
        cell(HEAD_CELL, text, *width).shading(Shading::new().fill("D9E2F3"))
    };
    TableRow::new(cells.iter().zip(widths).map(one).collect()).cant_split()
}

fn row(cells: &[&str], widths: &[usize], verdict: Option<Verdict>) -> TableRow {
    let colour = verdict.and_then(colour);
    let one = |(text, width): (&&str, &usize)| {
        let is_verdict = verdict.is_some_and(|v| v.italian() == *text);
        let cell = cell(CELL, text, *width);
        match colour.filter(|_| is_verdict) {
            Some(colour) => cell.shading(Shading::new().fill(colour)),
            None => cell,
        }
    };
    TableRow::new(cells.iter().zip(widths).map(one).collect()).cant_split()
}

fn cell(style: &str, text: &str, width: usize) -> TableCell {
    TableCell::new()
        .width(width, WidthType::Dxa)
        .add_paragraph(words(style, text))
}

/// The colour behind a verdict; its word stands there too.
fn colour(verdict: Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::Worse | Verdict::Contradictory | Verdict::Omitted => Some("F8D3CF"),
        Verdict::Blank | Verdict::AddedWorse | Verdict::Mixed | Verdict::Different => {
            Some("FDEBC0")
        }
        Verdict::AddedBetter | Verdict::Better => Some("D5ECD4"),
        _ => None,
    }
}

fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// With a point between thousands, as Italian has it.
fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let parts: Vec<&[u8]> = digits.as_bytes().rchunks(3).rev().collect();
    let parts = parts
        .iter()
        .map(|part| String::from_utf8_lossy(part).into_owned());
    parts.collect::<Vec<_>>().join(".")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// `2025-06-30` as `30 giugno 2025`; what is no such date stays as it is.
fn italian_date(iso: &str) -> String {
    const MONTHS: [&str; 12] = [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ];
    let Ok(date) = iso.parse::<jiff::civil::Date>() else {
        return iso.to_owned();
    };
    let month = usize::try_from(date.month() - 1).unwrap_or_default();
    let month = MONTHS.get(month).copied().unwrap_or_default();
    let day = if date.day() == 1 {
        "1º".to_owned()
    } else {
        date.day().to_string()
    };
    format!("{day} {month} {}", date.year())
}
