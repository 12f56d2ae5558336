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

/// Reads an ODT file.
pub fn read(bytes: &[u8], options: &Options) -> Result<Printed, Refusal> {
    if !bytes.starts_with(b"PK") {
        let source = decode(bytes);
        let tree = Tree::parse(&source)?;
        return Ok(document(&tree, &tree, &source, options));
    }
    let mut archive = Archive::open(bytes, options.max_output)?;
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
    let mut heads = Sheet::default();
    margins(common, true, options, &mut heads);
    let mut reader = Reader::new(options.accept_changes);
    reader.rendered = source.contains("soft-page-break");
    reader.styles = Styles::read(common, root);
    reader.lists = Lists::read(common, root);
    reader.sheet.furniture(heads.lines);
    if let Some(body) = root.at(&["body", "text"]) {
        reader.prepare(body);
        reader.blocks(body);
        reader.finish();
    }
    let mut feet = Sheet::default();
    margins(common, false, options, &mut feet);
    reader.sheet.furniture(feet.lines);
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

/// What stands in the headers, or in the footers.
fn margins(common: Element<'_, '_>, heads: bool, options: &Options, out: &mut Sheet) {
    let kind = if heads { "header" } else { "footer" };
    let pages = common.child("master-styles").into_iter();
    let pages = pages.flat_map(Element::children);
    for margin in pages.flat_map(Element::children) {
        if margin.name().starts_with(kind) {
            let mut reader = Reader::new(options.accept_changes);
            reader.styles = Styles::read(common, common);
            reader.lists = Lists::read(common, common);
            reader.blocks(margin);
            reader.finish();
            out.lines.extend(reader.sheet.lines);
        }
    }
}
