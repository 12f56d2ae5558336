//! The report as a spreadsheet that a legal office works in: filters, a column to review in, and back.
//!
//! [`pages`] says what stands where, `write` draws it, [`reviews`] reads back what people wrote into it.

mod pages;
mod read;
mod sources;
mod write;

pub use read::{Returned, reviews};
pub use write::xlsx;

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
        }
    }
}
