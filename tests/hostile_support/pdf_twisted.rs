//! PDF files that grow, and whose parts are not what they should be.

use super::Fate::{Either, Read, Refused};
use super::packed::{deflated, inflating, zlib};
use super::pdf::{CATALOG, FONT, Object, PAGE, PAGES, WORDS, contents, object, pdf, stream, with};
use super::plain::noise;
use super::{Bad, bad};

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

/// Files that grow, or claim to be large.
pub fn bombs() -> Vec<Bad> {
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

/// Very many of the same.
pub fn heaped() -> Vec<Bad> {
    vec![
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
    ]
}

/// Files whose parts are not what they should be.
pub fn twisted() -> Vec<Bad> {
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
                (4, stream("", "595 0 0 842 0 0 cm /X Do")),
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
