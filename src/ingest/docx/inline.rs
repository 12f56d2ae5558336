//! The words of a paragraph.

use super::super::glyph::glyph;
use super::super::sheet::PAGE;
use super::super::xml::Element;
use super::block::{BLANK, Reader};
use super::change::{change, left_out};

impl<'t, 'x> Reader<'t, 'x> {
    /// Reads the words inside `parent`; `hidden` where its style hides them.
    pub(super) fn inline(&mut self, parent: Element<'t, 'x>, out: &mut String, hidden: bool) {
        for child in parent.children() {
            match child.name() {
                "r" => self.run(child, out, hidden),
                "t" => self.words(child, out),
                "sdt" => self.inline_control(child, out, hidden),
                "fldSimple" => self.simple_field(child, out, hidden),
                "pPr" | "rPr" | "Fallback" | "" => {}
                name => match change(name) {
                    Some(change) if left_out(change, self.accept) => self.changes += 1,
                    found => {
                        self.changes += u32::from(found.is_some());
                        self.inline(child, out, hidden);
                    }
                },
            }
        }
    }

    /// A content control inside a paragraph: a blank where it only shows what to fill in.
    fn inline_control(&mut self, control: Element<'t, 'x>, out: &mut String, hidden: bool) {
        if control.at(&["sdtPr", "showingPlcHdr"]).is_some() {
            out.push_str(BLANK);
        } else if let Some(content) = control.child("sdtContent") {
            self.inline(content, out, hidden);
        }
    }

    fn run(&mut self, run: Element<'t, 'x>, out: &mut String, hidden: bool) {
        let look = run.child("rPr");
        let of_style = || {
            let style = look?.val("rStyle")?;
            self.styles.hides(&style)
        };
        let own = look.and_then(|l| l.switched("vanish"));
        let hidden = own.or_else(of_style).unwrap_or(hidden);
        let start = out.len();
        for piece in run.children() {
            self.piece(piece, out);
        }
        let start = start.min(out.len());
        if hidden {
            out.truncate(start);
        } else if underlined(look) && is_gap(&out[start..]) {
            out.truncate(start);
            out.push_str(BLANK);
        }
    }

    /// One thing inside a run.
    fn piece(&mut self, piece: Element<'t, 'x>, out: &mut String) {
        match piece.name() {
            "t" | "delText" => self.words(piece, out),
            "tab" | "ptab" if self.printing() => self.tab(out),
            "br" => self.line_end(piece, out),
            "cr" => out.push('\n'),
            "lastRenderedPageBreak" if self.rendered => out.push(PAGE),
            "noBreakHyphen" => out.push('-'),
            "sym" => self.symbol(piece, out),
            "fldChar" => self.field_mark(piece, out),
            "instrText" | "delInstrText" => self.field_words(piece),
            "footnoteReference" => self.call(0, piece),
            "endnoteReference" => self.call(1, piece),
            "drawing" | "pict" | "object" => self.find_boxes(piece),
            "AlternateContent" | "Choice" | "ruby" | "rubyBase" => {
                for inner in piece.children() {
                    self.piece(inner, out);
                }
            }
            "r" => self.run(piece, out, false),
            _ => {}
        }
    }

    /// Whether words are printed here, and are not the orders of a field.
    fn printing(&self) -> bool {
        self.fields.iter().all(|field| field.in_result)
    }

    fn words(&self, element: Element<'t, 'x>, out: &mut String) {
        if !self.printing() {
            return;
        }
        for text in element.children().map(Element::chars) {
            // Private-use characters start with this byte.
            if !text.bytes().any(|b| matches!(b, 0xEF | b'\n' | b'\r')) {
                out.push_str(text);
                continue;
            }
            out.extend(text.chars().map(|c| match c {
                '\u{f000}'..='\u{f0ff}' => glyph(u32::from(c)),
                '\n' | '\r' => ' ',
                c => c,
            }));
        }
    }

    /// A tab that is filled with a line or dots is a blank to be filled in.
    fn tab(&mut self, out: &mut String) {
        match self.leaders.pop().flatten() {
            Some('_') => out.push_str(BLANK),
            Some(_) if self.contents == 0 => out.push_str("......"),
            _ => out.push('\t'),
        }
    }

    fn line_end(&self, piece: Element<'t, 'x>, out: &mut String) {
        match piece.attr("type").as_deref() {
            Some("page") if self.rendered => {}
            Some("page") => out.push(PAGE),
            _ => out.push('\n'),
        }
    }

    fn symbol(&self, piece: Element<'t, 'x>, out: &mut String) {
        let code = piece.attr("char");
        let code = code.and_then(|code| u32::from_str_radix(&code, 16).ok());
        if let Some(code) = code.filter(|_| self.printing()) {
            out.push(glyph(code));
        }
    }

    fn call(&mut self, kind: usize, piece: Element<'t, 'x>) {
        if let Some(id) = piece.attr("id") {
            self.called.push((kind, id.into_owned()));
        }
    }

    /// Notes the text boxes inside a drawing.
    fn find_boxes(&mut self, drawing: Element<'t, 'x>) {
        for child in drawing.children() {
            match child.name() {
                "txbxContent" | "txBody" => self.boxes.push(child),
                "Fallback" => {}
                _ => self.find_boxes(child),
            }
        }
    }
}

fn underlined(look: Option<Element<'_, '_>>) -> bool {
    let line = look.and_then(|l| l.val("u"));
    line.is_some_and(|line| line != "none")
}

/// White space wide enough to write on, if underlined.
fn is_gap(words: &str) -> bool {
    let white = words
        .chars()
        .all(|c| c.is_whitespace() && c != PAGE && c != '\n');
    white && (words.contains('\t') || words.chars().count() >= 3)
}
