//! Acts of one institution: deliberazioni, determinazioni, integrative contracts. They have no public
//! name, and none is made up for them.

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::{char, multispace0, multispace1};
use nom::combinator::{opt, recognize};
use nom::sequence::preceded;

use super::Act;
use super::date::{date, whole, year};
use super::lexer::{Parsed, fail, word};

/// Resolutions, which need a number.
pub(super) const RESOLUTIONS: &[&str] = &[
    "deliberazione",
    "delibera",
    "determinazione",
    "determina",
    "decreto sindacale",
    "decreto rettorale",
    "decreto direttoriale",
    "decreto del direttore generale",
    "d.g.c.",
    "dgc",
    "d.c.c.",
    "dcc",
    "d.g.r.",
    "dgr",
    "d.d.g.",
    "ddg",
    "d.r.",
    "disposizione dirigenziale",
    "ordine di servizio",
    "circolare",
    "nota",
    "messaggio",
    "legge regionale",
    "l.r.",
    "legge provinciale",
    "l.p.",
];

/// Who took them.
const AUTHORS: &[&str] = &[
    "di giunta",
    "della giunta",
    "del consiglio",
    "di consiglio",
    "comunale",
    "regionale",
    "provinciale",
    "camerale",
    "dirigenziale",
    "del dirigente",
    "del direttore generale",
    "del direttore",
    "inl",
    "inps",
    "inail",
    "del commissario",
    "commissariale",
    "metropolitana",
    "d'istituto",
    "di amministrazione",
    "toscana",
    "lombardia",
    "marche",
    "lazio",
    "veneto",
    "piemonte",
    "campania",
    "puglia",
    "sicilia",
    "sardegna",
    "liguria",
    "umbria",
    "abruzzo",
    "molise",
    "basilicata",
    "calabria",
    "emilia-romagna",
    "ministeriale",
    "del ministero",
];

/// Integrative contracts.
pub(super) const INTEGRATIVE: &[&str] = &[
    "contratto collettivo integrativo",
    "contratto collettivo decentrato integrativo",
    "contratto collettivo nazionale integrativo",
    "contratto integrativo",
    "c.c.n.i.",
    "ccni",
    "c.c.d.i.",
    "ccdi",
    "c.c.i.",
    "cci",
];

/// «deliberazione di Giunta comunale n. 45 del 12 marzo 2021», «CCI 2023-2025».
pub(super) fn local(input: &str) -> Parsed<'_, Act> {
    let (rest, words) = alt((recognize(resolution), recognize(integrative))).parse(input)?;
    Ok((rest, Act::Local(words.trim().to_owned())))
}

fn resolution(input: &str) -> Parsed<'_, ()> {
    let (mut rest, _) = word(RESOLUTIONS)(input)?;
    while let Ok((after, _)) = preceded(multispace1, word(AUTHORS)).parse(rest) {
        rest = after;
    }
    let sign = || {
        (
            multispace0,
            opt(char(',')),
            multispace0,
            word(&["n.", "nr.", "n°", "n"]),
            multispace0,
        )
    };
    let of = || {
        preceded(
            (
                multispace0,
                opt(char(',')),
                multispace0,
                opt((word(&["del", "in data"]), multispace0)),
            ),
            alt((date, year)),
        )
    };
    let slash = preceded(char('/'), year);
    let mut number_first = (sign(), whole, alt((slash, of())));
    if let Ok((rest, _)) = number_first.parse(rest) {
        return Ok((rest, ()));
    }
    let (rest, _) = (of(), sign(), whole).parse(rest)?;
    Ok((rest, ()))
}

fn integrative(input: &str) -> Parsed<'_, ()> {
    let (rest, _) = word(INTEGRATIVE)(input)?;
    if rest.starts_with(char::is_alphanumeric) {
        return fail(input);
    }
    let years = |input| {
        let (rest, _) = (
            year,
            multispace0,
            nom::character::complete::one_of("-/–"),
            multispace0,
            year,
        )
            .parse(input)?;
        Ok((rest, ()))
    };
    let dated = |input| {
        let (rest, _) = (
            opt((word(&["del", "sottoscritto il", "siglato il"]), multispace1)),
            date,
        )
            .parse(input)?;
        Ok((rest, ()))
    };
    let (rest, ()) = preceded(multispace1, alt((years, dated))).parse(rest)?;
    Ok((rest, ()))
}
