//! PDF files.

use std::fmt::Write as _;

use super::Fate::{Either, Refused};
use super::pdf_twisted::{bombs, heaped, twisted};
use super::{Bad, bad, truncated};

/// An object: its words, and a stream where it has one.
pub struct Object {
    /// What stands between `obj` and its stream.
    pub words: String,
    /// The bytes of its stream.
    pub stream: Option<Vec<u8>>,
}

/// An object of words only.
pub fn object(words: impl Into<String>) -> Object {
    Object {
        words: words.into(),
        stream: None,
    }
}

/// A stream with these entries in its dictionary besides the length.
pub fn stream(entries: &str, data: impl Into<Vec<u8>>) -> Object {
    let data = data.into();
    Object {
        words: format!("<< /Length {} {entries} >>", data.len()),
        stream: Some(data),
    }
}

/// A file of these objects, numbered from 1; the first is the catalog.
pub fn pdf(objects: &[Object], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (i, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", out.len());
        out.extend(format!("{} 0 obj\n{}\n", i + 1, object.words).bytes());
        if let Some(data) = &object.stream {
            out.extend(b"stream\n");
            out.extend(data);
            out.extend(b"\nendstream\n");
        }
        out.extend(b"endobj\n");
    }
    let (start, size) = (out.len(), objects.len() + 1);
    out.extend(format!("xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n").bytes());
    out
}

/// A part of a good file.
pub const CATALOG: &str = "<< /Type /Catalog /Pages 2 0 R >>";
/// A part of a good file.
pub const PAGES: &str = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
/// A part of a good file.
pub const PAGE: &str = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>";
/// A part of a good file.
pub const FONT: &str =
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
/// A part of a good file.
pub const WORDS: &str = "BT /F1 11 Tf 70 780 Td (Articolo 1 - Recesso) Tj 0 -20 Td (Il dipendente recede dall'accordo di lavoro agile) Tj 0 -14 Td (con un preavviso di almeno trenta giorni.) Tj ET";

/// The parts of a good file, some of them replaced or added by number.
pub fn with(changes: Vec<(usize, Object)>) -> Vec<u8> {
    let mut objects = vec![
        object(CATALOG),
        object(PAGES),
        object(PAGE),
        stream("", WORDS),
        object(FONT),
    ];
    for (number, changed) in changes {
        while objects.len() < number {
            objects.push(object("null"));
        }
        objects[number - 1] = changed;
    }
    pdf(&objects, "")
}

/// A good file but for the contents of its page.
pub fn contents(words: impl Into<Vec<u8>>) -> Vec<u8> {
    with(vec![(4, stream("", words))])
}

/// Drawings that draw themselves, or one another.
fn drawings() -> Vec<Bad> {
    let form = |inside: &str| {
        stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /X 6 0 R /Y 7 0 R >> >>",
            inside,
        )
    };
    let drawn = PAGE.replace("/Font", "/XObject << /X 6 0 R >> /Font");
    let forms = vec![
        (3, object(drawn.clone())),
        (4, stream("", "/X Do")),
        (6, form("/Y Do /X Do")),
        (7, form("/X Do /Y Do")),
    ];
    // Each level draws the next ten times: 10^9 drawings.
    let mut tower = vec![(3, object(drawn)), (4, stream("", "/X Do"))];
    for level in 6..15 {
        let next = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {} 0 R >> >>",
            level + 1
        );
        tower.push((level, stream(&next, "/X Do ".repeat(10))));
    }
    tower.push((
        15,
        stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", ""),
    ));
    vec![
        bad("moduli-in-cerchio.pdf", Either, with(forms)),
        bad("torre-di-moduli.pdf", Either, with(tower)),
    ]
}

/// Parts that lead back to themselves.
fn cycles() -> Vec<Bad> {
    let type3 = "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 6 0 R >> /Encoding << /Differences [65 /a] >> /FirstChar 65 /LastChar 65 /Widths [1] /Resources << /Font << /F1 5 0 R >> >> >>";
    let previous = with(vec![]);
    let start = previous.windows(4).rposition(|w| w == b"xref").unwrap_or(0);
    vec![
        bad(
            "pagine-in-cerchio.pdf",
            Either,
            with(vec![(
                2,
                object("<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"),
            )]),
        ),
        bad(
            "solo-cerchio.pdf",
            Refused,
            with(vec![
                (2, object("<< /Type /Pages /Kids [2 0 R] /Count 1 >>")),
                (3, object("null")),
            ]),
        ),
        bad(
            "padre-in-cerchio.pdf",
            Either,
            with(vec![
                (2, object(PAGES.replace(">>", "/Parent 3 0 R >>"))),
                (3, object("<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>")),
            ]),
        ),
        bad(
            "riferimento-a-se.pdf",
            Either,
            with(vec![(4, object("4 0 R"))]),
        ),
        bad(
            "lunghezza-in-cerchio.pdf",
            Either,
            with(vec![(
                4,
                Object {
                    words: "<< /Length 4 0 R >>".to_owned(),
                    stream: Some(WORDS.into()),
                },
            )]),
        ),
        bad(
            "font-in-cerchio.pdf",
            Either,
            with(vec![
                (5, object(type3)),
                (6, stream("", "BT /F1 1 Tf (AAAA) Tj ET")),
            ]),
        ),
        bad(
            "contenuti-in-cerchio.pdf",
            Either,
            with(vec![
                (3, object(PAGE.replace("4 0 R", "6 0 R"))),
                (6, object("[6 0 R 4 0 R 6 0 R]")),
            ]),
        ),
        bad(
            "tabella-in-cerchio.pdf",
            Either,
            pdf(
                &[
                    object(CATALOG),
                    object(PAGES),
                    object(PAGE),
                    stream("", WORDS),
                    object(FONT),
                ],
                &format!("/Prev {start}"),
            ),
        ),
        bad(
            "radice-nulla.pdf",
            Refused,
            with(vec![
                (1, object("null")),
                (2, object("null")),
                (3, object("null")),
            ]),
        ),
    ]
}

/// The files.
pub fn files() -> Vec<Bad> {
    let mut all: Vec<Bad> = [drawings(), cycles(), bombs(), heaped(), twisted()]
        .into_iter()
        .flatten()
        .collect();
    all.extend(truncated("troncato", "pdf", &with(vec![])));
    all
}
