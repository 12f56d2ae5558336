//! Lists: the numbers that a browser prints before the items.

use scraper::node::Element;

use super::super::line::has_mark;
use super::super::numeral::Numeral;
use super::super::refusal::Refusal;
use super::Place;
use super::block::Reader;

/// An open list.
#[derive(Clone, Debug)]
pub(super) struct List {
    numeral: Numeral,
    next: i64,
    step: i64,
}

impl Reader {
    pub(super) fn list(
        &mut self,
        node: Place<'_>,
        element: &Element,
        depth: usize,
    ) -> Result<(), Refusal> {
        if self.lists.is_empty() {
            self.sheet.gap();
        }
        let reversed = element.attr("reversed").is_some();
        let items = || {
            let items = node.children().filter(|c| c.value().as_element().is_some());
            i64::try_from(items.count()).unwrap_or(1)
        };
        let start = element.attr("start").and_then(|s| s.trim().parse().ok());
        self.lists.push(List {
            numeral: numeral(element),
            next: start.unwrap_or_else(|| if reversed { items() } else { 1 }),
            step: if reversed { -1 } else { 1 },
        });
        self.children(node, depth)?;
        self.flush();
        self.lists.pop();
        if self.lists.is_empty() {
            self.sheet.gap();
        }
        Ok(())
    }

    pub(super) fn item(
        &mut self,
        node: Place<'_>,
        element: &Element,
        depth: usize,
    ) -> Result<(), Refusal> {
        let value = element.attr("value").and_then(|v| v.trim().parse().ok());
        self.label = match self.lists.last_mut() {
            None => "- ".to_owned(),
            Some(list) => {
                let n: i64 = value.unwrap_or(list.next);
                list.next = n.saturating_add(list.step);
                label(list.numeral, n)
            }
        };
        self.children(node, depth)?;
        self.flush();
        self.label.clear();
        Ok(())
    }

    /// The label of the next line, unless its words bring their own.
    pub(super) fn take_label(&mut self, words: &str) -> String {
        let label = std::mem::take(&mut self.label);
        let bullet = label.starts_with('-');
        let number = label.trim_end().trim_end_matches(['.', ')']);
        let again = !number.is_empty()
            && words
                .strip_prefix(number)
                .is_some_and(|rest| rest.starts_with(['.', ')']));
        if again || (bullet && has_mark(words)) {
            return String::new();
        }
        label
    }
}

fn label(numeral: Numeral, n: i64) -> String {
    match numeral {
        Numeral::Bullet => "- ".to_owned(),
        Numeral::None => String::new(),
        Numeral::LowerLetter | Numeral::LowerRoman => format!("{}) ", numeral.write(n)),
        _ => format!("{}. ", numeral.write(n)),
    }
}

/// How a list is numbered: by its style, its attribute, its name.
fn numeral(element: &Element) -> Numeral {
    let style = element.attr("style").unwrap_or("").to_ascii_lowercase();
    let of_style = style.split(';').find_map(|rule| {
        let (name, value) = rule.split_once(':')?;
        let name = name.trim();
        (name == "list-style-type" || name == "list-style").then(|| value.trim().to_owned())
    });
    match (of_style, element.attr("type"), element.name()) {
        (Some(style), _, _) => Numeral::named(&style),
        (None, Some(kind), "ol") => Numeral::named(kind),
        (None, None, "ol") => Numeral::Decimal,
        _ => Numeral::Bullet,
    }
}
