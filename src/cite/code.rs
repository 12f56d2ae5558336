//! Acts that are cited by name: the Constitution, the codes, well-known statutes.

use super::Act;
use super::lexer::{Parsed, fail, word};

/// An act by name: its spellings, NIR name, date, number.
type Named = (
    &'static [&'static str],
    &'static str,
    &'static str,
    Option<u32>,
);

/// Names that are enough by themselves.
const NAMED: &[Named] = &[
    (
        &["codice civile", "cod. civ."],
        "stato:codice.civile",
        "1942-03-16",
        Some(262),
    ),
    (
        &["codice penale", "cod. pen."],
        "stato:codice.penale",
        "1930-10-19",
        Some(1398),
    ),
    (
        &["codice di procedura civile", "cod. proc. civ."],
        "stato:codice.procedura.civile",
        "1940-10-28",
        Some(1443),
    ),
    (
        &["codice di procedura penale", "cod. proc. pen."],
        "stato:codice.procedura.penale",
        "1988-09-22",
        Some(447),
    ),
    (
        &["statuto dei lavoratori"],
        "stato:legge",
        "1970-05-20",
        Some(300),
    ),
    (
        &["codice dell'amministrazione digitale"],
        "stato:decreto.legislativo",
        "2005-03-07",
        Some(82),
    ),
];

/// Names that are short for other things too: only after a place.
const ABBREVIATED: &[Named] = &[
    (
        &["c.p.c."],
        "stato:codice.procedura.civile",
        "1940-10-28",
        Some(1443),
    ),
    (
        &["c.p.p."],
        "stato:codice.procedura.penale",
        "1988-09-22",
        Some(447),
    ),
    (
        &["c.c.", "cc"],
        "stato:codice.civile",
        "1942-03-16",
        Some(262),
    ),
    (
        &["c.p.", "cp"],
        "stato:codice.penale",
        "1930-10-19",
        Some(1398),
    ),
    (
        &["cad"],
        "stato:decreto.legislativo",
        "2005-03-07",
        Some(82),
    ),
    (
        &["tuel", "t.u.e.l."],
        "stato:decreto.legislativo",
        "2000-08-18",
        Some(267),
    ),
    (
        &["costituzione", "cost."],
        "stato:costituzione",
        "1947-12-27",
        None,
    ),
];

/// How the acts that are enough by themselves are spelt.
pub(super) fn spellings() -> impl Iterator<Item = &'static str> {
    NAMED.iter().flat_map(|(names, ..)| names.iter().copied())
}

/// «codice civile», «Statuto dei lavoratori».
pub(super) fn named(input: &str) -> Parsed<'_, Act> {
    by_name(input, NAMED)
}

/// «c.c.», «Cost.».
pub(super) fn abbreviated(input: &str) -> Parsed<'_, Act> {
    by_name(input, ABBREVIATED)
}

/// «c.c.», «c.p.c.»: only abbreviations with dots.
pub(super) fn dotted(input: &str) -> Parsed<'_, Act> {
    let (rest, act) = by_name(input, ABBREVIATED)?;
    if input[..input.len() - rest.len()].contains('.') {
        Ok((rest, act))
    } else {
        fail(input)
    }
}

fn by_name<'a>(input: &'a str, table: &'static [Named]) -> Parsed<'a, Act> {
    for (names, kind, date, number) in table {
        if let Ok((rest, _)) = word(names)(input) {
            let act = Act::State {
                kind: (*kind).to_owned(),
                date: (*date).to_owned(),
                number: *number,
            };
            return Ok((rest, act));
        }
    }
    fail(input)
}
