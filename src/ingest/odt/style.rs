//! Styles of paragraphs and of stretches of words.

use std::collections::HashMap;

use super::super::xml::Element;

/// Styles above styles that no document has.
const LONGEST_CHAIN: usize = 16;

/// What a style says, its parents included.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    parent: Option<String>,
    /// Whether the lines are centred.
    pub centred: Option<bool>,
    /// Space above, in points.
    pub before: Option<f32>,
    /// Space below, in points.
    pub after: Option<f32>,
    /// Whether a page starts above.
    pub new_page: Option<bool>,
    /// Whether the words are hidden.
    pub hidden: Option<bool>,
    /// Whether the words are underlined.
    pub underlined: Option<bool>,
    /// Level of a heading, from 1.
    pub heading: Option<u8>,
    /// The signs that fill the tabs, in order.
    pub leaders: Vec<Option<char>>,
}

impl Look {
    fn over(mut self, below: &Self) -> Self {
        self.centred = self.centred.or(below.centred);
        self.before = self.before.or(below.before);
        self.after = self.after.or(below.after);
        self.hidden = self.hidden.or(below.hidden);
        self.underlined = self.underlined.or(below.underlined);
        self.heading = self.heading.or(below.heading);
        if self.leaders.is_empty() {
            self.leaders.clone_from(&below.leaders);
        }
        self
    }
}

/// The styles by name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    looks: HashMap<String, Look>,
}

impl Styles {
    /// The common styles, then those of one part.
    pub fn read(common: Element<'_, '_>, part: Element<'_, '_>) -> Self {
        let mut looks = HashMap::new();
        for (root, name) in [
            (common, "styles"),
            (part, "styles"),
            (part, "automatic-styles"),
        ] {
            let styles = root.child(name).into_iter().flat_map(Element::children);
            for style in styles.filter(|s| s.name() == "style") {
                if let Some(id) = style.attr("name") {
                    looks.insert(id.into_owned(), look(style));
                }
            }
        }
        Self { looks }
    }

    /// What the style gives.
    pub fn look(&self, id: Option<&str>) -> Look {
        let mut out = Look::default();
        let mut next = id;
        for nth in 0..LONGEST_CHAIN {
            let Some(own) = next.and_then(|id| self.looks.get(id)) else {
                break;
            };
            out = out.over(own);
            if nth == 0 {
                out.new_page = own.new_page;
            }
            next = own.parent.as_deref();
        }
        out
    }
}

fn look(style: Element<'_, '_>) -> Look {
    let paragraph = style.child("paragraph-properties");
    let words = style.child("text-properties");
    let of = |properties: Option<Element<'_, '_>>, name: &str| {
        properties?.attr(name).map(std::borrow::Cow::into_owned)
    };
    let name = style.attr("name").unwrap_or_default();
    let title = matches!(&*name, "Title").then_some(1);
    Look {
        parent: style
            .attr("parent-style-name")
            .map(std::borrow::Cow::into_owned),
        centred: of(paragraph, "text-align").map(|a| a == "center"),
        before: of(paragraph, "margin-top").and_then(|m| points(&m)),
        after: of(paragraph, "margin-bottom").and_then(|m| points(&m)),
        new_page: of(paragraph, "break-before").map(|b| b == "page"),
        hidden: of(words, "display").map(|d| d == "none"),
        underlined: of(words, "text-underline-style").map(|u| u != "none"),
        heading: title,
        leaders: leaders(paragraph),
    }
}

fn leaders(paragraph: Option<Element<'_, '_>>) -> Vec<Option<char>> {
    let stops = paragraph.and_then(|p| p.child("tab-stops")).into_iter();
    let stops = stops.flat_map(Element::children);
    stops
        .map(|stop| {
            let text = stop.attr("leader-text")?;
            text.chars().next().filter(|c| matches!(c, '_' | '.'))
        })
        .collect()
}

/// A length in points: «0.2cm», «6pt», «0.1in».
fn points(length: &str) -> Option<f32> {
    let end = length.find(|c: char| c.is_alphabetic() || c == '%')?;
    let number: f32 = length[..end].parse().ok()?;
    let unit = match &length[end..] {
        "cm" => 28.35,
        "mm" => 2.835,
        "in" => 72.0,
        "pt" => 1.0,
        _ => return None,
    };
    Some(number * unit)
}
