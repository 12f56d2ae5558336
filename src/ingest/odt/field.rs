//! Form fields, which become blanks, and tracked changes.

use super::super::xml::Element;
use super::block::Reader;

/// What an empty form field is read as.
pub(super) const BLANK: &str = "____";

impl<'t, 'x> Reader<'t, 'x> {
    /// Notes the tracked changes and the controls of forms, which stand before the text.
    pub fn prepare(&mut self, body: Element<'t, 'x>) {
        let mut regions = Vec::new();
        if let Some(changes) = body.child("tracked-changes") {
            changes.all("changed-region", &mut regions);
        }
        for region in regions {
            let kind = region.children().find(|c| !c.name().is_empty());
            if let (Some(id), Some(kind)) = (region.attr("id"), kind)
                && kind.name() != "format-change"
            {
                self.changes.insert(id.into_owned(), kind);
            }
        }
        if let Some(forms) = body.child("forms") {
            self.controls(forms);
        }
    }

    fn controls(&mut self, forms: Element<'t, 'x>) {
        for control in forms.children() {
            if let Some(id) = control.attr("id") {
                self.controls.insert(id.into_owned(), shown(control));
            }
            self.controls(control);
        }
    }

    /// Reads a field; whether the element is one that is not just its words.
    pub(super) fn field(&mut self, field: Element<'t, 'x>, out: &mut String) -> bool {
        if !self.printing() {
            return false;
        }
        let kind = field.attr("type").unwrap_or_default();
        let blank = match field.name() {
            "placeholder" => true,
            "text-input" | "drop-down" => field.text().trim().is_empty(),
            "content-control" => is_true(field, "showing-place-holder"),
            "fieldmark" => !kind.ends_with("FORMCHECKBOX"),
            _ => false,
        };
        match field.name() {
            _ if blank => out.push_str(BLANK),
            "drop-down" => out.extend(field.children().map(Element::chars)),
            "control" => {
                let id = field.attr("control").unwrap_or_default();
                out.push_str(self.controls.get(&*id).map_or(BLANK, String::as_str));
            }
            "fieldmark-start" if kind.ends_with("FORMTEXT") => self.fields.push(out.len()),
            "fieldmark-end" => self.end_field(out),
            "fieldmark" => out.push_str(ticked(field)),
            _ => return false,
        }
        true
    }

    fn end_field(&mut self, out: &mut String) {
        let start = self.fields.pop();
        if let Some(start) = start
            && out
                .get(start..)
                .is_some_and(|result| result.trim().is_empty())
        {
            out.truncate(start);
            out.push_str(BLANK);
        }
    }

    /// A mark of a tracked change. What was deleted stands at the mark where changes are rejected; what
    /// was inserted stands between two.
    pub(super) fn change_mark(&mut self, mark: Element<'t, 'x>, out: &mut String) {
        let id = mark.attr("change-id").unwrap_or_default().into_owned();
        let change = self.changes.get(&id).copied().filter(|_| !self.accept);
        match (mark.name(), change) {
            ("change-end", _) => drop(self.rejected.remove(&id)),
            ("change-start", Some(change)) if change.name() == "insertion" => {
                self.rejected.insert(id);
            }
            ("change", Some(change)) if change.name() == "deletion" => {
                let blocks = change.children().filter(|c| matches!(c.name(), "p" | "h"));
                for (nth, block) in blocks.enumerate() {
                    if nth > 0 {
                        out.push('\n');
                    }
                    self.inline(block, out);
                }
            }
            _ => {}
        }
    }
}

fn is_true(element: Element<'_, '_>, name: &str) -> bool {
    element.attr(name).is_some_and(|value| value == "true")
}

/// What a control of a form shows.
fn shown(control: Element<'_, '_>) -> String {
    let state = control
        .attr("current-state")
        .or_else(|| control.attr("state"));
    let ticked = state.is_some_and(|s| s == "checked");
    match control.name() {
        "checkbox" | "radio" if ticked => "☒".to_owned(),
        "checkbox" | "radio" => "☐".to_owned(),
        "button" | "fixed-text" => control.attr("label").unwrap_or_default().into_owned(),
        _ => {
            let value = control
                .attr("current-value")
                .or_else(|| control.attr("value"));
            let value = value.filter(|v| !v.trim().is_empty());
            value.map_or_else(|| BLANK.to_owned(), std::borrow::Cow::into_owned)
        }
    }
}

fn ticked(field: Element<'_, '_>) -> &'static str {
    let mut parameters = field.children().filter(|p| p.name() == "param");
    let on = parameters
        .any(|p| p.attr("name").is_some_and(|n| n.ends_with("Checked")) && is_true(p, "value"));
    if on { "☒" } else { "☐" }
}
