//! Rows of pieces → lines as they would be typed: gaps as spaces, indents as spaces.

use std::borrow::Cow;

use super::block::Block;
use super::measure::{real, whole};
use super::piece::{Piece, least};
use super::script::{self, Relation};

/// A gap wider than this, in sizes of the letters, is shown by several spaces.
const WIDE: f32 = 1.5;
/// Width of a character, about.
const CHARACTER: f32 = 0.5;

/// A line of a page.
#[expect(
    clippy::struct_excessive_bools,
    reason = "looks that do not exclude each other"
)]
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Its words.
    pub text: String,
    /// Left side.
    pub left: f32,
    /// Right side.
    pub right: f32,
    /// Upper side.
    pub top: f32,
    /// Lower side.
    pub bottom: f32,
    /// The baseline.
    pub base: f32,
    /// Size of most letters.
    pub size: f32,
    /// Whether all letters are bold.
    pub bold: bool,
    /// Letters and signs.
    pub chars: usize,
    /// Whether it is a running head or foot.
    pub furniture: bool,
    /// Whether it is a row of a table.
    pub row: bool,
    /// How sure an OCR program is of its least sure word, in hundredths.
    pub sure: Option<u8>,
    /// Number of the block on the page.
    pub block: usize,
    /// Left and right side of the block.
    pub sides: (f32, f32),
    /// Whether the block is a column beside others.
    pub column: bool,
}

/// The lines of the blocks of a page.
pub fn lines(blocks: Vec<Block>) -> Vec<Line> {
    let mut out = Vec::new();
    for (number, block) in blocks.into_iter().enumerate() {
        let (sides, column) = ((block.left, block.right), block.column);
        for row in block.rows {
            out.extend(line(&row, number, sides, column));
        }
    }
    out
}

fn line(row: &[Piece], block: usize, sides: (f32, f32), column: bool) -> Option<Line> {
    let mut out = Line {
        left: row.first()?.left,
        top: f32::MAX,
        block,
        sides,
        column,
        furniture: row.iter().all(|p| p.furniture),
        row: row.iter().any(|p| p.row),
        ..Line::default()
    };
    let mut before: Option<&Piece> = None;
    for piece in row {
        out.write(before, piece);
        out.add(piece);
        before = Some(piece);
    }
    let bold: usize = row.iter().map(|p| p.bold).sum();
    out.bold = bold * 10 >= out.chars * 9;
    let main = row.iter().rev().max_by_key(|p| p.chars)?;
    (out.size, out.base) = (main.size, main.base);
    Some(out)
}

/// How many spaces stand for a gap: many where it parts columns, one after the number of an item.
fn spaces(gap: f32, before: &str) -> usize {
    let wide = gap > WIDE && before.chars().count() > 6;
    if wide {
        whole(gap / CHARACTER).clamp(1, 60)
    } else {
        usize::from(gap > 0.1)
    }
}

impl Line {
    /// Writes the words of a piece after those of the piece `before` it.
    fn write(&mut self, before: Option<&Piece>, piece: &Piece) {
        let relation = before.and_then(|before| script::relation(before, piece));
        let mut words = Cow::from(&piece.text);
        if relation == Some(Relation::Above) {
            words = script::raised(&words).into();
        }
        if before.is_some() {
            let gap = (piece.left - self.right) / piece.size.max(1.0);
            let apart = relation.is_some() && script::is_apart(&self.text, &words);
            let spaces = spaces(gap, &self.text).max(usize::from(apart));
            self.text.extend(std::iter::repeat_n(' ', spaces));
        }
        self.text.push_str(&words);
    }

    /// Makes room for a piece.
    fn add(&mut self, piece: &Piece) {
        self.right = self.right.max(piece.right);
        self.top = self.top.min(piece.top);
        self.bottom = self.bottom.max(piece.bottom);
        self.chars += piece.chars;
        self.sure = least(self.sure, piece.sure);
    }

    /// Spaces before the line on a page whose text begins at `margin`.
    pub fn indent(&self, margin: f32, size: f32) -> usize {
        let from = if self.column { self.sides.0 } else { margin };
        whole((self.left - from) / (CHARACTER * size.max(1.0))).min(80)
    }

    /// Whether the first word of `next` would have had room after this line.
    pub fn has_room_for(&self, next: &Self) -> bool {
        let word = next.text.split_whitespace().next().unwrap_or("");
        let wide = real(word.chars().count() + 2) * CHARACTER * self.size;
        self.sides.1 - self.right > wide.max(3.0 * self.size)
    }
}
