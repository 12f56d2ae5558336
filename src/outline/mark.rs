//! The marks of commi and list items.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, digit1, one_of, satisfy, space0, space1};
use nom::combinator::{not, opt, peek, recognize, value, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::number;

/// The class of a list mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// «4.2», «4.2.1».
    Decimal,
    /// «1.», «1)», «(1)», «6-».
    Number,
    /// «a)», «a.», «e-bis)».
    Letter,
    /// «b5)»: below letter b.
    Sub,
    /// «I.», «IV)».
    Roman,
    /// «-», «•».
    Dash,
}

/// The mark of a list item or comma.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its class.
    pub class: Class,
    /// As printed, without signs; empty for dashes.
    pub number: String,
    /// Its place in the list: 3 for «3.» and «c)»; 0 for dashes.
    pub value: u32,
    /// The closing sign, or the dash itself.
    pub sign: char,
    /// Whether a dash stands before the number.
    pub dashed: bool,
}

/// «-bis», « ter»: the ending of an inserted number.
pub(super) fn latin(i: &str) -> IResult<&str, &str> {
    let ending = verify(take_while1(|c: char| c.is_ascii_alphabetic()), |w: &str| {
        number::is_latin(w)
    });
    preceded(alt((tag("-"), tag("‐"), space0)), ending).parse(i)
}

/// The error of a parser that does not apply.
pub(super) fn error(i: &str) -> nom::Err<nom::error::Error<&str>> {
    nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Verify))
}

/// Reads the mark at the start of a line.
pub(super) fn item(i: &str) -> IResult<&str, Mark> {
    let mut dash = opt(terminated(one_of("-–—•*"), space1));
    let (rest, dash) = dash.parse(i)?;
    let numbered = alt((
        comma_word, decimal, bracketed, numeral, sub_letter, letter, roman,
    ));
    let (rest, mark) = match numbered.map(|m: Mark| m).parse(rest) {
        Ok((after, mark)) => (
            after,
            Mark {
                dashed: dash.is_some(),
                ..mark
            },
        ),
        Err(_) => bullet(i)?,
    };
    Ok((rest, mark))
}

fn mark(class: Class, number: &str, value: u32, sign: char) -> Mark {
    Mark {
        class,
        number: number.to_owned(),
        value,
        sign,
        dashed: false,
    }
}

fn bullet(i: &str) -> IResult<&str, Mark> {
    let boxes = alt((
        value('□', tag("[ ]")),
        value('□', tag("[x]")),
        value('□', tag("[X]")),
    ));
    let tight = one_of("•▪■●○◦□☐❑➢✓►·\u{f0b7}\u{f0a7}");
    let dash = terminated(one_of("-–—*.>"), peek(space1));
    let quoted = terminated(
        one_of("-–—"),
        peek(satisfy(|c| c.is_alphabetic() || c == '"' || c == '“')),
    );
    (alt((boxes, tight, dash, quoted)), space0)
        .map(|(sign, _)| mark(Class::Dash, "", 0, sign))
        .parse(i)
}

/// «comma 1», «c. 1» at the start of the line.
fn comma_word(i: &str) -> IResult<&str, Mark> {
    let word = alt((tag("Comma "), tag("comma "), tag("COMMA ")));
    let end = terminated(
        alt((tag("."), tag(")"), tag(" -"), tag(" –"), tag(":"), tag("-"))),
        space0,
    );
    (word, digit1, end)
        .map(|(_, n, _): (_, &str, _)| mark(Class::Number, n, n.parse().unwrap_or(0), '.'))
        .parse(i)
}

/// «4.2», «4.2.1.»: digits that scanners take for letters are forgiven.
fn decimal(i: &str) -> IResult<&str, Mark> {
    let run = take_while1(|c: char| c.is_ascii_digit() || matches!(c, '.' | 'l' | 'I' | 'O'));
    let digits = |w: &str| w.bytes().any(|b| b.is_ascii_digit()) && !w.contains("Il");
    let (rest, printed) = verify(run, digits).parse(i)?;
    let number = forgive(printed);
    let part = |p: &str| p.parse().ok().filter(|n| *n > 0 && p.len() <= 2);
    let parts: Option<Vec<u32>> = number.split('.').map(part).collect();
    let parts = parts
        .filter(|p| (2..=4).contains(&p.len()))
        .ok_or_else(|| error(i))?;
    let article = printed.rsplit('.').next() == Some("I");
    if !rest.starts_with([' ', '-', ')'])
        || (article && rest.trim_start().starts_with(char::is_lowercase))
    {
        return Err(error(i));
    }
    let (rest, _) = (opt(one_of("-)")), space0).parse(rest)?;
    Ok((
        rest,
        mark(
            Class::Decimal,
            &number,
            parts.last().copied().unwrap_or(0),
            '.',
        ),
    ))
}

/// Letters that scanners read for digits, made digits again.
fn forgive(printed: &str) -> String {
    let digit = |c| match c {
        'l' | 'I' => '1',
        'O' => '0',
        other => other,
    };
    printed.trim_end_matches('.').chars().map(digit).collect()
}

/// «(1)», «(a)».
fn bracketed(i: &str) -> IResult<&str, Mark> {
    let inner = delimited(
        char('('),
        take_while1(|c: char| c.is_ascii_alphanumeric()),
        char(')'),
    );
    let (rest, text) = terminated(inner, space1).parse(i)?;
    if let Ok(value) = text.parse() {
        return if text.len() <= 2 {
            Ok((rest, mark(Class::Number, text, value, '(')))
        } else {
            Err(error(i))
        };
    }
    match (text.len(), number::letter(text)) {
        (1, Some(value)) => Ok((rest, mark(Class::Letter, text, value, '('))),
        _ => Err(error(i)),
    }
}

/// «1.», «1)», «1.Il», «6-L'accordo», «2-bis.».
fn numeral(i: &str) -> IResult<&str, Mark> {
    let short = verify(digit1, |d: &str| d.len() <= 3);
    let (rest, (n, ending)) = (short, opt(latin)).parse(i)?;
    let mut sign = alt((
        char(')'),
        terminated(char('.'), peek(not(satisfy(|c| c.is_ascii_digit())))),
        terminated(one_of("-–"), peek(satisfy(char::is_uppercase))),
        preceded(
            space0,
            terminated(one_of("-–"), peek((space1, satisfy(char::is_uppercase)))),
        ),
    ));
    let (rest, sign) = sign.parse(rest)?;
    let (rest, _) = (opt(char('-')), space0).parse(rest)?;
    let number = ending.map_or_else(|| n.to_owned(), |l| format!("{n}-{l}"));
    Ok((
        rest,
        mark(
            Class::Number,
            &number,
            n.parse().unwrap_or(0),
            if sign == '–' { '-' } else { sign },
        ),
    ))
}

/// «a)», «e-bis)», «e bis)», «a.», «A)», «aa)», «ab)».
fn letter(i: &str) -> IResult<&str, Mark> {
    let single = recognize(satisfy(|c| c.is_ascii_alphabetic()));
    let double = verify(take_while1(|c: char| c.is_ascii_lowercase()), |w: &str| {
        is_double(w)
    });
    let ending = opt(preceded(alt((char('-'), char(' '))), latin_word));
    let (rest, (n, ending)) = (alt((double, single)), ending).parse(i)?;
    let (rest, sign) = alt((char(')'), terminated(char('.'), peek(lower_follows)))).parse(rest)?;
    if sign == '.' && !n.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Err(error(i));
    }
    let (rest, _) = space0(rest)?;
    let number = ending.map_or_else(|| n.to_owned(), |l| format!("{n}-{l}"));
    let last = number::letter(&n[n.len() - 1..]).unwrap_or(0);
    let value = if n.len() == 2 { 26 + last } else { last };
    Ok((rest, mark(Class::Letter, &number, value, sign)))
}

/// «aa», «bb», and «ab» to «az», which follow «z».
fn is_double(word: &str) -> bool {
    let letters = word.as_bytes();
    letters.len() == 2 && (letters[0] == letters[1] || letters[0] == b'a')
}

/// «a1)», «b12)».
fn sub_letter(i: &str) -> IResult<&str, Mark> {
    let printed = recognize((satisfy(|c| c.is_ascii_lowercase()), digit1));
    let (rest, n) = terminated(printed, char(')')).parse(i)?;
    let (rest, _) = space0(rest)?;
    Ok((rest, mark(Class::Sub, n, n[1..].parse().unwrap_or(0), ')')))
}

/// «I.», «IV)»: capitals only.
fn roman(i: &str) -> IResult<&str, Mark> {
    let digits = take_while1(|c: char| matches!(c, 'I' | 'V' | 'X'));
    let (rest, n) = verify(digits, |w: &str| w.len() > 1 || w == "I" || w == "V").parse(i)?;
    let (rest, sign) = terminated(one_of(".)"), space1).parse(rest)?;
    match number::roman(n) {
        Some(value) => Ok((rest, mark(Class::Roman, n, value, sign))),
        None => Err(error(i)),
    }
}

/// The bare number at the start of a line whose sign was lost: «4 Ai sensi».
pub(super) fn bare_number(line: &str) -> Option<(u32, usize)> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let capital = line[digits..]
        .strip_prefix(' ')
        .is_some_and(|r| r.starts_with(char::is_uppercase));
    let value = line[..digits]
        .parse()
        .ok()
        .filter(|_| (1..=2).contains(&digits))?;
    capital.then_some((value, digits + 1))
}

fn latin_word(i: &str) -> IResult<&str, &str> {
    verify(take_while1(|c: char| c.is_ascii_lowercase()), |w: &str| {
        number::is_latin(w)
    })
    .parse(i)
}

fn lower_follows(i: &str) -> IResult<&str, char> {
    preceded(space1, satisfy(char::is_lowercase)).parse(i)
}
