//! Pages of runs → lines as they would be printed.

use super::edge;
use super::line::{self, Line};
use super::look::{self, BOLD, Looks};
use super::measure::whole;
use super::sheet::{Run, Sheet};
use super::{block, grid, piece};
use crate::ingest::{PrintedLine, Role};
use crate::text::Area;

/// A distance of more than this part of the usual one parts paragraphs.
const PARTED: f32 = 1.22;
/// A distance of more than so many times the usual one sets apart.
const APART: f32 = 2.6;

/// The lines of all pages.
pub fn print(sheets: &[Sheet]) -> Vec<Vec<PrintedLine>> {
    let mut pages: Vec<Vec<Line>> = sheets.iter().map(lines).collect();
    let heights = sheets.iter().map(|s| s.height);
    let mut edged: Vec<edge::Edged<'_>> = heights.zip(&mut pages).collect();
    edge::mark(&mut edged);
    let looks = Looks::of(pages.iter().map(Vec::as_slice));
    let numbered = (1..).zip(sheets.iter().zip(&pages));
    numbered
        .map(|(number, (sheet, lines))| {
            let mut out = printed(lines, &looks, number);
            out.extend(turned(&sheet.turned, number));
            out
        })
        .collect()
}

fn lines(sheet: &Sheet) -> Vec<Line> {
    let pieces = piece::pieces(&sheet.runs, &sheet.rules);
    let pieces = grid::tables(pieces, &sheet.rules);
    line::lines(block::blocks(pieces))
}

/// What is written across the page: known furniture, so that it cuts no sentence.
fn turned(runs: &[Run], page: u32) -> Vec<PrintedLine> {
    let pieces = piece::pieces(runs, &[]);
    pieces
        .into_iter()
        .map(|p| PrintedLine::new(p.text, page).with_role(Role::Furniture))
        .collect()
}

/// The lines of a page with empty lines between paragraphs.
fn printed(lines: &[Line], looks: &Looks, page: u32) -> Vec<PrintedLine> {
    let notes = look::footnotes(lines, looks);
    let mut out: Vec<PrintedLine> = Vec::with_capacity(lines.len());
    for (index, (line, note)) in lines.iter().zip(notes).enumerate() {
        let gap = index
            .checked_sub(1)
            .map_or(0, |before| gap(&lines[before], line, looks));
        out.extend(std::iter::repeat_n(PrintedLine::new("", page), gap));
        let role = match role(line, note, looks) {
            Role::Heading(1..) if is_long(lines, index, looks) => Role::Body,
            other => other,
        };
        let indent = if line.row {
            0
        } else {
            line.indent(looks.margin, looks.size)
        };
        let text = format!("{:indent$}{}", "", line.text);
        out.push(PrintedLine {
            area: Some(area(line)),
            ocr: line.sure,
            ..PrintedLine::new(text, page).with_role(role)
        });
    }
    out
}

/// The most lines of a heading.
const LONGEST: usize = 4;

/// Whether a line set larger than the text is one of many: text all the same.
fn is_long(lines: &[Line], index: usize, looks: &Looks) -> bool {
    let large = |i: &usize| looks.level(&lines[*i]).is_some_and(|level| level > BOLD);
    let before = (0..index).rev().take_while(large).count();
    let after = (index + 1..lines.len()).take_while(large).count();
    before + after >= LONGEST
}

fn role(line: &Line, note: bool, looks: &Looks) -> Role {
    if line.furniture {
        return Role::Furniture;
    }
    if note {
        return Role::Footnote;
    }
    if line.row {
        return Role::TableRow;
    }
    looks.level(line).map_or(Role::Body, Role::Heading)
}

fn area(line: &Line) -> Area {
    let [left, top, right, bottom] = [line.left, line.top, line.right, line.bottom].map(f64::from);
    Area::around(left, top, right, bottom)
}

/// How many empty lines stand between two lines: one parts paragraphs, two what is set apart.
fn gap(a: &Line, b: &Line, looks: &Looks) -> usize {
    if a.row != b.row || a.furniture != b.furniture {
        return 1;
    }
    if a.row || a.block != b.block {
        return 0;
    }
    let step = (b.base - a.base) / a.size.max(b.size).max(1.0);
    let pitch = looks.pitch.max(0.9);
    match step {
        wide if wide > pitch * APART => 2,
        more if more > pitch * PARTED => 1,
        _ => usize::from(ends_short(a, b, looks)),
    }
}

/// Whether a line at the margin ends where the next word had room, and a capital or a number follows.
fn ends_short(a: &Line, b: &Line, looks: &Looks) -> bool {
    let near = |line: &Line| whole(line.left - line.sides.0) <= whole(4.0 * looks.size);
    let small = b.text.starts_with(char::is_lowercase);
    near(a) && near(b) && !small && a.has_room_for(b)
}
