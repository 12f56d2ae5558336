//! The heading of an article as a citation gives it: «art. 5 (Confronto)», «art. 11 "Definizioni"».

use super::act;
use super::lexer::{Parsed, fail, word};

/// Longest heading, in characters.
const LONGEST: usize = 220;

/// Openers and closers.
const SIGNS: &[(char, char)] = &[('(', ')'), ('"', '"'), ('“', '”'), ('«', '»')];

/// What a bracket after an article holds when it is no heading.
const OTHER: &[&str] = &[
    "di seguito",
    "d'ora",
    "in seguito",
    "art.",
    "artt.",
    "articolo",
    "articoli",
    "comma",
    "commi",
    "lett.",
    "lettera",
    "ex",
    "cd.",
    "c.d.",
    "cosiddetto",
    "come",
    "già",
    "all.",
    "allegato",
    "vedi",
    "v.",
    "e",
    "o",
    "se",
    "ad es.",
    "salvo",
    "ivi",
    "anche",
    "tabella",
    "quale",
    "recante",
    "omissis",
    "nel",
    "nella",
    "in",
    "di",
    "del",
    "della",
    "dell'",
    "per",
    "con",
    "nonché",
    "che",
    "cfr.",
];

/// The words of the heading, without its signs.
pub(super) fn rubric(input: &str) -> Parsed<'_, String> {
    let Some((_, close)) = SIGNS.iter().find(|(open, _)| input.starts_with(*open)) else {
        return fail(input);
    };
    let inside = &input[input.chars().next().map_or(1, char::len_utf8)..];
    let Some(end) = closing(inside, *close) else {
        return fail(input);
    };
    let words = inside[..end].trim();
    let heading = words.starts_with(char::is_alphabetic)
        && words.chars().count() <= LONGEST
        && words.chars().filter(|c| c.is_alphabetic()).count() >= 4
        && word(OTHER)(words).is_err()
        && act::act(words).is_err();
    if heading {
        Ok((&inside[end + close.len_utf8()..], words.to_owned()))
    } else {
        fail(input)
    }
}

/// Where the bracket closes, brackets inside it counted.
fn closing(inside: &str, close: char) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in inside.char_indices() {
        match c {
            _ if c == close && depth == 0 => return Some(at),
            '(' if close == ')' => depth += 1,
            ')' if close == ')' => depth -= 1,
            '\n' if at > LONGEST => return None,
            _ => {}
        }
    }
    None
}
