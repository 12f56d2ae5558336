//! Texts as ODT.

use std::fmt::Write as _;

use super::marks::{Kind, items};
use super::{escape, zip};

const NAMES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" xmlns:field=\"urn:openoffice:field\"";

/// A document with this body and these automatic styles; `common` goes into `styles.xml`.
pub fn document(body: &str, styles: &str, common: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let common = format!("<office:document-styles {NAMES}>{common}</office:document-styles>");
    let kind = "application/vnd.oasis.opendocument.text";
    zip(&[
        ("mimetype", kind),
        ("content.xml", &content),
        ("styles.xml", &common),
    ])
}

/// The text with its marks as automatic numbering; a number that does not count on says its start.
pub fn numbered(text: &str) -> Vec<u8> {
    let (items, kinds) = items(text);
    let mut body = String::new();
    for item in &items {
        let words = spaces(&escape(&item.words));
        let Some(mark) = &item.mark else {
            let _ = write!(body, "<text:p>{words}</text:p>");
            continue;
        };
        let start = if mark.goes_on || kinds[mark.kind].format == "bullet" {
            String::new()
        } else {
            format!(" text:start-value=\"{}\"", mark.number)
        };
        let _ = write!(
            body,
            "<text:list text:style-name=\"L{}\" text:continue-numbering=\"true\"><text:list-item{start}>\
             <text:p>{words}</text:p></text:list-item></text:list>",
            mark.kind
        );
    }
    let styles: String = kinds.iter().enumerate().map(style).collect();
    document(&body, &styles, "")
}

/// White space that XML would fold.
fn spaces(words: &str) -> String {
    let lead = words.len() - words.trim_start_matches(' ').len();
    let (lead, words) = (format!("<text:s text:c=\"{lead}\"/>"), &words[lead..]);
    lead + &words
        .replace("  ", " <text:s/>")
        .replace('\t', "<text:tab/>")
}

fn style((id, kind): (usize, &Kind)) -> String {
    let follow = if kind.spaced { "space" } else { "nothing" };
    let properties = format!(
        "<style:list-level-properties><style:list-level-label-alignment text:label-followed-by=\"{follow}\"/>\
         </style:list-level-properties>"
    );
    let level = match kind.format {
        "bullet" => format!(
            "<text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"{}\">{properties}</text:list-level-style-bullet>",
            kind.after
        ),
        format => format!(
            "<text:list-level-style-number text:level=\"1\" style:num-format=\"{}\" style:num-prefix=\"{}\" \
             style:num-suffix=\"{}\">{properties}</text:list-level-style-number>",
            if format == "lowerLetter" { "a" } else { "1" },
            kind.before,
            kind.after
        ),
    };
    format!("<text:list-style style:name=\"L{id}\">{level}</text:list-style>")
}
