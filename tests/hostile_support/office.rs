//! DOCX and other zip files.

use std::fmt::Write as _;

use super::Fate::{Either, Read, Refused};
use super::odf::odt_text;
use super::packed::{Entry, zip};
use super::plain::noise;
use super::{ACT, Bad, bad, truncated};

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

fn paragraphs() -> String {
    ACT.lines().fold(String::new(), |mut all, line| {
        let _ = write!(all, "<w:p><w:r><w:t>{line}</w:t></w:r></w:p>");
        all
    })
}

fn document(body: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document {WORD}><w:body>{body}</w:body></w:document>")
}

/// A DOCX of this document and these other parts.
fn docx(document: impl AsRef<[u8]>, more: Vec<Entry>) -> Vec<u8> {
    let mut parts = vec![
        Entry::new("[Content_Types].xml", TYPES),
        Entry::new("word/document.xml", document),
    ];
    parts.extend(more);
    zip(&parts)
}

fn body(inside: &str) -> Vec<u8> {
    docx(document(&format!("{inside}{}", paragraphs())), Vec::new())
}

fn part(name: &str, inside: &str) -> Vec<Entry> {
    let root = name.trim_end_matches(".xml");
    let xml = format!("<?xml version=\"1.0\"?><w:{root} {WORD}>{inside}</w:{root}>");
    vec![Entry::new(&format!("word/{name}"), xml)]
}

/// Entities that stand for ten of the one before.
pub fn laughs() -> String {
    let mut out = "<!DOCTYPE x [<!ENTITY a0 \"aaaaaaaaaa\">".to_owned();
    for i in 1..12 {
        let _ = write!(
            out,
            "<!ENTITY a{i} \"{}\">",
            format!("&a{};", i - 1).repeat(10)
        );
    }
    out + "]>"
}

fn with_entities(doctype: &str, reference: &str) -> String {
    let body = format!("<w:body><w:p><w:r><w:t>{reference}</w:t></w:r></w:p></w:body>");
    format!("<?xml version=\"1.0\"?>{doctype}<w:document {WORD}>{body}</w:document>")
}

fn bombs() -> Vec<Bad> {
    let (before, after) = (
        format!("<?xml version=\"1.0\"?><w:document {WORD}><w:body><w:p><w:r><w:t>"),
        "</w:t></w:r></w:p></w:body></w:document>",
    );
    let bomb = |name: &str, megabytes| Entry::bomb(name, &before, megabytes, after);
    let types = || Entry::new("[Content_Types].xml", TYPES);
    let styled = document(&paragraphs());
    let inner = zip(&[bomb("word/document.xml", 1000)]);
    let nested = (0..50).fold(inner.clone(), |packed, i| {
        zip(&[Entry::new(&format!("{i}.zip"), packed)])
    });
    vec![
        bad(
            "bomba-1-GB.docx",
            Refused,
            zip(&[types(), bomb("word/document.xml", 1000)]),
        ),
        bad(
            "bomba-10-GB.docx",
            Refused,
            zip(&[types(), bomb("word/document.xml", 10_000)]),
        ),
        bad(
            "bomba-sincera.docx",
            Refused,
            zip(&[types(), bomb("word/document.xml", 1000).honest(1000)]),
        ),
        bad(
            "bomba-sincera-negli-stili.docx",
            Refused,
            docx(&styled, vec![bomb("word/styles.xml", 3000).honest(3000)]),
        ),
        bad(
            "bomba-negli-stili.docx",
            Refused,
            docx(&styled, vec![bomb("word/styles.xml", 1000)]),
        ),
        bad(
            "bomba-nei-numeri.docx",
            Refused,
            docx(&styled, vec![bomb("word/numbering.xml", 1000)]),
        ),
        bad(
            "bomba.odt",
            Refused,
            zip(&[
                Entry::new("mimetype", "application/vnd.oasis.opendocument.text"),
                Entry::bomb("content.xml", "<a>", 1000, "</a>"),
            ]),
        ),
        bad("bomba-in-bomba.zip", Refused, nested),
        bad(
            "bomba-in-docx.docx",
            Either,
            docx(&styled, vec![Entry::new("word/embeddings/a.zip", inner)]),
        ),
    ]
}

fn names() -> Vec<Bad> {
    let whole = document(&paragraphs());
    let beside = |names: &[String]| {
        docx(
            &whole,
            names.iter().map(|name| Entry::new(name, ACT)).collect(),
        )
    };
    let deep = "a/".repeat(1000);
    let many: Vec<String> = (0..1000)
        .map(|i| format!("{}{i}.xml", "d/".repeat(i % 100)))
        .collect();
    let crowd: Vec<String> = (0..30_000).map(|i| format!("word/media/{i}.png")).collect();
    vec![
        bad(
            "fuga.docx",
            Refused,
            beside(&["../../../../tmp/deroga-fuga.txt".to_owned()]),
        ),
        bad(
            "fuga-dos.docx",
            Refused,
            beside(&["..\\..\\windows\\deroga.ini".to_owned()]),
        ),
        bad(
            "fuga-assoluta.docx",
            Refused,
            beside(&["/etc/deroga-fuga".to_owned()]),
        ),
        bad(
            "fuga.odt",
            Refused,
            zip(&[
                Entry::new("mimetype", "application/vnd.oasis.opendocument.text"),
                Entry::new("../content.xml", ACT),
                Entry::new("content.xml", odt_text("")),
            ]),
        ),
        bad("fuga.zip", Refused, zip(&[Entry::new("../../x", ACT)])),
        bad(
            "mille-cartelle.docx",
            Either,
            beside(&[format!("{deep}x.xml")]),
        ),
        bad("mille-voci.docx", Either, beside(&many)),
        bad("trentamila-voci.docx", Refused, beside(&crowd)),
        bad("nome-lungo.docx", Either, beside(&["n".repeat(60_000)])),
        bad(
            "due-volte.docx",
            Either,
            docx(&whole, vec![Entry::new("word/document.xml", document(""))]),
        ),
    ]
}

/// Parts inside parts, and very many of them.
fn heaped() -> Vec<Bad> {
    let deep = |tag: &str, n| {
        body(&format!(
            "{}{}",
            format!("<w:{tag}>").repeat(n),
            format!("</w:{tag}>").repeat(n)
        ))
    };
    let tables = "<w:tbl><w:tr><w:tc>".repeat(20_000) + &"</w:tc></w:tr></w:tbl>".repeat(20_000);
    let row = "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr>";
    let span = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"1000000000\"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let breaks = format!(
        "<w:p><w:r>{}<w:t>a</w:t></w:r></w:p>",
        "<w:br/><w:tab/>".repeat(100_000)
    );
    vec![
        bad("profondo.docx", Either, deep("sdt", 200_000)),
        bad("paragrafi-nei-paragrafi.docx", Either, deep("p", 50_000)),
        bad("tabelle-nelle-tabelle.docx", Either, body(&tables)),
        bad(
            "tabella-gigante.docx",
            Either,
            body(&format!("<w:tbl>{}</w:tbl>", row.repeat(20_000))),
        ),
        bad("cella-gigante.docx", Either, body(span)),
        bad("a-capo.docx", Either, body(&breaks)),
    ]
}

/// Styles and numbers that lead nowhere.
fn counted() -> Vec<Bad> {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>";
    let dressed = document(
        "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr><w:r><w:t>Articolo 1</w:t></w:r></w:p>",
    );
    let numbers = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"99999999999999999999\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1%2%3%9%1%1%1\"/></w:lvl><w:numStyleLink w:val=\"A\"/></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let item = |level: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>voce</w:t></w:r></w:p>"
        )
    };
    let listed = document(&["0", "1000000000", "-1", "x", "8"].map(item).concat());
    let romans = numbers.replace("99999999999999999999", "2000000000");
    vec![
        bad(
            "stili-in-cerchio.docx",
            Read,
            docx(dressed, part("styles.xml", styles)),
        ),
        bad(
            "numeri-enormi.docx",
            Either,
            docx(&listed, part("numbering.xml", numbers)),
        ),
        bad(
            "romani-enormi.docx",
            Either,
            docx(&listed, part("numbering.xml", &romans)),
        ),
    ]
}

/// Parts that are missing, damaged or under a password.
fn broken() -> Vec<Bad> {
    vec![
        bad(
            "non-chiuso.docx",
            Either,
            docx(
                format!("<w:document {WORD}><w:body><w:p><w:r><w:t>Articolo 1"),
                vec![],
            ),
        ),
        bad(
            "senza-documento.docx",
            Refused,
            zip(&[
                Entry::new("[Content_Types].xml", TYPES),
                Entry::new("word/styles.xml", "<a/>"),
            ]),
        ),
        bad("documento-vuoto.docx", Refused, docx("", vec![])),
        bad("non-xml.docx", Refused, docx(noise(5000), vec![])),
        bad(
            "nul.docx",
            Either,
            docx(document(&format!("{}\0\0", paragraphs())), vec![]),
        ),
        bad(
            "utf8-rotto.docx",
            Either,
            docx(
                [document(&paragraphs()).as_bytes(), b"\xFF\xFE\xC3"].concat(),
                vec![],
            ),
        ),
        bad(
            "cifrato-voci.docx",
            Refused,
            zip(&[
                Entry::new("[Content_Types].xml", TYPES).locked(),
                Entry::new("word/document.xml", document(&paragraphs())).locked(),
            ]),
        ),
        bad(
            "somma-sbagliata.docx",
            Either,
            zip(&[
                Entry::new("[Content_Types].xml", TYPES),
                Entry::new("word/document.xml", document(&paragraphs())).miscounted(),
            ]),
        ),
        bad(
            "cifrato.docx",
            Refused,
            [
                b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(),
                &noise(3000),
                "EncryptedPackage"
                    .encode_utf16()
                    .flat_map(u16::to_le_bytes)
                    .collect::<Vec<u8>>()
                    .as_slice(),
            ]
            .concat(),
        ),
        bad(
            "risate.docx",
            Refused,
            docx(with_entities(&laughs(), "&a11;"), vec![]),
        ),
        bad(
            "entita-esterna.docx",
            Refused,
            docx(
                with_entities(
                    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                    "&e;",
                ),
                vec![],
            ),
        ),
        bad("chiamato.pdf", Read, body("")),
        bad("chiamato.txt", Read, body("")),
        bad(
            "solo-elenco.docx",
            Refused,
            b"PK\x05\x06\0\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0".as_slice(),
        ),
    ]
}

/// The files.
pub fn files() -> Vec<Bad> {
    let mut all: Vec<Bad> = [bombs(), names(), heaped(), counted(), broken()]
        .into_iter()
        .flatten()
        .collect();
    all.extend(truncated("troncato", "docx", &body("")));
    all
}
