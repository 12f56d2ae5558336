//! The pieces of a page in the order in which they are read: columns one after the other.

use super::measure::real;
use super::piece::Piece;
use super::script;

/// A column of text needs at least this many lines on both sides of the gutter.
const FEWEST: usize = 4;

/// Pieces on about the same height, from left to right.
type Row = Vec<Piece>;

/// What is read from top to bottom before anything beside it: a page, or a column of it.
#[derive(Debug, Default)]
pub struct Block {
    /// Its lines from top to bottom.
    pub rows: Vec<Row>,
    /// Left side.
    pub left: f32,
    /// Right side.
    pub right: f32,
    /// Whether it is one of several columns.
    pub column: bool,
}

impl Block {
    fn of(pieces: Vec<Piece>, column: bool) -> Self {
        let ends = |f: fn(&Piece) -> f32| pieces.iter().map(f);
        let left = ends(|p| p.left).fold(f32::MAX, f32::min);
        let right = ends(|p| p.right).fold(0.0, f32::max);
        Self {
            rows: rows(pieces),
            left,
            right,
            column,
        }
    }
}

/// Orders the pieces of a page.
pub fn blocks(pieces: Vec<Piece>) -> Vec<Block> {
    let mut out = Vec::new();
    split(rows(pieces), false, &mut out);
    out
}

/// Puts pieces of one height into one row.
fn rows(mut pieces: Vec<Piece>) -> Vec<Row> {
    pieces.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut out: Vec<Row> = Vec::new();
    for piece in pieces {
        let near = |row: &Row| {
            let first = &row[0];
            let small = first.size.min(piece.size);
            piece.base - first.base <= 0.45 * small && !first.row && !piece.row
        };
        match out.last_mut() {
            Some(row) if near(row) => row.push(piece),
            _ => out.push(vec![piece]),
        }
    }
    let mut out = settled(out);
    for row in &mut out {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    out
}

/// Puts rows of small raised signs into the row below, which they belong to.
fn settled(rows: Vec<Row>) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::with_capacity(rows.len());
    for mut row in rows {
        if let Some(above) = out.pop_if(|above| is_raised(above, &row)) {
            row.extend(above);
        }
        out.push(row);
    }
    out
}

/// Whether all of the row `above` are small signs raised over the words of `row`, beside them.
fn is_raised(above: &Row, row: &Row) -> bool {
    above.iter().all(|sign| {
        row.iter().any(|word| {
            let beside = sign.left <= word.right + word.size && sign.right >= word.left - word.size;
            beside && script::relation(word, sign) == Some(script::Relation::Above)
        })
    })
}

/// Cuts the rows where two columns stand side by side, and goes on with the parts.
fn split(rows: Vec<Row>, column: bool, out: &mut Vec<Block>) {
    if rows.is_empty() {
        return;
    }
    let Some(band) = band(&rows) else {
        out.push(Block::of(rows.into_iter().flatten().collect(), column));
        return;
    };
    let mut before = rows;
    let mut inside = before.split_off(band.first);
    let after = inside.split_off(band.after - band.first);
    let (left, right): (Row, Row) = inside
        .into_iter()
        .flatten()
        .partition(|p| p.right <= band.gutter + 1.0);
    split(before, column, out);
    split(self::rows(left), true, out);
    split(self::rows(right), true, out);
    split(after, column, out);
}

/// Rows that a gutter parts.
struct Band {
    first: usize,
    after: usize,
    gutter: f32,
}

/// The longest stretch of rows that one gutter parts into two columns of running text.
fn band(rows: &[Row]) -> Option<Band> {
    let gutter = gutter(rows)?;
    let clear = |row: &Row| {
        row.iter()
            .all(|p| p.right <= gutter + 1.0 || p.left >= gutter - 1.0)
    };
    let mut best: Option<Band> = None;
    let mut at = 0;
    while at < rows.len() {
        let run = rows[at..].iter().take_while(|row| clear(row)).count();
        if run >= FEWEST {
            let found = trim(rows, at, at + run, gutter);
            let longer = |b: &Band| found.after - found.first > b.after - b.first;
            if is_text(&rows[found.first..found.after], gutter) && best.as_ref().is_none_or(longer)
            {
                best = Some(found);
            }
        }
        at += run.max(1);
    }
    best
}

/// Leaves out rows at both ends that stand on one side alone and far from the rest.
fn trim(rows: &[Row], mut first: usize, mut after: usize, gutter: f32) -> Band {
    let both = |row: &Row| {
        row.iter().any(|p| p.left >= gutter - 1.0) && row.iter().any(|p| p.right <= gutter + 1.0)
    };
    let step = |a: &Row, b: &Row| (b[0].base - a[0].base) / a[0].size.max(1.0);
    while first < after && !both(&rows[first]) {
        first += 1;
    }
    let last = (first..after).rev().find(|i| both(&rows[*i]));
    let last = last.unwrap_or(first);
    while after > last + 1 && (last + 1..after).any(|i| step(&rows[i - 1], &rows[i]) > 2.0) {
        after -= 1;
    }
    Band {
        first,
        after,
        gutter,
    }
}

/// The height at which most rows have a gap.
fn gutter(rows: &[Row]) -> Option<f32> {
    let mut ends: Vec<(f32, i32)> = Vec::new();
    for row in rows {
        for pair in row.windows(2) {
            let (from, to) = (pair[0].right, pair[1].left);
            if to - from >= 0.8 * pair[0].size {
                ends.extend([(from, 1), (to, -1)]);
            }
        }
    }
    ends.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let (mut open, mut most, mut best) = (0, 0, None);
    for pair in ends.windows(2) {
        open += pair[0].1;
        if open > most {
            (most, best) = (open, Some(f32::midpoint(pair[0].0, pair[1].0)));
        }
    }
    best.filter(|_| usize::try_from(most).is_ok_and(|n| n >= FEWEST))
}

/// Whether running text stands on both sides: long lines, most of which reach the width of the column.
fn is_text(rows: &[Row], gutter: f32) -> bool {
    let side = |left: bool| {
        let here = |p: &&Piece| (p.right <= gutter + 1.0) == left;
        let lines: Vec<(f32, f32, usize, f32)> = rows
            .iter()
            .filter_map(|row| {
                let pieces: Vec<&Piece> = row.iter().filter(here).collect();
                let (first, last) = (pieces.first()?, pieces.last()?);
                let chars = pieces.iter().map(|p| p.chars).sum();
                Some((first.left, last.right, chars, first.size))
            })
            .collect();
        is_column(&lines)
    };
    side(true) && side(false)
}

/// Whether lines (left, right, characters, size) are those of a column of text.
fn is_column(lines: &[(f32, f32, usize, f32)]) -> bool {
    if lines.len() < FEWEST {
        return false;
    }
    let left = lines.iter().map(|l| l.0).fold(f32::MAX, f32::min);
    let right = lines.iter().map(|l| l.1).fold(0.0, f32::max);
    let full = lines
        .iter()
        .filter(|l| l.1 - l.0 >= 0.65 * (right - left))
        .count();
    let chars: usize = lines.iter().map(|l| l.2).sum();
    let size = lines.iter().map(|l| l.3).fold(0.0, f32::max);
    full * 2 >= lines.len()
        && chars >= 15 * lines.len()
        && right - left >= 8.0 * size
        && real(chars) > 0.0
}
