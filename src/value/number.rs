//! Numbers in words and in digits, as administrations write them.

use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::numeral::BELOW_TWENTY;
use crate::text::Words;

use super::phrase::take;

/// Names of the tens, without their last vowel (`trent` in `trentuno`).
const TENS: &[(&str, char, u32)] = &[
    ("vent", 'i', 20),
    ("trent", 'a', 30),
    ("quarant", 'a', 40),
    ("cinquant", 'a', 50),
    ("sessant", 'a', 60),
    ("settant", 'a', 70),
    ("ottant", 'a', 80),
    ("novant", 'a', 90),
];

/// Ordinals that do not end in `-esimo`.
const ORDINALS: &[&str] = &[
    "prim", "second", "terz", "quart", "quint", "sest", "settim", "ottav", "non", "decim",
];

/// For each letter, as bits, the second letters of the numbers that begin with it.
static SECOND: LazyLock<[u32; 26]> = LazyLock::new(|| {
    let tens = TENS.iter().map(|(stem, _, _)| *stem);
    let names = BELOW_TWENTY.iter().chain(ORDINALS).copied();
    let mut second = [0; 26];
    for name in names.chain(tens).chain(["cent", "mille"]) {
        if let [one @ b'a'..=b'z', two @ b'a'..=b'z', ..] = name.as_bytes() {
            second[usize::from(one - b'a')] |= 1 << (two - b'a');
        }
    }
    second
});

/// Whether a number may begin as the word does: most words do not.
fn may_begin(word: &str) -> bool {
    match word.as_bytes() {
        [one @ b'a'..=b'z', two @ b'a'..=b'z', ..] => {
            SECOND[usize::from(one - b'a')] & (1 << (two - b'a')) != 0
        }
        _ => false,
    }
}

/// The number that a word names: `trenta`, `ventuno`, `centoventi`, `mille`. Not `un`, `una`.
pub fn cardinal(word: &str) -> Option<u32> {
    if !may_begin(word) {
        return None;
    }
    if let Some(head) = word.strip_suffix("mila") {
        return Some(below_thousand(head)? * 1000);
    }
    if word == "mille" {
        return Some(1000);
    }
    below_thousand(word)
}

fn below_thousand(word: &str) -> Option<u32> {
    let Some((head, tail)) = word.split_once("cent") else {
        return below_hundred(word);
    };
    let hundreds = if head.is_empty() {
        1
    } else {
        small(head).filter(|n| (2..10).contains(n))?
    };
    let rest = match tail.strip_prefix('o') {
        Some("") => 0,
        Some(rest) => below_hundred(rest).or_else(|| below_hundred(tail))?,
        None => return None,
    };
    Some(hundreds * 100 + rest)
}

fn below_hundred(word: &str) -> Option<u32> {
    if let Some(n) = small(word) {
        return Some(n);
    }
    let (rest, vowel, tens) = TENS
        .iter()
        .find_map(|&(stem, vowel, tens)| word.strip_prefix(stem).map(|rest| (rest, vowel, tens)))?;
    let rest = rest.strip_prefix(vowel).unwrap_or(rest);
    match rest {
        "" => word.ends_with(vowel).then_some(tens),
        "un" => Some(tens + 1),
        "trè" => Some(tens + 3),
        _ => small(rest)
            .filter(|n| (1..10).contains(n))
            .map(|n| tens + n),
    }
}

fn small(word: &str) -> Option<u32> {
    BELOW_TWENTY
        .iter()
        .position(|name| *name == word)
        .and_then(|n| u32::try_from(n).ok())
}

/// The number that an ordinal names: `quindicesimo`, `prima`, `15esimo`.
pub fn ordinal(word: &str) -> Option<u32> {
    if !may_begin(word) && !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let stem = word.strip_suffix(['o', 'a'])?;
    if let Some(n) = ORDINALS.iter().position(|name| *name == stem) {
        return u32::try_from(n + 1).ok();
    }
    if let Some(digits) = stem
        .strip_suffix("esim")
        .or_else(|| stem.strip_suffix('m'))
        .and_then(|d| d.parse().ok())
    {
        return Some(digits);
    }
    let head = stem.strip_suffix("esim")?;
    std::iter::once(head.to_owned())
        .chain(
            ["o", "e", "i", "a"]
                .iter()
                .map(|vowel| format!("{head}{vowel}")),
        )
        .find_map(|name| cardinal(&name))
}

/// A number written with digits: dots part thousands, a comma (or a dot that cannot) parts decimals.
///
/// Below a thousand million, so that no sum or product of them overflows.
pub(super) fn digits(word: &str) -> Option<Decimal> {
    const LONGEST: usize = 20;
    if word.len() > LONGEST {
        return None;
    }
    if !word.starts_with(|c: char| c.is_ascii_digit())
        || !word.chars().all(|c| c.is_ascii_digit() || ".,".contains(c))
    {
        return None;
    }
    let (whole, fraction) = match word.split_once(',') {
        Some((whole, fraction)) => (whole.to_owned(), Some(fraction)),
        None => match word.rsplit_once('.') {
            Some((whole, last)) if last.len() != 3 => (whole.to_owned(), Some(last)),
            _ => (word.to_owned(), None),
        },
    };
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let thousands = groups.all(|group| group.len() == 3);
    let grouped = whole.contains('.');
    if !thousands
        || (grouped && first.len() > 3)
        || fraction.is_some_and(|f| f.contains([',', '.']))
    {
        return None;
    }
    let plain = whole.replace('.', "");
    let text = fraction.map_or(plain.clone(), |fraction| format!("{plain}.{fraction}"));
    let number = text.parse::<Decimal>().ok()?.normalize();
    (number < Decimal::from(1_000_000_000)).then_some(number)
}

/// A number in one word, digits or letters.
fn one(word: &str) -> Option<Decimal> {
    digits(word).or_else(|| cardinal(word).map(Decimal::from))
}

/// Digits with a letter `o` typed or scanned for a zero: `3o`, `1oo`.
///
/// Only before a plural unit, where it cannot be an ordinal (`3o giorno`).
fn misread(words: Words<'_>, at: usize) -> Option<Decimal> {
    let word = words.get(at);
    let o = word.ends_with('o') && word.starts_with(|c: char| c.is_ascii_digit());
    let plural = matches!(
        words.get(at + 1),
        "minuti" | "ore" | "giorni" | "giornate" | "settimane" | "mesi" | "anni"
    );
    if !o || !plural || !word.chars().all(|c| c.is_ascii_digit() || c == 'o') {
        return None;
    }
    word.replace('o', "0")
        .parse::<u32>()
        .ok()
        .map(Decimal::from)
}

/// A number at `at`: `30`, `trenta`, `trenta (30)`, `30 (trenta)`, `n. 30`, and the words it takes.
///
/// `None` also when the two spellings name different numbers: we never choose between them.
/// The article `un` is not a number here; see [`article`].
pub(super) fn read(words: Words<'_>, at: usize) -> Option<(Decimal, usize)> {
    let sign = take(words, at, "n|nr|num|numero").unwrap_or(0);
    let number = one(words.get(at + sign)).or_else(|| misread(words, at + sign))?;
    let taken = sign + 1;
    match one(words.get(at + taken)) {
        Some(again)
            if words
                .word(at + taken)
                .break_before
                .is_some_and(|c| "(/-".contains(c)) =>
        {
            (again == number).then_some((number, taken + 1))
        }
        _ => Some((number, taken)),
    }
}

/// `un`, `una`, `uno`: one, where a unit follows. With its digit in brackets too: `un (1)`.
pub(super) fn article(words: Words<'_>, at: usize) -> Option<usize> {
    take(words, at, "un|una|uno 1?")
}

#[cfg(test)]
mod tests {
    use super::{cardinal, digits, ordinal};

    #[test]
    fn words_name_numbers() {
        let table = [
            ("tre", Some(3)),
            ("quattordici", Some(14)),
            ("venti", Some(20)),
            ("ventuno", Some(21)),
            ("ventun", Some(21)),
            ("ventotto", Some(28)),
            ("trentatrè", Some(33)),
            ("quarantacinque", Some(45)),
            ("cento", Some(100)),
            ("centottanta", Some(180)),
            ("centoventi", Some(120)),
            ("trecentosessantacinque", Some(365)),
            ("novecentonovantanove", Some(999)),
            ("mille", Some(1000)),
            ("duemila", Some(2000)),
            ("un", None),
            ("vent", None),
            ("centro", None),
            ("centrale", None),
            ("trento", None),
            ("seimila", Some(6000)),
            ("recente", None),
        ];
        for (word, number) in table {
            assert_eq!(cardinal(word), number, "{word}");
        }
    }

    #[test]
    fn ordinals_name_numbers() {
        for (word, number) in [
            ("quindicesimo", Some(15)),
            ("primo", Some(1)),
            ("terza", Some(3)),
            ("trentesimo", Some(30)),
            ("ventitreesimo", Some(23)),
            ("sessantesimo", Some(60)),
            ("15esimo", Some(15)),
            ("medesimo", None),
            ("nono", Some(9)),
        ] {
            assert_eq!(ordinal(word), number, "{word}");
        }
    }

    #[test]
    fn digits_with_separators() {
        for (word, number) in [
            ("20", Some("20")),
            ("5,29", Some("5.29")),
            ("1.000,50", Some("1000.5")),
            ("1.500", Some("1500")),
            ("20.00", Some("20")),
            ("17:30", None),
            ("30.6.2003", None),
            ("20:00", None),
        ] {
            assert_eq!(
                digits(word).map(|n| n.to_string()).as_deref(),
                number,
                "{word}"
            );
        }
    }
}
