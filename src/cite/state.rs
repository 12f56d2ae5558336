//! Acts of the State: legge, decreto, direttiva; and the dates of well-known ones.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case};
use nom::character::complete::{char, multispace0, multispace1};
use nom::combinator::{map, opt};
use nom::sequence::preceded;

use super::Act;
use super::date::{date, whole, wrong_year, year};
use super::lexer::{Parsed, fail, word};

/// What a citation of a kind of act must have to be one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// A number with a date or a year.
    Number,
    /// At least a date.
    Date,
}

/// Spellings of the kinds of act, longest first where one begins with the other, their NIR names.
const KINDS: &[(&str, &str, Needs)] = &[
    (
        "decreto del presidente della repubblica",
        "presidente.repubblica:decreto",
        Needs::Number,
    ),
    (
        "decreto del presidente del consiglio dei ministri",
        "presidente.consiglio.ministri:decreto",
        Needs::Date,
    ),
    (
        "direttiva del presidente del consiglio dei ministri",
        "presidente.consiglio.ministri:direttiva",
        Needs::Date,
    ),
    (
        "direttiva della presidenza del consiglio dei ministri",
        "presidente.consiglio.ministri:direttiva",
        Needs::Date,
    ),
    (
        "direttiva pcm",
        "presidente.consiglio.ministri:direttiva",
        Needs::Date,
    ),
    (
        "direttiva del ministro per la pubblica amministrazione",
        "ministro.pubblica.amministrazione:direttiva",
        Needs::Date,
    ),
    (
        "direttiva del ministro della pubblica amministrazione",
        "ministro.pubblica.amministrazione:direttiva",
        Needs::Date,
    ),
    (
        "decreto del ministro per la pubblica amministrazione",
        "ministro.pubblica.amministrazione:decreto",
        Needs::Date,
    ),
    (
        "decreto del ministro della pubblica amministrazione",
        "ministro.pubblica.amministrazione:decreto",
        Needs::Date,
    ),
    ("decreto ministeriale", "ministero:decreto", Needs::Date),
    (
        "decreto interministeriale",
        "ministeri:decreto",
        Needs::Date,
    ),
    (
        "decreto legislativo luogotenenziale",
        "stato:decreto.legislativo.luogotenenziale",
        Needs::Number,
    ),
    (
        "decreto legislativo",
        "stato:decreto.legislativo",
        Needs::Number,
    ),
    (
        "decreti legislativi",
        "stato:decreto.legislativo",
        Needs::Number,
    ),
    (
        "decreto legisl.",
        "stato:decreto.legislativo",
        Needs::Number,
    ),
    ("decr. leg.vo", "stato:decreto.legislativo", Needs::Number),
    ("dd.lgs.", "stato:decreto.legislativo", Needs::Number),
    ("d. lgs.", "stato:decreto.legislativo", Needs::Number),
    ("d. lgs", "stato:decreto.legislativo", Needs::Number),
    ("d.lgs.", "stato:decreto.legislativo", Needs::Number),
    ("d.lgs", "stato:decreto.legislativo", Needs::Number),
    ("d.lg.", "stato:decreto.legislativo", Needs::Number),
    ("d.gs.", "stato:decreto.legislativo", Needs::Number),
    ("d.lvo", "stato:decreto.legislativo", Needs::Number),
    ("d.l.vo", "stato:decreto.legislativo", Needs::Number),
    ("d.leg.vo", "stato:decreto.legislativo", Needs::Number),
    ("d.to leg.vo", "stato:decreto.legislativo", Needs::Number),
    ("dlgs.", "stato:decreto.legislativo", Needs::Number),
    ("dlgs", "stato:decreto.legislativo", Needs::Number),
    ("dl.gs.", "stato:decreto.legislativo", Needs::Number),
    ("decreto-legge", "stato:decreto.legge", Needs::Number),
    ("decreto legge", "stato:decreto.legge", Needs::Number),
    ("decreti-legge", "stato:decreto.legge", Needs::Number),
    (
        "d.p.c.m.",
        "presidente.consiglio.ministri:decreto",
        Needs::Date,
    ),
    ("dpcm", "presidente.consiglio.ministri:decreto", Needs::Date),
    ("d.p.r.", "presidente.repubblica:decreto", Needs::Number),
    ("d.p.r", "presidente.repubblica:decreto", Needs::Number),
    ("d. p. r.", "presidente.repubblica:decreto", Needs::Number),
    ("dpr", "presidente.repubblica:decreto", Needs::Number),
    (
        "regio decreto-legge",
        "stato:regio.decreto.legge",
        Needs::Number,
    ),
    ("regio decreto", "stato:regio.decreto", Needs::Number),
    ("r.d.", "stato:regio.decreto", Needs::Number),
    (
        "legge costituzionale",
        "stato:legge.costituzionale",
        Needs::Number,
    ),
    ("l. cost.", "stato:legge.costituzionale", Needs::Number),
    ("d. l.", "stato:decreto.legge", Needs::Number),
    ("d.l.", "stato:decreto.legge", Needs::Number),
    ("dl", "stato:decreto.legge", Needs::Number),
    ("d.m.", "ministero:decreto", Needs::Date),
    ("dm", "ministero:decreto", Needs::Number),
    ("d.i.", "ministeri:decreto", Needs::Number),
    ("legge", "stato:legge", Needs::Number),
    ("leggi", "stato:legge", Needs::Number),
    ("l.", "stato:legge", Needs::Number),
    (
        "direttiva",
        "presidente.consiglio.ministri:direttiva",
        Needs::Number,
    ),
];

/// Authors that stand after the number: «Direttiva n. 3/2017 del Presidente del Consiglio dei ministri».
const AUTHORS: &[&str] = &[
    "del presidente del consiglio dei ministri",
    "della presidenza del consiglio dei ministri",
    "del pcm",
];

/// Acts that are often cited by year alone: kind, year, number, date (Gazzetta Ufficiale).
const KNOWN: &[(&str, &str, u32, &str)] = &[
    ("stato:legge", "1970", 300, "1970-05-20"),
    ("stato:legge", "1990", 146, "1990-06-12"),
    ("stato:legge", "1990", 241, "1990-08-07"),
    ("stato:legge", "1992", 104, "1992-02-05"),
    ("stato:legge", "1999", 68, "1999-03-12"),
    ("stato:legge", "2000", 53, "2000-03-08"),
    ("stato:legge", "2001", 97, "2001-03-27"),
    ("stato:legge", "2012", 190, "2012-11-06"),
    ("stato:legge", "2015", 107, "2015-07-13"),
    ("stato:legge", "2015", 124, "2015-08-07"),
    ("stato:legge", "2016", 76, "2016-05-20"),
    ("stato:legge", "2017", 81, "2017-05-22"),
    ("stato:decreto.legislativo", "2000", 267, "2000-08-18"),
    ("stato:decreto.legislativo", "2001", 151, "2001-03-26"),
    ("stato:decreto.legislativo", "2001", 165, "2001-03-30"),
    ("stato:decreto.legislativo", "2003", 66, "2003-04-08"),
    ("stato:decreto.legislativo", "2003", 196, "2003-06-30"),
    ("stato:decreto.legislativo", "2005", 82, "2005-03-07"),
    ("stato:decreto.legislativo", "2006", 198, "2006-04-11"),
    ("stato:decreto.legislativo", "2008", 81, "2008-04-09"),
    ("stato:decreto.legislativo", "2009", 150, "2009-10-27"),
    ("stato:decreto.legislativo", "2012", 235, "2012-12-31"),
    ("stato:decreto.legislativo", "2013", 33, "2013-03-14"),
    ("stato:decreto.legislativo", "2013", 39, "2013-04-08"),
    ("stato:decreto.legislativo", "2015", 80, "2015-06-15"),
    ("stato:decreto.legislativo", "2015", 81, "2015-06-15"),
    ("stato:decreto.legislativo", "2017", 75, "2017-05-25"),
    ("stato:decreto.legislativo", "2018", 101, "2018-08-10"),
    ("stato:decreto.legislativo", "2022", 105, "2022-06-30"),
    ("stato:decreto.legge", "2020", 18, "2020-03-17"),
    ("stato:decreto.legge", "2020", 34, "2020-05-19"),
    ("stato:decreto.legge", "2021", 80, "2021-06-09"),
    ("presidente.repubblica:decreto", "1999", 70, "1999-03-08"),
    ("presidente.repubblica:decreto", "2000", 445, "2000-12-28"),
    ("presidente.repubblica:decreto", "2013", 62, "2013-04-16"),
];

/// Acts that people know by number alone: kind, number, year.
const FAMOUS: &[(&str, u32, &str)] = &[("stato:legge", 104, "1992")];

/// An act of the State.
pub(super) fn state(input: &str) -> Parsed<'_, Act> {
    let (rest, (nir, needs)) = kind(input)?;
    let (rest, _) = multispace0(rest)?;
    let full = map(alt((dated, numbered)), |(date, number)| {
        (date, Some(number))
    });
    let bare = map(preceded(opt((tag("del"), multispace1)), date), |date| {
        (date, None)
    });
    let (rest, (date, number)) = match alt((full, bare)).parse(rest) {
        Ok((rest, found)) if needs == Needs::Date || found.1.is_some() => (rest, found),
        _ => famous(rest, nir)?,
    };
    if number.is_some() && nir.ends_with(":direttiva") && number > Some(999) {
        return fail(input);
    }
    let (rest, _) = opt(preceded(multispace1, word(AUTHORS))).parse(rest)?;
    let known = KNOWN
        .iter()
        .find(|(k, year, n, _)| *k == nir && *year == date && Some(*n) == number);
    let date = known.map_or(date, |(.., day)| (*day).to_owned());
    let kind = nir.to_owned();
    Ok((rest, Act::State { kind, date, number }))
}

/// The day of the act that a citation with a broken year most likely means: same kind and number, a year
/// with the same figures but one.
pub(super) fn meant(kind: &str, broken: &str, number: Option<u32>) -> Option<&'static str> {
    let near = |year: &str| {
        let short = |long: &str, short: &str| {
            (0..long.len()).any(|i| long[..i].to_owned() + &long[i + 1..] == short)
        };
        short(year, broken) || short(broken, year)
    };
    KNOWN
        .iter()
        .find(|(k, year, n, _)| *k == kind && Some(*n) == number && near(year))
        .map(|(.., day)| *day)
}

/// The day of the known act of this kind and number, of the same year as `date`.
pub(super) fn known_day(kind: &str, date: &str, number: Option<u32>) -> Option<&'static str> {
    let year = date.get(..4)?;
    KNOWN
        .iter()
        .find(|(k, y, n, _)| *k == kind && *y == year && Some(*n) == number)
        .map(|(.., day)| *day)
}

/// An act known by its number alone.
fn famous<'a>(input: &'a str, nir: &str) -> Parsed<'a, (String, Option<u32>)> {
    let (rest, number) = preceded(opt((sign, multispace0)), whole).parse(input)?;
    let known = FAMOUS.iter().find(|(k, n, _)| *k == nir && *n == number);
    let free = !rest.starts_with(['/', '.']) || rest.starts_with(". ") || rest == ".";
    match known.filter(|_| free) {
        Some((.., year)) => Ok((rest, ((*year).to_owned(), Some(number)))),
        None => fail(input),
    }
}

/// How the kinds of act are spelt.
pub(super) fn spellings() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(spelling, ..)| *spelling)
}

fn kind(input: &str) -> Parsed<'_, (&'static str, Needs)> {
    KINDS
        .iter()
        .find_map(|(spelling, nir, needs)| {
            let (rest, ()) = spelled(input, spelling)?;
            Some((rest, (*nir, *needs)))
        })
        .map_or_else(|| fail(input), Ok)
}

fn spelled<'a>(input: &'a str, spelling: &'static str) -> Option<(&'a str, ())> {
    let (rest, ()) = super::lexer::spelled(input, spelling).ok()?;
    (!rest.starts_with(char::is_alphabetic)).then_some((rest, ()))
}

/// «22 maggio 2017, n. 81», «del 22 maggio 2017 n. 81», «n. 27 marzo 2001 n. 97», «30.6.2003 n. 196».
fn dated(input: &str) -> Parsed<'_, (String, u32)> {
    let stray = opt((sign, multispace0));
    let (rest, (date, _)) = preceded(
        (opt((tag("del"), multispace1)), stray),
        (date, (multispace0, opt(char(',')), multispace0)),
    )
    .parse(input)?;
    let (rest, number) = preceded((sign, multispace0), whole).parse(rest)?;
    Ok((rest, (date, number)))
}

/// «n. 81/2017», «104/92», «n. 66 del 2003», «n. 97 del 27 marzo 2001», «n. 165/200».
fn numbered(input: &str) -> Parsed<'_, (String, u32)> {
    let (rest, number) = preceded(opt((sign, multispace0)), whole).parse(input)?;
    let slash = preceded(
        (multispace0, char('/'), multispace0),
        alt((year, wrong_year)),
    );
    let of = preceded(
        (
            opt((multispace0, char(','))),
            multispace1,
            alt((tag_no_case("dell'anno"), tag_no_case("del"))),
            multispace0,
        ),
        alt((date, year)),
    );
    let (rest, date) = alt((slash, of)).parse(rest)?;
    Ok((rest, (date, number)))
}

fn sign(input: &str) -> Parsed<'_, &'static str> {
    word(&["nn.", "nr.", "n.", "n°", "numero", "n"])(input)
}
