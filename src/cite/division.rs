//! Parts of an act above its articles, or beside them: «Titolo III, Capo I», «allegato A», «tabella 2».

use nom::Parser;
use nom::character::complete::{multispace0, multispace1, one_of};
use nom::combinator::{opt, peek, recognize};
use nom::multi::many1_count;
use nom::sequence::{preceded, terminated};

use super::below;
use super::lexer::{Parsed, fail, gap, joint, ordinal, word};
use super::place::{Place, relative};
use super::pointer::{Division, Number, Pointer};

/// Names of the divisions.
const NAMES: &[(&str, Division)] = &[
    ("titolo", Division::Titolo),
    ("capo", Division::Capo),
    ("sezione", Division::Sezione),
    ("sez.", Division::Sezione),
    ("allegato", Division::Allegato),
    ("allegati", Division::Allegato),
    ("all.", Division::Allegato),
    ("tabella", Division::Tabella),
    ("tabelle", Division::Tabella),
];

pub(super) const SPELLED: &[&str] = &[
    "titolo", "capo", "sezione", "sez.", "allegato", "allegati", "all.", "tabella", "tabelle",
];

/// What may stand between the name and its number: «allegato sotto la lettera B)».
const UNDER: &[&str] = &[
    "sotto la lettera",
    "sotto lettera",
    "con la lettera",
    "sub lettera",
    "sub lett.",
    "sub",
];

/// «Titolo III Capo I e Capo II»: two places; «allegati A e B» too.
pub(super) fn divisions(input: &str) -> Parsed<'_, Vec<Place>> {
    let (mut rest, first) = chain(input)?;
    let mut found = vec![first];
    loop {
        if let Ok((after, mut more)) = preceded(joint, chain).parse(rest) {
            inherit(&found[found.len() - 1].pointer, &mut more.pointer);
            found.push(more);
            rest = after;
        } else if let Ok((after, number)) = preceded(joint, number).parse(rest)
            && found[found.len() - 1].rubric.is_none()
        {
            let mut next = found[found.len() - 1].clone();
            if let Some(last) = next.pointer.divisions.last_mut() {
                last.1 = number;
            }
            found.push(next);
            rest = after;
        } else {
            return Ok((rest, found));
        }
    }
}

/// «Capo II» after «Titolo III Capo I» is of the same titolo.
fn inherit(before: &Pointer, after: &mut Pointer) {
    let Some((first, _)) = after.divisions.first() else {
        return;
    };
    let above = before.divisions.iter().take_while(|(kind, _)| kind < first);
    let above: Vec<_> = above.cloned().collect();
    after.divisions.splice(0..0, above);
}

fn chain(input: &str) -> Parsed<'_, Place> {
    let (mut rest, first) = one(input)?;
    let mut divisions = vec![first];
    while let Ok((after, next)) = preceded((opt(title), gap), one).parse(rest) {
        if next.0 <= divisions[divisions.len() - 1].0 {
            break;
        }
        divisions.push(next);
        rest = after;
    }
    let (rest, rubric) = opt(heading).parse(rest)?;
    let (rest, named) = opt(terminated(title, peek(of_act))).parse(rest)?;
    let below = |input| preceded(gap, below::below).parse(input);
    let (rest, below) = opt(below).parse(rest)?;
    let mut pointer = below
        .and_then(|b| Some(b.first()?.pointer()))
        .unwrap_or_default();
    pointer.divisions = divisions;
    let rubric = rubric.or(named);
    Ok((rest, Place { pointer, rubric }))
}

/// «Disciplina» in «Capo IV Disciplina, Sezione I»: words with capitals, without a sign before them.
fn title(input: &str) -> Parsed<'_, String> {
    let (rest, _) = multispace1(input)?;
    let mut end = 0;
    for token in rest.split_inclusive(' ') {
        let named = token.starts_with(char::is_uppercase) && token.trim_end().len() > 3;
        if !named || word(SPELLED)(token).is_ok() {
            break;
        }
        end += token.len();
        if token.trim_end().ends_with([',', ';', '.']) {
            break;
        }
    }
    let words = rest[..end].trim_end().trim_end_matches([',', ';', '.']);
    if words.is_empty() || words.split(' ').count() > 4 {
        return fail(input);
    }
    Ok((&rest[words.len()..], words.to_owned()))
}

/// «del d.lgs. …», «della presente sezione»: an act follows.
fn of_act(input: &str) -> Parsed<'_, ()> {
    let (rest, _) = (
        multispace0,
        word(&["del", "della", "dello", "dell'"]),
        multispace0,
    )
        .parse(input)?;
    let (rest, _) = super::act::act(rest)?;
    Ok((rest, ()))
}

fn one(input: &str) -> Parsed<'_, (Division, Number)> {
    let (rest, ahead) = opt((relative, multispace0)).parse(input)?;
    let (named, name) = word(SPELLED)(rest)?;
    let Some((_, kind)) = NAMES.iter().find(|(n, _)| *n == name) else {
        return fail(input);
    };
    let (rest, _) = multispace0(named)?;
    let (rest, _) = opt((word(UNDER), multispace0)).parse(rest)?;
    match (number(rest), ahead) {
        (Ok((rest, number)), _) => Ok((rest, (*kind, number))),
        (Err(_), Some((number, _))) if *kind < Division::Allegato && number != Number::Same => {
            Ok((named, (*kind, number)))
        }
        (Err(error), _) => Err(error),
    }
}

/// `III`, `2`, `A`, `"B"`, `C1`; «primo».
fn number(input: &str) -> Parsed<'_, Number> {
    if let Ok((rest, number)) = ordinal(input) {
        return Ok((rest, Number::Printed(number)));
    }
    let (rest, _) = opt(preceded(
        opt((word(&["n."]), multispace0)),
        opt(one_of("\"“«'‘")),
    ))
    .parse(input)?;
    let (rest, sign) =
        recognize(many1_count(one_of("ABCDEFGHIJKLMNOPQRSTUVXYZ0123456789"))).parse(rest)?;
    let digits = sign.chars().filter(char::is_ascii_digit).count();
    // «ALLEGATI E TABELLE»: the letter is a word.
    let word = sign == "E" && rest.starts_with(' ');
    if word && rest.trim_start().starts_with(char::is_alphabetic) {
        return fail(input);
    }
    let roman = sign.chars().all(|c| "IVXLC".contains(c));
    let long = sign.len() - digits > 2 && !roman;
    let dated =
        digits == 4 || rest.starts_with(['/', '’', '\'']) || rest.starts_with(char::is_alphabetic);
    if long || dated {
        return fail(input);
    }
    let (rest, _) = opt(one_of("\"”»’")).parse(rest)?;
    Ok((rest, Number::Printed(sign.to_owned())))
}

/// A heading has at most so many words.
const WORDS: usize = 12;

/// And so many spaces at which the act that it is of may begin.
const SPACES: usize = 4 * WORDS;

/// « - Lavoro a distanza», «(Lavoro a distanza)» after a titolo or a capo.
fn heading(input: &str) -> Parsed<'_, String> {
    if let Ok((rest, words)) = preceded(gap, super::rubric::rubric).parse(input) {
        return Ok((rest, words));
    }
    let (rest, _) = (multispace0, one_of("-–"), multispace0).parse(input)?;
    let end = rest
        .find([';', ',', '.', ')', '\n', ':'])
        .unwrap_or(rest.len());
    let mut spaces = rest[..end]
        .match_indices(' ')
        .map(|(at, _)| at)
        .take(SPACES);
    let act = spaces.find(|at| of_act(&rest[*at..]).is_ok());
    let words = rest[..act.unwrap_or(end)].trim_end();
    let short = words.split_whitespace().nth(WORDS).is_none();
    if words.starts_with(char::is_uppercase) && short {
        Ok((&rest[words.len()..], words.to_owned()))
    } else {
        fail(input)
    }
}
