//! The words of a paragraph.

use super::super::glyph::glyph;
use super::super::sheet::PAGE;
use super::super::xml::Element;
use super::block::Reader;
use super::field::BLANK;

/// The most spaces that one element may stand for.
const MOST_SPACES: usize = 200;

impl<'t, 'x> Reader<'t, 'x> {
    /// Reads the words inside `parent`.
    pub(super) fn inline(&mut self, parent: Element<'t, 'x>, out: &mut String) {
        for child in parent.children() {
            self.piece(child, out);
        }
    }

    fn piece(&mut self, piece: Element<'t, 'x>, out: &mut String) {
        match piece.name() {
            "" => self.words(piece.chars(), out),
            "s" if self.printing() => {
                let count: usize = piece.number("c").unwrap_or(1);
                out.extend(std::iter::repeat_n(' ', count.min(MOST_SPACES)));
            }
            "tab" if self.printing() => self.tab(out),
            "line-break" if self.printing() => out.push('\n'),
            "soft-page-break" => out.push(PAGE),
            "span" | "a" => self.span(piece, out),
            "note" => self.called.extend(piece.child("note-body")),
            "frame" | "custom-shape" | "g" | "rect" => self.find_boxes(piece),
            "change" | "change-start" | "change-end" => self.change_mark(piece, out),
            "ruby" => {
                for base in piece.children().filter(|c| c.name() == "ruby-base") {
                    self.inline(base, out);
                }
            }
            "s" | "tab" | "line-break" | "annotation" | "annotation-end" | "number"
            | "hidden-text" | "hidden-paragraph" | "tracked-changes" => {}
            _ => {
                if !self.field(piece, out) {
                    self.inline(piece, out);
                }
            }
        }
    }

    /// Whether words count here, and are not part of an insertion that is rejected.
    pub(super) fn printing(&self) -> bool {
        self.rejected.is_empty()
    }

    /// White space of the file is one space, as the format has it.
    fn words(&self, words: &str, out: &mut String) {
        if !self.printing() {
            return;
        }
        for c in words.chars() {
            match c {
                '\u{f000}'..='\u{f0ff}' => out.push(glyph(u32::from(c))),
                ' ' | '\t' | '\n' | '\r' if out.ends_with(' ') || out.is_empty() => {}
                '\t' | '\n' | '\r' => out.push(' '),
                c => out.push(c),
            }
        }
    }

    fn span(&mut self, span: Element<'t, 'x>, out: &mut String) {
        let style = span.attr("style-name");
        let look = self.styles.look(style.as_deref());
        let start = out.len();
        self.inline(span, out);
        let start = start.min(out.len());
        if look.hidden == Some(true) {
            out.truncate(start);
        } else if look.underlined == Some(true) && is_gap(&out[start..]) {
            out.truncate(start);
            out.push_str(BLANK);
        }
    }

    /// A tab that is filled with a line or dots is a blank to be filled in.
    fn tab(&mut self, out: &mut String) {
        match self.leaders.pop().flatten() {
            Some('_') => out.push_str(BLANK),
            Some(_) => out.push_str("......"),
            None => out.push('\t'),
        }
    }

    /// Notes the text boxes inside a frame or a drawing.
    pub(super) fn find_boxes(&mut self, frame: Element<'t, 'x>) {
        match frame.name() {
            "text-box" => self.boxes.push(frame),
            _ if frame.child("p").is_some() || frame.child("list").is_some() => {
                self.boxes.push(frame);
            }
            _ => {
                for child in frame.children() {
                    self.find_boxes(child);
                }
            }
        }
    }
}

/// White space wide enough to write on, if underlined.
fn is_gap(words: &str) -> bool {
    let white = words
        .chars()
        .all(|c| c.is_whitespace() && c != PAGE && c != '\n');
    white && (words.contains('\t') || words.chars().count() >= 3)
}
