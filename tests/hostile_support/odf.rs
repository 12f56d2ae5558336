//! ODT files.

use super::Fate::{Either, Refused};
use super::office::laughs;
use super::packed::{Entry, zip};
use super::plain::noise;
use super::{ACT, Bad, bad, truncated};

const OFFICE: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"";

/// The content of an ODT: the act, behind `inside`.
pub fn odt_text(inside: &str) -> String {
    let words: String = ACT.lines().fold(String::new(), |all, line| {
        all + &format!("<text:p>{line}</text:p>")
    });
    format!(
        "<?xml version=\"1.0\"?><office:document-content {OFFICE}><office:body><office:text>{inside}{words}</office:text></office:body></office:document-content>"
    )
}

fn odt(content: impl AsRef<[u8]>) -> Vec<u8> {
    let kind = Entry::new("mimetype", "application/vnd.oasis.opendocument.text");
    zip(&[kind, Entry::new("content.xml", content)])
}

/// The files.
pub fn files() -> Vec<Bad> {
    let repeated = |what: &str| {
        format!(
            "<table:table><table:table-row {what}=\"1000000000\"><table:table-cell table:number-columns-repeated=\"1000000000\"><text:p>a</text:p></table:table-cell></table:table-row></table:table>"
        )
    };
    let lists = "<text:list><text:list-item>".repeat(50_000);
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let locked = zip(&[
        Entry::new("mimetype", "application/vnd.oasis.opendocument.text"),
        Entry::new("content.xml", noise(3000)),
        Entry::new("META-INF/manifest.xml", manifest),
    ]);
    let mut all = vec![
        bad(
            "righe-ripetute.odt",
            Either,
            odt(odt_text(&repeated("table:number-rows-repeated"))),
        ),
        bad(
            "spazi-ripetuti.odt",
            Either,
            odt(odt_text(
                "<text:p>a<text:s text:c=\"1000000000\"/>b</text:p>",
            )),
        ),
        bad("profondo.odt", Either, odt(odt_text(&lists))),
        bad(
            "risate.odt",
            Refused,
            odt(odt_text("<text:p>&a11;</text:p>").replace("?><", &format!("?>{}<", laughs()))),
        ),
        bad("cifrato.odt", Refused, locked),
        bad(
            "senza-contenuto.odt",
            Refused,
            zip(&[Entry::new(
                "mimetype",
                "application/vnd.oasis.opendocument.text",
            )]),
        ),
        bad(
            "un-file-solo.fodt",
            Either,
            odt_text(&"<text:span>".repeat(100_000)).replace("document-content", "document"),
        ),
    ];
    all.extend(truncated("troncato", "odt", &odt(odt_text(""))));
    all
}
