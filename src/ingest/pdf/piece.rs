//! Runs of characters → pieces of lines: what stands on one baseline without a wide gap.

use std::collections::HashSet;

use super::measure::{real, whole};
use super::script;
use super::sheet::{Rule, Run};

/// A gap wider than this, in sizes of the letters, parts two pieces.
const WIDE: f32 = 1.2;
/// A gap wider than this stands for a space.
const SPACE: f32 = 0.15;
/// Width of a space, about.
const BLANK: f32 = 0.25;

/// A piece of a line.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// Its words, single spaces between them.
    pub text: String,
    /// Left side of the first letter.
    pub left: f32,
    /// Right side of the last letter.
    pub right: f32,
    /// Upper side of the letters, about.
    pub top: f32,
    /// Lower side of the letters, about.
    pub bottom: f32,
    /// The baseline.
    pub base: f32,
    /// Size of most letters.
    pub size: f32,
    /// Letters in bold.
    pub bold: usize,
    /// All letters and signs.
    pub chars: usize,
    /// Whether the file itself says that it is a running head or foot.
    pub furniture: bool,
    /// Whether it is a row of a table, already written with its cells.
    pub row: bool,
    /// How sure an OCR program is of its least sure word, in hundredths.
    pub sure: Option<u8>,
    /// Characters of its longest run: that run decides the size.
    pub longest: usize,
    /// Whether white space has been seen after the last letter.
    pub open: bool,
}

/// The pieces of a page, in the order of the file.
pub fn pieces(runs: &[Run], rules: &[Rule]) -> Vec<Piece> {
    let mut upright: Vec<Rule> = rules.iter().filter(|r| !r.is_level()).copied().collect();
    upright.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut out: Vec<Piece> = Vec::new();
    let mut seen = HashSet::new();
    for run in runs {
        let Some(piece) = Piece::of(run) else {
            if let Some(last) = out.last_mut() {
                last.open |= !run.text.is_empty();
            }
            continue;
        };
        if piece.is_again(&mut seen) {
            continue;
        }
        match out.last_mut() {
            Some(last) if last.goes_on(&piece, &upright) => last.push(piece, !starts_blank(run)),
            _ => out.push(piece),
        }
    }
    out
}

fn starts_blank(run: &Run) -> bool {
    run.text.starts_with(char::is_whitespace)
}

impl Piece {
    /// A piece of one run; `None` where it has no words.
    fn of(run: &Run) -> Option<Self> {
        let text = script::clean(&run.text);
        let words = text.trim();
        if words.is_empty() || run.size <= 0.0 || !run.base.is_finite() || !run.left.is_finite() {
            return None;
        }
        let blanks = |part: &str| real(part.chars().count()) * BLANK * run.size;
        let before = text.len() - text.trim_start().len();
        let after = text.trim_end().len();
        let chars = words.chars().filter(|c| !c.is_whitespace()).count();
        let left = run.left + blanks(&text[..before]);
        Some(Self {
            left,
            right: (run.right - blanks(&text[after..])).max(left),
            top: run.base - 0.8 * run.size,
            bottom: run.base + 0.2 * run.size,
            base: run.base,
            size: run.size,
            bold: if run.bold { chars } else { 0 },
            chars,
            furniture: run.furniture,
            row: false,
            sure: run.sure,
            longest: chars,
            open: after < text.len(),
            text: words.to_owned(),
        })
    }

    /// Whether the same words have been printed on the same place already: bold by printing twice.
    fn is_again(&self, seen: &mut HashSet<(String, usize, usize)>) -> bool {
        let step = (0.3 * self.size).max(0.5);
        let place = |length: f32| whole(length / step);
        self.chars >= 2 && !seen.insert((self.text.clone(), place(self.left), place(self.base)))
    }

    /// Whether `next` goes on with this piece.
    fn goes_on(&self, next: &Self, upright: &[Rule]) -> bool {
        if self.furniture != next.furniture {
            return false;
        }
        let size = self.size.max(next.size);
        let gap = next.left - self.right;
        let level = (self.base - next.base).abs() <= 0.2 * size.min(self.size)
            || script::relation(self, next).is_some();
        level && gap > -0.5 * size && gap <= WIDE * size && !crosses(upright, self, next)
    }

    /// Adds what comes next; `joined` where no white space opens it.
    fn push(&mut self, next: Self, joined: bool) {
        let gap = next.left - self.right;
        let blank = self.open || !joined || gap > SPACE * self.size.min(next.size);
        let relation = script::relation(self, &next);
        let (mut text, mut apart) = (next.text, blank);
        match relation {
            Some(script::Relation::Above) => {
                text = script::raised(&text);
                apart |= script::is_apart(&self.text, &text);
            }
            Some(script::Relation::Under) => {
                self.text = script::raised(&self.text);
                (self.size, self.base) = (next.size, next.base);
                (self.top, self.bottom) = (next.top, next.bottom);
                apart = true;
            }
            None => {}
        }
        if apart {
            self.text.push(' ');
        }
        self.text.push_str(&text);
        self.right = self.right.max(next.right);
        self.top = self.top.min(next.top);
        self.bottom = self.bottom.max(next.bottom);
        self.bold += next.bold;
        self.chars += next.chars;
        self.sure = least(self.sure, next.sure);
        self.open = next.open;
        if next.chars > self.longest {
            (self.longest, self.size, self.base) = (next.chars, next.size, next.base);
        }
    }
}

/// The lower confidence; one that is not known counts for nothing.
pub fn least(a: Option<u8>, b: Option<u8>) -> Option<u8> {
    a.into_iter().chain(b).min()
}

/// Whether a drawn line stands between two pieces.
fn crosses(upright: &[Rule], before: &Piece, after: &Piece) -> bool {
    let (from, to) = (before.right - 1.0, after.left + 1.0);
    let first = upright.partition_point(|r| r.left < from);
    upright[first..]
        .iter()
        .take_while(|r| r.left <= to)
        .any(|r| r.top < after.base && r.bottom > after.base - 0.3 * after.size)
}
