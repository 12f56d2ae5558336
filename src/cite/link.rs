//! From a place to the act it is in: «, della legge …», «del presente regolamento», «dello stesso».

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::take_while1;
use nom::character::complete::{multispace0, multispace1};
use nom::combinator::{opt, recognize};
use nom::sequence::preceded;

use super::lexer::{Parsed, fail, gap, word};
use super::mention::Named;
use super::{Act, act};
use crate::text::Span;

/// Kinds of act that a place may be in without a number or a date.
const ACTS: &[&str] = &[
    "regolamento",
    "disciplinare",
    "provvedimento",
    "accordo",
    "contratto",
    "ccnl",
    "c.c.n.l.",
    "statuto",
    "codice",
    "decreto legislativo",
    "decreto-legge",
    "decreto legge",
    "decreto",
    "d.lgs.",
    "d.l.",
    "d.p.r.",
    "legge",
    "protocollo",
    "direttiva",
    "testo unico",
    "piano",
    "atto",
    "bando",
    "avviso",
    "capitolato",
    "disciplina",
    "circolare",
    "intesa",
    "linee guida",
    "trattato",
    "convenzione",
    "delibera",
    "deliberazione",
    "determinazione",
    "ordinanza",
    "modello",
];

/// Words between a place and the act it is in.
const LINKS: &[&str] = &[
    "di cui al",
    "di cui alla",
    "di cui all'",
    "di cui allo",
    "di cui ai",
    "di cui alle",
    "al",
    "alla",
    "all'",
    "allo",
    "ai",
    "dello",
    "della",
    "dell'",
    "del",
    "dei",
    "degli",
    "delle",
    "nel",
    "nella",
    "sul",
    "ex",
    "dalla",
    "dal",
    "dall'",
    "in",
];

/// Words that say that the act was named before.
const AGAIN: &[&str] = &[
    "predetto",
    "predetta",
    "citato",
    "citata",
    "medesimo",
    "medesima",
    "stesso",
    "stessa",
    "suddetto",
    "suddetta",
    "richiamato",
    "richiamata",
    "sopra citato",
    "sopra citata",
    "sopracitato",
    "succitato",
    "succitata",
    "detto",
    "detta",
    "ridetto",
    "anzidetto",
    "già citato",
    "già citata",
    "summenzionato",
    "menzionato",
    "menzionata",
];

/// «e successive modificazioni», between a place and its act.
const AMENDED: &[&str] = &[
    "e s.m.i.",
    "e ss.mm.ii.",
    "e ss.mm.",
    "e s.m.",
    "e successive modifiche e integrazioni",
    "e successive modifiche ed integrazioni",
    "e successive modificazioni ed integrazioni",
    "e successive modificazioni e integrazioni",
    "e successive modificazioni",
    "e successive modifiche",
];

/// Names of statutes before the act that enacted them: «del testo unico …, di cui al decreto …».
const ENACTED: &[&str] = &[
    "testo unico",
    "t.u.",
    "codice",
    "regolamento",
    "statuto",
    "ordinamento",
    "nuovo codice",
    "disciplina",
];

/// Words that lead from the name of a statute to the act.
const ENACTING: &[&str] = &[
    "di cui alla",
    "di cui al",
    "di cui all'",
    "approvato con",
    "emanato con",
    "adottato con",
    "recato dal",
    "approvato dal",
    "introdotto dal",
    "ex",
];

/// How far the act may stand from the name of its statute, in bytes.
const STATUTE: usize = 240;

/// What follows a place.
pub(super) enum Link {
    Act(Named),
    Pronoun,
}

/// From a place to its act: «, della legge …», «del presente regolamento», «dello stesso».
pub(super) fn link(input: &str) -> Parsed<'_, Link> {
    let (input, _) = opt((multispace1, word(AMENDED))).parse(input)?;
    let (start, ()) = gap(input)?;
    let joined = preceded(multispace0, word(LINKS)).parse(start);
    let (rest, linked) = match joined {
        Ok((rest, _)) => (multispace0(rest)?.0, true),
        Err(_) => (start, false),
    };
    if let Ok((after, act)) = direct(rest, linked) {
        return Ok((after, Link::Act(act)));
    }
    if !linked {
        return fail(input);
    }
    if let Ok((rest, act)) = enacted(rest) {
        return Ok((rest, Link::Act(Named::Act(act))));
    }
    if let Ok((rest, act)) = by_kind(rest) {
        return Ok((rest, Link::Act(act)));
    }
    pronoun(rest)
}

/// «dello stesso», «del medesimo»: not before a noun.
fn pronoun(input: &str) -> Parsed<'_, Link> {
    let (rest, _) = word(&["medesimo", "medesima", "stesso", "stessa"])(input)?;
    let after = word(&[
        "e", "ed", "o", "nonché", "si", "non", "sono", "è", "in", "con", "per", "a",
    ]);
    let next = rest.trim_start();
    let noun = rest.starts_with(' ') && next.starts_with(char::is_alphabetic);
    if noun && after(next).is_err() {
        return fail(input);
    }
    Ok((rest, Link::Pronoun))
}

/// The act itself, with «presente», «vigente» or «citata» before it.
fn direct(input: &str, linked: bool) -> Parsed<'_, Named> {
    let (rest, before) = opt((qualifier, multispace1)).parse(input)?;
    let (rest, act) = match before {
        Some(_) => act::act(rest)?,
        None if linked && rest.starts_with(char::is_lowercase) => {
            act::act(rest).or_else(|_| act::signed(rest))?
        }
        None => act::short(rest)?,
    };
    Ok((rest, own(act, before.map(|(word, _)| word))))
}

/// A contract that is said to be the present one has no number of its own.
pub(super) fn own(act: Act, before: Option<&str>) -> Named {
    let present = before.is_some_and(|word| word.eq_ignore_ascii_case("presente"));
    match act {
        Act::Contract(words) if present && words.is_empty() => Named::Present("ccnl".to_owned()),
        act => Named::Act(act),
    }
}

fn qualifier(input: &str) -> Parsed<'_, &str> {
    let adjectives = word(&[
        "presente",
        "vigente",
        "nuovo",
        "ultimo",
        "previgente",
        "precedente",
        "allora vigente",
    ]);
    recognize(alt((adjectives, word(AGAIN)))).parse(input)
}

/// «testo unico delle disposizioni …, di cui al decreto legislativo 26 marzo 2001, n. 151».
fn enacted(input: &str) -> Parsed<'_, Act> {
    let (rest, _) = word(ENACTED)(input)?;
    let limit = rest
        .char_indices()
        .map(|(at, _)| at)
        .take_while(|at| *at <= STATUTE)
        .last()
        .unwrap_or(0);
    let until = rest[..limit]
        .find(['.', ';', ':'])
        .filter(|at| rest[*at + 1..].starts_with([' ', '\n']));
    let near = &rest[..until.unwrap_or(limit)];
    for (at, _) in near.match_indices([' ', ',']) {
        let here = rest[at..].trim_start_matches([' ', ',']);
        if let Ok((after, _)) = word(ENACTING)(here)
            && let Ok((after, act)) = preceded(multispace0, act::act).parse(after)
        {
            return Ok((after, act));
        }
    }
    fail(input)
}

/// «presente regolamento», «medesimo decreto», «regolamento comunale».
fn by_kind(input: &str) -> Parsed<'_, Named> {
    let (rest, before) = opt((qualifier, multispace1)).parse(input)?;
    let (after, kind) = word(ACTS)(rest)?;
    let again = |word: &str| AGAIN.iter().any(|a| a.eq_ignore_ascii_case(word));
    let named = match before {
        Some((word, _)) if word.eq_ignore_ascii_case("presente") => Named::Present(kind.to_owned()),
        Some((word, _)) if again(word) => Named::Same(kind.to_owned()),
        _ => Named::Other(kind.to_owned()),
    };
    let (after, named) = match (named, adjective(after)) {
        (Named::Other(kind), Ok((rest, true))) => (rest, Named::Same(kind)),
        (named, _) => (after, named),
    };
    Ok((after, named))
}

/// «decreto medesimo», «legge citata».
fn adjective(input: &str) -> Parsed<'_, bool> {
    let (rest, found) = preceded(multispace1, take_while1(char::is_alphabetic)).parse(input)?;
    let again = matches!(
        found,
        "medesimo" | "medesima" | "stesso" | "stessa" | "citato" | "citata"
    );
    Ok((rest, again))
}

/// Names by which acts call themselves, those of one group for the same kind of act.
const OWN_NAMES: &[&[&str]] = &[
    &["regolamento"],
    &["disciplinare"],
    &[
        "ccnl",
        "c.c.n.l.",
        "contratto",
        "accordo",
        "intesa",
        "protocollo",
        "ipotesi di accordo",
    ],
    &[
        "provvedimento",
        "determinazione",
        "deliberazione",
        "delibera",
        "decreto",
    ],
    &["direttiva", "circolare"],
    &["avviso", "bando"],
];

/// The places where a text calls itself something («presente regolamento»), with the group of the name
/// and the name. General words (atto, documento, disciplina) are no names.
pub fn own_names(text: &str) -> Vec<(Span, usize, &'static str)> {
    let mut found = Vec::new();
    for (at, _) in text.char_indices() {
        let before = text[..at].chars().next_back();
        if before.is_some_and(char::is_alphanumeric) {
            continue;
        }
        let opened = (word(&["presente", "questo", "questa"]), multispace1).parse(&text[at..]);
        let Ok((rest, _)) = opened else { continue };
        for (group, names) in OWN_NAMES.iter().enumerate() {
            if let Ok((after, name)) = word(names)(rest) {
                found.push((Span::new(at, text.len() - after.len()), group, name));
            }
        }
    }
    found
}

/// The groups of names that stand in a title.
pub fn named_groups(title: &str) -> Vec<usize> {
    let title = title.to_lowercase();
    let stands = |name: &&str| {
        title
            .split(|c: char| !c.is_alphanumeric() && c != '.')
            .any(|w| w == *name)
    };
    let groups = OWN_NAMES.iter().enumerate();
    groups
        .filter(|(_, names)| names.iter().any(&stands))
        .map(|(group, _)| group)
        .collect()
}
