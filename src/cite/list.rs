//! Lists and ranges of numbers: «19 e 21», «1, 2 e 4», «da 66 a 73», «a) e b)».

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::{char, digit1, multispace0, multispace1, one_of};
use nom::combinator::{opt, peek, recognize, value};
use nom::sequence::{delimited, preceded, terminated};

use super::lexer::{self, Parsed, blank, fail, inserted, joint, numbered, word};
use super::pointer::Number;

/// A range longer than this is a misreading.
const LONGEST: u32 = 120;

/// Words that may follow the last number of a list whose name is in the singular.
const AFTER: &[&str] = &[
    "del", "della", "dell'", "dello", "dei", "delle", "degli", "di", "si", "lett.", "lettera",
    "art.", "articolo", "che", "non", "è", "sono", "primo", "secondo", "in",
];

/// A number, as printed or left blank.
pub(super) fn number(input: &str) -> Parsed<'_, Number> {
    let printed = |input| {
        let (rest, number) = numbered(input)?;
        Ok((rest, Number::Printed(number)))
    };
    alt((printed, value(Number::Blank, blank))).parse(input)
}

/// `a)`, `e-bis)`, `"c"`; without a sign behind it, a letter that is a word of its own is none.
pub(super) fn letter(input: &str) -> Parsed<'_, Number> {
    let (rest, _) = opt(one_of("\"“«'‘")).parse(input)?;
    let (after, letter) = recognize(one_of("abcdefghijklmnopqrstuvwxyz")).parse(rest)?;
    let (after, second) = opt(recognize(one_of("abcdefghijklmnopqrstuvwxyz"))).parse(after)?;
    // Two different letters are a name only with their bracket: «lett. ab)», not «lettera di».
    if second.is_some_and(|s| s != letter) && !after.starts_with(')') {
        return fail(input);
    }
    // «lett. b3)»: an item of a list below the letter.
    let (after, digits) = opt(terminated(digit1, peek(char(')')))).parse(after)?;
    let (after, adverb) = opt(inserted).parse(after)?;
    let (after, _) = opt(one_of("\"”»'’")).parse(after)?;
    let (after, closed) = opt(preceded(multispace0, char(')'))).parse(after)?;
    // «lett. f)-bis»
    let (after, late) = match (closed, adverb) {
        (Some(_), None) => opt(inserted).parse(after)?,
        _ => (after, None),
    };
    if is_word(letter, closed.is_some(), after) {
        return fail(input);
    }
    let name = format!(
        "{letter}{}{}{}",
        second.unwrap_or_default(),
        digits.unwrap_or_default(),
        adverb.or(late).unwrap_or_default()
    );
    Ok((after, Number::Printed(name)))
}

/// Whether what was read for a letter is a word or the first of some initials («e s.m.i.»).
fn is_word(letter: &str, closed: bool, after: &str) -> bool {
    let initials = after
        .strip_prefix('.')
        .is_some_and(|a| a.starts_with(char::is_alphabetic));
    let word_like = matches!(letter, "e" | "o" | "i" | "a") && !closed;
    after.starts_with(char::is_alphanumeric)
        || initials
        || (word_like && after.trim_start().starts_with(char::is_lowercase))
}

/// One or more of `item`. `many`: the name before them is in the plural.
pub(super) fn list<'a>(
    input: &'a str,
    many: bool,
    item: fn(&'a str) -> Parsed<'a, Number>,
) -> Parsed<'a, Vec<Number>> {
    let (from, opened) = opt((
        word(&["da", "dal", "dall'", "dalla"]),
        multispace0,
        opt(word(&["lett.", "lettera"])),
        multispace0,
    ))
    .parse(input)?;
    let (mut rest, first) = item(from)?;
    let mut numbers = vec![first];
    while let Some((after, more)) = next(rest, &numbers, many || opened.is_some(), item) {
        let comma = rest[..rest.len() - after.len()].contains(',');
        let range = more.len() > 1 || opened.is_some();
        if !many && !range && (comma || !stops(after)) {
            break;
        }
        numbers.extend(more);
        rest = after;
    }
    Ok((rest, numbers))
}

/// What goes on from a list: «da f) a h)», the other end of a range, one more number.
fn next<'a>(
    rest: &'a str,
    numbers: &[Number],
    many: bool,
    item: fn(&'a str) -> Parsed<'a, Number>,
) -> Option<(&'a str, Vec<Number>)> {
    let from = (alt((joint, spaced)), word(&["da", "dal"]), multispace0);
    if let Ok((after, start)) = preceded(from, item).parse(rest)
        && let Some((after, last)) = range_end(after, true, item)
        && let Some(more) = between(&start, &last)
    {
        return Some((after, std::iter::once(start).chain(more).collect()));
    }
    if let Some((after, last)) = range_end(rest, many, item)
        && let Some(more) = between(&numbers[numbers.len() - 1], &last)
    {
        return Some((after, more));
    }
    let one = preceded(joint, item).parse(rest);
    let (after, number) = one.or_else(|_| another_insert(rest, numbers)).ok()?;
    Some((after, vec![number]))
}

fn spaced(input: &str) -> Parsed<'_, ()> {
    value((), multispace1).parse(input)
}

/// «artt. 55-ter e quater»: the adverb alone is of the same number.
fn another_insert<'a>(input: &'a str, numbers: &[Number]) -> Parsed<'a, Number> {
    let (rest, adverb) = preceded(joint, inserted).parse(input)?;
    let base = numbers.last().and_then(Number::printed).unwrap_or_default();
    let digits = base.trim_end_matches(char::is_alphabetic);
    if digits.is_empty() {
        return fail(input);
    }
    Ok((rest, Number::Printed(format!("{digits}{adverb}"))))
}

/// Whether a number read after a name in the singular («comma 1 e 2 del …») may be one of the list.
pub(super) fn stops(after: &str) -> bool {
    let rest = after.trim_start();
    let own = rest.strip_prefix(',').map(str::trim_start);
    if own.is_some_and(|own| word(&["comma", "commi", "c.", "co."])(own).is_ok()) {
        return false;
    }
    rest.is_empty()
        || rest.starts_with(['.', ',', ';', ':', ')', '(', '"'])
        || word(AFTER)(rest).is_ok()
}

fn range_end<'a>(
    input: &'a str,
    many: bool,
    item: fn(&'a str) -> Parsed<'a, Number>,
) -> Option<(&'a str, Number)> {
    let dash = value((), delimited(multispace0, one_of("-–"), multispace0));
    let to = value(
        (),
        (
            multispace1,
            word(&[
                "a",
                "ad",
                "al",
                "all'",
                "alla",
                "fino a",
                "fino ad",
                "fino al",
                "fino alla",
            ]),
            multispace0,
        ),
    );
    let (rest, ()) = alt((dash, to)).parse(input).ok().filter(|_| many)?;
    item(rest).ok()
}

/// The numbers after `first` up to `last`, both plain figures or both plain letters.
fn between(first: &Number, last: &Number) -> Option<Vec<Number>> {
    let (first, last) = (first.printed()?, last.printed()?);
    if let (Ok(a), Ok(b)) = (first.parse::<u32>(), last.parse::<u32>()) {
        let fits = b > a && b - a <= LONGEST;
        return fits.then(|| {
            (a + 1..=b)
                .map(|n| Number::Printed(n.to_string()))
                .collect()
        });
    }
    if let Some(more) = lexer::inserted_between(first, last) {
        return Some(more.into_iter().map(Number::Printed).collect());
    }
    let one = |text: &str| text.bytes().next().filter(|_| text.len() == 1);
    let (a, b) = (one(first)?, one(last)?);
    let letters = |n: u8| Number::Printed(char::from(n).to_string());
    (a.is_ascii_lowercase() && b > a).then(|| (a + 1..=b).map(letters).collect())
}
