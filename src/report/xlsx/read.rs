//! Reads back what people wrote into the sheets.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader as _, open_workbook_auto_from_rs};

use super::head;
use crate::report::review::{Review, State};

/// A review that came back, and where it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// Id of the document.
    pub document: String,
    /// The review; where nothing was decided, only its note counts.
    pub review: Review,
    /// Whether a decision was made; else there is only a note.
    pub decided: bool,
}

/// What a workbook brings back: reviews, and what could not be understood, in Italian.
pub type Brought = (Vec<Returned>, Vec<String>);

/// The reviews in a workbook, XLSX or ODS, as its sheets were given out: rows may be sorted, filtered
/// or dropped. The error says in Italian why nothing could be read.
pub fn reviews(bytes: &[u8]) -> Result<Brought, String> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes))
        .map_err(|_| "non è un foglio di calcolo che si possa leggere (.xlsx o .ods)".to_owned())?;
    let (mut brought, mut faults, mut sheets) = (Vec::new(), Vec::new(), 0);
    for name in book.sheet_names() {
        let Ok(range) = book.worksheet_range(&name) else {
            faults.push(format!("il foglio `{name}` non si può leggere"));
            continue;
        };
        let mut rows = range.rows();
        let Some(sheet) = rows.next().and_then(|heads| Sheet::of(&name, heads)) else {
            continue;
        };
        sheets += 1;
        for (at, row) in (2..).zip(rows) {
            match sheet.review(at, row) {
                Ok(found) => brought.extend(found),
                Err(fault) => faults.push(fault),
            }
        }
    }
    if sheets == 0 {
        return Err(format!(
            "non ha le colonne «{}» e «{}» di un rapporto",
            head::REVIEW,
            head::ID
        ));
    }
    Ok((brought, faults))
}

/// A sheet with a column to review in.
struct Sheet<'a> {
    name: &'a str,
    columns: BTreeMap<String, usize>,
}

impl<'a> Sheet<'a> {
    fn of(name: &'a str, heads: &[Data]) -> Option<Self> {
        let columns: BTreeMap<String, usize> = heads.iter().map(text).zip(0..).collect();
        let wanted = [head::DOCUMENT, head::REVIEW, head::ID, head::HASH];
        let all = wanted.iter().all(|head| columns.contains_key(*head));
        all.then_some(Self { name, columns })
    }

    fn cell(&self, row: &[Data], head: &str) -> String {
        let at = self.columns.get(head);
        at.and_then(|at| row.get(*at)).map(text).unwrap_or_default()
    }

    /// The review of a row; `None` where nobody wrote anything.
    fn review(&self, at: usize, row: &[Data]) -> Result<Option<Returned>, String> {
        let state = self.cell(row, head::REVIEW);
        let note = self.cell(row, head::NOTE);
        if state.is_empty() && note.is_empty() {
            return Ok(None);
        }
        let (id, words) = (self.cell(row, head::ID), self.cell(row, head::HASH));
        let document = self.cell(row, head::DOCUMENT);
        if id.is_empty() || words.is_empty() || document.is_empty() {
            let help = "aiuto: riempi le righe del rapporto, non aggiungerne";
            return Err(self.fault(at, "non si sa a che cosa si riferisce", help));
        }
        let decided = State::from_italian(&state);
        if decided.is_none() && !state.is_empty() && state.to_lowercase() != "da rivedere" {
            let names: Vec<&str> = State::ALL.iter().map(|s| s.italian()).collect();
            let what = format!("`{state}` non è un esito della revisione");
            let help = format!("aiuto: scegli fra {}", names.join(", "));
            return Err(self.fault(at, &what, &help));
        }
        Ok(Some(Returned {
            document,
            decided: decided.is_some(),
            review: Review {
                id,
                words,
                said: self.cell(row, head::SAID),
                quote: self.cell(row, head::WORDS),
                state: decided.unwrap_or(State::ToCheck),
                note,
            },
        }))
    }

    fn fault(&self, row: usize, what: &str, help: &str) -> String {
        format!("foglio `{}`, riga {row}: {what}\n{help}", self.name)
    }
}

/// The words of a cell, without the spaces around them.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        other => other.to_string().trim().to_owned(),
    }
}
