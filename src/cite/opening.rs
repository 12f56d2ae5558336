//! The words that a citation may begin with: at all others there is nothing to try.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::place::{MANY, ONE, RELATIVE};
use super::{below, code, contract, division, european, lexer, local, state};

/// The first letters of every spelling with which a citation may begin, in order.
static LETTERS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| spellings().map(|s| letters(s).to_lowercase()).collect());

/// For each first letter, as a bit, the lengths of those that begin with it.
static LENGTHS: LazyLock<[u32; 26]> = LazyLock::new(|| {
    let mut lengths = [0; 26];
    for letters in LETTERS.iter() {
        if let Some(first) = index(letters.as_bytes()[0]) {
            lengths[first] |= bit(letters.len());
        }
    }
    lengths
});

/// Whether a citation may begin with the first word of `rest`.
pub(super) fn may_open(rest: &str) -> bool {
    let Some(first) = rest.bytes().next().and_then(index) else {
        return false;
    };
    let word = letters(rest);
    LENGTHS[first] & bit(word.len()) != 0 && LETTERS.contains(&word.to_lowercase())
}

fn spellings() -> impl Iterator<Item = &'static str> {
    let lists = [
        MANY,
        ONE,
        lexer::ORDINALS,
        division::SPELLED,
        contract::NAMES,
        contract::QUADRO,
        local::RESOLUTIONS,
        local::INTEGRATIVE,
        &["presente"],
    ];
    let lists = lists.into_iter().flatten().copied();
    let relative = RELATIVE.iter().map(|(word, _)| *word);
    let european = european::KINDS.iter().map(|(word, _)| *word);
    lists
        .chain(relative)
        .chain(european)
        .chain(below::spellings())
        .chain(state::spellings())
        .chain(code::spellings())
}

/// The letters that `text` begins with.
fn letters(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphabetic());
    &text[..end.unwrap_or(text.len())]
}

fn index(byte: u8) -> Option<usize> {
    let letter = byte.to_ascii_lowercase().checked_sub(b'a')?;
    (letter < 26).then_some(usize::from(letter))
}

fn bit(length: usize) -> u32 {
    1 << length.min(31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_opens_and_begins_with_a_letter() {
        for spelling in spellings() {
            assert!(
                may_open(spelling) && may_open(&spelling.to_uppercase()),
                "{spelling}"
            );
        }
        for text in [
            "",
            "il dipendente",
            "Della legge",
            "2 giorni",
            "è",
            " art. 3",
            "(legge",
        ] {
            assert!(!may_open(text), "{text}");
        }
    }
}
