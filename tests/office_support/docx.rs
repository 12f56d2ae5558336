//! Texts as DOCX.

use std::fmt::Write as _;

use super::marks::{Kind, items};
use super::{escape, zip};

const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:v=\"urn:schemas-microsoft-com:vml\" \
xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

const RELATIONS: &str = "<Relationships><Relationship Id=\"r1\" Target=\"word/document.xml\" \
Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/></Relationships>";

/// A document with this body; `parts` are the other parts, with their names inside `word/`.
pub fn document(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let whole = |tag: &str, inner: &str| {
        format!("<?xml version=\"1.0\"?><w:{tag} {NAMES}>{inner}</w:{tag}>")
    };
    let mut all = vec![
        ("_rels/.rels".to_owned(), RELATIONS.to_owned()),
        (
            "word/document.xml".to_owned(),
            whole("document", &format!("<w:body>{body}</w:body>")),
        ),
    ];
    for (name, inner) in parts {
        let tag = match name.trim_end_matches(|c: char| c.is_ascii_digit()) {
            "header" => "hdr",
            "footer" => "ftr",
            other => other,
        };
        all.push((format!("word/{name}.xml"), whole(tag, inner)));
    }
    let all: Vec<(&str, &str)> = all.iter().map(|(n, c)| (n.as_str(), c.as_str())).collect();
    zip(&all)
}

/// The text with its marks as automatic numbering: each kind is one definition; a number that does not
/// count on opens a list that starts there.
pub fn numbered(text: &str) -> Vec<u8> {
    let (items, kinds) = items(text);
    let mut lists = String::new();
    let mut current = vec![0; kinds.len()];
    let mut next = 0;
    let mut body = String::new();
    for item in &items {
        let mut properties = String::new();
        if let Some(mark) = &item.mark {
            if !mark.goes_on && kinds[mark.kind].format != "bullet" || current[mark.kind] == 0 {
                next += 1;
                current[mark.kind] = next;
                let _ = write!(
                    lists,
                    "<w:num w:numId=\"{next}\"><w:abstractNumId w:val=\"{}\"/><w:lvlOverride w:ilvl=\"0\">\
                     <w:startOverride w:val=\"{}\"/></w:lvlOverride></w:num>",
                    mark.kind, mark.number
                );
            }
            let list = current[mark.kind];
            properties = format!(
                "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>"
            );
        }
        let words = escape(&item.words);
        let _ = write!(
            body,
            "<w:p>{properties}<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>"
        );
    }
    let definitions: String = kinds.iter().enumerate().map(definition).collect();
    document(&body, &[("numbering", &(definitions + &lists))])
}

fn definition((id, kind): (usize, &Kind)) -> String {
    let number = if kind.format == "bullet" { "" } else { "%1" };
    let suffix = if kind.spaced { "space" } else { "nothing" };
    format!(
        "<w:abstractNum w:abstractNumId=\"{id}\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{}\"/>\
         <w:suff w:val=\"{suffix}\"/><w:lvlText w:val=\"{}{number}{}\"/></w:lvl></w:abstractNum>",
        kind.format, kind.before, kind.after
    )
}
