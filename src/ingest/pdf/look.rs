//! What the looks of a line say: headings and footnotes.

use std::collections::BTreeMap;

use super::line::Line;
use super::measure::whole;

/// The look of the text of a document.
#[derive(Clone, Debug, Default)]
pub struct Looks {
    /// Size of most letters.
    pub size: f32,
    /// Where the text begins on the left.
    pub margin: f32,
    /// Distance of two lines of a paragraph, in sizes of the letters.
    pub pitch: f32,
    /// Sizes of headings, the largest first.
    larger: Vec<usize>,
    /// Whether bold is rare enough to mean something.
    bold: bool,
}

/// The level of a line that is only bold: what it heads is not known.
pub const BOLD: u8 = 0;

/// A size in which more than so many of a hundred letters are set is one of the text.
const OFTEN: usize = 3;
/// Fewer letters than this are a heading in a short document.
const FEW: usize = 600;

/// The lowest level of a heading.
const LOWEST: u8 = 6;

/// Sizes are compared in quarters of a point.
fn quarters(size: f32) -> usize {
    whole(size * 4.0)
}

impl Looks {
    /// The look of all lines that are text.
    pub fn of<'l>(pages: impl Iterator<Item = &'l [Line]> + Clone) -> Self {
        let (mut sizes, mut lefts, mut steps) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let (mut bold, mut all) = (0, 0);
        for lines in pages {
            for line in lines.iter().filter(|l| !l.furniture && !l.row) {
                *sizes.entry(quarters(line.size)).or_default() += line.chars;
                all += line.chars;
                bold += if line.bold { line.chars } else { 0 };
                if line.chars >= 20 && !line.column {
                    *lefts.entry(whole(line.left)).or_default() += 1;
                }
            }
            for pair in lines.windows(2) {
                if let Some(step) = step(&pair[0], &pair[1]) {
                    *steps.entry(whole(step * 20.0)).or_default() += 1;
                }
            }
        }
        let size = most(&sizes).unwrap_or(40);
        let rare = |chars: usize| chars * 100 < all * OFTEN || chars < FEW;
        let larger = sizes
            .iter()
            .rev()
            .filter(|(larger, chars)| **larger * 100 > size * 112 && rare(**chars));
        Self {
            larger: larger.map(|(size, _)| *size).collect(),
            size: super::measure::real(size) / 4.0,
            margin: super::measure::real(leftmost(&lefts)),
            pitch: super::measure::real(least(&steps).unwrap_or(24)) / 20.0,
            bold: bold * 5 < all * 2,
        }
    }

    /// The level of a heading, by its looks; `None` where it looks like text.
    pub fn level(&self, line: &Line) -> Option<u8> {
        let words = line.text.split_whitespace().count();
        let stops = line.text.ends_with([';', ',', ':']);
        let furniture = line.row || line.furniture || line.sure.is_some();
        if furniture || !line.text.chars().any(char::is_alphabetic) {
            return None;
        }
        let rank = self.larger.iter().position(|s| *s == quarters(line.size));
        let level = |rank| u8::try_from(rank + 1).unwrap_or(LOWEST).min(LOWEST);
        let heading = rank.filter(|_| words <= 25 && !stops).map(level);
        heading.or_else(|| self.is_bold(line).then_some(BOLD))
    }

    /// Whether a line is bold, where bold means something.
    pub fn is_bold(&self, line: &Line) -> bool {
        self.bold && line.bold && !self.is_small(line)
    }

    /// Whether a line is set smaller than the text.
    pub fn is_small(&self, line: &Line) -> bool {
        line.size <= 0.92 * self.size
    }
}

/// From line to line of one block, in sizes of the letters.
pub fn step(a: &Line, b: &Line) -> Option<f32> {
    let same = a.block == b.block && (a.size - b.size).abs() < 0.6 && !a.row && !b.row;
    let step = (b.base - a.base) / a.size.max(1.0);
    (same && a.furniture == b.furniture && (0.5..6.0).contains(&step)).then_some(step)
}

fn most(counts: &BTreeMap<usize, usize>) -> Option<usize> {
    let best = counts
        .iter()
        .max_by_key(|(value, count)| (**count, usize::MAX - **value));
    best.map(|(value, _)| *value)
}

/// The least value that is at least a third as frequent as the most frequent one.
fn least(counts: &BTreeMap<usize, usize>) -> Option<usize> {
    let top = *counts.values().max()?;
    let mut frequent = counts.iter().filter(|(_, count)| **count * 3 >= top);
    frequent.next().map(|(value, _)| *value)
}

/// The left side that at least one line in fifty keeps to or passes.
fn leftmost(lefts: &BTreeMap<usize, usize>) -> usize {
    let all: usize = lefts.values().sum();
    let mut seen = 0;
    for (left, count) in lefts {
        seen += count;
        if seen * 50 >= all {
            return *left;
        }
    }
    0
}

/// For each line of a page, whether it belongs to a note at its foot.
pub fn footnotes(lines: &[Line], looks: &Looks) -> Vec<bool> {
    let mut out = vec![false; lines.len()];
    let text: Vec<usize> = (0..lines.len()).filter(|i| !lines[*i].furniture).collect();
    let small = |i: &&usize| looks.is_small(&lines[**i]) && !lines[**i].row;
    let last: Vec<usize> = text.iter().rev().take_while(small).copied().collect();
    if last.len() == text.len() {
        return out;
    }
    // From the first of the small lines at the foot that opens with a number.
    let Some(first) = last.iter().rev().position(|i| opens_note(&lines[*i].text)) else {
        return out;
    };
    for index in last.iter().rev().skip(first) {
        out[*index] = true;
    }
    out
}

/// «1 Cfr. …», «¹ Cfr. …», «(1) …», «* …».
fn opens_note(text: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || "⁰¹²³⁴⁵⁶⁷⁸⁹()*[]".contains(c);
    let rest = text.trim_start_matches(sign);
    let mark = text.len() - rest.len();
    (1..=8).contains(&mark) && rest.starts_with([' ', '.']) && rest.len() > 3
}
