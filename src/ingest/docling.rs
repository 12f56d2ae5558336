//! What docling makes of a document: its texts and tables in reading order, with pages and boxes.

use std::collections::HashSet;

use serde_json::Value;

use super::printed::{Options, Printed, PrintedLine, Role};
use super::refusal::Refusal;
use crate::text::Area;

/// Elements inside elements that no document has.
const MAX_DEPTH: usize = 100;

/// Reads the JSON that docling writes.
pub fn read(bytes: &[u8], _options: &Options) -> Result<Printed, Refusal> {
    let damaged = |_| Refusal::Damaged("il JSON di docling non si legge".to_owned());
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let root: Value = serde_json::from_slice(bytes).map_err(damaged)?;
    let mut reader = Reader {
        root: &root,
        seen: HashSet::new(),
        lines: Vec::new(),
    };
    reader.children(&root["furniture"], 0)?;
    reader.children(&root["body"], 0)?;
    Ok(Printed {
        lines: reader.lines,
        notes: Vec::new(),
        flowing: true,
    })
}

struct Reader<'j> {
    root: &'j Value,
    seen: HashSet<&'j str>,
    lines: Vec<PrintedLine>,
}

impl<'j> Reader<'j> {
    fn children(&mut self, node: &'j Value, depth: usize) -> Result<(), Refusal> {
        if depth > MAX_DEPTH {
            return Err(Refusal::TooDeep(MAX_DEPTH));
        }
        for child in list(&node["children"]) {
            let Some(name) = child["$ref"].as_str() else {
                continue;
            };
            if !self.seen.insert(name) {
                continue;
            }
            if let Some(element) = self.root.pointer(name.trim_start_matches('#')) {
                self.element(element);
                self.children(element, depth + 1)?;
            }
        }
        Ok(())
    }

    fn element(&mut self, element: &'j Value) {
        let (page, area) = self.place(element);
        let line = |text: String, role| PrintedLine {
            area,
            ..PrintedLine::new(text, page).with_role(role)
        };
        let rows = list(&element["data"]["grid"]);
        if !rows.is_empty() {
            self.lines.push(PrintedLine::new("", page));
            for row in rows {
                let cells: Vec<&str> = list(row).iter().map(cell).collect();
                self.lines
                    .push(line(format!("| {} |", cells.join(" | ")), Role::TableRow));
            }
            self.lines.push(PrintedLine::new("", page));
        }
        if let Some(text) = element["text"].as_str().filter(|t| !t.trim().is_empty()) {
            let role = role(element);
            let spaced = !matches!(element["label"].as_str(), Some("list_item"));
            if spaced && role != Role::Furniture {
                self.lines.push(PrintedLine::new("", page));
            }
            self.lines.push(line(sign(element) + text, role));
        }
    }

    /// Page and box of an element, from the top left corner.
    fn place(&self, element: &Value) -> (u32, Option<Area>) {
        let place = &element["prov"][0];
        let page = place["page_no"]
            .as_u64()
            .and_then(|n| u32::try_from(n).ok());
        let page = page.filter(|n| *n > 0).unwrap_or(1);
        let side = |name: &str| place["bbox"][name].as_f64();
        let (Some(l), Some(t), Some(r), Some(b)) = (side("l"), side("t"), side("r"), side("b"))
        else {
            return (page, None);
        };
        if place["bbox"]["coord_origin"] == "TOPLEFT" {
            return (page, Some(Area::around(l, t.min(b), r, t.max(b))));
        }
        let height = self.root["pages"][page.to_string()]["size"]["height"].as_f64();
        let area = height.map(|h| Area::around(l, h - t.max(b), r, h - t.min(b)));
        (page, area)
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn cell(value: &Value) -> &str {
    value["text"].as_str().unwrap_or_default().trim()
}

fn role(element: &Value) -> Role {
    let level = element["level"].as_u64().and_then(|l| u8::try_from(l).ok());
    match element["label"].as_str().unwrap_or_default() {
        _ if element["content_layer"] == "furniture" => Role::Furniture,
        "title" => Role::Heading(1),
        "section_header" => Role::Heading(level.unwrap_or(1).saturating_add(1).min(6)),
        "page_header" | "page_footer" | "document_index" => Role::Furniture,
        "footnote" => Role::Footnote,
        _ => Role::Body,
    }
}

/// The sign or number of a list item, the box of a choice.
fn sign(element: &Value) -> String {
    let marker = element["marker"].as_str().unwrap_or_default().trim();
    match element["label"].as_str() {
        Some("list_item") if marker.is_empty() => "- ".to_owned(),
        Some("list_item") => format!("{marker} "),
        Some("checkbox_selected") => "☒ ".to_owned(),
        Some("checkbox_unselected") => "☐ ".to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str = r##"{"schema_name":"DoclingDocument","pages":{"2":{"size":{"width":595,"height":842}}},
"body":{"children":[{"$ref":"#/texts/0"},{"$ref":"#/groups/0"},{"$ref":"#/tables/0"},{"$ref":"#/texts/2"}]},
"groups":[{"children":[{"$ref":"#/texts/1"},{"$ref":"#/groups/0"}]}],
"texts":[{"label":"section_header","level":1,"text":"Art. 1"},
{"label":"list_item","marker":"a)","text":"il preavviso","prov":[{"page_no":2,"bbox":{"l":70.5,"t":742,"r":300,"b":730,"coord_origin":"BOTTOMLEFT"}}]},
{"label":"page_footer","text":"pag. 2"}],
"tables":[{"label":"table","data":{"grid":[[{"text":"Criterio"},{"text":"Punti"}]]}}]}"##;

    #[test]
    fn texts_come_in_reading_order_with_their_boxes() {
        let printed = read(JSON.as_bytes(), &Options::default()).unwrap();
        let lines: Vec<&PrintedLine> = printed
            .lines
            .iter()
            .filter(|l| !l.text.is_empty())
            .collect();
        let texts: Vec<&str> = lines.iter().map(|l| l.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "Art. 1",
                "a) il preavviso",
                "| Criterio | Punti |",
                "pag. 2"
            ]
        );
        assert_eq!(
            (lines[0].role, lines[3].role),
            (Role::Heading(2), Role::Furniture)
        );
        assert_eq!(lines[1].page, 2);
        assert_eq!(
            lines[1].area.map(|a| (a.left, a.top, a.bottom)),
            Some((70, 100, 112))
        );
    }
}
