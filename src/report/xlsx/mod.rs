//! The report as a spreadsheet that a legal office works in: filters, a column to review in, and back.
//!
//! [`pages`] says what stands where, [`links`] what leads where, `write` draws it, [`reviews`] reads back what people wrote into it.

mod links;
mod pages;
mod read;
mod sources;
mod write;

pub use read::{Returned, reviews};
pub use write::xlsx;

use std::collections::BTreeMap;

/// Heads of the columns that reviews are read back from.
mod head {
    /// The document's id.
    pub const DOCUMENT: &str = "Documento";
    /// The words reviewed.
    pub const WORDS: &str = "Testo del documento";
    /// The decision.
    pub const REVIEW: &str = "Revisione";
    /// What the reviewer writes.
    pub const NOTE: &str = "Nota";
    /// Hidden: the name of the item.
    pub const ID: &str = "Chiave";
    /// Hidden: hash of the words.
    pub const HASH: &str = "Impronta";
    /// Hidden: what the program said.
    pub const SAID: &str = "Esito";
}

/// Names of the sheets.
mod sheet {
    /// Institutions × topics.
    pub const MATRIX: &str = "Matrice";
    /// All cells.
    pub const CELLS: &str = "Scostamenti";
    /// All rules.
    pub const RULES: &str = "Regole";
    /// All faults of the texts.
    pub const FINDINGS: &str = "Difetti";
    /// All documents.
    pub const SOURCES: &str = "Fonti";
}

/// How a column looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// A few words.
    Short,
    /// Words that wrap: quotes, reasons.
    Long,
    /// A number.
    Number,
    /// A verdict, coloured by what it is.
    Verdict,
    /// A decision, chosen from a list.
    Review,
    /// Free words of the reviewer.
    Note,
    /// For the program.
    Hidden,
}

/// A column: its head and its look.
type Column = (String, Look);

/// What one sheet holds.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Page {
    /// Its name, and the name of its table.
    name: &'static str,
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
    /// How many columns stay when the others scroll.
    frozen: u16,
    /// Where cells lead, by row and column.
    links: BTreeMap<(usize, usize), Link>,
}

/// A row of a sheet of the same workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Link {
    sheet: &'static str,
    /// From 0, without the head.
    row: usize,
}

impl Page {
    fn new(name: &'static str, frozen: u16, columns: &[(&str, Look)]) -> Self {
        let columns = columns
            .iter()
            .map(|(head, look)| ((*head).to_owned(), *look));
        Self {
            name,
            columns: columns.collect(),
            rows: Vec::new(),
            frozen,
            links: BTreeMap::new(),
        }
    }
}
