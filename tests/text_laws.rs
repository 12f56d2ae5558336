//! Laws of text and outline, on the corpus and on random texts.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use deroga::certificate::certificate;
use deroga::ingest;
use deroga::outline::{Outline, outline};
use deroga::provision::provisions;
use deroga::source::{Format, SourceFile};
use deroga::text::{RemovedKind, Span, Text};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn corpus() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let files = fs::read_dir(folder).unwrap().map(|f| f.unwrap().path());
    let texts = files.filter(|p| p.extension().is_some_and(|e| e == "txt"));
    texts
        .map(|p| (p.display().to_string(), fs::read_to_string(&p).unwrap()))
        .collect()
}

/// Every clean byte in a piece is the same byte of the source; pieces and removed stretches
/// together are the source, in order.
fn bytes_map_back(text: &Text) {
    let mut parts: Vec<Span> = text.removed.iter().map(|r| r.source).collect();
    for piece in &text.pieces {
        let clean = &text.clean[piece.clean..piece.clean + piece.len];
        assert_eq!(clean, &text.source[piece.source..piece.source + piece.len]);
        parts.push(Span::new(piece.source, piece.source + piece.len));
    }
    parts.sort();
    let mut at = 0;
    for part in parts {
        assert_eq!(part.start, at, "the source has a hole or an overlap");
        at = part.end;
    }
    assert_eq!(at, text.source.len());
    let mut in_pieces = vec![false; text.clean.len()];
    for piece in &text.pieces {
        in_pieces[piece.clean..piece.clean + piece.len].fill(true);
    }
    for (at, byte) in text
        .clean
        .bytes()
        .enumerate()
        .filter(|(at, _)| !in_pieces[*at])
    {
        assert!(
            byte == b' ' || byte == b'\n',
            "byte {at} of the clean text comes from nowhere"
        );
    }
}

/// The units nest, leave no byte out, and have names of their own.
fn outline_covers(text: &Text, outline: &Outline) {
    assert_eq!(outline.units[0].full, Span::new(0, text.clean.len()));
    let mut names = HashSet::new();
    for (index, unit) in outline.units.iter().enumerate() {
        assert!(
            names.insert(unit.locator.to_string()),
            "{} twice",
            unit.locator
        );
        assert_eq!(unit.locator.to_string().parse(), Ok(unit.locator.clone()));
        assert!(
            unit.full.start <= unit.body.start && unit.body.end <= unit.full.end,
            "{}",
            unit.locator
        );
        let mut at = unit
            .children
            .first()
            .map_or(unit.full.end, |c| outline.units[*c].full.start);
        assert!(
            unit.heading
                .is_none_or(|h| h.start >= unit.full.start && h.end <= at),
            "{}",
            unit.locator
        );
        assert!(
            unit.body.is_empty() || unit.body.end <= at,
            "{}",
            unit.locator
        );
        for child in &unit.children {
            assert_eq!(outline.units[*child].parent, index);
            assert_eq!(
                outline.units[*child].full.start, at,
                "{} leaves bytes out",
                unit.locator
            );
            at = outline.units[*child].full.end;
        }
        assert_eq!(at, unit.full.end, "{} leaves bytes out", unit.locator);
    }
}

/// What is printed can be found in the source without furniture and with white space folded.
fn quotes_are_verbatim(text: &Text, outline: &Outline) {
    let printed = text.printed(Span::new(0, text.source.len()));
    for provision in provisions(text, outline) {
        let quote = text.quote(provision.span);
        assert!(printed.contains(&quote), "not verbatim: {quote}");
        assert!(!quote.is_empty());
        let place = text.place_of(provision.span.start);
        assert!(place.line >= 1 && place.page >= 1 && place.column >= 1);
    }
}

fn parts_add_up(text: &Text, outline: &Outline) {
    let c = certificate(text, outline);
    let parts =
        c.provisions + c.headings + c.furniture + c.form_fields + c.tables + c.spacing + c.residue;
    assert_eq!(parts, c.total);
    assert_eq!(c.total, text.source.chars().count());
}

fn all_laws(source: &str) {
    let text = ingest::text(source.to_owned());
    let outline = outline(&text);
    bytes_map_back(&text);
    outline_covers(&text, &outline);
    quotes_are_verbatim(&text, &outline);
    parts_add_up(&text, &outline);
}

#[test]
fn laws_hold_on_the_corpus() {
    for (name, source) in corpus() {
        println!("{name}");
        all_laws(&source);
        let text = ingest::text(source);
        assert_eq!(certificate(&text, &outline(&text)).residue, 0, "{name}");
    }
}

#[test]
fn furniture_is_no_sentence() {
    for (name, source) in corpus() {
        let text = ingest::text(source);
        for removed in text
            .removed
            .iter()
            .filter(|r| r.kind == RemovedKind::Furniture)
        {
            let line = &text.source[removed.source.range()];
            assert!(
                !line.ends_with(['.', ';']) && line.chars().count() < 120,
                "{name}: {line}"
            );
        }
    }
}

#[test]
fn format_is_read_off_the_content() {
    for (path, bytes, format) in [
        ("a.txt", b"Art. 1 - Oggetto\n".as_slice(), Format::Plain),
        ("a.md", b"testo".as_slice(), Format::Markdown),
        ("a.txt", b"# Regolamento\n".as_slice(), Format::Markdown),
        ("a.txt", b"".as_slice(), Format::Empty),
        ("a.pdf", b"".as_slice(), Format::Empty),
        ("a.txt", b" \n\t\r\n".as_slice(), Format::Empty),
        ("a.txt", b"%PDF-1.7\n".as_slice(), Format::Pdf),
        (
            "a.txt",
            b"PK\x03\x04....word/document.xml".as_slice(),
            Format::Docx,
        ),
        (
            "a.txt",
            b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text".as_slice(),
            Format::Odt,
        ),
        ("a.txt", b"{\\rtf1 ciao}".as_slice(), Format::Rtf),
        ("a", b"<!DOCTYPE html><html>".as_slice(), Format::Html),
        ("a.txt", b"\x7fELF\0\0\0".as_slice(), Format::Binary),
        ("a.docx", b"Art. 1 - Oggetto\n".as_slice(), Format::Plain),
        ("a.docx", b"\0\0\0 nessun archivio".as_slice(), Format::Docx),
        ("a.html", b"Art. 1 - Oggetto\n".as_slice(), Format::Plain),
        (
            "a.html",
            b"<p>Art. 1 - Oggetto</p>".as_slice(),
            Format::Html,
        ),
        (
            "a.txt",
            b"<?xml version='1.0'?>\n<!-- x -->\n<html>".as_slice(),
            Format::Html,
        ),
        (
            "a",
            b"From: a@b.it\r\nTo: c@d.it\r\nSubject: x\r\n\r\nCiao".as_slice(),
            Format::Eml,
        ),
        (
            "a",
            b"Oggetto: riunione\nData: domani\nLuogo: qui\n".as_slice(),
            Format::Plain,
        ),
        (
            "a",
            b"{\"schema_name\": \"DoclingDocument\"}".as_slice(),
            Format::Docling,
        ),
        ("a", b"junk\n%PDF-1.4\n1 0 obj".as_slice(), Format::Pdf),
        (
            "a.pdf",
            b"\x89PNG\r\n".as_slice(),
            Format::Image("immagine PNG"),
        ),
        ("a", b"BMW Italia\n".as_slice(), Format::Plain),
        ("a.docx", b"PK\x03\x04foto.jpg".as_slice(), Format::Docx),
        (
            "a.zip",
            b"PK\x03\x04foto.jpg".as_slice(),
            Format::Archive("ZIP"),
        ),
        (
            "a.docx",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"
                .as_slice(),
            Format::Locked,
        ),
    ] {
        assert_eq!(Format::sniff(path, bytes), format, "{path} {bytes:?}");
    }
}

#[test]
fn encodings_are_recognised() {
    let words = "Città: è già così, perché l’accordo può cessare.";
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(words);
    for (bytes, guessed) in [
        (words.as_bytes().to_vec(), false),
        ([b"\xEF\xBB\xBF", words.as_bytes()].concat(), false),
        (
            words
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .fold(vec![0xFF, 0xFE], |mut v, b| {
                    v.push(b);
                    v
                }),
            false,
        ),
        (latin.into_owned(), true),
    ] {
        let (text, notes) = ingest::ingest(&SourceFile::new("a.txt", bytes)).unwrap();
        assert_eq!(text.clean, words);
        assert_eq!(notes.len(), usize::from(guessed));
    }
}

/// Lines as acts have them, and some as no act has them.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        "Art\\. [1-9][ .–-]{0,3}[A-Z][a-z]{2,9}( [a-z]{2,9}){0,3}",
        "[1-9][.)] [A-Z][a-z]{2,9}( [a-zàè]{1,9}){2,12}[.;:,]?",
        "[a-e][.)] [a-z]{2,9}( [a-zàè]{1,9}){1,9}[.;:]?",
        " {0,4}[-•–] [a-zA-Z]{2,9}( [a-z]{1,9}){1,9}[.;:]?",
        "(CAPO|TITOLO|Allegato|ALLEGATO|SEZIONE|MODULO) [IVXA-C1-3]{1,2}[)]?( [A-Z]{3,9}){0,3}",
        "[A-Z][a-z]{2,9}( [a-zàèù]{1,9}){0,14}[.;:,-]?",
        "[1-9]\\.[1-9] [A-Z][a-z]{2,9}( [a-z]{1,9}){2,9}\\.",
        "\\|[a-z ]{0,9}\\|[0-9 ]{0,4}\\|",
        "\\*{1,2}[A-Za-z ]{1,20}\\*{0,2}",
        "#{1,3} [A-Za-z ]{1,20}",
        "(COMUNE DI PROVA|Via Roma 1|Pag\\. [1-9] di 9|[1-9])",
        "[_. ]{0,12}(Data|Firma)? ?_{0,9}",
        "\\PC{0,24}",
        "[ \t\r\u{c}\u{a0}]{0,3}",
    ]
}

/// How files of several formats begin.
const SIGNS: &[&[u8]] = &[
    b"",
    b"%PDF-",
    b"PK\x03\x04",
    b"{\\rtf",
    b"\xFF\xFE",
    b"\xFE\xFF",
    b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
    b"BM",
    b"RIFF",
    b"<?xml",
    b"<!--",
    b"From: a\nTo: b\nDate:",
    b"{\"",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn laws_hold_on_any_lines(lines in prop::collection::vec(line(), 0..60)) {
        all_laws(&lines.join("\n"));
    }

    #[test]
    fn laws_hold_on_any_text(source in "(\\PC|\n|\r|\t|\u{c}){0,400}") {
        all_laws(&source);
    }

    #[test]
    fn any_head_has_a_format(
        sign in prop::sample::select(SIGNS),
        rest in prop::collection::vec(any::<u8>(), 0..300),
        name in "a\\.(pdf|docx|odt|html|rtf|eml|txt|md|json)",
    ) {
        let bytes = [sign, &rest].concat();
        let format = Format::sniff(&name, &bytes);
        prop_assert_eq!(format, Format::sniff(&name, &bytes));
        prop_assert!(!format.name().is_empty());
        if sign == b"%PDF-" {
            prop_assert_eq!(format, Format::Pdf, "{}", name);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Ok((text, _)) = ingest::ingest(&SourceFile::new("a.txt", bytes)) {
            outline_covers(&text, &outline(&text));
        }
    }
}
