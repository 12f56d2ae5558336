//! DOCX (`WordprocessingML`): paragraphs with their automatic numbers, tables, notes, text boxes.

mod block;
mod change;
mod field;
mod inline;
mod margin;
mod numbering;
mod style;
mod table;

use std::collections::HashMap;

use super::archive::Archive;
use super::printed::{Note, NoteKind, Options, Printed};
use super::refusal::Refusal;
use super::xml::{Element, Tree, decode};
use block::Reader;
use margin::Margin;
use numbering::Numbering;
use style::Styles;

/// What Word 97-2003 files start with; an encrypted DOCX lies in such a container.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Reads a DOCX file.
pub fn read(bytes: &[u8], options: &Options) -> Result<Printed, Refusal> {
    if bytes.starts_with(COMPOUND) {
        return Err(compound(bytes));
    }
    let parts = Parts::open(bytes, options)?;
    let text = |bytes: &'_ Option<Vec<u8>>| bytes.as_deref().map(|b| decode(b).into_owned());
    let document_source = decode(&parts.document);
    let document = Tree::parse(&document_source)?;
    let (styles, numbering) = (text(&parts.styles), text(&parts.numbering));
    let styles = tree(styles.as_deref())?;
    let numbering = tree(numbering.as_deref())?;
    let notes: Vec<Option<String>> = parts.notes.iter().map(text).collect();
    let notes = notes.iter().map(|n| tree(n.as_deref()));
    let notes: Vec<Option<Tree<'_>>> = notes.collect::<Result<_, _>>()?;
    let first = margin::first_head(document.root(), parts.relations.as_deref());

    let mut reader = Reader::new(options.accept_changes);
    reader.rendered = document_source.contains("lastRenderedPageBreak");
    reader.styles = styles
        .as_ref()
        .map(|t| Styles::read(t.root()))
        .unwrap_or_default();
    reader.numbering = Numbering::read(numbering.as_ref().map(Tree::root), &reader.styles);
    reader.notes = [note_table(&notes, 0), note_table(&notes, 1)];
    let put = |heads, sheet: &mut _| {
        margin::put(
            &parts.margins,
            heads,
            first.as_deref(),
            options.accept_changes,
            sheet,
        )
    };
    put(true, &mut reader.sheet)?;
    if let Some(body) = document.root().child("body") {
        reader.blocks(body);
    }
    reader.finish();
    put(false, &mut reader.sheet)?;
    Ok(printed(reader, document.broken))
}

/// The lines and what is to be said of them.
fn printed(reader: Reader<'_, '_>, broken: bool) -> Printed {
    let mut kinds = Vec::new();
    if broken {
        kinds.push(NoteKind::Damaged("il testo si interrompe".to_owned()));
    }
    if reader.changes > 0 {
        kinds.push(NoteKind::Changes(reader.changes, reader.accept));
    }
    kinds.extend(reader.skipped.into_iter().map(NoteKind::Skipped));
    let notes = kinds.into_iter().map(|kind| Note { page: None, kind });
    Printed {
        lines: reader.sheet.lines,
        notes: notes.collect(),
        flowing: true,
    }
}

/// A container of Word 97-2003: an encrypted DOCX, or a format that is not read.
fn compound(bytes: &[u8]) -> Refusal {
    let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect();
    if bytes.windows(name.len()).any(|w| w == name) {
        Refusal::Encrypted
    } else {
        Refusal::Unread("DOC (Word 97-2003)".to_owned())
    }
}

/// The unpacked parts that hold text.
struct Parts {
    document: Vec<u8>,
    styles: Option<Vec<u8>>,
    numbering: Option<Vec<u8>>,
    /// Footnotes, endnotes.
    notes: [Option<Vec<u8>>; 2],
    /// Headers and footers, by name.
    margins: Vec<Margin>,
    relations: Option<Vec<u8>>,
}

impl Parts {
    fn open(bytes: &[u8], options: &Options) -> Result<Self, Refusal> {
        let mut archive = Archive::open(bytes, options.max_unpacked)?;
        let main = main_part(&mut archive)?;
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
        let named = |name: &str| {
            format!("{folder}/{name}")
                .trim_start_matches('/')
                .to_owned()
        };
        let missing = || Refusal::Damaged("manca la parte con il testo".to_owned());
        let document = archive.part(&main)?.ok_or_else(missing)?;
        let margins = margins(&mut archive, folder)?;
        Ok(Self {
            document,
            styles: archive.part(&named("styles.xml"))?,
            numbering: archive.part(&named("numbering.xml"))?,
            notes: [
                archive.part(&named("footnotes.xml"))?,
                archive.part(&named("endnotes.xml"))?,
            ],
            margins,
            relations: archive.part(&named(&format!("_rels/{}.rels", file_name(&main))))?,
        })
    }
}

/// The headers and footers beside the main part, by name.
fn margins(archive: &mut Archive<'_>, folder: &str) -> Result<Vec<Margin>, Refusal> {
    let mut entries = archive.names();
    entries.sort();
    let mut out = Vec::new();
    for name in entries {
        let file = name.strip_prefix(folder).unwrap_or("");
        let stem = file.trim_start_matches('/').strip_suffix(".xml");
        let head = stem.is_some_and(|stem| stem.starts_with("header"));
        let foot = stem.is_some_and(|stem| stem.starts_with("footer"));
        if (head || foot)
            && let Some(bytes) = archive.part(&name)?
        {
            out.push(Margin { name, head, bytes });
        }
    }
    Ok(out)
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The name of the main part, as the relations of the package say.
fn main_part(archive: &mut Archive<'_>) -> Result<String, Refusal> {
    let usual = || "word/document.xml".to_owned();
    let Some(relations) = archive.part("_rels/.rels")? else {
        return Ok(usual());
    };
    let relations = decode(&relations);
    let tree = Tree::parse(&relations)?;
    let main = tree.root().children().find(|r| {
        let kind = r.attr("Type");
        kind.is_some_and(|kind| kind.ends_with("/officeDocument"))
    });
    let target = main.and_then(|r| r.attr("Target"));
    Ok(target.map_or_else(usual, |t| t.trim_start_matches('/').to_owned()))
}

fn tree(source: Option<&str>) -> Result<Option<Tree<'_>>, Refusal> {
    source.map(Tree::parse).transpose()
}

/// The notes of one kind by their ids.
fn note_table<'t, 'x>(
    trees: &'t [Option<Tree<'x>>],
    index: usize,
) -> HashMap<String, Element<'t, 'x>> {
    let root = trees.get(index).and_then(Option::as_ref).map(Tree::root);
    let notes = root.into_iter().flat_map(Element::children);
    notes
        .filter(|n| n.attr("type").is_none_or(|t| t == "normal"))
        .filter_map(|n| Some((n.attr("id")?.into_owned(), n)))
        .collect()
}
