//! The deviating provisions, each with tracked changes from the contract's words to the local ones.

use docx_rs::{Delete, Docx, Insert, Paragraph, Run as Letters};

use super::style::{HEADING, NORMAL, QUOTE, REDLINE, SECTION, heading, labelled, line, run, words};
use super::{Opinion, all};
use crate::compare::{BaselinePresence, Deviation, Presence, Residue, Side};
use crate::report::review::of_deviation;
use crate::wording::{Run, redline};

/// Who makes the changes.
const AUTHOR: &str = "deroga";

/// What the marks mean.
const LEGEND: &str = "Nei passi segnati come «Raffronto» le revisioni partono dalle parole del contratto: \
    cancellate quelle che il documento non ha, inserite quelle che aggiunge. Accettandole tutte resta il \
    testo del documento, rifiutandole tutte quello del contratto.";

impl<'a> Opinion<'a> {
    /// One section for each cell of the table, under the same number.
    pub(super) fn provisions(&self, docx: Docx) -> Docx {
        if self.cells.is_empty() {
            return docx;
        }
        let docx = all(
            docx,
            [heading(HEADING, "Le disposizioni"), words(NORMAL, LEGEND)],
        );
        (1..)
            .zip(&self.cells)
            .fold(docx, |docx, (n, cell)| all(docx, self.provision(n, cell)))
    }

    fn provision(&self, n: usize, cell: &Deviation) -> Vec<Paragraph> {
        let title = self.report.title(&cell.topic);
        let place = cell.local.place.as_deref();
        let place = place.map(|p| format!(", {p}")).unwrap_or_default();
        let mut out = vec![
            heading(SECTION, &format!("{n}. {title}{place}")),
            labelled("Esito:", cell.verdict.italian()),
            labelled("Motivo:", &cell.reason),
        ];
        if let Some(room) = cell.room {
            out.push(labelled("Margine dell'ente:", room.italian()));
        }
        if let Some(constraint) = &cell.constraint {
            out.push(labelled("Vincolo che viene dal contratto:", constraint));
        }
        out.extend(self.texts(cell));
        let interpretations = cell.interpretations.iter();
        out.extend(interpretations.map(|text| labelled("Si veda anche:", text)));
        if let Some(review) = self.report.reviews.get(&of_deviation(cell)) {
            out.push(labelled("Revisione:", &review.line()));
        }
        out
    }

    /// Both texts: as changes where both are at hand, else apart, with a word on what is missing.
    fn texts(&self, cell: &Deviation) -> Vec<Paragraph> {
        let quotes = self.whole(cell).or_else(|| {
            cell.baseline
                .quote
                .as_deref()
                .zip(cell.local.quote.as_deref())
        });
        if let Some((contract, local)) = quotes {
            let place = cell.baseline.place.as_deref().unwrap_or_default();
            let from = format!("con {place} del contratto");
            return vec![
                labelled("Raffronto", &from).keep_next(true),
                changes(contract, local),
            ];
        }
        let mut out = Vec::new();
        match (&cell.local.quote, cell.presence) {
            (Some(quote), _) => {
                out.push(labelled("Testo del documento:", "").keep_next(true));
                out.push(words(QUOTE, &format!("«{quote}»")));
            }
            (None, Presence::Silent) => {
                out.push(labelled(
                    "Testo del documento:",
                    "il documento non ne parla.",
                ));
            }
            (None, _) => {}
        }
        out.extend(contract(&cell.baseline, cell.baseline_presence));
        out
    }

    /// The whole provisions, of the contract and of the document, where the comparison of words found
    /// that the two places of a cell belong together.
    fn whole(&self, cell: &Deviation) -> Option<(&'a str, &'a str)> {
        let (local, base) = (
            cell.local.locator.as_ref()?,
            cell.baseline.locator.as_ref()?,
        );
        let mut pairs = self.comparison.residue.iter();
        let pair = pairs.find(|p| p.local.locator == *local && p.baseline.locator == *base)?;
        pair.baseline
            .quote
            .as_deref()
            .zip(pair.local.quote.as_deref())
    }

    /// The other places that copy the contract and differ in their words.
    pub(super) fn words(&self, docx: Docx) -> Docx {
        let told = |pair: &&Residue| {
            let shown = |cell: &&Deviation| {
                cell.local.locator.as_ref() == Some(&pair.local.locator)
                    && cell.baseline.locator.as_ref() == Some(&pair.baseline.locator)
            };
            !self.cells.iter().copied().any(|cell| shown(&cell))
        };
        let pairs = self.comparison.residue.iter().filter(told);
        let pairs: Vec<(&Residue, &str, &str)> = pairs
            .filter_map(|p| Some((p, p.baseline.quote.as_deref()?, p.local.quote.as_deref()?)))
            .collect();
        if pairs.is_empty() {
            return docx;
        }
        let note = "Altri passi del documento riprendono il contratto con parole diverse, senza che l'esito dei \
                    temi ne risulti cambiato.";
        let docx = all(
            docx,
            [
                heading(HEADING, "Altre differenze nelle parole"),
                words(NORMAL, note),
            ],
        );
        pairs
            .into_iter()
            .fold(docx, |docx, (pair, contract, local)| {
                let title = format!("{}, raffronto con", pair.local.place);
                let head = labelled(&title, &format!("{} del contratto", pair.baseline.place));
                all(docx, [head.keep_next(true), changes(contract, local)])
            })
    }
}

/// What the contract says, or why its words are not here.
fn contract(side: &Side, presence: BaselinePresence) -> Vec<Paragraph> {
    let place = side.place.as_deref();
    let place = place.map(|p| format!(" ({p})")).unwrap_or_default();
    let missing = "Il testo di questo articolo del contratto non è fra quelli a disposizione: manca il \
                   raffronto delle parole.";
    match (&side.quote, &side.fact, presence) {
        (Some(quote), _, _) => vec![
            labelled(&format!("Testo del contratto{place}:"), "").keep_next(true),
            words(QUOTE, &format!("«{quote}»")),
        ],
        (None, Some(fact), BaselinePresence::Silent) => {
            vec![labelled(&format!("Il contratto{place}:"), fact)]
        }
        (None, Some(fact), _) => vec![
            labelled(&format!("Contenuto del contratto{place}:"), fact),
            words(NORMAL, missing),
        ],
        (None, None, BaselinePresence::Silent) => vec![labelled("Il contratto:", "non ne parla.")],
        (None, None, BaselinePresence::NoText) => vec![words(NORMAL, missing)],
        // It speaks of the topic, and has nothing of this kind: the reason says so.
        (None, None, BaselinePresence::Stated) => Vec::new(),
    }
}

/// One paragraph of tracked changes: accepting all leaves `local`, refusing all leaves `contract`.
fn changes(contract: &str, local: &str) -> Paragraph {
    let (contract, local) = (line(contract), line(local));
    let runs = redline(&contract, &local);
    runs.iter().fold(
        Paragraph::new().style(REDLINE),
        |paragraph, run_| match run_ {
            Run::Kept(text) => paragraph.add_run(run(text)),
            Run::Dropped(text) => {
                let gone = Letters::new().add_delete_text(*text);
                paragraph.add_delete(Delete::new().add_run(gone).author(AUTHOR))
            }
            Run::Added(text) => paragraph.add_insert(Insert::new(run(text)).author(AUTHOR)),
        },
    )
}
