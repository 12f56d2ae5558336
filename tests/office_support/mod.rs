//! Writes texts as DOCX and ODT whose numbers, letters and bullets exist only as automatic numbering.

#![allow(dead_code, reason = "each test uses a part of it")]

pub mod docx;
pub mod marks;
pub mod odt;

use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};

/// A zip file with these parts.
pub fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect(name);
        zip.write_all(content.as_bytes()).expect(name);
    }
    zip.finish().expect("a zip file").into_inner()
}

/// Words as XML has them.
pub fn escape(words: &str) -> String {
    let words = words.replace('&', "&amp;");
    words.replace('<', "&lt;").replace('>', "&gt;")
}
