//! Any bytes as a DOCX file, and as the document, the styles or the numbering of one.

#![no_main]

use deroga::ingest::{Options, print, settle};
use deroga::source::{Format, SourceFile};
use libfuzzer_sys::fuzz_target;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Parts that a DOCX may have.
const PARTS: [&str; 4] = ["document", "numbering", "styles", "footnotes"];

fuzz_target!(|data: &[u8]| {
    let bytes = match data {
        [b'P', b'K', ..] => data.to_vec(),
        [which, inside @ ..] => docx(usize::from(*which) % PARTS.len(), inside),
        [] => return,
    };
    let file = SourceFile {
        path: "prova.docx".to_owned(),
        format: Format::Docx,
        bytes,
    };
    let options = Options {
        max_output: 1 << 20,
        max_unpacked: 4 << 20,
        ..Options::default()
    };
    let _ = settle("prova.docx", print(&file, &options));
});

/// A DOCX in which one part is `inside`, and the others a good one.
fn docx(which: usize, inside: &[u8]) -> Vec<u8> {
    let good = format!(
        "<w:document xmlns:w=\"{WORD}\"><w:body><w:p><w:pPr><w:pStyle w:val=\"A\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Articolo 1</w:t></w:r></w:p></w:body></w:document>"
    );
    let mut parts = vec![(PARTS[which], inside)];
    if which != 0 {
        parts.push((PARTS[0], good.as_bytes()));
    }
    zip(&parts)
}

/// A zip file of stored parts.
fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, data) in parts {
        let name = format!("word/{name}.xml");
        let length = u32::try_from(data.len()).unwrap_or(0);
        let mut fields = [20u16, 0, 0, 0, 0x21].map(u16::to_le_bytes).concat();
        fields.extend([crc32fast::hash(data), length, length].map(u32::to_le_bytes).concat());
        fields.extend([u16::try_from(name.len()).unwrap_or(0), 0].map(u16::to_le_bytes).concat());
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(u32::try_from(out.len()).unwrap_or(0).to_le_bytes());
        directory.extend(name.bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(name.bytes());
        out.extend(*data);
    }
    let (start, length) = (out.len(), directory.len());
    let count = u16::try_from(parts.len()).unwrap_or(0);
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].map(u16::to_le_bytes).concat());
    out.extend([length, start].map(|n| u32::try_from(n).unwrap_or(0).to_le_bytes()).concat());
    out.extend([0, 0]);
    out
}
