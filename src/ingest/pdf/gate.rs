//! Whether what a PDF gives is text at all.

/// The least share of its characters, in hundredths, that stand in words of two letters or more; pages
/// of real acts have 91 in the median, characters without meaning at most 3.
const LEAST: usize = 30;
/// Fewer characters than this prove nothing.
const FEW: usize = 50;

/// Whether the characters stand for no words.
pub fn is_garbage<'t>(lines: impl Iterator<Item = &'t str>) -> bool {
    let (mut words, mut all) = (0, 0);
    for line in lines {
        for word in line.split_whitespace() {
            let (letters, signs) = count(word);
            words += letters;
            all += signs;
        }
    }
    all >= FEW && words * 100 < all * LEAST
}

/// Latin letters in runs of two or more, and all characters; a row of the same sign, as the dots of a table of
/// contents, counts once.
fn count(word: &str) -> (usize, usize) {
    let (mut letters, mut all, mut run) = (0, 0, 0);
    let mut before = None;
    for c in word.chars().filter(|c| !c.is_ascii_digit()) {
        let letter = c.is_alphabetic() && (c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c));
        run = if letter { run + 1 } else { 0 };
        match run {
            0 | 1 => {}
            2 => letters += 2,
            _ => letters += 1,
        }
        let drawn = c.is_ascii_punctuation() || matches!(c, '…' | '·');
        all += usize::from(!drawn || before != Some(c));
        before = Some(c);
    }
    (letters, all)
}

#[cfg(test)]
mod tests {
    use super::is_garbage;

    #[test]
    fn words_are_text_and_signs_are_not() {
        let text =
            "Art. 4 Il lavoratore ha diritto alla disconnessione ........................ 12";
        assert!(!is_garbage(std::iter::repeat_n(text, 3)));
        let signs = "!\"#$% &'()* +,-./ :;<=>?@ [\\]^_` a! b? \u{e001}\u{e002} \u{fffd}\u{fffd}";
        assert!(is_garbage(std::iter::repeat_n(signs, 3)));
        assert!(!is_garbage(std::iter::once("3 - 4")));
    }
}
