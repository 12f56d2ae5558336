//! Text in lines of a given width.

/// Breaks `text` at spaces into lines of at most `width` characters; a longer word has its own line.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += length;
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_are_no_longer_than_asked_and_no_word_is_lost() {
        let cases: &[(&str, usize, &[&str])] = &[
            ("", 5, &[""]),
            ("uno due tre", 7, &["uno due", "tre"]),
            ("perché così è", 6, &["perché", "così è"]),
            ("lunghissimo a", 4, &["lunghissimo", "a"]),
        ];
        for (text, width, lines) in cases {
            assert_eq!(&wrap(text, *width), lines);
        }
    }
}
