//! Words of which a value has at least one: where none stands, nobody need look for the value.

use crate::text::Words;

use super::duration::INDETERMINATE;
use super::number::cardinal;
use super::unit::Unit;
use super::{ValueType, phrase::List};

/// Units glued to their number, which no table of units knows.
static GLUED: List = List::new(&["mezzora"]);

/// Whether a value of this type has at least one such sign among its words.
pub fn has_sign(wanted: ValueType) -> bool {
    wanted == ValueType::Duration
}

/// Whether word `at` is a sign: a number, an empty field, a unit of time, a word like «congruo».
pub fn is_sign(words: Words<'_>, at: usize) -> bool {
    let word = words.get(at);
    word == "_"
        || word.starts_with(|c: char| c.is_ascii_digit())
        || Unit::named(word).is_some()
        || cardinal(word).is_some()
        || INDETERMINATE.longest(words, at).is_some()
        || GLUED.any(words, at).is_some()
}
