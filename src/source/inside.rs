//! What a zip file holds, by the names of its entries and without unpacking any.

use super::Format;

/// Bytes looked at on each side of the file; the list of entries stands at the end.
const LOOK: usize = 1 << 17;

/// Names inside a zip file that tell which format it holds, the most telling first.
const SIGNS: &[(&[u8], Format)] = &[
    (b"word/document", Format::Docx),
    (b"opendocument.text", Format::Odt),
    (b"opendocument.spreadsheet", Format::NotYet("ODS")),
    (b"opendocument.presentation", Format::NotYet("ODP")),
    (b"xl/workbook", Format::NotYet("XLSX")),
    (b"ppt/presentation", Format::NotYet("PPTX")),
    (b"META-INF/container.xml", Format::NotYet("EPUB")),
    (b"word/", Format::Docx),
    (b"Index/Document.iwa", Format::NotYet("Pages")),
];

/// Extensions of formats that are zip files, for those whose names do not tell.
const ENDINGS: &[(&str, Format)] = &[
    ("docx", Format::Docx),
    ("docm", Format::Docx),
    ("dotx", Format::Docx),
    ("odt", Format::Odt),
    ("ott", Format::Odt),
];

/// The format of the zip file `bytes` with this extension.
pub(super) fn zip(bytes: &[u8], extension: &str) -> Format {
    let head = &bytes[..bytes.len().min(LOOK)];
    let tail = &bytes[bytes.len().saturating_sub(LOOK)..];
    let holds = |sign: &[u8]| contains(head, sign) || contains(tail, sign);
    let sign = SIGNS.iter().find(|(sign, _)| holds(sign));
    let ending = || ENDINGS.iter().find(|(e, _)| *e == extension);
    sign.map(|(_, format)| *format)
        .or_else(|| ending().map(|(_, format)| *format))
        .unwrap_or(Format::Archive("ZIP"))
}

/// Whether `sign` stands in `bytes`; looks only where its first byte stands.
pub(super) fn contains(bytes: &[u8], sign: &[u8]) -> bool {
    let starts = bytes.iter().enumerate().filter(|(_, b)| **b == sign[0]);
    starts
        .into_iter()
        .any(|(i, _)| bytes[i..].starts_with(sign))
}
