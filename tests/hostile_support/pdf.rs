//! PDF files.

use std::fmt::Write as _;

use super::Fate::{Either, Read, Refused};
use super::packed::{deflated, inflating, zlib};
use super::plain::noise;
use super::{Bad, bad, truncated};

/// An object: its words, and a stream where it has one.
struct Object {
    words: String,
    stream: Option<Vec<u8>>,
}

fn object(words: impl Into<String>) -> Object {
    Object {
        words: words.into(),
        stream: None,
    }
}

/// A stream with these entries in its dictionary besides the length.
fn stream(entries: &str, data: impl Into<Vec<u8>>) -> Object {
    let data = data.into();
    Object {
        words: format!("<< /Length {} {entries} >>", data.len()),
        stream: Some(data),
    }
}

/// A file of these objects, numbered from 1; the first is the catalog.
fn pdf(objects: &[Object], trailer: &str) -> Vec<u8> {
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

const CATALOG: &str = "<< /Type /Catalog /Pages 2 0 R >>";
const PAGES: &str = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
const PAGE: &str = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>";
const FONT: &str =
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
const WORDS: &str = "BT /F1 11 Tf 70 780 Td (Articolo 1 - Recesso) Tj 0 -20 Td (Il dipendente recede dall'accordo di lavoro agile) Tj 0 -14 Td (con un preavviso di almeno trenta giorni.) Tj ET";

/// The parts of a good file, some of them replaced or added by number.
fn with(changes: Vec<(usize, Object)>) -> Vec<u8> {
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

fn contents(words: impl Into<Vec<u8>>) -> Vec<u8> {
    with(vec![(4, stream("", words))])
}

fn cycles() -> Vec<Bad> {
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
        bad("moduli-in-cerchio.pdf", Either, with(forms)),
        bad("torre-di-moduli.pdf", Either, with(tower)),
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

/// A tree of pages in which ten names lead from each level to the next.
fn billion_pages() -> Vec<u8> {
    let mut objects = vec![object(CATALOG)];
    for level in 2..11 {
        let kids = format!("{} 0 R ", level + 1).repeat(10);
        objects.push(object(format!(
            "<< /Type /Pages /Kids [{kids}] /Count 1000000000 >>"
        )));
    }
    objects.push(object(
        PAGE.replace("4 0 R", "12 0 R").replace("5 0 R", "13 0 R"),
    ));
    objects.push(stream("", WORDS));
    objects.push(object(FONT));
    pdf(&objects, "")
}

fn bombs() -> Vec<Bad> {
    let flate = "/Filter /FlateDecode";
    let big = |megabytes| zlib(&inflating(b"BT ET ", megabytes, b" ET"));
    let twice = zlib(&deflated(&big(2000)));
    let image = "<< /Length 10 /Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB >>";
    let drawn = PAGE.replace("/Font", "/XObject << /X 6 0 R >> /Font");
    let map = "1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange";
    let type0 = "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [0 1000000000 500] >>] >>";
    vec![
        bad(
            "bomba-1-GB.pdf",
            Either,
            with(vec![(4, stream(flate, big(1000)))]),
        ),
        bad(
            "bomba-doppia.pdf",
            Either,
            with(vec![(
                4,
                stream("/Filter [/FlateDecode /FlateDecode]", twice),
            )]),
        ),
        bad(
            "bomba-nella-mappa.pdf",
            Either,
            with(vec![
                (5, object(FONT.replace(">>", "/ToUnicode 6 0 R >>"))),
                (6, stream(flate, big(1000))),
            ]),
        ),
        bad(
            "mappa-enorme.pdf",
            Either,
            with(vec![(5, object(type0)), (6, stream("", map))]),
        ),
        bad(
            "immagine-enorme.pdf",
            Either,
            with(vec![
                (3, object(drawn)),
                (4, stream("", "/X Do")),
                (
                    6,
                    Object {
                        words: image.to_owned(),
                        stream: Some(vec![0; 10]),
                    },
                ),
            ]),
        ),
        bad("un-miliardo-di-pagine.pdf", Either, billion_pages()),
        bad(
            "conteggio-enorme.pdf",
            Either,
            with(vec![(
                2,
                object(PAGES.replace("/Count 1", "/Count 1000000000")),
            )]),
        ),
        bad(
            "predittore.pdf",
            Either,
            with(vec![(
                4,
                stream(
                    "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 32 /BitsPerComponent 16 >>",
                    zlib(&deflated(WORDS.as_bytes())),
                ),
            )]),
        ),
        bad(
            "dimensione-enorme.pdf",
            Either,
            pdf(
                &[
                    object(CATALOG),
                    object(PAGES),
                    object(PAGE),
                    stream("", WORDS),
                    object(FONT),
                ],
                "/Size 2147483647",
            ),
        ),
        bad(
            "lzw.pdf",
            Either,
            with(vec![(4, stream("/Filter /LZWDecode", noise(20_000)))]),
        ),
        bad(
            "filtri.pdf",
            Either,
            with(vec![(
                4,
                stream(
                    &format!("/Filter [{}]", "/ASCIIHexDecode ".repeat(10_000)),
                    WORDS,
                ),
            )]),
        ),
    ]
}

fn twisted() -> Vec<Bad> {
    let encrypted = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O (0123456789abcdef0123456789abcdef) /U (fedcba9876543210fedcba9876543210) >> /ID [(0123456789abcdef) (0123456789abcdef)]";
    let parts = [
        object(CATALOG),
        object(PAGES),
        object(PAGE),
        stream("", WORDS),
        object(FONT),
    ];
    let picture = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 6 0 R >> >> >>";
    let image = stream(
        "/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray",
        [0, 255, 255, 0],
    );
    let odd = FONT.replace(
        "/WinAnsiEncoding",
        &format!("<< /Differences [32 {}] >>", "/g17 ".repeat(224)),
    );
    vec![
        bad("buono-altrimenti.doc", Read, with(vec![])),
        bad("cifrato.pdf", Refused, pdf(&parts, encrypted)),
        bad(
            "scansione.pdf",
            Refused,
            with(vec![
                (3, object(picture)),
                (4, stream("", "/X Do")),
                (6, image),
            ]),
        ),
        bad("senza-lettere.pdf", Either, with(vec![(5, object(odd))])),
        bad("solo-testata.pdf", Refused, "%PDF-1.7\n"),
        bad(
            "testata-e-rumore.pdf",
            Refused,
            [b"%PDF-1.7\n".as_slice(), &noise(50_000)].concat(),
        ),
        bad(
            "parentesi-quadre.pdf",
            Either,
            with(vec![(6, object("[".repeat(1_000_000)))]),
        ),
        bad(
            "dizionari.pdf",
            Either,
            with(vec![(2, object("<< /A ".repeat(200_000)))]),
        ),
        bad(
            "parentesi-nel-testo.pdf",
            Either,
            contents(format!("BT /F1 11 Tf {} Tj ET", "(".repeat(1_000_000))),
        ),
        bad(
            "quadre-nel-testo.pdf",
            Either,
            contents(format!("BT /F1 11 Tf {} TJ ET", "[".repeat(1_000_000))),
        ),
        bad("pile.pdf", Either, contents("q ".repeat(1_000_000))),
        bad(
            "senza-pile.pdf",
            Either,
            contents("Q ET EMC ".repeat(300_000)),
        ),
        bad(
            "immagine-aperta.pdf",
            Either,
            contents(format!("BI /W 1000000000 /H 1000000000 ID {WORDS}")),
        ),
        bad(
            "mezzo-milione-di-parole.pdf",
            Either,
            contents(format!(
                "BT /F1 11 Tf {} ET",
                "(a) Tj 0 -1 Td ".repeat(500_000)
            )),
        ),
        bad(
            "lontano.pdf",
            Either,
            contents(
                "BT /F1 1e38 Tf 1e38 0 0 1e38 1e38 -1e38 Tm (Articolo) Tj 0 0 0 0 0 0 Tm (uno) Tj ET",
            ),
        ),
        bad(
            "non-numeri.pdf",
            Either,
            contents("BT /F1 99999999999999999999999999999 Tf -- 1..2 Td (Articolo) Tj ET"),
        ),
        bad(
            "foglio-enorme.pdf",
            Either,
            with(vec![(3, object(PAGE.replace("595 842", "1e30 -1e30")))]),
        ),
        bad(
            "foglio-nullo.pdf",
            Either,
            with(vec![(3, object(PAGE.replace("595 842", "0 0")))]),
        ),
        bad(
            "ruotato.pdf",
            Either,
            with(vec![(
                3,
                object(PAGE.replace("/Contents", "/Rotate 2147483647 /UserUnit 1e9 /Contents")),
            )]),
        ),
        bad(
            "larghezze.pdf",
            Either,
            with(vec![(
                5,
                object(FONT.replace(
                    "/Encoding",
                    "/FirstChar -2147483648 /LastChar 2147483647 /Widths [1e38] /Encoding",
                )),
            )]),
        ),
    ]
}

/// The files.
pub fn files() -> Vec<Bad> {
    let mut all: Vec<Bad> = [cycles(), bombs(), twisted()]
        .into_iter()
        .flatten()
        .collect();
    all.extend(truncated("troncato", "pdf", &with(vec![])));
    all
}
