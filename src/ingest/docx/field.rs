//! Fields: form fields become blanks, tables of contents are furniture.

use super::super::xml::Element;
use super::block::{BLANK, Reader};

/// An open field.
#[derive(Debug, Default)]
pub(super) struct Field {
    /// Its orders, such as `FORMTEXT`.
    orders: String,
    /// Whether its result has begun.
    pub in_result: bool,
    /// Where its result starts in the words of the paragraph.
    start: usize,
    /// What a box to tick or a list to choose from shows.
    shown: Option<String>,
}

impl Field {
    fn name(&self) -> String {
        let name = self.orders.split_whitespace().next();
        name.unwrap_or_default().to_uppercase()
    }
}

impl<'t, 'x> Reader<'t, 'x> {
    /// `w:fldChar`: the field begins, its result begins, the field ends.
    pub(super) fn field_mark(&mut self, mark: Element<'t, 'x>, out: &mut String) {
        match mark.attr("fldCharType").as_deref() {
            Some("begin") => self.fields.push(Field {
                shown: mark.child("ffData").and_then(shown),
                ..Field::default()
            }),
            Some("separate") => self.result(out),
            Some("end") => self.end(out),
            _ => {}
        }
    }

    /// The orders of the field.
    pub(super) fn field_words(&mut self, words: Element<'t, 'x>) {
        if let Some(field) = self.fields.last_mut().filter(|f| !f.in_result) {
            field.orders.push_str(&words.text());
        }
    }

    /// `w:fldSimple`: orders in an attribute, the result inside.
    pub(super) fn simple_field(&mut self, field: Element<'t, 'x>, out: &mut String, hidden: bool) {
        self.fields.push(Field {
            orders: field.attr("instr").unwrap_or_default().into_owned(),
            shown: field.child("ffData").and_then(shown),
            ..Field::default()
        });
        self.result(out);
        self.inline(field, out, hidden);
        self.end(out);
    }

    fn result(&mut self, out: &str) {
        let Some(field) = self.fields.last_mut() else {
            return;
        };
        field.in_result = true;
        field.start = out.len();
        if field.name() == "TOC" {
            self.contents += 1;
        }
    }

    fn end(&mut self, out: &mut String) {
        let Some(field) = self.fields.pop() else {
            return;
        };
        let result = out.get(field.start..).unwrap_or_default();
        match field.name().as_str() {
            "TOC" if field.in_result => self.contents = self.contents.saturating_sub(1),
            "FORMTEXT" if !field.in_result || result.trim().is_empty() => {
                out.truncate(if field.in_result {
                    field.start.min(out.len())
                } else {
                    out.len()
                });
                out.push_str(BLANK);
            }
            "FORMCHECKBOX" | "FORMDROPDOWN" if result.trim().is_empty() => {
                out.push_str(field.shown.as_deref().unwrap_or(BLANK));
            }
            "MACROBUTTON" => out.push_str(BLANK),
            _ => {}
        }
    }
}

/// What a box to tick or a list to choose from shows.
fn shown(data: Element<'_, '_>) -> Option<String> {
    if let Some(tick) = data.child("checkBox") {
        let ticked = tick
            .switched("checked")
            .or_else(|| tick.switched("default"));
        let sign = if ticked.unwrap_or(false) {
            "☒"
        } else {
            "☐"
        };
        return Some(sign.to_owned());
    }
    let list = data.child("ddList")?;
    let chosen: usize = list.child("result")?.number("val")?;
    let mut entries = list.children().filter(|e| e.name() == "listEntry");
    Some(entries.nth(chosen)?.attr("val")?.into_owned())
}
