//! Numbers as lists write them.

use crate::numeral::BELOW_TWENTY;

/// How the number of a list item is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Numeral {
    /// 1, 2, 3.
    #[default]
    Decimal,
    /// 01, 02, 03.
    DecimalZero,
    /// a, b, c.
    LowerLetter,
    /// A, B, C.
    UpperLetter,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// 1º, 2º.
    Ordinal,
    /// Uno, Due.
    Cardinal,
    /// Primo, Secondo.
    OrdinalWord,
    /// No number: a bullet.
    Bullet,
    /// Nothing.
    None,
}

/// Names of the formats in `WordprocessingML`, in `OpenDocument` and in HTML.
const NAMES: &[(&str, Numeral)] = &[
    ("decimal", Numeral::Decimal),
    ("1", Numeral::Decimal),
    ("decimalZero", Numeral::DecimalZero),
    ("decimal-leading-zero", Numeral::DecimalZero),
    ("01", Numeral::DecimalZero),
    ("lowerLetter", Numeral::LowerLetter),
    ("lower-alpha", Numeral::LowerLetter),
    ("lower-latin", Numeral::LowerLetter),
    ("a", Numeral::LowerLetter),
    ("upperLetter", Numeral::UpperLetter),
    ("upper-alpha", Numeral::UpperLetter),
    ("upper-latin", Numeral::UpperLetter),
    ("A", Numeral::UpperLetter),
    ("lowerRoman", Numeral::LowerRoman),
    ("lower-roman", Numeral::LowerRoman),
    ("i", Numeral::LowerRoman),
    ("upperRoman", Numeral::UpperRoman),
    ("upper-roman", Numeral::UpperRoman),
    ("I", Numeral::UpperRoman),
    ("ordinal", Numeral::Ordinal),
    ("cardinalText", Numeral::Cardinal),
    ("ordinalText", Numeral::OrdinalWord),
    ("bullet", Numeral::Bullet),
    ("disc", Numeral::Bullet),
    ("circle", Numeral::Bullet),
    ("square", Numeral::Bullet),
    ("none", Numeral::None),
    ("", Numeral::None),
];

const TENS: [&str; 10] = [
    "",
    "",
    "venti",
    "trenta",
    "quaranta",
    "cinquanta",
    "sessanta",
    "settanta",
    "ottanta",
    "novanta",
];
const FIRST: [&str; 11] = [
    "zeresimo", "primo", "secondo", "terzo", "quarto", "quinto", "sesto", "settimo", "ottavo",
    "nono", "decimo",
];
const ROMAN: [(i64, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

impl Numeral {
    /// The format of this name; one that is not known counts 1, 2, 3.
    pub fn named(name: &str) -> Self {
        let found = NAMES.iter().find(|(n, _)| *n == name);
        found.map_or(Self::Decimal, |(_, numeral)| *numeral)
    }

    /// The number `n` in this format; digits where the format has no such number.
    pub fn write(self, n: i64) -> String {
        match self {
            Self::Decimal => n.to_string(),
            Self::DecimalZero => format!("{n:02}"),
            Self::LowerLetter => letters(n),
            Self::UpperLetter => letters(n).to_uppercase(),
            Self::LowerRoman => roman(n),
            Self::UpperRoman => roman(n).to_uppercase(),
            Self::Ordinal => format!("{n}º"),
            Self::Cardinal => capital(&cardinal(n)),
            Self::OrdinalWord => capital(&ordinal(n)),
            Self::Bullet | Self::None => String::new(),
        }
    }
}

/// a … z, aa, bb … zz, aaa: as word processors count.
fn letters(n: i64) -> String {
    let Ok(index) = u32::try_from(n - 1) else {
        return n.to_string();
    };
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    let times = index / 26 + 1;
    if times > 8 {
        return n.to_string();
    }
    (0..times).map(|_| letter).collect()
}

fn roman(n: i64) -> String {
    if !(1..4000).contains(&n) {
        return n.to_string();
    }
    let (mut left, mut out) = (n, String::new());
    for (value, sign) in ROMAN {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

fn cardinal(n: i64) -> String {
    let Some(n) = usize::try_from(n).ok().filter(|n| *n < 100) else {
        return n.to_string();
    };
    if let Some(word) = BELOW_TWENTY.get(n) {
        return (*word).to_owned();
    }
    let (ten, one) = (TENS[n / 10], n % 10);
    match one {
        0 => ten.to_owned(),
        1 | 8 => format!("{}{}", &ten[..ten.len() - 1], BELOW_TWENTY[one]),
        _ => format!("{ten}{}", BELOW_TWENTY[one]),
    }
}

fn ordinal(n: i64) -> String {
    let index = usize::try_from(n).ok();
    if let Some(word) = index.and_then(|i| FIRST.get(i)) {
        return (*word).to_owned();
    }
    let word = cardinal(n);
    if word.starts_with(|c: char| !c.is_alphabetic()) {
        return format!("{n}º");
    }
    let stem = if word.ends_with("tre") || word.ends_with("sei") {
        word.as_str()
    } else {
        &word[..word.len() - 1]
    };
    format!("{stem}esimo")
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use super::Numeral;

    #[test]
    fn numbers_are_written_as_lists_do() {
        for (name, n, expected) in [
            ("decimal", 12, "12"),
            ("decimalZero", 3, "03"),
            ("lowerLetter", 1, "a"),
            ("lowerLetter", 28, "bb"),
            ("upperRoman", 49, "XLIX"),
            ("lowerRoman", 4, "iv"),
            ("ordinal", 2, "2º"),
            ("cardinalText", 21, "Ventuno"),
            ("cardinalText", 33, "Trentatre"),
            ("ordinalText", 3, "Terzo"),
            ("ordinalText", 23, "Ventitreesimo"),
            ("ordinalText", 12, "Dodicesimo"),
            ("lowerLetter", 0, "0"),
            ("upperRoman", 5000, "5000"),
            ("cardinalText", 150, "150"),
            ("bullet", 1, ""),
        ] {
            assert_eq!(Numeral::named(name).write(n), expected, "{name} {n}");
        }
    }
}
