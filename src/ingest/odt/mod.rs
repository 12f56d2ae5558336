//! ODT (`OpenDocument` text), zipped or as one XML file: paragraphs with the numbers of their lists,
//! tables, notes, text boxes.

mod block;
mod field;
mod inline;
mod list;
mod style;
mod table;

use super::archive::Archive;
use super::printed::{Note, NoteKind, Options, Printed};
use super::refusal::Refusal;
use super::sheet::Sheet;
use super::xml::{Element, Tree, decode};
use block::Reader;
use list::Lists;
use style::Styles;

/// More headers, or more footers, than a document has.
const MOST_MARGINS: usize = 64;

/// Reads an ODT file.
pub fn read(bytes: &[u8], options: &Options) -> Result<Printed, Refusal> {
    if !bytes.starts_with(b"PK") {
        let source = decode(bytes);
        let tree = Tree::parse(&source)?;
        return Ok(document(&tree, &tree, &source, options));
    }
    let mut archive = Archive::open(bytes, options.max_unpacked)?;
    let manifest = archive.part("META-INF/manifest.xml")?.unwrap_or_default();
    if decode(&manifest).contains("encryption-data") {
        return Err(Refusal::Encrypted);
    }
    let missing = || Refusal::Damaged("manca la parte con il testo".to_owned());
    let content = archive.part("content.xml")?.ok_or_else(missing)?;
    let content = decode(&content);
    let tree = Tree::parse(&content)?;
    match archive.part("styles.xml")? {
        None => Ok(document(&tree, &tree, &content, options)),
        Some(styles) => {
            let styles = decode(&styles);
            let styles = Tree::parse(&styles)?;
            Ok(document(&tree, &styles, &content, options))
        }
    }
}

/// Reads the body; the common styles, the headers and the footers are in `common`.
fn document(content: &Tree<'_>, common: &Tree<'_>, source: &str, options: &Options) -> Printed {
    let (root, common) = (content.root(), common.root());
    let mut reader = Reader::new(options.accept_changes);
    reader.rendered = source.contains("soft-page-break");
    reader.styles = Styles::read(common, root);
    reader.lists = Lists::read(common, root);
    put_heads(common, options, &mut reader.sheet);
    if let Some(body) = root.at(&["body", "text"]) {
        reader.prepare(body);
        reader.blocks(body);
        reader.finish();
    }
    for foot in margins(common, "footer", options) {
        reader.sheet.furniture(foot.lines);
    }
    printed(reader, content.broken)
}

fn printed(reader: Reader<'_, '_>, broken: bool) -> Printed {
    let mut kinds = Vec::new();
    if broken {
        kinds.push(NoteKind::Damaged("il testo si interrompe".to_owned()));
    }
    let changes = u32::try_from(reader.changes.len()).unwrap_or(u32::MAX);
    if changes > 0 {
        kinds.push(NoteKind::Changes(changes, reader.accept));
    }
    let notes = kinds.into_iter().map(|kind| Note { page: None, kind });
    Printed {
        lines: reader.sheet.lines,
        notes: notes.collect(),
        flowing: true,
    }
}

/// Puts down the headers: the one of the first page is a letterhead, the others are furniture.
fn put_heads(common: Element<'_, '_>, options: &Options, sheet: &mut Sheet) {
    let full = |kind| {
        let heads = margins(common, kind, options).into_iter();
        heads.filter(|h| h.lines.iter().any(|l| !l.text.trim().is_empty()))
    };
    if let Some(first) = full("header-first").chain(full("header")).next() {
        sheet.letterhead(first.lines);
    }
    for head in full("header") {
        sheet.furniture(head.lines);
    }
}

/// What stands in the margins whose names start with `kind`.
fn margins(common: Element<'_, '_>, kind: &str, options: &Options) -> Vec<Sheet> {
    let pages = common.child("master-styles").into_iter();
    let pages = pages.flat_map(Element::children);
    let margins = pages.flat_map(Element::children);
    let read = |margin| {
        let mut reader = Reader::new(options.accept_changes);
        reader.styles = Styles::read(common, common);
        reader.lists = Lists::read(common, common);
        reader.blocks(margin);
        reader.finish();
        reader.sheet
    };
    let of_kind = margins.filter(|m| m.name().starts_with(kind));
    of_kind.take(MOST_MARGINS).map(read).collect()
}
