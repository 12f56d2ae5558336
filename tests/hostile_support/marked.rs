//! HTML, RTF, mail, docling and pictures.

use std::fmt::Write as _;

use super::Fate::{Either, Read, Refused};
use super::plain::noise;
use super::{ACT, Bad, bad, truncated};

const PAGE: &str = "<!DOCTYPE html><html><head><title>Atto</title></head><body><h1>Articolo 1 - Recesso</h1><p>Il dipendente può recedere dall'accordo di lavoro agile con un preavviso di almeno trenta giorni.</p></body></html>";

fn page(body: &str) -> String {
    format!("<!DOCTYPE html><html><body>{body}<p>Articolo 1</p></body></html>")
}

fn html() -> Vec<Bad> {
    let divs = |n| page(&format!("{}testo{}", "<div>".repeat(n), "</div>".repeat(n)));
    let lists = "<ol><li>".repeat(20_000);
    let tables = "<table><tr><td>".repeat(5000);
    let attributes = (0..50_000).fold(String::new(), |mut all, i| {
        let _ = write!(all, " a{i}='x'");
        all
    });
    let entities =
        "<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><html><body><p>&b;</p>";
    vec![
        bad("profondo.html", Either, divs(100_000)),
        bad("elenchi.html", Either, page(&lists)),
        bad("tabelle.html", Either, page(&tables)),
        bad(
            "celle.html",
            Either,
            page("<table><tr><td colspan=1000000000 rowspan=1000000000>a</td></tr></table>"),
        ),
        bad(
            "tabella-gigante.html",
            Either,
            page(&format!(
                "<table>{}</table>",
                "<tr><td>a<td>b<td>c".repeat(20_000)
            )),
        ),
        bad(
            "numero.html",
            Either,
            page("<ol start=99999999999999999999><li>a</ol><ol start=-2147483648><li>b</ol>"),
        ),
        bad(
            "attributi.html",
            Either,
            page(&format!("<p{attributes}>a</p>")),
        ),
        bad("entita.html", Either, entities),
        bad("formattazione.html", Either, page(&"<b><i>".repeat(5000))),
        bad(
            "commento.html",
            Either,
            "<html><!--".to_owned() + &"-".repeat(1_000_000),
        ),
        bad(
            "solo-tag.html",
            Refused,
            "<html><body><script>x()</script></body></html>",
        ),
        bad("pagina.pdf", Read, PAGE),
        bad("pagina.txt", Read, PAGE),
    ]
}

fn rtf() -> Vec<Bad> {
    let whole = r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\b Articolo 1 - Recesso\b0\par Il dipendente pu\'f2 recedere dall'accordo di lavoro agile con un preavviso di almeno trenta giorni.\par}";
    let mut all = vec![
        bad(
            "profondo.rtf",
            Either,
            format!("{{\\rtf1 {}", "{".repeat(1_000_000)),
        ),
        bad(
            "chiuso-troppo.rtf",
            Either,
            format!("{{\\rtf1 ciao{}", "}".repeat(100_000)),
        ),
        bad(
            "binario.rtf",
            Either,
            r"{\rtf1 {\pict\bin99999999999 abc} Articolo 1\par}",
        ),
        bad(
            "unicode.rtf",
            Either,
            r"{\rtf1\uc99999 \u-999999999999 \u55357 Articolo 1\par}",
        ),
        bad(
            "parola.rtf",
            Either,
            format!("{{\\rtf1 \\{}1 a}}", "x".repeat(1_000_000)),
        ),
        bad(
            "nul.rtf",
            Either,
            [b"{\\rtf1 ".as_slice(), &[0; 1000], b"}"].concat(),
        ),
        bad(
            "tabella.rtf",
            Either,
            format!(
                "{{\\rtf1 {}}}",
                "\\trowd\\cellx1 a\\cell\\row".repeat(10_000)
            ),
        ),
    ];
    all.extend(truncated("troncato", "rtf", whole.as_bytes()));
    all
}

fn mail() -> Vec<Bad> {
    let head = "From: a@example.it\r\nTo: b@example.it\r\nSubject: Atto\r\nMIME-Version: 1.0\r\n";
    let plain = format!("{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{ACT}");
    let nested = (0..2000).fold(head.to_owned(), |mut all, i| {
        let _ = write!(
            all,
            "Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n"
        );
        all
    });
    let forwarded = format!("{head}Content-Type: message/rfc822\r\n\r\n").repeat(3000);
    let parts = "--x\r\nContent-Type: text/plain\r\n\r\na\r\n".repeat(20_000);
    let attached = |name: &str, body: &str| {
        format!(
            "{head}Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n{ACT}\r\n--x\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}\r\n--x--\r\n"
        )
    };
    let mut all = vec![
        bad("annidato.eml", Either, nested),
        bad("inoltrato.eml", Either, forwarded),
        bad(
            "mille-parti.eml",
            Either,
            format!("{head}Content-Type: multipart/mixed; boundary=x\r\n\r\n{parts}"),
        ),
        bad(
            "confine-vuoto.eml",
            Either,
            format!("{head}Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n--\r\n"),
        ),
        bad(
            "base64.eml",
            Either,
            format!(
                "{head}Content-Transfer-Encoding: base64\r\n\r\n{}",
                "@@@=".repeat(50_000)
            ),
        ),
        bad(
            "allegato.eml",
            Either,
            attached("../../../etc/passwd", "QQ=="),
        ),
        bad(
            "allegato-pdf.eml",
            Either,
            attached("atto.pdf", "JVBERi0xLjc="),
        ),
        bad(
            "intestazione.eml",
            Either,
            format!("{head}X-Lunga: {}\r\n\r\n{ACT}", "a".repeat(1_000_000)),
        ),
    ];
    all.extend(truncated("troncato", "eml", plain.as_bytes()));
    all
}

fn docling() -> Vec<Bad> {
    let open = "{\"schema_name\": \"DoclingDocument\", \"version\": \"1.0.0\", ";
    let cycle = "\"body\": {\"self_ref\": \"#/body\", \"children\": [{\"$ref\": \"#/groups/0\"}]}, \"groups\": [{\"self_ref\": \"#/groups/0\", \"children\": [{\"$ref\": \"#/body\"}, {\"$ref\": \"#/groups/0\"}]}], \"texts\": []}";
    let page = "\"body\": {\"children\": [{\"$ref\": \"#/texts/0\"}]}, \"texts\": [{\"self_ref\": \"#/texts/0\", \"label\": \"text\", \"text\": \"Articolo 1\", \"prov\": [{\"page_no\": 99999999999, \"bbox\": {\"l\": 1e300, \"t\": -1e300, \"r\": null, \"b\": 0}}]}]}";
    vec![
        bad(
            "profondo.json",
            Refused,
            format!("{open}\"body\": {}", "[".repeat(1_000_000)),
        ),
        bad("ciclo.json", Refused, format!("{open}{cycle}")),
        bad("pagina.json", Either, format!("{open}{page}")),
        bad(
            "fuori.json",
            Refused,
            format!(
                "{open}\"body\": {{\"children\": [{{\"$ref\": \"#/texts/999\"}}, {{\"$ref\": \"../../etc\"}}]}}}}"
            ),
        ),
        bad(
            "troncato.json",
            Refused,
            format!("{open}\"texts\": [{{\"text\": \"Artic"),
        ),
    ]
}

fn pictures() -> Vec<Bad> {
    vec![
        bad(
            "foto.png",
            Refused,
            [b"\x89PNG\r\n\x1A\n".as_slice(), &noise(500)].concat(),
        ),
        bad(
            "foto.pdf",
            Refused,
            [b"\xFF\xD8\xFF\xE0".as_slice(), &noise(500)].concat(),
        ),
        bad(
            "foto.tiff",
            Refused,
            [b"II*\0\xFF\xFF\xFF\xFF".as_slice(), &noise(500)].concat(),
        ),
        bad("archivio.gz", Refused, b"\x1F\x8B\x08\0\0\0\0\0".as_slice()),
        bad(
            "archivio.7z",
            Refused,
            b"7z\xBC\xAF\x27\x1C\0\x04".as_slice(),
        ),
        bad(
            "vecchio.doc",
            Refused,
            [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &noise(5000)].concat(),
        ),
    ]
}

/// The files.
pub fn files() -> Vec<Bad> {
    [html(), rtf(), mail(), docling(), pictures()]
        .into_iter()
        .flatten()
        .collect()
}
