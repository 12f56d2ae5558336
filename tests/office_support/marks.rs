//! The mark that a line of text begins with, and which list could have printed it.

use std::collections::HashMap;

/// How the items of a list are marked: what stands before the number and behind it, and its format.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Kind {
    pub before: &'static str,
    pub after: &'static str,
    /// `decimal`, `lowerLetter`, `upperRoman` or `bullet`.
    pub format: &'static str,
    /// Whether a space parts the mark from the words.
    pub spaced: bool,
}

/// A line: the list that marks it, the number, whether it counts on; and the words.
pub struct Item {
    pub mark: Option<Mark>,
    pub words: String,
}

/// The mark of a line.
pub struct Mark {
    /// Which of the kinds met so far.
    pub kind: usize,
    pub number: i64,
    /// Whether the number is one more than that of the last line of this kind.
    pub goes_on: bool,
}

/// The lines of a text, and the kinds of marks that they have.
pub fn items(text: &str) -> (Vec<Item>, Vec<Kind>) {
    let (mut kinds, mut last) = (Vec::new(), HashMap::new());
    let mut items = Vec::new();
    for line in text.lines() {
        let Some((kind, number, words)) = mark(line) else {
            let words = line.to_owned();
            items.push(Item { mark: None, words });
            continue;
        };
        let at = kinds.iter().position(|k| *k == kind).unwrap_or_else(|| {
            kinds.push(kind);
            kinds.len() - 1
        });
        let before = last.insert(at, number);
        let mark = Mark {
            kind: at,
            number,
            goes_on: before.is_some_and(|n| n + 1 == number),
        };
        items.push(Item {
            mark: Some(mark),
            words,
        });
    }
    (items, kinds)
}

fn mark(line: &str) -> Option<(Kind, i64, String)> {
    let line = line.trim_start();
    for bullet in ["- ", "• "] {
        if let Some(words) = line.strip_prefix(bullet) {
            return Some((
                kind("", if bullet == "- " { "-" } else { "•" }, "bullet", true),
                0,
                words.into(),
            ));
        }
    }
    if let Some(rest) = line.strip_prefix("Art. ") {
        let (number, rest) = digits(rest)?;
        return Some(parted("Art. ", "", "decimal", number, rest));
    }
    if let Some((number, rest)) = digits(line) {
        let after = [".", ")"].into_iter().find(|a| rest.starts_with(a))?;
        let rest = &rest[1..];
        let opens = rest.trim_start().starts_with(char::is_alphabetic);
        return opens.then(|| parted("", after, "decimal", number, rest));
    }
    let mut letters = line.chars();
    let (letter, rest) = (letters.next()?, letters.as_str());
    let rest = rest
        .strip_prefix(')')
        .filter(|_| letter.is_ascii_lowercase())?;
    let number = i64::from(u32::from(letter) - u32::from('a') + 1);
    Some(parted("", ")", "lowerLetter", number, rest))
}

fn digits(line: &str) -> Option<(i64, &str)> {
    let end = line.find(|c: char| !c.is_ascii_digit())?;
    let number = line[..end].parse().ok().filter(|n| (1..1000).contains(n))?;
    Some((number, &line[end..]))
}

fn parted(
    before: &'static str,
    after: &'static str,
    format: &'static str,
    number: i64,
    rest: &str,
) -> (Kind, i64, String) {
    let kind = kind(before, after, format, rest.starts_with(' '));
    (kind, number, rest.trim_start().to_owned())
}

fn kind(before: &'static str, after: &'static str, format: &'static str, spaced: bool) -> Kind {
    Kind {
        before,
        after,
        format,
        spaced,
    }
}
