//! Layer 6: the letters by which an act calls the institution that it is of: «l'ADM», «il C.N.R.».
//!
//! No grammar can know them; where they are the beginnings of words of the institution's own name, they
//! are read as the word for any administration.

use std::ops::Range;

use crate::text::{Starts, Text, refold};

/// Fewer letters without dots may be anything.
const FEWEST: usize = 3;

/// More are a word.
const MOST: usize = 8;

/// Words of a name with fewer letters join the others: «di», «e», «dei».
const SMALL: usize = 4;

/// Reads the letters that stand for `institution` as `word`, and says whether there were any; words of
/// `known` are not such letters.
pub fn read_as(text: &mut Text, institution: &str, word: &str, known: Option<&Starts>) -> bool {
    let name = refold(institution);
    let name: Vec<&str> = (0..name.len()).map(|at| name.get(at)).collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < text.words.len() {
        let range = capitals(text, at);
        let letters: String = range.clone().map(|i| text.words.get(i)).collect();
        at = range.end.max(at + 1);
        let free = |words: &Starts| !words.knows(&letters);
        let dotted = range.len() > 1;
        if letters.len() <= MOST
            && (dotted && first_two(&letters, &name)
                || letters.len() >= FEWEST && stand_for(&letters, &name))
            && known.is_none_or(free)
            && !shouted(text, &range)
        {
            found.push(range);
        }
    }
    if !found.is_empty() {
        text.words.replace(&found, word);
    }
    !found.is_empty()
}

/// The words from `at` on that are one run of capitals: a word of them, or single ones with dots between.
fn capitals(text: &Text, at: usize) -> Range<usize> {
    let printed = |i: usize| &text.clean[text.words.word(i).span.range()];
    let capital = |i: usize| printed(i).chars().all(char::is_uppercase);
    if !capital(at) {
        return at..at;
    }
    let mut end = at + 1;
    while printed(end - 1).len() == 1
        && end < text.words.len()
        && printed(end).len() == 1
        && capital(end)
        && &text.clean[text.words.word(end - 1).span.end..text.words.word(end).span.start] == "."
    {
        end += 1;
    }
    at..end
}

/// Whether the line is all in capitals: there every word is.
fn shouted(text: &Text, words: &Range<usize>) -> bool {
    let at = text.words.word(words.start).span.start;
    let line = text.clean[..at].rfind('\n').map_or(0, |i| i + 1);
    let rest = text.clean[at..]
        .find('\n')
        .map_or(text.clean.len(), |i| at + i);
    !text.clean[line..rest].contains(char::is_lowercase)
}

/// Whether the letters are the first ones of the two first words of the name that are not small: «A.O.»
/// of an «Azienda Ospedaliera». Without dots two letters may be anything.
fn first_two(letters: &str, name: &[&str]) -> bool {
    let long = name.iter().filter(|word| word.len() >= SMALL);
    let initials: String = long.take(2).filter_map(|w| w.chars().next()).collect();
    letters.len() > 1 && letters == initials
}

/// Whether the letters are the beginnings of words of the name, in order and from the first on: of three
/// of them at least, or of all that are not small.
fn stand_for(letters: &str, name: &[&str]) -> bool {
    let Some((first, rest)) = name.split_first() else {
        return false;
    };
    let all = name.iter().filter(|word| word.len() >= SMALL).count();
    let wanted = all.clamp(2, 3);
    beginnings(letters, first).any(|left| most(left, rest).is_some_and(|more| more + 1 >= wanted))
}

/// What may be left of the letters when some of them are taken for the beginning of a word.
fn beginnings<'l>(letters: &'l str, word: &str) -> impl Iterator<Item = &'l str> {
    let same = letters.bytes().zip(word.bytes());
    let same = same.take_while(|(a, b)| a == b).count();
    (1..=same).filter_map(|taken| letters.get(taken..))
}

/// The most words of the name of which the letters are the beginnings; `None` where some are left.
fn most(letters: &str, name: &[&str]) -> Option<usize> {
    if letters.is_empty() {
        return Some(0);
    }
    let (first, rest) = name.split_first()?;
    let taken = beginnings(letters, first).filter_map(|left| most(left, rest));
    let taken = taken.map(|words| words + 1).max();
    taken.max(most(letters, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_for_a_name_of_which_they_are_the_beginnings() {
        let stands = |letters: &str, name: &str| {
            let name: Vec<&str> = name.split(' ').collect();
            stand_for(letters, &name)
        };
        for (letters, name) in [
            ("adm", "agenzia delle dogane e dei monopoli"),
            ("cnr", "consiglio nazionale delle ricerche"),
            (
                "invalsi",
                "istituto nazionale per la valutazione del sistema educativo",
            ),
        ] {
            assert!(stands(letters, name), "{letters}");
        }
        let first = |letters| first_two(letters, &["azienda", "dei", "servizi", "alla", "persona"]);
        assert!(first("as") && !first("a") && !first("ap") && !first("asp"));
        for letters in ["com", "ccnl", "rsu", "cam"] {
            assert!(!stands(letters, "comune di campo calabro"), "{letters}");
        }
    }
}
