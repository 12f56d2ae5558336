//! Layer 2: a file as it was received.

mod inside;
mod sniff;
mod wide;

pub use wide::{Order, wide};

use std::io;
use std::path::Path;

/// What a file is, decided by its content and only then by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
    /// PDF.
    Pdf,
    /// Word since 2007, with or without macros, document or template.
    Docx,
    /// Text of `OpenDocument`, zipped or as one XML file.
    Odt,
    /// HTML or XHTML.
    Html,
    /// Rich Text Format.
    Rtf,
    /// An e-mail message.
    Eml,
    /// What docling makes of a document, in JSON.
    Docling,
    /// A picture, which only OCR can read; the name is for the message.
    Image(&'static str),
    /// An archive of files; the name is for the message.
    Archive(&'static str),
    /// A known format that is not read; the name is for the message.
    NotYet(&'static str),
    /// An Office document under a password.
    Locked,
    /// No text at all.
    Binary,
    /// Nothing inside.
    Empty,
}

impl Format {
    /// The format of a file named `path` that holds `bytes`.
    pub fn sniff(path: &str, bytes: &[u8]) -> Self {
        sniff::sniff(path, bytes)
    }

    /// Whether the bytes are characters, which need no reader of their own.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Plain | Self::Markdown)
    }

    /// The name of the format, for messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "testo",
            Self::Markdown => "Markdown",
            Self::Pdf => "PDF",
            Self::Docx => "DOCX",
            Self::Odt => "ODT",
            Self::Html => "HTML",
            Self::Rtf => "RTF",
            Self::Eml => "EML (posta elettronica)",
            Self::Docling => "JSON di docling",
            Self::Image(name) | Self::Archive(name) | Self::NotYet(name) => name,
            Self::Locked => "documento di Office protetto",
            Self::Binary => "dati",
            Self::Empty => "vuoto",
        }
    }
}

/// A file as it was received.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// As the user named it, with `/` between folders.
    pub path: String,
    /// What it is.
    pub format: Format,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl SourceFile {
    /// Reads the file at `path` from disk.
    pub fn read(path: &Path) -> io::Result<Self> {
        let bytes = std::fs::read(path)?;
        Ok(Self::new(&path.to_string_lossy().replace('\\', "/"), bytes))
    }

    /// A file named `path` that holds `bytes`.
    pub fn new(path: &str, bytes: Vec<u8>) -> Self {
        Self {
            path: path.to_owned(),
            format: Format::sniff(path, &bytes),
            bytes,
        }
    }
}
