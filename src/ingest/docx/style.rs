//! Styles of paragraphs: what they are called, what they number, what they inherit.

use std::collections::HashMap;

use super::super::xml::Element;

/// Styles above styles that no document has.
const LONGEST_CHAIN: usize = 16;

/// What a paragraph has of its own or from its style.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    /// The list that numbers it, by its id; `0` means none.
    pub list: Option<String>,
    /// Its level in the list, from 0.
    pub level: Option<usize>,
    /// Level of a heading, from 1.
    pub heading: Option<u8>,
    /// Whether it is centred.
    pub centred: Option<bool>,
    /// Space above, in twentieths of a point.
    pub before: Option<u32>,
    /// Space below, in twentieths of a point.
    pub after: Option<u32>,
    /// Whether no space stands between paragraphs of the same style.
    pub contextual: Option<bool>,
    /// Whether it is an entry of a table of contents.
    pub contents: bool,
    /// Whether its words are hidden.
    pub hidden: Option<bool>,
    /// The signs that fill the tabs, in order: `_`, `.` or none.
    pub leaders: Vec<Option<char>>,
}

impl Look {
    /// The look that the properties of a paragraph (`w:pPr`) give.
    pub fn read(properties: Element<'_, '_>) -> Self {
        let list = properties.child("numPr");
        let spacing = properties.child("spacing");
        let space = |name| spacing.and_then(|s| s.number(name));
        let outline: Option<u8> = properties.child("outlineLvl").and_then(|l| l.number("val"));
        Self {
            list: list
                .and_then(|l| l.val("numId"))
                .map(std::borrow::Cow::into_owned),
            level: list
                .and_then(|l| l.child("ilvl"))
                .and_then(|l| l.number("val")),
            heading: outline.map(|level| if level < 9 { level + 1 } else { 0 }),
            centred: properties.val("jc").map(|jc| jc == "center"),
            before: space("before"),
            after: space("after"),
            contextual: properties.switched("contextualSpacing"),
            contents: false,
            hidden: None,
            leaders: leaders(properties),
        }
    }

    /// Fills what is not said here with what `below` says.
    pub fn over(mut self, below: &Self) -> Self {
        if self.list.is_none() {
            self.list.clone_from(&below.list);
            self.level = self.level.or(below.level);
        }
        self.heading = self.heading.or(below.heading);
        self.centred = self.centred.or(below.centred);
        self.before = self.before.or(below.before);
        self.after = self.after.or(below.after);
        self.contextual = self.contextual.or(below.contextual);
        self.contents |= below.contents;
        self.hidden = self.hidden.or(below.hidden);
        if self.leaders.is_empty() {
            self.leaders.clone_from(&below.leaders);
        }
        self
    }
}

fn leaders(properties: Element<'_, '_>) -> Vec<Option<char>> {
    let tabs = properties.child("tabs").into_iter();
    tabs.flat_map(Element::children)
        .map(|tab| match tab.attr("leader").as_deref() {
            Some("underscore" | "heavy") => Some('_'),
            Some("dot" | "middleDot") => Some('.'),
            _ => None,
        })
        .collect()
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    looks: HashMap<String, Look>,
    /// The style of paragraphs that name none.
    usual: Look,
}

impl Styles {
    /// Reads `word/styles.xml`.
    pub fn read(root: Element<'_, '_>) -> Self {
        let mut raw: HashMap<String, (Option<String>, Look)> = HashMap::new();
        let mut usual = None;
        for style in root.children().filter(|s| s.name() == "style") {
            let Some(id) = style.attr("styleId") else {
                continue;
            };
            if style
                .attr("default")
                .is_some_and(|d| d == "1" || d == "true")
                && style.attr("type").is_some_and(|t| t == "paragraph")
            {
                usual = Some(id.clone().into_owned());
            }
            let base = style.val("basedOn").map(std::borrow::Cow::into_owned);
            raw.insert(id.into_owned(), (base, own(style)));
        }
        let defaults = root.at(&["docDefaults", "pPrDefault", "pPr"]);
        let defaults = defaults.map(Look::read).unwrap_or_default();
        let looks: HashMap<String, Look> = raw
            .keys()
            .map(|id| (id.clone(), resolve(id, &raw).over(&defaults)))
            .collect();
        let usual = usual.and_then(|id| looks.get(&id).cloned());
        Self {
            looks,
            usual: usual.unwrap_or(defaults),
        }
    }

    /// Whether words in the style `id` of characters are hidden.
    pub fn hides(&self, id: &str) -> Option<bool> {
        self.looks.get(id)?.hidden
    }

    /// What the style `id` gives; the usual style where there is none of this name.
    pub fn look(&self, id: Option<&str>) -> &Look {
        id.and_then(|id| self.looks.get(id)).unwrap_or(&self.usual)
    }
}

/// What a style says itself.
fn own(style: Element<'_, '_>) -> Look {
    let mut look = style.child("pPr").map(Look::read).unwrap_or_default();
    look.hidden = style.child("rPr").and_then(|r| r.switched("vanish"));
    let name = style.val("name").unwrap_or_default().to_lowercase();
    look.contents = name.starts_with("toc ") && !name.ends_with("heading");
    let number = name.strip_prefix("heading ");
    look.heading = match (name.as_str(), number.and_then(|n| n.parse().ok())) {
        (_, Some(level)) => Some(level),
        ("title", _) => Some(1),
        ("subtitle", _) => Some(2),
        _ => look.heading,
    };
    look
}

/// A style with all that it inherits.
fn resolve(id: &str, raw: &HashMap<String, (Option<String>, Look)>) -> Look {
    let mut look = Look::default();
    let mut next = Some(id);
    for _ in 0..LONGEST_CHAIN {
        let Some((base, own)) = next.and_then(|id| raw.get(id)) else {
            break;
        };
        look = look.over(own);
        next = base.as_deref();
    }
    look
}
