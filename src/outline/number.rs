//! Numbers as acts print them: digits, Roman numerals, words, letters.

use crate::numeral::INSERTED;
use crate::text::fold;
use crate::value;

/// The number that a word stands for: «quattro», «ventuno», «primo», «terza».
pub(super) fn word(word: &str) -> Option<u32> {
    let folded = fold(word);
    if folded.len() != 1 {
        return None;
    }
    match folded.get(0) {
        "una" => Some(1),
        name => value::cardinal(name).or_else(|| value::ordinal(name)),
    }
}

/// The value of a Roman numeral in capitals, up to 399.
pub(super) fn roman(text: &str) -> Option<u32> {
    let value = |b: u8| match b {
        b'I' => Some(1),
        b'V' => Some(5),
        b'X' => Some(10),
        b'L' => Some(50),
        b'C' => Some(100),
        _ => None,
    };
    let digits: Vec<u32> = text.bytes().map(value).collect::<Option<_>>()?;
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    sum(&digits)
}

fn sum(digits: &[u32]) -> Option<u32> {
    let mut total: i64 = 0;
    for (i, digit) in digits.iter().enumerate() {
        let less = digits.get(i + 1).is_some_and(|next| next > digit);
        total += if less {
            -i64::from(*digit)
        } else {
            i64::from(*digit)
        };
    }
    u32::try_from(total).ok()
}

/// Whether `text` is a Latin ending such as «bis».
pub(super) fn is_latin(text: &str) -> bool {
    INSERTED.contains(&text.to_ascii_lowercase().as_str())
}

/// Place of a letter in the alphabet, from 1.
pub(super) fn letter(text: &str) -> Option<u32> {
    let first = text.bytes().next()?.to_ascii_lowercase();
    first
        .is_ascii_lowercase()
        .then(|| u32::from(first - b'a') + 1)
}

/// Letters that Italian lists leave out between two others.
pub fn follows(before: u32, after: u32) -> bool {
    after == before + 1
        || (before == 9 && after == 12)
        || (before == 21 && after == 26)
        || (before == 22 && after == 26)
        || (before == 23 && after == 26)
        || (before == 10 && after == 12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers() {
        for (text, value) in [
            ("Uno", 1),
            ("NOVE", 9),
            ("ventuno", 21),
            ("trentotto", 38),
            ("ventitré", 23),
            ("Primo", 1),
            ("seconda", 2),
        ] {
            assert_eq!(word(text), Some(value), "{text}");
        }
        for (text, value) in [
            ("I", 1),
            ("IV", 4),
            ("VII", 7),
            ("IX", 9),
            ("XIV", 14),
            ("XL", 40),
        ] {
            assert_eq!(roman(text), Some(value), "{text}");
        }
        assert_eq!(word("lavoro"), None);
        assert_eq!(roman("A"), None);
    }
}
