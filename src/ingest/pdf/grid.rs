//! Tables: cells between drawn lines, each row written `| a | b |`.

use super::piece::{Piece, least};
use super::sheet::Rule;

/// Lines nearer than this, in points, are one line.
const NEAR: f32 = 3.0;
/// A cell with more letters than this holds text, not a value: the frame is no table.
const LONGEST: usize = 900;

/// Puts the pieces inside tables into rows of cells; the others stay as they are.
pub fn tables(pieces: Vec<Piece>, rules: &[Rule]) -> Vec<Piece> {
    let mut rest = pieces;
    for grid in grids(rules) {
        let (inside, outside): (Vec<Piece>, Vec<Piece>) =
            rest.into_iter().partition(|p| grid.holds(p));
        rest = outside;
        match grid.written(&inside) {
            Some(rows) => rest.extend(rows),
            None => rest.extend(inside),
        }
    }
    rest
}

/// A drawn grid.
#[derive(Debug)]
struct Grid {
    /// Sides of the columns from left to right.
    xs: Vec<f32>,
    /// Sides of the rows from top to bottom.
    ys: Vec<f32>,
    upright: Vec<Rule>,
    level: Vec<Rule>,
}

/// The grids of a page: drawn lines that meet.
fn grids(rules: &[Rule]) -> Vec<Grid> {
    let mut groups: Vec<Vec<Rule>> = Vec::new();
    for rule in merged(rules) {
        let (mut meeting, apart): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|group| group.iter().any(|r| meet(r, &rule)));
        let mut group = vec![rule];
        group.extend(meeting.drain(..).flatten());
        groups = apart;
        groups.push(group);
    }
    groups.into_iter().filter_map(Grid::of).collect()
}

/// Lines that go on where another ends, made one.
fn merged(rules: &[Rule]) -> Vec<Rule> {
    let mut sorted = rules.to_vec();
    let key = |r: &Rule| {
        if r.is_level() {
            (0, r.top, r.left)
        } else {
            (1, r.left, r.top)
        }
    };
    sorted.sort_by(|a, b| {
        let (a, b) = (key(a), key(b));
        a.0.cmp(&b.0)
            .then(a.1.total_cmp(&b.1))
            .then(a.2.total_cmp(&b.2))
    });
    let mut out: Vec<Rule> = Vec::new();
    for rule in sorted {
        match out.last_mut() {
            Some(last) if goes_on(last, &rule) => {
                last.right = last.right.max(rule.right);
                last.bottom = last.bottom.max(rule.bottom);
            }
            _ => out.push(rule),
        }
    }
    out
}

fn goes_on(last: &Rule, next: &Rule) -> bool {
    if last.is_level() != next.is_level() {
        return false;
    }
    if last.is_level() {
        (next.top - last.top).abs() <= 1.0 && next.left <= last.right + NEAR
    } else {
        (next.left - last.left).abs() <= 1.0 && next.top <= last.bottom + NEAR
    }
}

fn meet(a: &Rule, b: &Rule) -> bool {
    a.left <= b.right + NEAR
        && b.left <= a.right + NEAR
        && a.top <= b.bottom + NEAR
        && b.top <= a.bottom + NEAR
}

impl Grid {
    /// `None` where the lines make fewer than two columns or two rows.
    fn of(rules: Vec<Rule>) -> Option<Self> {
        let (level, upright): (Vec<Rule>, Vec<Rule>) = rules.into_iter().partition(Rule::is_level);
        let grid = Self {
            xs: sides(upright.iter().map(|r| r.left)),
            ys: sides(level.iter().map(|r| r.top)),
            upright,
            level,
        };
        (grid.xs.len() >= 3 && grid.ys.len() >= 3).then_some(grid)
    }

    fn holds(&self, piece: &Piece) -> bool {
        let (x, y) = centre(piece);
        let inside = |sides: &[f32], at: f32| {
            sides.first().is_some_and(|s| *s < at) && sides.last().is_some_and(|s| at < *s)
        };
        inside(&self.xs, x) && inside(&self.ys, y)
    }

    /// The rows as pieces; `None` where it is a frame for text and no table.
    fn written(&self, inside: &[Piece]) -> Option<Vec<Piece>> {
        let (columns, rows) = (self.xs.len() - 1, self.ys.len() - 1);
        let mut cells: Vec<Vec<&Piece>> = vec![Vec::new(); columns * rows];
        for piece in inside {
            let (x, y) = centre(piece);
            let column = self.xs.partition_point(|s| *s <= x).clamp(1, columns) - 1;
            let row = self.ys.partition_point(|s| *s <= y).clamp(1, rows) - 1;
            cells[self.root(row, column)].push(piece);
        }
        let full = cells.iter().filter(|c| !c.is_empty()).count();
        let long = |c: &Vec<&Piece>| c.iter().map(|p| p.chars).sum::<usize>() > LONGEST;
        if full < 3 || cells.iter().any(long) {
            return None;
        }
        let used: Vec<bool> = (0..columns)
            .map(|column| (0..rows).any(|row| !cells[row * columns + column].is_empty()))
            .collect();
        let row = |row: usize| self.row(row, &cells[row * columns..(row + 1) * columns], &used);
        let rows: Vec<Piece> = (0..rows).filter_map(row).collect();
        (rows.len() >= 2 && rows.iter().any(|r| r.text.matches('|').count() > 2)).then_some(rows)
    }

    /// The cell, counted row by row, that a place belongs to: its first where cells are joined.
    fn root(&self, mut row: usize, mut column: usize) -> usize {
        let columns = self.xs.len() - 1;
        while column > 0 && !self.is_parted_left(row, column) {
            column -= 1;
        }
        while row > 0 && !self.is_parted_above(row, column) {
            row -= 1;
        }
        row * columns + column
    }

    fn is_parted_left(&self, row: usize, column: usize) -> bool {
        let middle = f32::midpoint(self.ys[row], self.ys[row + 1]);
        let x = self.xs[column];
        let at = |r: &Rule| (r.left - x).abs() <= NEAR && r.top <= middle && middle <= r.bottom;
        self.upright.iter().any(at)
    }

    fn is_parted_above(&self, row: usize, column: usize) -> bool {
        let middle = f32::midpoint(self.xs[column], self.xs[column + 1]);
        let y = self.ys[row];
        let at = |r: &Rule| (r.top - y).abs() <= NEAR && r.left <= middle && middle <= r.right;
        self.level.iter().any(at)
    }

    /// A row with its cells; `None` where all are empty. Columns that are not used part others.
    fn row(&self, row: usize, cells: &[Vec<&Piece>], used: &[bool]) -> Option<Piece> {
        let mut out = Piece {
            top: self.ys[row],
            bottom: self.ys[row + 1],
            base: self.ys[row] + 1.0,
            left: *self.xs.first()?,
            right: *self.xs.last()?,
            row: true,
            text: String::from("|"),
            ..Piece::default()
        };
        for (column, pieces) in cells.iter().enumerate() {
            let joined = column > 0 && !self.is_parted_left(row, column);
            if pieces.is_empty() && (joined || !used[column]) {
                continue;
            }
            out.text.push(' ');
            out.text.push_str(&words(pieces));
            out.text.push_str(" |");
            out.sure = pieces.iter().fold(out.sure, |sure, p| least(sure, p.sure));
            out.chars += pieces.iter().map(|p| p.chars).sum::<usize>();
            out.bold += pieces.iter().map(|p| p.bold).sum::<usize>();
            out.size = pieces.iter().map(|p| p.size).fold(out.size, f32::max);
        }
        (out.chars > 0).then_some(out)
    }
}

fn centre(piece: &Piece) -> (f32, f32) {
    let half = f32::midpoint(piece.left, piece.right);
    (half, piece.base - 0.3 * piece.size)
}

/// Different places in order.
fn sides(places: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut places: Vec<f32> = places.collect();
    places.sort_by(f32::total_cmp);
    places.dedup_by(|b, a| *b - *a <= NEAR);
    places
}

/// The words of a cell: its lines joined, words cut at the end of a line made whole.
fn words(pieces: &[&Piece]) -> String {
    let mut pieces = pieces.to_vec();
    pieces.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut rows: Vec<Vec<&Piece>> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if piece.base - row[0].base <= 0.45 * piece.size => row.push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    let mut out = String::new();
    for mut row in rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        let line: Vec<&str> = row.iter().map(|p| p.text.as_str()).collect();
        let line = line.join(" ");
        let cut = out.ends_with('-')
            && out.chars().rev().nth(1).is_some_and(char::is_alphabetic)
            && line.starts_with(char::is_lowercase);
        if cut {
            out.pop();
        } else if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&line);
    }
    out.replace('|', "¦")
}
