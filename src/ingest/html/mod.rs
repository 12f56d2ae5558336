//! HTML: the article of a page with its lists and tables; navigation is furniture.

mod block;
mod contents;
mod inline;
mod list;
mod part;
mod table;

use ego_tree::NodeRef;
use encoding_rs::Encoding;
use scraper::{Html, Node};

use super::decode;
use super::printed::{Note, NoteKind, Options, Printed};
use super::refusal::Refusal;
use block::Reader;

/// Open tags that no page has: a parser of HTML slows down with each.
const MOST_OPEN: usize = 3000;
/// Elements inside elements that no page has.
const MAX_DEPTH: usize = 512;
/// Where a page says its encoding.
const HEAD: usize = 2048;

/// Reads an HTML page.
pub fn read(bytes: &[u8], options: &Options) -> Result<Printed, Refusal> {
    let (source, guessed) = characters(bytes, options);
    let mut printed = page(&source, options)?;
    printed.notes.extend(guessed.map(|name| Note {
        page: None,
        kind: NoteKind::Guessed(name.to_owned()),
    }));
    Ok(printed)
}

/// Reads a page that is decoded.
pub(super) fn page(source: &str, options: &Options) -> Result<Printed, Refusal> {
    if open_tags(source) > MOST_OPEN {
        return Err(Refusal::TooDeep(MAX_DEPTH));
    }
    let html = Html::parse_document(source);
    let root = html.tree.root();
    let mut reader = Reader::new(options.accept_changes, part::main(root));
    reader.children(root, 0)?;
    reader.flush();
    let changes = (reader.changes > 0).then_some(NoteKind::Changes(reader.changes, reader.accept));
    let notes = changes.map(|kind| Note { page: None, kind });
    Ok(Printed {
        lines: contents::mark(reader.sheet.lines, &reader.links),
        notes: notes.into_iter().collect(),
        flowing: true,
    })
}

/// The name that a page gives to its encoding, unless its bytes say better.
fn characters(bytes: &[u8], options: &Options) -> (String, Option<&'static str>) {
    let head = &bytes[..bytes.len().min(HEAD)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let name = head.split_once("charset=").map(|(_, rest)| {
        let rest = rest.trim_start_matches(['"', '\'', ' ']);
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c)));
        &rest[..end.unwrap_or(rest.len())]
    });
    let declared = name.and_then(|name| Encoding::for_label(name.as_bytes()));
    match declared.filter(|_| options.encoding.is_none() && std::str::from_utf8(bytes).is_err()) {
        Some(encoding) if encoding != encoding_rs::UTF_8 => {
            (encoding.decode(bytes).0.into_owned(), None)
        }
        _ => decode::decode(bytes, options.encoding.as_deref()),
    }
}

/// Elements that need no closing tag, or have none.
const UNCLOSED: &[&str] = &[
    "p", "li", "td", "tr", "th", "dt", "dd", "br", "hr", "img", "meta", "link", "input", "col",
    "option", "area", "base", "source", "wbr", "embed", "param", "track", "tbody", "thead",
];

/// The most tags open at once, about.
fn open_tags(source: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0_usize);
    for tag in source.split('<').skip(1) {
        let (closes, rest) = match tag.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, tag),
        };
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric());
        let name = &rest[..end.unwrap_or(rest.len())];
        let counts = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && !UNCLOSED.iter().any(|u| name.eq_ignore_ascii_case(u));
        match (counts, closes) {
            (true, true) => open = open.saturating_sub(1),
            (true, false) => open += 1,
            _ => {}
        }
        most = most.max(open);
    }
    most
}

/// A node of a page.
type Place<'h> = NodeRef<'h, Node>;
