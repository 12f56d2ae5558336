//! Two texts as one with marks: what both have, what only the first has, what only the second has.
//!
//! Unlike [`super::compare`], which takes renderings of the same for the same, this is exact: the kept
//! and dropped runs give the first text back letter by letter, the kept and added ones the second.

use std::ops::Range;

use foldhash::HashMap;

use super::diff;

/// A stretch of a redline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run<'a> {
    /// In both texts.
    Kept(&'a str),
    /// Only in the old text.
    Dropped(&'a str),
    /// Only in the new text.
    Added(&'a str),
}

/// Longest word that, alone between two changes, is marked with them: «di», «che».
const SMALL: usize = 3;

/// Least share of letters kept, in hundredths; below it nothing but the whole is marked.
const LEAST: usize = 25;

/// What turns `old` into `new`, word by word. Of a change the old words come first.
pub fn redline<'a>(old: &'a str, new: &'a str) -> Vec<Run<'a>> {
    let (a, b) = (pieces(old), pieces(new));
    let (left, right) = numbered(old, &a, new, &b);
    let runs = diff::equal(&left, &right);
    let runs = readable(&runs, old, &a, (a.len(), b.len()));
    let kept: usize = runs
        .iter()
        .map(|r| letters(words(old, &a, r.0..r.0 + r.2)))
        .sum();
    let whole = letters(old).max(letters(new));
    let runs = if kept * 100 < whole * LEAST {
        Vec::new()
    } else {
        runs
    };
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    for &(x, y, n) in runs.iter().chain([&(a.len(), b.len(), 0)]) {
        out.push(Run::Dropped(words(old, &a, i..x)));
        out.push(Run::Added(words(new, &b, j..y)));
        out.push(Run::Kept(words(old, &a, x..x + n)));
        (i, j) = (x + n, y + n);
    }
    out.retain(|run| !run.text().is_empty());
    out
}

impl<'a> Run<'a> {
    /// Its words.
    pub fn text(self) -> &'a str {
        match self {
            Self::Kept(text) | Self::Dropped(text) | Self::Added(text) => text,
        }
    }
}

/// The bytes of each word, of each stretch of white space, of each other sign.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let kind = |c: char| match c {
        c if c.is_alphanumeric() => 0,
        c if c.is_whitespace() => 1,
        _ => 2,
    };
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut last = 2;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        let this = kind(letter);
        match out.last_mut() {
            Some(piece) if this == last && this != 2 => piece.end = end,
            _ => out.push(at..end),
        }
        last = this;
    }
    out
}

/// Each piece as a number, the same for the same letters on both sides.
fn numbered(old: &str, a: &[Range<usize>], new: &str, b: &[Range<usize>]) -> (Vec<u32>, Vec<u32>) {
    let mut known: HashMap<&str, u32> = HashMap::default();
    let (left, right) = (
        a.iter().map(|r| &old[r.clone()]),
        b.iter().map(|r| &new[r.clone()]),
    );
    let all = left.chain(right).map(|piece| {
        let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
        *known.entry(piece).or_insert(next)
    });
    let mut all: Vec<u32> = all.collect();
    let right = all.split_off(a.len());
    (all, right)
}

/// The equal runs without those that only splinter a change: signs, spaces, one small word.
fn readable(
    runs: &[(usize, usize, usize)],
    old: &str,
    a: &[Range<usize>],
    (left, right): (usize, usize),
) -> Vec<(usize, usize, usize)> {
    let splinter = |&(i, j, n): &(usize, usize, usize)| {
        let outer = (i == 0 && j == 0) || (i + n == left && j + n == right);
        let said = words(old, a, i..i + n);
        let mut parts = said
            .split(|c: char| !c.is_alphanumeric())
            .filter(|p| !p.is_empty());
        let small = parts
            .next()
            .is_none_or(|word| word.chars().count() <= SMALL);
        !outer && small && parts.next().is_none()
    };
    runs.iter().filter(|run| !splinter(run)).copied().collect()
}

fn words<'a>(text: &'a str, pieces: &[Range<usize>], range: Range<usize>) -> &'a str {
    match (
        pieces.get(range.start),
        range.end.checked_sub(1).and_then(|i| pieces.get(i)),
    ) {
        (Some(first), Some(last)) if !range.is_empty() => &text[first.start..last.end],
        _ => "",
    }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text that accepting, or refusing, all changes leaves.
    fn left(runs: &[Run<'_>], accepted: bool) -> String {
        let stays = |run: &&Run<'_>| match run {
            Run::Kept(_) => true,
            Run::Added(_) => accepted,
            Run::Dropped(_) => !accepted,
        };
        runs.iter().filter(stays).map(|run| run.text()).collect()
    }

    #[test]
    fn a_change_of_words_is_marked_as_a_whole() {
        let runs = redline(
            "con un termine di preavviso non inferiore a 30 giorni, salve le ipotesi",
            "con un termine di preavviso non inferiore a 15 giorni lavorativi, salve le ipotesi",
        );
        assert_eq!(
            runs,
            [
                Run::Kept("con un termine di preavviso non inferiore a "),
                Run::Dropped("30"),
                Run::Added("15"),
                Run::Kept(" giorni"),
                Run::Added(" lavorativi"),
                Run::Kept(", salve le ipotesi"),
            ]
        );
        let other = redline("L'accordo è a termine.", "Ogni progetto dura sei mesi.");
        assert_eq!(other.len(), 2, "nothing in common is no mosaic: {other:?}");
    }

    #[test]
    fn both_texts_come_back_letter_by_letter() {
        let texts = [
            "",
            " ",
            "a",
            "l'11 maggio – «così»",
            "a  b\u{a0}c",
            "di che di che",
            "x y z, x y z.",
            "Il dirigente può recedere, con preavviso, dall'accordo.",
            "Il dipendente può  recedere senza preavviso dall’accordo;",
        ];
        for old in texts {
            for new in texts {
                let runs = redline(old, new);
                assert_eq!(left(&runs, false), old, "{old} / {new}: {runs:?}");
                assert_eq!(left(&runs, true), new, "{old} / {new}: {runs:?}");
            }
        }
    }
}
