//! An XML part as a tree, within limits: no entities, bounded depth, bounded size.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::refusal::Refusal;

/// Elements inside elements that no document has.
const MAX_DEPTH: usize = 256;
/// More elements than a document of ten thousand pages.
const MAX_NODES: usize = 4_000_000;
/// No such node.
const NONE: u32 = u32::MAX;

/// The bytes of a part as characters: UTF-16 by its mark, else UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let encoding = Encoding::for_bom(bytes).map_or(UTF_8, |(encoding, _)| encoding);
    encoding.decode(bytes).0
}

/// The elements of an XML part.
#[derive(Default)]
pub(super) struct Tree<'x> {
    nodes: Vec<Node<'x>>,
    /// Whether the part ends before its last element does, or breaks a rule of XML.
    pub broken: bool,
}

/// An element or a run of text (which has no name).
struct Node<'x> {
    /// The name without its prefix.
    name: &'x str,
    /// The attributes as written; of a text node, its characters.
    content: Cow<'x, str>,
    first: u32,
    next: u32,
}

impl<'x> Tree<'x> {
    /// Reads a part; what follows a fault is left out.
    pub fn parse(source: &'x str) -> Result<Self, Refusal> {
        let mut builder = Builder::default();
        let mut reader = Reader::from_str(source);
        loop {
            match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(event) => builder.event(event, source)?,
                Err(_) => {
                    builder.tree.broken = true;
                    break;
                }
            }
        }
        builder.tree.broken |= !builder.open.is_empty();
        if builder.tree.nodes.is_empty() {
            Err(Refusal::Damaged("una sua parte non è XML".to_owned()))
        } else {
            Ok(builder.tree)
        }
    }

    /// The outermost element.
    pub fn root(&self) -> Element<'_, 'x> {
        Element { tree: self, at: 0 }
    }
}

#[derive(Default)]
struct Builder<'x> {
    tree: Tree<'x>,
    /// The open elements, and the last child of each.
    open: Vec<(u32, u32)>,
}

impl<'x> Builder<'x> {
    fn event(&mut self, event: Event<'x>, source: &'x str) -> Result<(), Refusal> {
        match event {
            Event::Start(start) => {
                let at = self.element(&start, source)?;
                self.open.push((at, NONE));
                if self.open.len() > MAX_DEPTH {
                    return Err(Refusal::TooDeep(MAX_DEPTH));
                }
            }
            Event::Empty(start) => drop(self.element(&start, source)?),
            Event::End(_) => drop(self.open.pop()),
            Event::Text(text) => self.text(text.into_inner())?,
            Event::CData(text) => self.text(text.into_inner())?,
            Event::GeneralRef(name) => self.text(reference(&name)?)?,
            Event::DocType(kind) if kind.contains('[') || kind.contains("<!") => {
                return Err(Refusal::Entities);
            }
            _ => {}
        }
        Ok(())
    }

    fn element(&mut self, start: &BytesStart<'_>, source: &'x str) -> Result<u32, Refusal> {
        let name = borrowed(start.local_name().into_inner(), source);
        let content = borrowed(start.attributes_raw(), source);
        self.push(name, Cow::Borrowed(content))
    }

    fn text(&mut self, text: Cow<'x, str>) -> Result<(), Refusal> {
        if self.open.is_empty() || text.is_empty() {
            Ok(())
        } else {
            self.push("", text).map(drop)
        }
    }

    fn push(&mut self, name: &'x str, content: Cow<'x, str>) -> Result<u32, Refusal> {
        let nodes = &mut self.tree.nodes;
        if nodes.len() >= MAX_NODES {
            return Err(Refusal::TooMany(
                "elementi XML".to_owned(),
                MAX_NODES as u64,
            ));
        }
        let at = u32::try_from(nodes.len()).unwrap_or(NONE);
        nodes.push(Node {
            name,
            content,
            first: NONE,
            next: NONE,
        });
        if let Some((parent, last)) = self.open.last_mut() {
            match *last {
                NONE => nodes[*parent as usize].first = at,
                last => nodes[last as usize].next = at,
            }
            *last = at;
        }
        Ok(at)
    }
}

/// The same stretch, as part of the source: events of a slice lie inside it.
fn borrowed<'x>(part: &str, source: &'x str) -> &'x str {
    let start = (part.as_ptr() as usize).wrapping_sub(source.as_ptr() as usize);
    source
        .get(start..start.wrapping_add(part.len()))
        .unwrap_or("")
}

/// The five names of XML and numbers of characters; any other name would have to be declared.
fn reference<'x>(name: &BytesRef<'_>) -> Result<Cow<'x, str>, Refusal> {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return Ok(Cow::Owned(c.to_string()));
    }
    let known = match &*name.borrow().into_inner() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{a0}",
        numeric if numeric.starts_with('#') => "\u{fffd}",
        _ => return Err(Refusal::Entities),
    };
    Ok(Cow::Borrowed(known))
}

/// An element of a tree.
#[derive(Clone, Copy)]
pub(super) struct Element<'t, 'x> {
    tree: &'t Tree<'x>,
    at: u32,
}

impl<'t, 'x> Element<'t, 'x> {
    fn node(self) -> &'t Node<'x> {
        &self.tree.nodes[self.at as usize]
    }

    /// The name without its prefix; empty for a run of text.
    pub fn name(self) -> &'x str {
        self.node().name
    }

    /// The characters of a run of text; empty for an element.
    pub fn chars(self) -> &'t str {
        match self.node().name {
            "" => &self.node().content,
            _ => "",
        }
    }

    /// The children in order.
    pub fn children(self) -> impl Iterator<Item = Element<'t, 'x>> + use<'t, 'x> {
        let tree = self.tree;
        let mut next = self.node().first;
        std::iter::from_fn(move || {
            let at = next;
            next = tree.nodes.get(at as usize)?.next;
            Some(Element { tree, at })
        })
    }

    /// The first child with this name.
    pub fn child(self, name: &str) -> Option<Self> {
        self.children().find(|c| c.name() == name)
    }

    /// What lies at the end of a path of names.
    pub fn at(self, path: &[&str]) -> Option<Self> {
        path.iter().try_fold(self, |at, name| at.child(name))
    }

    /// All elements below with this name, in order; what lies inside one is not looked at.
    pub fn all(self, name: &str, out: &mut Vec<Self>) {
        for child in self.children() {
            if child.name() == name {
                out.push(child);
            } else {
                child.all(name, out);
            }
        }
    }

    /// The value of the attribute with this name, whatever its prefix.
    pub fn attr(self, name: &str) -> Option<Cow<'t, str>> {
        let node = self.node();
        let mut rest: &'t str = if node.name.is_empty() {
            ""
        } else {
            &node.content
        };
        while let Some((key, after)) = rest.split_once('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, after) = after[1..].split_once(quote)?;
            let key = key.trim();
            if key.rsplit(':').next() == Some(name) && !key.starts_with("xmlns") {
                return Some(unescape(value).unwrap_or(Cow::Borrowed(value)));
            }
            rest = after;
        }
        None
    }

    /// The attribute `val` of the child `name`, as `WordprocessingML` writes its properties.
    pub fn val(self, name: &str) -> Option<Cow<'t, str>> {
        self.child(name)?.attr("val")
    }

    /// The number in the attribute `name`.
    pub fn number<N: std::str::FromStr>(self, name: &str) -> Option<N> {
        self.attr(name)?.trim().parse().ok()
    }

    /// All characters below.
    pub fn text(self) -> String {
        let mut out = String::new();
        self.gather(&mut out);
        out
    }

    fn gather(self, out: &mut String) {
        out.push_str(self.chars());
        for child in self.children() {
            child.gather(out);
        }
    }

    /// Whether a switch of `WordprocessingML` (`<w:b/>`, `<w:b w:val="0"/>`) is on.
    pub fn switched(self, name: &str) -> Option<bool> {
        let switch = self.child(name)?;
        let value = switch.attr("val");
        Some(!matches!(
            value.as_deref(),
            Some("0" | "false" | "off" | "none")
        ))
    }
}
