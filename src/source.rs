//! Layer 2: a file as it was received.

use std::io;
use std::path::Path;

/// What a file is, decided by its content and only then by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
    /// A known format that is not read yet; the name is for the message.
    NotYet(&'static str),
    /// No text at all.
    Binary,
    /// Nothing inside.
    Empty,
}

/// First bytes of the formats that are not read yet.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "DOC (Word 97-2003)"),
    (b"\x89PNG", "immagine PNG"),
    (b"\xFF\xD8\xFF", "immagine JPEG"),
    (b"II*\0", "immagine TIFF"),
    (b"MM\0*", "immagine TIFF"),
];

/// Names inside a zip file that tell which format it holds.
const INSIDE_ZIP: &[(&[u8], &str)] = &[
    (b"word/", "DOCX"),
    (b"opendocument.text", "ODT"),
    (b"xl/", "XLSX"),
    (b"ppt/", "PPTX"),
    (b"opendocument.spreadsheet", "ODS"),
    (b"META-INF/container.xml", "EPUB"),
];

/// Extensions of formats that are not read yet, for files whose content does not say.
const EXTENSIONS: &[(&str, &str)] = &[
    ("pdf", "PDF"),
    ("docx", "DOCX"),
    ("doc", "DOC (Word 97-2003)"),
    ("odt", "ODT"),
    ("rtf", "RTF"),
    ("html", "HTML"),
    ("htm", "HTML"),
    ("xlsx", "XLSX"),
    ("eml", "EML (posta elettronica)"),
];

impl Format {
    /// The format of a file named `path` that holds `bytes`.
    pub fn sniff(path: &str, bytes: &[u8]) -> Self {
        let body = bytes
            .strip_prefix(b"\xEF\xBB\xBF")
            .unwrap_or(bytes)
            .trim_ascii_start();
        if body.is_empty() {
            return Self::Empty;
        }
        if let Some(name) = known(body) {
            return Self::NotYet(name);
        }
        if is_binary(bytes) {
            return Self::Binary;
        }
        let extension = Path::new(path).extension().and_then(|e| e.to_str());
        let extension = extension.unwrap_or("").to_ascii_lowercase();
        let markdown = matches!(extension.as_str(), "md" | "markdown") || has_markdown(body);
        match EXTENSIONS.iter().find(|(e, _)| *e == extension) {
            Some((_, name)) => Self::NotYet(name),
            None if markdown => Self::Markdown,
            None => Self::Plain,
        }
    }
}

/// The name of a format that is not read yet, by its first bytes.
fn known(body: &[u8]) -> Option<&'static str> {
    let magic = MAGIC.iter().find(|(magic, _)| body.starts_with(magic));
    let zip = || body.starts_with(b"PK\x03\x04").then(|| inside_zip(body));
    magic
        .map(|(_, name)| *name)
        .or_else(zip)
        .or_else(|| is_html(body).then_some("HTML"))
}

fn inside_zip(body: &[u8]) -> &'static str {
    let head = &body[..body.len().min(1 << 16)];
    let found = INSIDE_ZIP
        .iter()
        .find(|(sign, _)| head.windows(sign.len()).any(|w| w == *sign));
    found.map_or("ZIP", |(_, name)| name)
}

fn is_html(body: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&body[..body.len().min(512)]).to_ascii_lowercase();
    head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || (head.starts_with("<?xml") && head.contains("<html"))
}

/// Text in UTF-16 with its mark is text; otherwise a NUL or many control bytes mean there is none.
fn is_binary(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return false;
    }
    let head = &bytes[..bytes.len().min(1 << 16)];
    let control = head
        .iter()
        .filter(|b| matches!(b, 1..=8 | 14..=31 | 127))
        .count();
    head.contains(&0) || control * 50 > head.len()
}

fn has_markdown(body: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&body[..body.len().min(1 << 16)]);
    head.lines().any(|l| {
        l.starts_with("# ") || l.starts_with("## ") || l.starts_with("### ") || l.starts_with("|--")
    })
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
