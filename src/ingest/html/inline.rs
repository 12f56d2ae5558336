//! The words of a block.

use super::block::Reader;

impl Reader {
    /// Adds words; white space is one space unless the block keeps it.
    pub(super) fn text(&mut self, text: &str) {
        if self.link > 0 {
            self.link_letters += text.chars().filter(|c| c.is_alphanumeric()).count();
        }
        if self.pre > 0 {
            self.words.extend(text.chars().filter(|c| *c != '\r'));
            return;
        }
        for c in text.chars() {
            let white = c.is_ascii_whitespace();
            let spaced = self.words.is_empty() || self.words.ends_with([' ', '\n']);
            match (white, spaced) {
                (true, true) => {}
                (true, false) => self.words.push(' '),
                (false, _) => self.words.push(c),
            }
        }
    }
}
