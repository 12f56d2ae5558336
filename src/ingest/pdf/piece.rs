//! Runs of characters → pieces of lines: what stands on one baseline without a wide gap.

use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

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
        let text = script::clean(&run.text);
        let Some(mut piece) = Piece::of(run, &text) else {
            if let Some(last) = out.last_mut() {
                last.open |= !run.text.is_empty();
            }
            continue;
        };
        let words = text.trim();
        if piece.is_again(words, &mut seen) {
            continue;
        }
        match out.last_mut() {
            Some(last) if last.goes_on(&piece, &upright) => {
                last.push(&piece, words, !text.starts_with(' '));
            }
            _ => {
                words.clone_into(&mut piece.text);
                out.push(piece);
            }
        }
    }
    out
}

impl Piece {
    /// A piece of one run that reads `text`, still without its words; `None` where there are none.
    fn of(run: &Run, text: &str) -> Option<Self> {
        let words = text.trim();
        if words.is_empty() || run.size <= 0.0 || !run.base.is_finite() || !run.left.is_finite() {
            return None;
        }
        let blanks = |bytes: usize| real(bytes) * BLANK * run.size;
        let before = text.len() - text.trim_start().len();
        let after = text.len() - text.trim_end().len();
        let chars = words.chars().filter(|c| !c.is_whitespace()).count();
        let left = run.left + blanks(before);
        Some(Self {
            left,
            right: (run.right - blanks(after)).max(left),
            top: run.base - 0.8 * run.size,
            bottom: run.base + 0.2 * run.size,
            base: run.base,
            size: run.size,
            bold: if run.bold { chars } else { 0 },
            chars,
            furniture: run.furniture,
            sure: run.sure,
            longest: chars,
            open: after > 0,
            ..Self::default()
        })
    }

    /// Whether the same words have been printed on the same place already: bold by printing twice.
    fn is_again(&self, words: &str, seen: &mut HashSet<u64>) -> bool {
        let step = (0.3 * self.size).max(0.5);
        let place = |length: f32| whole(length / step);
        if self.chars < 2 {
            return false;
        }
        let mut hasher = DefaultHasher::new();
        (words, place(self.left), place(self.base)).hash(&mut hasher);
        !seen.insert(hasher.finish())
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

    /// Adds what comes next, with its words; `joined` where no white space opens it.
    fn push(&mut self, next: &Self, words: &str, joined: bool) {
        let gap = next.left - self.right;
        let blank = self.open || !joined || gap > SPACE * self.size.min(next.size);
        let relation = script::relation(self, next);
        let (mut text, mut apart) = (Cow::from(words), blank);
        match relation {
            Some(script::Relation::Above) => {
                text = script::raised(&text).into();
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
