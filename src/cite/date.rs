//! Dates and years as citations print them.

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::{digit1, multispace0, multispace1, one_of};
use nom::combinator::{map_opt, opt, verify};
use nom::sequence::terminated;

use super::lexer::{Parsed, word};
use crate::numeral::MONTHS;

/// A whole number.
pub(super) fn whole(input: &str) -> Parsed<'_, u32> {
    map_opt(digit1, |digits: &str| digits.parse().ok()).parse(input)
}

/// `2017`; two digits are of the last century from 50 on.
pub(super) fn year(input: &str) -> Parsed<'_, String> {
    map_opt(digit1, |digits: &str| match digits.len() {
        4 => Some(digits.to_owned()),
        2 if digits < "50" => Some(format!("20{digits}")),
        2 => Some(format!("19{digits}")),
        _ => None,
    })
    .parse(input)
}

/// A year that lost or gained a figure: «165/200».
pub(super) fn wrong_year(input: &str) -> Parsed<'_, String> {
    let odd = |digits: &&str| {
        (digits.len() == 3 || digits.len() == 5)
            && (digits.starts_with("19") || digits.starts_with("20"))
    };
    let (rest, digits) = verify(digit1, |digits: &str| odd(&digits)).parse(input)?;
    Ok((rest, digits.to_owned()))
}

/// `22 maggio 2017`, `1° aprile 1999`, `30.6.2003`, `18/01/2024`, as ISO 8601.
pub(super) fn date(input: &str) -> Parsed<'_, String> {
    let day = terminated(whole, (opt(one_of("°º.")), multispace1));
    let named = (day, terminated(month, multispace1), year);
    let sign = || (multispace0, one_of("./-"), multispace0);
    let figures = (terminated(whole, sign()), terminated(whole, sign()), year);
    let iso = |(day, month, year): (u32, u32, String)| {
        let exists = (1..=12).contains(&month) && (1..=31).contains(&day);
        exists.then(|| format!("{year}-{month:02}-{day:02}"))
    };
    alt((map_opt(named, iso), map_opt(figures, iso))).parse(input)
}

/// `2018-05-21` → `21 maggio 2018`.
pub(super) fn in_words(iso: &str) -> String {
    let mut parts = iso.split('-').rev();
    let day = parts.next().unwrap_or_default().trim_start_matches('0');
    let month = parts.next().and_then(|m| m.parse::<usize>().ok());
    let month = month.and_then(|m| MONTHS.get(m.checked_sub(1)?));
    let year = parts.next().unwrap_or_default();
    format!("{day} {} {year}", month.copied().unwrap_or_default())
}

fn month(input: &str) -> Parsed<'_, u32> {
    map_opt(word(MONTHS), |name| {
        let at = MONTHS.iter().position(|month| *month == name)?;
        u32::try_from(at + 1).ok()
    })
    .parse(input)
}
