//! Acts of the European Union and of the Communities before it.

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::{char, multispace0, multispace1};
use nom::combinator::opt;
use nom::sequence::preceded;

use super::date::whole;
use super::lexer::{Parsed, fail, word};
use super::{Act, Union};

pub(super) const KINDS: &[(&str, Union)] = &[
    (
        "regolamento generale sulla protezione dei dati",
        Union::Regulation,
    ),
    ("regolamento europeo", Union::Regulation),
    ("regolamento", Union::Regulation),
    ("regol.", Union::Regulation),
    ("reg.", Union::Regulation),
    ("gdpr", Union::Regulation),
    ("direttiva europea", Union::Directive),
    ("direttiva comunitaria", Union::Directive),
    ("direttiva", Union::Directive),
    ("dir.", Union::Directive),
    ("decisione", Union::Decision),
];

/// Signs of the Union, before the number or behind it.
const SIGNS: &[&str] = &[
    "(ue/euratom)",
    "(ue)",
    "(u.e.)",
    "(ce)",
    "(cee)",
    "(euratom)",
    "u.e.",
    "ue",
    "eu",
    "ce",
    "cee",
];

/// The General Data Protection Regulation, which is cited by name.
const GDPR: Act = Act::European(Union::Regulation, 2016, 679);

/// «Regolamento (UE) 2016/679», «Reg. UE n. 679/2016», «direttiva 2003/88/CE», «GDPR».
pub(super) fn european(input: &str) -> Parsed<'_, Act> {
    let Some((rest, kind)) = kind(input) else {
        return fail(input);
    };
    let before = opt(preceded(multispace0, word(SIGNS)));
    let number = opt((word(&["n.", "nr.", "n°", "n"]), multispace0));
    let numbers = (whole, preceded(char('/'), whole));
    let all = (
        before,
        multispace0,
        number,
        numbers,
        opt(preceded(char('/'), word(SIGNS))),
    );
    match preceded(opt(multispace1), all).parse(rest) {
        Ok((rest, (before, _, sign, pair, behind)))
            if before.is_some() || behind.is_some() || named(input) =>
        {
            let (year, number) = order(kind, pair, sign.is_some());
            Ok((rest, Act::European(kind, year, number)))
        }
        _ if word(&["gdpr", "regolamento generale sulla protezione dei dati"])(input).is_ok() => {
            Ok((rest, GDPR))
        }
        _ => fail(input),
    }
}

/// Whether the name of the kind says by itself that the act is European.
fn named(input: &str) -> bool {
    let sure = alt((
        word(&[
            "regolamento generale sulla protezione dei dati",
            "regolamento europeo",
            "gdpr",
        ]),
        word(&["direttiva europea", "direttiva comunitaria"]),
    ))
    .parse(input);
    sure.is_ok()
}

fn kind(input: &str) -> Option<(&str, Union)> {
    KINDS.iter().find_map(|(spelling, kind)| {
        let rest = super::lexer::spelled(input, spelling).ok()?.0;
        Some((rest, *kind))
    })
}

/// Year and number: acts of before 2015 that have «n.» put the number first, and people do it with any.
fn order(kind: Union, (a, b): (u32, u32), sign: bool) -> (u32, u32) {
    let year = |n: u32| (1952..2100).contains(&n);
    match (year(a), year(b)) {
        (true, true) if sign && kind == Union::Regulation => (b, a),
        (false, true) => (b, a),
        (false, false) if (52..100).contains(&b) => (1900 + b, a),
        (false, false) if (52..100).contains(&a) => (1900 + a, b),
        _ => (a, b),
    }
}
