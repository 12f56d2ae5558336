//! Words of others in a page of ours: what cannot be seen is shown, what steers the display does not.

use std::fmt::Write as _;

/// The text with control characters and the marks that turn the direction of writing written out as
/// `⟨U+202E⟩`; line ends and tabs stay. Nothing else changes.
pub fn visible(text: &str) -> String {
    if !text.chars().any(hidden) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        if hidden(letter) {
            let _ = write!(out, "⟨U+{:04X}⟩", u32::from(letter));
        } else {
            out.push(letter);
        }
    }
    out
}

/// Whether a reader would not see it, and a program or a page might do something else because of it.
fn hidden(letter: char) -> bool {
    match letter {
        '\n' | '\t' => false,
        // Marks of direction; then what is no character, or none that XML may hold.
        '\u{061c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{fffe}'
        | '\u{ffff}' => true,
        other => other.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_cannot_be_seen_is_written_out() {
        assert_eq!(visible("a\u{202e}b\u{7}c\r"), "a⟨U+202E⟩b⟨U+0007⟩c⟨U+000D⟩");
        assert_eq!(visible("«perché»\n\t€"), "«perché»\n\t€");
    }
}
