//! The headings of what hangs on an act: annexes, declarations, notes, named tables.

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while1};
use nom::character::complete::{char, digit1, one_of, satisfy, space0, space1};
use nom::combinator::{opt, recognize, verify};
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

use super::line::{Opener, separators};
use super::look;
use super::mark::error;
use super::number;

/// Names of what hangs on an act: printed in capitals or with a first capital.
const ANNEXES: &[&str] = &["allegato", "modulo", "appendice"];

/// «ALL. 1»: short for the first of them, only with a number.
const SHORT: &[&str] = &["ALL", "All"];

/// «Allegato A)», «ALLEGATO 1 - Criteri», «Modulo B».
pub(super) fn annex(i: &str) -> IResult<&str, Opener> {
    let (rest, word) = take_while1(char::is_alphabetic).parse(i)?;
    let short = SHORT.contains(&word) && rest.starts_with('.');
    let named = |n: &&&str| word.starts_with(char::is_uppercase) && n.eq_ignore_ascii_case(word);
    let name = ANNEXES
        .iter()
        .find(named)
        .or(ANNEXES.first().filter(|_| short));
    let name = name.ok_or_else(|| error(i))?;
    let rest = if short { &rest[1..] } else { rest };
    let (rest, _) = opt(preceded(
        space1,
        alt((tag("n."), tag("N."), tag("n°"), tag("N°"))),
    ))
    .parse(rest)?;
    let number = delimited(opt(one_of("\"“«'")), annex_number, opt(one_of("\"”»'")));
    let (rest, number) = opt(preceded(space0, number)).parse(rest)?;
    let (rest, _) = opt(char(')')).parse(rest)?;
    if !is_title(rest) || (short && number.is_none()) {
        return Err(error(i));
    }
    let (rest, _) = separators(rest)?;
    Ok((rest, Opener::Annex(name, number.unwrap_or_default())))
}

/// «A», «1», «A1», «II».
fn annex_number(i: &str) -> IResult<&str, String> {
    let number = verify(
        take_while1(|c: char| c.is_ascii_alphanumeric()),
        |w: &str| {
            let coded = w.len() <= 3
                && w.bytes()
                    .all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
                && (w.len() == 1 || w.contains(|c: char| c.is_ascii_digit()));
            coded || number::roman(w).is_some()
        },
    );
    number.map(str::to_owned).parse(i)
}

/// What follows the name of an annex or a declaration is its title and not the rest of a sentence.
fn is_title(rest: &str) -> bool {
    let words = rest.split_whitespace().count();
    let reference = rest.trim_start().starts_with([',', ';']);
    let ends = rest.trim_end().ends_with(['.', ';', ',']) && !look::is_shouted(rest);
    !reference && words <= 30 && (words <= 3 || !ends)
}

/// Names of the statements that follow or accompany an act.
const STATEMENTS: &[&str] = &[
    "dichiarazione congiunta",
    "dichiarazione a verbale",
    "dichiarazione",
    "dichiarazioni congiunte",
    "nota a verbale",
    "tabella",
    "norma transitoria",
    "norma finale",
];

/// «Dichiarazione congiunta n. 1», «Nota a verbale», «Tabella A1».
pub(super) fn statement(i: &str) -> IResult<&str, Opener> {
    let (rest, name) = statement_name(i)?;
    let (after, number) = statement_number(rest)?;
    let bare = number.is_none() && matches!(name, "dichiarazione" | "tabella");
    let first = rest.trim_start().split([' ', '.', ':']).next();
    let letter = first.filter(|w| bare && w.len() == 1 && w.starts_with(char::is_uppercase));
    let goes_on = after.trim_start().starts_with(char::is_lowercase);
    if !is_title(after) || (bare && letter.is_none()) || goes_on {
        return Err(error(i));
    }
    let number = number.or(letter).unwrap_or_default().to_owned();
    let (after, _) = separators(after)?;
    Ok((after, Opener::Statement(name.to_owned(), number)))
}

fn statement_name(i: &str) -> IResult<&str, &'static str> {
    let read = |name: &&'static str| {
        let done: IResult<&str, &str> = tag_no_case(*name).parse(i);
        done.ok().map(|(rest, _)| (rest, *name))
    };
    let found = STATEMENTS
        .iter()
        .filter(|_| i.starts_with(char::is_uppercase))
        .find_map(read);
    let whole = |(rest, _): &(&str, &str)| !rest.starts_with(char::is_alphabetic);
    found.filter(whole).ok_or_else(|| error(i))
}

/// «n. 1», «N.1», «A1», «A3.1».
fn statement_number(i: &str) -> IResult<&str, Option<&str>> {
    let sign = alt((tag_no_case("n."), tag_no_case("n°"), tag_no_case("nr.")));
    let decimals = opt((char('.'), digit1));
    let printed = recognize((opt(satisfy(|c| c.is_ascii_uppercase())), digit1, decimals));
    preceded(opt(preceded(space0, sign)), opt(preceded(space0, printed))).parse(i)
}
