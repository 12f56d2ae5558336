//! Akoma Ntoso 3.0: the structure of a document, each unit under the locator that rules cite.

use std::fmt::Write as _;

use super::File;
use crate::outline::{Kind, Outline, Unit};
use crate::rule::{Binding, Ruleset};
use crate::text::{Span, Text};

/// The namespace of version 3.0.
const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// The date of a document that has none: Akoma Ntoso wants one.
const NO_DATE: &str = "0001-01-01";

/// `DOCUMENT.xml`. The `eId` of each unit is its locator, so that the evidence of a rule leads there.
pub fn akn(set: &Ruleset, text: &Text, outline: &Outline) -> File {
    let lays_down = set
        .rules
        .iter()
        .flat_map(|rule| &rule.evidence)
        .any(|e| e.binding == Binding::Binding);
    let (element, body) = if lays_down {
        ("act", "body")
    } else {
        ("doc", "mainBody")
    };
    let kind = Some(set.document.kind.as_str()).filter(|kind| !kind.is_empty());
    let mut page = Page {
        out: String::new(),
        text,
        outline,
    };
    let _ = writeln!(page.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    let _ = writeln!(page.out, "<akomaNtoso xmlns=\"{NAMESPACE}\">");
    let _ = writeln!(
        page.out,
        "<{element} name=\"{}\">",
        escaped(kind.unwrap_or(element))
    );
    meta(&mut page.out, set);
    page.preface(set);
    let _ = writeln!(page.out, "<{body}>");
    page.whole();
    let _ = writeln!(page.out, "</{body}>\n</{element}>\n</akomaNtoso>");
    File::new(format!("{}.xml", set.document.id), page.out)
}

/// Identification at the three levels, and who speaks.
fn meta(out: &mut String, set: &Ruleset) {
    let document = &set.document;
    let id = &document.id;
    let (date, name) = match &document.date {
        Some(date) => (date.as_str(), "atto"),
        None => (NO_DATE, "sconosciuta"),
    };
    let dated = format!("<FRBRdate date=\"{}\" name=\"{name}\"/>", escaped(date));
    let author = "<FRBRauthor href=\"#ente\"/>";
    let work = format!("/akn/it/act/{id}");
    let level = |name: &str, uri: &str, more: &str| {
        format!(
            "<{name}><FRBRthis value=\"{0}\"/><FRBRuri value=\"{0}\"/>{dated}{author}{more}</{name}>\n",
            escaped(uri)
        )
    };
    out.push_str("<meta>\n<identification source=\"#deroga\">\n");
    out.push_str(&level("FRBRWork", &work, "<FRBRcountry value=\"it\"/>"));
    let expression = format!("{work}/ita@");
    out.push_str(&level(
        "FRBRExpression",
        &expression,
        "<FRBRlanguage language=\"ita\"/>",
    ));
    out.push_str(&level(
        "FRBRManifestation",
        &format!("{expression}.xml"),
        "",
    ));
    out.push_str("</identification>\n<references source=\"#deroga\">\n");
    let institution = document.institution.as_deref().unwrap_or("sconosciuto");
    let href = document
        .institution_id
        .as_deref()
        .unwrap_or("/ontology/organization/it/sconosciuto");
    let _ = writeln!(
        out,
        "<TLCOrganization eId=\"ente\" href=\"{}\" showAs=\"{}\"/>",
        escaped(href),
        escaped(institution)
    );
    out.push_str("<TLCOrganization eId=\"deroga\" href=\"/ontology/organization/it/deroga\" showAs=\"deroga\"/>\n");
    out.push_str("</references>\n</meta>\n");
}

/// The element of a kind of unit; `None` where a container takes its place.
fn element(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Titolo => Some("title"),
        Kind::Capo => Some("chapter"),
        Kind::Articolo => Some("article"),
        Kind::Comma => Some("paragraph"),
        Kind::Lettera | Kind::Numero => Some("point"),
        Kind::Trattino => Some("indent"),
        Kind::Sezione => Some("section"),
        Kind::Document
        | Kind::Capoverso
        | Kind::Allegato
        | Kind::Tabella
        | Kind::Riga
        | Kind::Preambolo
        | Kind::Chiusura => None,
    }
}

/// The name of the container of a kind without an element of its own.
fn container(kind: Kind) -> &'static str {
    match kind {
        Kind::Allegato => "allegato",
        Kind::Tabella => "tabella",
        Kind::Riga => "riga",
        Kind::Preambolo => "preambolo",
        Kind::Chiusura => "chiusura",
        Kind::Document => "testo",
        _ => "capoverso",
    }
}

/// The page as it grows.
struct Page<'a> {
    out: String,
    text: &'a Text,
    outline: &'a Outline,
}

impl Page<'_> {
    /// The title of the act.
    fn preface(&mut self, set: &Ruleset) {
        let title = escaped(&set.document.title);
        let _ = writeln!(
            self.out,
            "<preface><longTitle><p><docTitle>{title}</docTitle></p></longTitle></preface>"
        );
    }

    /// The words of the document outside its units, then its units.
    fn whole(&mut self) {
        let Some(document) = self.outline.units.first() else {
            return;
        };
        if !document.body.is_empty() || document.children.is_empty() {
            let _ = write!(
                self.out,
                "<hcontainer name=\"testo\" eId=\"testo\"><content>"
            );
            self.paragraphs(document.body);
            self.out.push_str("</content></hcontainer>\n");
        }
        for child in &document.children {
            self.unit(*child);
        }
    }

    fn unit(&mut self, index: usize) {
        let unit = &self.outline.units[index];
        let (open, close) = match element(unit.kind) {
            Some(name) => (name.to_owned(), name),
            None => (
                format!("hcontainer name=\"{}\"", container(unit.kind)),
                "hcontainer",
            ),
        };
        let id = escaped(&unit.locator.to_string());
        let _ = write!(self.out, "<{open} eId=\"{id}\">");
        self.head(unit);
        if unit.children.is_empty() {
            self.out.push_str("<content>");
            self.paragraphs(unit.body);
            self.out.push_str("</content>");
        } else {
            if !unit.body.is_empty() {
                self.out.push_str("<intro>");
                self.paragraphs(unit.body);
                self.out.push_str("</intro>");
            }
            self.out.push('\n');
            for child in &unit.children {
                self.unit(*child);
            }
        }
        let _ = writeln!(self.out, "</{close}>");
    }

    /// Number and heading.
    fn head(&mut self, unit: &Unit) {
        if let Some(number) = &unit.number {
            let _ = write!(self.out, "<num>{}</num>", escaped(number));
        }
        if let Some(heading) = unit.heading.filter(|heading| !heading.is_empty()) {
            let heading = escaped(&self.text.clean[heading.range()]);
            let _ = write!(self.out, "<heading>{heading}</heading>");
        }
    }

    /// The lines of a span, each a paragraph; an empty one where there are none.
    fn paragraphs(&mut self, span: Span) {
        let text = &self.text.clean[span.range()];
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<String> = lines
            .map(|line| format!("<p>{}</p>", escaped(line)))
            .collect();
        if lines.is_empty() {
            self.out.push_str("<p/>");
        }
        self.out.push_str(&lines.concat());
    }
}

/// Text for XML; characters that XML does not know are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}
