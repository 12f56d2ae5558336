//! Which format a file has: its first bytes, then what its first lines look like, then its name.

use std::path::Path;

use super::Format;
use super::inside::{contains, zip};

/// Bytes that are looked at, from the start.
const HEAD: usize = 1 << 16;

/// First bytes of a compound file, which holds the documents of Office before 2007 and those under a
/// password since then.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// First bytes of the formats that have them.
const MAGIC: &[(&[u8], Format)] = &[
    (b"%PDF-", Format::Pdf),
    (b"{\\rtf", Format::Rtf),
    (COMPOUND, Format::NotYet("DOC (Word 97-2003)")),
    (b"\x89PNG", Format::Image("immagine PNG")),
    (b"\xFF\xD8\xFF", Format::Image("immagine JPEG")),
    (b"II*\0", Format::Image("immagine TIFF")),
    (b"MM\0*", Format::Image("immagine TIFF")),
    (b"GIF8", Format::Image("immagine GIF")),
    (b"BM", Format::Image("immagine BMP")),
    (b"RIFF", Format::Image("immagine WebP")),
    (b"PK\x05\x06", Format::Archive("ZIP vuoto")),
    (b"\x1F\x8B", Format::Archive("GZIP")),
    (b"7z\xBC\xAF\x27\x1C", Format::Archive("7-Zip")),
    (b"Rar!\x1A\x07", Format::Archive("RAR")),
    (b"BZh", Format::Archive("BZIP2")),
    (b"\xFD7zXZ\0", Format::Archive("XZ")),
    (b"%!PS", Format::NotYet("PostScript")),
];

/// Formats that a short sign is not enough for: what must stand at an offset, too.
const MORE: &[(&[u8], usize, &[u8])] = &[(b"BM", 6, b"\0\0\0\0"), (b"RIFF", 8, b"WEBP")];

/// Extensions that tell what text and bytes without a sign are.
const EXTENSIONS: &[(&str, Format)] = &[
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("eml", Format::Eml),
    ("fodt", Format::Odt),
];

/// Extensions of formats that have first bytes of their own: a file with one of these and without the
/// bytes is not what it says, unless it is text.
const PROMISES: &[(&str, Format)] = &[
    ("pdf", Format::Pdf),
    ("docx", Format::Docx),
    ("docm", Format::Docx),
    ("dotx", Format::Docx),
    ("odt", Format::Odt),
    ("ott", Format::Odt),
    ("rtf", Format::Rtf),
];

/// The format of a file named `path` that holds `bytes`.
pub(super) fn sniff(path: &str, bytes: &[u8]) -> Format {
    let body = bytes
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(bytes)
        .trim_ascii_start();
    if body.is_empty() {
        return Format::Empty;
    }
    let extension = Path::new(path).extension().and_then(|e| e.to_str());
    let extension = extension.unwrap_or("").to_ascii_lowercase();
    by_magic(body, &extension)
        .or_else(|| is_late_pdf(body).then_some(Format::Pdf))
        .unwrap_or_else(|| {
            if is_binary(bytes) {
                promised(&extension).unwrap_or(Format::Binary)
            } else {
                characters(bytes, body, &extension)
            }
        })
}

fn by_magic(body: &[u8], extension: &str) -> Option<Format> {
    if body.starts_with(b"PK\x03\x04") {
        return Some(zip(body, extension));
    }
    let (magic, format) = MAGIC.iter().find(|(magic, _)| body.starts_with(magic))?;
    let more = MORE.iter().find(|(sign, _, _)| sign == magic);
    let fits =
        more.is_none_or(|(_, at, sign)| body.get(*at..).is_some_and(|b| b.starts_with(sign)));
    let format = if is_locked(body) {
        Format::Locked
    } else {
        *format
    };
    fits.then_some(format)
}

/// An Office document under a password is a compound file with a stream of this name, in UTF-16.
fn is_locked(body: &[u8]) -> bool {
    const NAME: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    body.starts_with(COMPOUND) && contains(body, NAME)
}

/// Readers accept a PDF whose header is not at its start.
fn is_late_pdf(body: &[u8]) -> bool {
    let head = &body[..body.len().min(1024)];
    contains(head, b"%PDF-1.") && contains(body, b" obj")
}

fn promised(extension: &str) -> Option<Format> {
    let found = PROMISES.iter().find(|(e, _)| *e == extension);
    found.map(|(_, format)| *format)
}

/// The format of a file of characters.
fn characters(bytes: &[u8], body: &[u8], extension: &str) -> Format {
    let head = head(bytes, body);
    let start = head.trim_start().to_ascii_lowercase();
    let by_name = EXTENSIONS
        .iter()
        .find(|(e, format)| *e == extension && (*format != Format::Html || head.contains('<')));
    if is_html(&start) {
        Format::Html
    } else if is_flat_odt(&start) {
        Format::Odt
    } else if is_docling(&head) {
        Format::Docling
    } else if is_mail(&head) {
        Format::Eml
    } else if let Some((_, format)) = by_name {
        *format
    } else if has_markdown(&head) {
        Format::Markdown
    } else {
        Format::Plain
    }
}

/// The first characters; UTF-16 by its mark.
fn head(bytes: &[u8], body: &[u8]) -> String {
    let wide = |unit: fn([u8; 2]) -> u16| {
        let bytes = &bytes[2..bytes.len().min(HEAD)];
        let (pairs, _) = bytes.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|p| unit(*p)).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
        _ => String::from_utf8_lossy(&body[..body.len().min(HEAD)]).into_owned(),
    }
}

/// Openings of a page, also behind an XML declaration or comments.
fn is_html(start: &str) -> bool {
    let mut rest = start;
    loop {
        rest = rest.trim_start();
        let skipped = if rest.starts_with("<!--") {
            rest.split_once("-->")
        } else if rest.starts_with("<?xml") {
            rest.split_once("?>")
        } else {
            None
        };
        match skipped {
            Some((_, after)) => rest = after,
            None => break,
        }
    }
    ["<!doctype html", "<html", "<head>", "<body"]
        .iter()
        .any(|opening| rest.starts_with(opening))
}

fn is_flat_odt(start: &str) -> bool {
    start.starts_with("<?xml")
        && start.contains("<office:document")
        && start.contains("office:text")
}

/// Docling writes its schema at the start of the file.
fn is_docling(head: &str) -> bool {
    head.trim_start().starts_with('{') && head.contains("\"DoclingDocument\"")
}

/// Header lines of a message; each file has at least two of those that only messages have.
const MAIL: &[&str] = &[
    "received:",
    "return-path:",
    "message-id:",
    "mime-version:",
    "delivered-to:",
    "content-type:",
    "from:",
    "to:",
    "subject:",
    "date:",
];

/// Whether the file opens with header lines of a message: at least three, nothing else among them.
fn is_mail(head: &str) -> bool {
    let mut known = 0;
    for line in head.lines() {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else {
            return false;
        };
        let word = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        if name.is_empty() || !name.bytes().all(word) {
            return false;
        }
        let lower = format!("{}:", name.to_ascii_lowercase());
        known += usize::from(MAIL.contains(&lower.as_str()));
    }
    known >= 3
}

/// Text in UTF-16 with its mark is text; otherwise a NUL or many control bytes mean there is none.
fn is_binary(bytes: &[u8]) -> bool {
    let marked = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    if marked || super::wide(bytes).is_some() {
        return false;
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let control = head
        .iter()
        .filter(|b| matches!(b, 1..=8 | 14..=31 | 127))
        .count();
    head.contains(&0) || control * 50 > head.len()
}

fn has_markdown(head: &str) -> bool {
    head.lines().any(|l| {
        l.starts_with("# ") || l.starts_with("## ") || l.starts_with("### ") || l.starts_with("|--")
    })
}
