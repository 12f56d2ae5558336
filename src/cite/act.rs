//! The act itself: CCNL, legge, decreto, European regulation; and the dates of well-known acts.

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while1};
use nom::character::complete::{char, digit1, one_of, space0, space1};
use nom::combinator::{map_opt, opt, recognize, value};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::Act;

/// Spellings of the kinds of act, longest first where one begins with the other, and their NIR names.
const KINDS: &[(&str, &str)] = &[
    (
        "decreto del presidente della repubblica",
        "presidente.repubblica:decreto",
    ),
    ("decreto legislativo", "stato:decreto.legislativo"),
    ("d. lgs.", "stato:decreto.legislativo"),
    ("d.lgs.", "stato:decreto.legislativo"),
    ("d.lgs", "stato:decreto.legislativo"),
    ("dlgs.", "stato:decreto.legislativo"),
    ("dlgs", "stato:decreto.legislativo"),
    ("decreto-legge", "stato:decreto.legge"),
    ("decreto legge", "stato:decreto.legge"),
    ("d.p.r.", "presidente.repubblica:decreto"),
    ("dpr", "presidente.repubblica:decreto"),
    ("d.l.", "stato:decreto.legge"),
    ("legge", "stato:legge"),
    ("l.", "stato:legge"),
];

/// Acts that are often cited by year alone: kind, year, number, date (Gazzetta Ufficiale).
const KNOWN: &[(&str, &str, u32, &str)] = &[
    ("stato:legge", "1970", 300, "1970-05-20"),
    ("stato:legge", "1990", 241, "1990-08-07"),
    ("stato:legge", "1992", 104, "1992-02-05"),
    ("stato:legge", "2000", 53, "2000-03-08"),
    ("stato:legge", "2015", 124, "2015-08-07"),
    ("stato:legge", "2017", 81, "2017-05-22"),
    ("stato:decreto.legislativo", "2001", 151, "2001-03-26"),
    ("stato:decreto.legislativo", "2001", 165, "2001-03-30"),
    ("stato:decreto.legislativo", "2003", 66, "2003-04-08"),
    ("stato:decreto.legislativo", "2003", 196, "2003-06-30"),
    ("stato:decreto.legislativo", "2005", 82, "2005-03-07"),
    ("stato:decreto.legislativo", "2008", 81, "2008-04-09"),
    ("stato:decreto.legislativo", "2012", 235, "2012-12-31"),
    ("stato:decreto.legislativo", "2013", 33, "2013-03-14"),
    ("presidente.repubblica:decreto", "2000", 445, "2000-12-28"),
    ("presidente.repubblica:decreto", "2013", 62, "2013-04-16"),
];

const MONTHS: &[&str] = &[
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];

/// One act.
pub(super) fn act(input: &str) -> IResult<&str, Act> {
    alt((contract, european, state)).parse(input)
}

/// «CCNL 2019-2021», «C.C.N.L. Funzioni Locali del 16 novembre 2022», «CCNL vigente».
fn contract(input: &str) -> IResult<&str, Act> {
    let mut name = alt((
        tag_no_case("contratto collettivo nazionale di lavoro"),
        tag_no_case("contratto collettivo nazionale"),
        tag_no_case("c.c.n.l."),
        tag_no_case("ccnl"),
    ));
    let (rest, _) = name.parse(input)?;
    if rest.starts_with(|c: char| c.is_alphanumeric()) {
        return Err(nom::Err::Error(nom::error::Error::new(
            input,
            nom::error::ErrorKind::Verify,
        )));
    }
    let comparto = alt((
        tag_no_case("funzioni locali"),
        tag_no_case("funzioni centrali"),
        tag_no_case("istruzione e ricerca"),
        tag_no_case("sanità"),
    ));
    let comparto = recognize((
        opt((
            alt((tag_no_case("del comparto"), tag_no_case("comparto"))),
            space1,
        )),
        comparto,
    ));
    let years = recognize((digit1, alt((char('-'), char('/'))), digit1));
    let dated = recognize((opt(terminated(tag("del"), space1)), date));
    let (after, words) = recognize((
        opt((space1, comparto)),
        opt((space1, years)),
        opt((space1, dated)),
    ))
    .parse(rest)?;
    Ok((after, Act::Contract(words.trim().to_owned())))
}

/// «Regolamento (UE) 2016/679», «Regolamento UE n. 2016/679».
fn european(input: &str) -> IResult<&str, Act> {
    let union = alt((tag_no_case("(ue)"), tag_no_case("ue")));
    let (rest, _) = (
        tag_no_case("regolamento"),
        space1,
        union,
        space1,
        opt((tag("n."), space0)),
    )
        .parse(input)?;
    let number = |input| map_opt(digit1, |digits: &str| digits.parse().ok()).parse(input);
    let (rest, (year, _, number)) = (number, char('/'), number).parse(rest)?;
    Ok((rest, Act::European(year, number)))
}

fn state(input: &str) -> IResult<&str, Act> {
    let (rest, kind) = kind(input)?;
    let (rest, (date, number)) = preceded(space0, alt((dated, numbered))).parse(rest)?;
    let known = KNOWN
        .iter()
        .find(|(k, year, n, _)| *k == kind && *year == date && *n == number);
    let date = known.map_or(date, |(.., day)| (*day).to_owned());
    Ok((
        rest,
        Act::State {
            kind: kind.to_owned(),
            date,
            number,
        },
    ))
}

fn kind(input: &str) -> IResult<&str, &'static str> {
    let spelled = |spelling: &str| {
        input
            .get(..spelling.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(spelling))
    };
    let glued = |rest: &str| rest.starts_with(|c: char| c.is_alphabetic());
    KINDS
        .iter()
        .filter(|(spelling, _)| spelled(spelling))
        .map(|(spelling, kind)| (&input[spelling.len()..], *kind))
        .find(|(rest, _)| !glued(rest))
        .ok_or(nom::Err::Error(nom::error::Error::new(
            input,
            nom::error::ErrorKind::Tag,
        )))
}

/// «22 maggio 2017, n. 81», «del 22 maggio 2017 n. 81», «30.6.2003 n. 196».
fn dated(input: &str) -> IResult<&str, (String, u32)> {
    let (rest, date) = preceded(opt((tag("del"), space1)), date).parse(input)?;
    let (rest, _) = (space0, opt(char(',')), space0).parse(rest)?;
    let (rest, number) = preceded((sign, space0), whole).parse(rest)?;
    Ok((rest, (date, number)))
}

/// «n. 81/2017», «104/92», «n. 66 del 2003», «n. 97 del 27 marzo 2001».
fn numbered(input: &str) -> IResult<&str, (String, u32)> {
    let (rest, number) = preceded(opt((sign, space0)), whole).parse(input)?;
    let slash = preceded(char('/'), year);
    let of = preceded(
        (opt((space0, char(','))), space1, tag("del"), space1),
        alt((date, year)),
    );
    let (rest, date) = alt((slash, of)).parse(rest)?;
    Ok((rest, (date, number)))
}

fn sign(input: &str) -> IResult<&str, &str> {
    alt((tag_no_case("nr."), tag_no_case("n."), tag_no_case("n"))).parse(input)
}

fn whole(input: &str) -> IResult<&str, u32> {
    map_opt(digit1, |digits: &str| digits.parse().ok()).parse(input)
}

/// `2017`; two digits are of the last century from 50 on.
fn year(input: &str) -> IResult<&str, String> {
    map_opt(digit1, |digits: &str| match digits.len() {
        4 => Some(digits.to_owned()),
        2 if digits < "50" => Some(format!("20{digits}")),
        2 => Some(format!("19{digits}")),
        _ => None,
    })
    .parse(input)
}

/// `22 maggio 2017`, `30.6.2003`, `18/01/2024`, as ISO 8601.
pub(super) fn date(input: &str) -> IResult<&str, String> {
    let named = (
        terminated(whole, (opt(one_of("°º")), space1)),
        terminated(month, space1),
        year,
    );
    let sign = || value((), one_of("./"));
    let figures = (terminated(whole, sign()), terminated(whole, sign()), year);
    let iso = |(day, month, year): (u32, u32, String)| {
        let exists = (1..=12).contains(&month) && (1..=31).contains(&day);
        exists.then(|| format!("{year}-{month:02}-{day:02}"))
    };
    alt((map_opt(named, iso), map_opt(figures, iso))).parse(input)
}

/// «del» before a date.
pub(super) fn of(input: &str) -> IResult<&str, ()> {
    value((), (tag_no_case("del"), space1)).parse(input)
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

fn month(input: &str) -> IResult<&str, u32> {
    map_opt(take_while1(char::is_alphabetic), |word: &str| {
        let at = MONTHS
            .iter()
            .position(|name| name.eq_ignore_ascii_case(word))?;
        u32::try_from(at + 1).ok()
    })
    .parse(input)
}
