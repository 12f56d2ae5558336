//! Words, gaps and numbers: the small signs of which citations are made.

use nom::IResult;
use nom::Parser;
use nom::character::complete::{digit1, multispace0, one_of};
use nom::combinator::{opt, verify};
use nom::error::{Error, ErrorKind};

use crate::numeral::{CARDINALS, INSERTED};

/// What every parser here gives.
pub(super) type Parsed<'a, T> = IResult<&'a str, T>;

/// Ordinals that number commi and sentences.
pub(super) const ORDINALS: &[&str] = &[
    "primo", "secondo", "terzo", "quarto", "quinto", "sesto", "settimo", "ottavo", "nono", "decimo",
];

/// Nothing here.
pub(super) fn fail<T>(input: &str) -> Parsed<'_, T> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Tag)))
}

/// One of `list`, the first that stands here as whole words, whatever its capitals. A space stands for
/// any white space, an apostrophe for both printed ones.
pub(super) fn word<'a>(
    list: &'static [&'static str],
) -> impl Fn(&'a str) -> Parsed<'a, &'static str> {
    move |input| {
        list.iter()
            .find_map(|pattern| Some((strip(input, pattern)?, *pattern)))
            .map_or_else(|| fail(input), Ok)
    }
}

/// One spelling, as [`word`] reads it.
pub(super) fn spelled<'a>(input: &'a str, pattern: &str) -> Parsed<'a, ()> {
    strip(input, pattern).map_or_else(|| fail(input), |rest| Ok((rest, ())))
}

fn strip<'a>(input: &'a str, pattern: &str) -> Option<&'a str> {
    if falls_through(input, pattern) {
        return None;
    }
    let mut rest = input;
    for wanted in pattern.chars() {
        if wanted == ' ' {
            let trimmed = rest.trim_start();
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
            continue;
        }
        let mut chars = rest.chars();
        let got = chars.next()?;
        let same = got == wanted
            || (wanted == '\'' && got == '’')
            || got.to_lowercase().eq(wanted.to_lowercase());
        if !same {
            return None;
        }
        rest = chars.as_str();
    }
    let open = pattern.ends_with(char::is_alphanumeric);
    let goes_on = rest.starts_with(char::is_alphanumeric);
    (!open || !goes_on).then_some(rest)
}

/// Whether the first letters tell already that the pattern is not there.
fn falls_through(input: &str, pattern: &str) -> bool {
    match (input.as_bytes(), pattern.as_bytes()) {
        ([got, ..], [wanted, ..]) if got.is_ascii() && wanted.is_ascii() => {
            *wanted != b' ' && !got.eq_ignore_ascii_case(wanted)
        }
        _ => false,
    }
}

/// White space with at most one comma or dash in it; may be empty.
pub(super) fn gap(input: &str) -> Parsed<'_, ()> {
    let (rest, _) = (multispace0, opt(one_of(",-–")), multispace0).parse(input)?;
    Ok((rest, ()))
}

/// A comma, «e», «o» and the like between two things of one list.
pub(super) fn joint(input: &str) -> Parsed<'_, ()> {
    let (rest, comma) = (multispace0, opt(one_of(",;")), multispace0).parse(input)?;
    let conjunction = word(&["e", "ed", "o", "od", "nonché", "ovvero", "oppure", "e/o"]);
    let spaced = rest.len() < input.len();
    match conjunction(rest) {
        Ok((rest, _)) if spaced && rest.starts_with(char::is_whitespace) => {
            let (rest, _) = multispace0(rest)?;
            Ok((rest, ()))
        }
        _ if comma.1.is_some() => Ok((rest, ())),
        _ => fail(input),
    }
}

/// «Due», «quinto»: the number in figures.
pub(super) fn in_words(input: &str) -> Parsed<'_, String> {
    if let Ok((rest, found)) = word(CARDINALS)(input) {
        let place = CARDINALS.iter().position(|c| *c == found).unwrap_or(0);
        return Ok((rest, place.to_string()));
    }
    ordinal(input)
}

/// `66`, `55-quater`, `3 bis`: the adverb joined to the number. A date or a fraction is none.
pub(super) fn numbered(input: &str) -> Parsed<'_, String> {
    let (rest, digits) = verify(digit1, |d: &str| d.len() <= 4).parse(input)?;
    let fraction = rest
        .strip_prefix(['/', '.', ','])
        .is_some_and(|more| more.starts_with(|c: char| c.is_ascii_digit()));
    if fraction {
        return fail(input);
    }
    let (rest, adverb) = opt(inserted).parse(rest)?;
    Ok((
        rest,
        format!("{}{}", plain(digits), adverb.unwrap_or_default()),
    ))
}

/// Without zeros in front: «art. 05».
fn plain(digits: &str) -> &str {
    match digits.trim_start_matches('0') {
        "" => digits,
        short => short,
    }
}

/// `-bis`, ` ter`, ` - sexies`.
pub(super) fn inserted(input: &str) -> Parsed<'_, &'static str> {
    let (rest, _) = (multispace0, opt(one_of("-–")), multispace0).parse(input)?;
    word(INSERTED)(rest)
}

/// «primo», «decimo»: the number in figures.
pub(super) fn ordinal(input: &str) -> Parsed<'_, String> {
    let (rest, found) = word(ORDINALS)(input)?;
    let place = ORDINALS.iter().position(|o| *o == found).unwrap_or(0);
    Ok((rest, (place + 1).to_string()))
}

/// A number left blank: dots or a line.
pub(super) fn blank(input: &str) -> Parsed<'_, ()> {
    let rest = input.trim_start_matches(['.', '…', '_']);
    let taken = &input[..input.len() - rest.len()];
    if taken.contains(['…', '_']) && taken.chars().count() >= 1 && taken != "_"
        || taken.starts_with("...")
    {
        Ok((rest, ()))
    } else {
        fail(input)
    }
}

/// The inserted units after `first` up to `last`, of one number or letter: `fbis` to `fquinquies`.
pub(super) fn inserted_between(first: &str, last: &str) -> Option<Vec<String>> {
    let split = |text: &str| {
        let at = INSERTED.iter().position(|adverb| {
            let stem = text.strip_suffix(adverb);
            stem.is_some_and(|stem| stem.len() == 1 || stem.ends_with(|c: char| c.is_ascii_digit()))
        })?;
        Some((text.strip_suffix(INSERTED[at])?.to_owned(), at))
    };
    let ((stem, from), (other, to)) = (split(first)?, split(last)?);
    let names = |at: usize| format!("{stem}{}", INSERTED[at]);
    (stem == other && from < to).then(|| (from + 1..=to).map(names).collect())
}

/// Whether the words before the name of an act say that it turned another into law: «convertito, con
/// modificazioni, dalla».
pub fn converts(before: &str) -> bool {
    let near: Vec<&str> = before.split_whitespace().rev().take(5).collect();
    near.iter()
        .any(|w| w.to_lowercase().starts_with("convertit"))
}

/// Words of a sentence that changes the text of another act.
const AMENDING: &[&str] = &[
    "è aggiunto",
    "è aggiunta",
    "sono aggiunti",
    "sono aggiunte",
    "è inserito",
    "è inserita",
    "sono inseriti",
    "sono inserite",
    "è sostituito",
    "è sostituita",
    "sono sostituiti",
    "sono sostituite",
    "è soppresso",
    "è soppressa",
    "sono soppressi",
    "sono soppresse",
    "è modificato",
    "è così modificato",
];

/// Whether a text changes that of another act: «dopo il comma 5, è aggiunto il seguente».
pub fn amends(text: &str) -> bool {
    let text = text.to_lowercase();
    AMENDING.iter().any(|words| text.contains(words))
}
