//! Small raised signs, and characters that have a plainer spelling.

use std::borrow::Cow;

use super::piece::Piece;

/// How two neighbours on a line stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The second is small and raised.
    Above,
    /// The first is small and raised.
    Under,
}

/// Whether one of two neighbours is small and raised.
pub fn relation(before: &Piece, after: &Piece) -> Option<Relation> {
    let raised = |small: &Piece, large: &Piece| {
        let lift = (large.base - small.base) / large.size;
        small.size <= 0.8 * large.size && (0.12..0.8).contains(&lift) && small.chars <= 5
    };
    if raised(after, before) {
        Some(Relation::Above)
    } else if raised(before, after) {
        Some(Relation::Under)
    } else {
        None
    }
}

/// Digits and the letters of ordinals as the raised characters that they are.
pub fn raised(text: &str) -> String {
    let is_raised = |c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '*' | ',' | ' ');
    match text {
        "o" | "°" | "º" => return "º".into(),
        "a" | "ª" => return "ª".into(),
        other if !other.chars().all(is_raised) => return other.to_owned(),
        _ => {}
    }
    text.chars()
        .map(|c| match c {
            '0' => '⁰',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            '4' => '⁴',
            '5' => '⁵',
            '6' => '⁶',
            '7' => '⁷',
            '8' => '⁸',
            '9' => '⁹',
            other => other,
        })
        .collect()
}

/// Whether a raised sign must be kept apart from the word before it: the number of a footnote is no
/// part of the word, the `º` of an ordinal is part of its number.
pub fn is_apart(before: &str, raised: &str) -> bool {
    let ordinal = matches!(raised, "º" | "ª") && before.ends_with(|c: char| c.is_ascii_digit());
    let unit = matches!(raised, "²" | "³") && before.split(' ').next_back() == Some("m");
    !ordinal && !unit
}

/// Ligatures as their letters, white space as spaces, all hyphens that end lines as `-`; control
/// characters are dropped.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            '\u{ad}' | '\u{2010}' | '\u{2011}' => out.push('-'),
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.into()
}
