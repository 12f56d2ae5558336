//! Headers and footers: the head of the first page is a letterhead, the others are furniture.

use super::super::refusal::Refusal;
use super::super::sheet::Sheet;
use super::super::xml::{Element, Tree, decode};
use super::block::Reader;

/// A header or a footer.
pub(super) struct Margin {
    /// The name of its part.
    pub name: String,
    pub head: bool,
    pub bytes: Vec<u8>,
}

/// The part with the head of the first page: what the first section of the document refers to.
pub(super) fn first_head(document: Element<'_, '_>, relations: Option<&[u8]>) -> Option<String> {
    let mut sections = Vec::new();
    document.all("sectPr", &mut sections);
    let section = sections
        .into_iter()
        .find(|s| s.child("headerReference").is_some())?;
    let heads = || section.children().filter(|r| r.name() == "headerReference");
    let of = |kind: &str| heads().find(|r| r.attr("type").is_some_and(|t| t == kind));
    let first = section
        .switched("titlePg")
        .unwrap_or(false)
        .then(|| of("first"));
    let id = first.flatten().or_else(|| of("default"))?.attr("id")?;
    let source = decode(relations?);
    let tree = Tree::parse(&source).ok()?;
    let relation = tree
        .root()
        .children()
        .find(|r| r.attr("Id").is_some_and(|i| i == id));
    relation?.attr("Target").map(std::borrow::Cow::into_owned)
}

/// Puts down the heads before the document, or the feet behind it; `first` is the head of page 1.
pub(super) fn put(
    margins: &[Margin],
    heads: bool,
    first: Option<&str>,
    accept: bool,
    sheet: &mut Sheet,
) -> Result<(), Refusal> {
    let is_first = |m: &&Margin| first.is_some_and(|first| m.name.ends_with(first));
    let of_kind = || margins.iter().filter(|m| m.head == heads);
    for margin in of_kind().filter(is_first) {
        sheet.letterhead(read(margin, accept)?.lines);
    }
    for margin in of_kind().filter(|m| !is_first(m)) {
        sheet.furniture(read(margin, accept)?.lines);
    }
    Ok(())
}

fn read(margin: &Margin, accept: bool) -> Result<Sheet, Refusal> {
    let source = decode(&margin.bytes);
    let tree = Tree::parse(&source)?;
    let mut reader = Reader::new(accept);
    reader.blocks(tree.root());
    reader.finish();
    Ok(reader.sheet)
}
