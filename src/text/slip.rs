//! Slips of printers and scanners: letters that look like others, words cut by a space.
//!
//! A slip is read as what is meant, so that the words match; it is quoted as it stands.

use foldhash::HashMap;

use super::{Folded, Span};

/// Words that were read as others than those printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Where, in the clean text.
    pub span: Span,
    /// What they were read as, folded.
    pub meant: String,
    /// Whether the slip stands in a number, which may then be another one.
    pub number: bool,
}

/// What was read, and how many bytes it takes.
pub(super) type Mended = (usize, String);

/// Endings of inserted articles and commi, which make `1bis` no slip.
const INSERTED: &[&str] = &[
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
];

/// Whole words that Italian does not have, and those that look like them.
const WHOLE: &[(&str, &str)] = &[
    ("Ia", "la"),
    ("Ie", "le"),
    ("I1", "il"),
    ("l1", "il"),
    ("1l", "il"),
];

/// How a word begins that has a capital i for its first letter.
const CAPITAL: &[&str] = &["Iavor", "Iegge", "Iegisl", "Iimit"];

/// The number at the start of `rest` with O, I or l among its digits: `3O`, `I5`, `O5/02/2024`.
pub(super) fn number(rest: &str) -> Option<Mended> {
    let bytes = rest.as_bytes();
    let looks = |b: &u8| b.is_ascii_digit() || matches!(b, b'O' | b'I' | b'l');
    let mut end = 0;
    while let Some(byte) = bytes.get(end) {
        let inner = matches!(byte, b'.' | b',' | b':' | b'/')
            && end > 0
            && bytes.get(end + 1).is_some_and(looks);
        if !looks(byte) && !inner {
            break;
        }
        end += 1;
    }
    let token = rest.get(..end)?;
    let first = token.split(['.', ',', ':', '/']).next()?;
    let goes_on = rest[end..].starts_with(|c: char| c.is_alphabetic() || c == '\'' || c == '’');
    let slipped = token.contains(['O', 'I', 'l']);
    let real = first.len() >= 2 && first.contains(|c: char| c.is_ascii_digit());
    // «2.I soggetti» is a number and a word.
    let mut parts = token.split(['.', ',', ':', '/']);
    let words = parts.any(|part| !part.contains(|c: char| c.is_ascii_digit()));
    let known = WHOLE.iter().any(|(word, _)| *word == token);
    if !slipped || goes_on || known || words || token.ends_with('l') {
        return None;
    }
    let later =
        token[first.len()..].contains(['O', 'I', 'l']) && first.bytes().all(|b| b.is_ascii_digit());
    let mended = || {
        let digits = token.chars().map(|c| match c {
            'O' => '0',
            'I' | 'l' => '1',
            c => c,
        });
        (end, digits.collect())
    };
    (real || later).then(mended)
}

/// The word at the start of `rest` with a capital i or a digit for one of its letters: `deIla`,
/// `contattabi1ità`, `I'orario`. Its letters are still to be folded.
pub(super) fn word(rest: &str) -> Option<Mended> {
    let end = rest
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(rest.len());
    let (token, after) = rest.split_at(end);
    if !token.contains(['I', '1', '0']) {
        return None;
    }
    if let Some((_, meant)) = WHOLE.iter().find(|(word, _)| *word == token) {
        return Some((end, (*meant).to_owned()));
    }
    let elided = || {
        let mut next = after.chars();
        let mark = next.next().is_some_and(|c| matches!(c, '\'' | '’'));
        mark && next.next().is_some_and(|c| "aeiouhàèéìòù".contains(c))
    };
    if (token == "I" || token == "1") && elided() {
        return Some((end, "l".to_owned()));
    }
    let mended = letters(token, after)?;
    Some((end, mended))
}

/// The token with its capital i and digits read as letters, where they stand among small letters.
fn letters(token: &str, after: &str) -> Option<String> {
    let chars: Vec<char> = token.chars().collect();
    let small = |i: usize| chars.get(i).is_some_and(|c| c.is_lowercase());
    let elision = after.starts_with(['\'', '’']);
    let mut out = String::with_capacity(token.len());
    let mut slipped = false;
    for (i, &c) in chars.iter().enumerate() {
        let inside = i > 0 && small(i - 1);
        let double = i > 1 && chars[i - 1] == 'I' && small(i - 2);
        let ends = i + 1 == chars.len() && (elision || chars.len() <= 4);
        let next = small(i + 1) || (chars.get(i + 1) == Some(&'I') && !ends);
        let starts =
            i == 0 && (CAPITAL.iter().any(|c| token.starts_with(c)) || is_one_for_l(token));
        let letter = match c {
            'I' if starts || ((inside || double) && (next || ends)) => Some('l'),
            '1' if starts || (inside && small(i + 1)) => Some('l'),
            '0' if inside && small(i + 1) => Some('o'),
            _ => None,
        };
        slipped |= letter.is_some();
        out.push(letter.unwrap_or(c));
    }
    // What is left of the capitals and digits is no slip, and then none of it is.
    let clean = !out
        .chars()
        .skip(1)
        .any(|c| c.is_uppercase() || c.is_ascii_digit());
    (slipped && clean).then_some(out)
}

/// «1egge»: a one before small letters that are no ending of an inserted article.
fn is_one_for_l(token: &str) -> bool {
    let rest = token.strip_prefix('1').unwrap_or_default();
    let small = rest.chars().count() >= 4 && rest.chars().all(char::is_lowercase);
    // «art.1della» is a number without its space: no word begins with «ld».
    let vowel = rest.starts_with(['a', 'e', 'i', 'o', 'u']);
    small && vowel && !INSERTED.contains(&rest)
}

/// Shorter halves are words of their own more often than not.
const SHORTEST: (usize, usize) = (4, 3);

/// Joins the words that a space cuts in two («lavora tore»): together they are a word of the same text,
/// and one of them stands nowhere else.
pub(super) fn join_cut(folded: &Folded, text: &str) -> Vec<usize> {
    let mut counts: HashMap<&str, usize> = HashMap::default();
    for i in 0..folded.len() {
        *counts.entry(folded.get(i)).or_default() += 1;
    }
    let is_word = |w: &str| w.chars().all(char::is_alphabetic);
    let mut joined = String::new();
    let mut out = Vec::new();
    for i in 1..folded.len() {
        let (a, b) = (folded.get(i - 1), folded.get(i));
        let once = counts.get(a) == Some(&1) || counts.get(b) == Some(&1);
        let between = folded.word(i - 1).span.end..folded.word(i).span.start;
        if !once
            || a.chars().count() < SHORTEST.0
            || b.chars().count() < SHORTEST.1
            || text.get(between) != Some(" ")
            || !(is_word(a) && is_word(b))
        {
            continue;
        }
        joined.clear();
        joined.push_str(a);
        joined.push_str(b);
        if counts.contains_key(joined.as_str()) && out.last() != Some(&(i - 1)) {
            out.push(i);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::fold;

    fn read(text: &str) -> (String, Vec<(String, bool)>) {
        let mut all = fold(text);
        all.mend(text);
        let words = (0..all.len()).map(|i| all.get(i).to_owned());
        let slips = all.slips().iter();
        let slips = slips.map(|s| (text[s.span.range()].to_owned(), s.number));
        (words.collect::<Vec<_>>().join(" "), slips.collect())
    }

    #[test]
    fn slips_are_read_as_what_is_meant() {
        for (text, words, slip, number) in [
            ("I'orario deve", "l orario deve", "I", false),
            ("dell’art. e I’art. 3", "dell art e l art 3", "I", false),
            ("1'amministrazione", "l amministrazione", "1", false),
            ("aIl'ente", "all ente", "aIl", false),
            ("deIla legge", "della legge", "deIla", false),
            ("deII'ente", "dell ente", "deII", false),
            (
                "I1 rapporto di lavoro",
                "il rapporto di lavoro",
                "I1",
                false,
            ),
            ("Ia contattabi1ità", "la contattabilità", "Ia", false),
            ("la 1egge n. 300", "la legge n 300", "1egge", false),
            ("entro 3O giorni", "entro 30 giorni", "3O", true),
            ("entro I5 giorni", "entro 15 giorni", "I5", true),
            ("del O5/02/2024", "del 05/02/2024", "O5/02/2024", true),
            ("alle 8:O0", "alle 8:00", "8:O0", true),
            ("CCNL 2019~2021", "ccnl 2019 2021", "2019~2021", true),
        ] {
            let (got, slips) = read(text);
            assert_eq!(got, words, "{text}");
            assert_eq!(slips.first(), Some(&(slip.to_owned(), number)), "{text}");
        }
    }

    #[test]
    fn what_is_right_stays() {
        for text in [
            "Il lavoratore, I lavoratori, CAPO I, capo II, art. 1-bis, art. 1bis, comma 1ter",
            "area B1, 1o gennaio, 1º comma, 2a fascia, 5l di acqua, H2O, SpID, eIDAS, AppIO, mp3",
            "con tratto breve, in formazione e informazione, 36 ore, l. 104, L. 104/1992, l'art. 1",
            "2.I soggetti, 3.Il personale, 11.I trattamenti, 4,I 5:O, l'art.1della legge",
            "IO e TU, ISO 9001, INPS, IBAN IT60, Istat, Ieri",
        ] {
            assert_eq!(read(text).1, [], "{text}");
        }
    }

    #[test]
    fn a_word_cut_in_two_is_joined_where_the_text_has_it_whole() {
        let (words, slips) = read("Il lavoratore chiede; il lavora tore che lavora ottiene.");
        assert_eq!(
            words,
            "il lavoratore chiede il lavoratore che lavora ottiene"
        );
        assert_eq!(slips, [("lavora tore".to_owned(), false)]);
        assert_eq!(read("Il lavora tore chiede.").1, []);
    }
}
