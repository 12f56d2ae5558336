//! Files that nobody should send, made on the spot.

pub mod marked;
pub mod odf;
pub mod office;
pub mod packed;
pub mod pdf;
pub mod pdf_twisted;
pub mod plain;

/// What becomes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// One message, no rules.
    Refused,
    /// Rules, however few.
    Read,
    /// One or the other: how much of a damaged file can be read is the reader's matter.
    Either,
}

/// A file that nobody should send.
pub struct Bad {
    /// Its name; the ending is part of the trap.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// What becomes of it.
    pub fate: Fate,
}

/// A file.
pub fn bad(name: &str, fate: Fate, bytes: impl Into<Vec<u8>>) -> Bad {
    Bad {
        name: name.to_owned(),
        bytes: bytes.into(),
        fate,
    }
}

/// The file cut at every tenth of its length.
pub fn truncated(name: &str, ending: &str, whole: &[u8]) -> Vec<Bad> {
    let cut = |tenth: usize| {
        let bytes = &whole[..whole.len() * tenth / 10];
        bad(
            &format!("{name}-{tenth}-decimi.{ending}"),
            Fate::Either,
            bytes,
        )
    };
    (1..10).map(cut).collect()
}

/// An act, as words.
pub const ACT: &str = "Articolo 1 - Recesso\n\nIl dipendente può recedere dall'accordo di lavoro agile con un preavviso di almeno trenta giorni.\n";
