//! What a text points at, whether it names the act or not, in reading order.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::take_while1;
use nom::character::complete::{multispace0, multispace1};
use nom::combinator::{opt, recognize};
use nom::sequence::preceded;

use super::lexer::{Parsed, fail, gap, word};
use super::place::{self, Place, relative};
use super::pointer::{Number, Pointer};
use super::{Act, act, below, rubric};
use crate::text::Span;

/// The act that a mention names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// By kind, number, date.
    Act(Act),
    /// «presente regolamento»: the text itself, by the kind that it says it is.
    Present(String),
    /// «medesimo decreto», «citata legge»: one named before, by its kind.
    Same(String),
    /// «del regolamento comunale»: an act by its kind alone.
    Other(String),
}

/// One thing that a text points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its words.
    pub span: Span,
    /// The act; `None` where none is named.
    pub act: Option<Named>,
    /// The place inside it; `None` for the act as a whole.
    pub pointer: Option<Pointer>,
    /// The heading that the text gives the place.
    pub rubric: Option<String>,
    /// Whether it is said to be the place named before: «del medesimo art. 66», «dello stesso».
    pub again: bool,
}

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

/// All mentions, each with its own place; those of one list share their words.
pub(super) fn mentions(text: &str) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        match mention(rest).ok().filter(|_| opens_word(text, at)) {
            Some((after, parts)) => {
                let span = Span::new(at, text.len() - after.len());
                found.extend(parts.into_iter().map(|part| part.at(span)));
                at = span.end.max(at + 1);
            }
            None => at += step(rest),
        }
    }
    found
}

/// To the next word: a mention never starts inside one.
fn step(rest: &str) -> usize {
    let word: usize = rest
        .chars()
        .take_while(|c| c.is_alphanumeric())
        .map(char::len_utf8)
        .sum();
    let sign = rest.chars().next().map_or(1, char::len_utf8);
    word.max(sign)
}

fn opens_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    !before.is_some_and(|c| c.is_alphanumeric() || c == '.' && !text[..at].ends_with(".."))
        || text[..at].ends_with(['.']) && text[at..].starts_with("Art")
}

/// A mention without its words.
struct Part {
    act: Option<Named>,
    place: Option<Place>,
    again: bool,
}

impl Part {
    fn at(self, span: Span) -> Mention {
        let (pointer, rubric) = match self.place {
            Some(place) => (Some(place.pointer), place.rubric),
            None => (None, None),
        };
        Mention {
            span,
            act: self.act,
            pointer,
            rubric,
            again: self.again,
        }
    }
}

/// Places with or without their act, or the act with or without places behind it.
fn mention(input: &str) -> Parsed<'_, Vec<Part>> {
    if let Ok((rest, places)) = place::places(input) {
        let again = said_again(input, rest);
        return Ok(of_act(rest, places, again));
    }
    let (rest, act) = named_act(input)?;
    if let Some((rest, places)) = behind(rest) {
        let part = |place| Part {
            act: Some(act.clone()),
            place: Some(place),
            again: false,
        };
        return Ok((rest, places.into_iter().map(part).collect()));
    }
    let part = Part {
        act: Some(act),
        place: None,
        again: false,
    };
    Ok((rest, vec![part]))
}

/// Whether the words between `input` and `rest` say «medesimo».
fn said_again(input: &str, rest: &str) -> bool {
    let words = &input[..input.len() - rest.len()];
    words
        .split(|c: char| !c.is_alphabetic())
        .any(|w| matches!(relative(w), Ok(("", Number::Same))))
}

/// Joins places to the act that follows them, if one does.
fn of_act(rest: &str, places: Vec<Place>, again: bool) -> (&str, Vec<Part>) {
    let linked = link(rest);
    let (rest, pronoun) = match linked {
        Ok((after, Link::Act(act))) => return with_act(after, places, act, again),
        Ok((after, Link::Pronoun)) => (after, true),
        Err(_) => (rest, false),
    };
    let part = |place: Place| Part {
        act: None,
        again: again && place.pointer.may_be_again() || pronoun,
        place: Some(place),
    };
    (rest, places.into_iter().map(part).collect())
}

/// The heading and the parts of the place may stand behind the act: «all'art. 14 del CCNL (Rubrica),
/// lett. a) e lett. b)».
fn with_act(rest: &str, mut places: Vec<Place>, act: Named, again: bool) -> (&str, Vec<Part>) {
    let mut end = rest;
    let only = places.len() == 1 && places[0].pointer.article.is_some();
    if only
        && places[0].rubric.is_none()
        && let Ok((after, heading)) = preceded(gap, rubric::rubric).parse(end)
    {
        places[0].rubric = Some(heading);
        end = after;
    }
    if only
        && places[0].pointer.comma.is_none()
        && places[0].pointer.letter.is_none()
        && let Ok((after, below)) = preceded(gap, below::below).parse(end)
        && link(after).is_err()
    {
        places = below.iter().map(|part| part.under(&places[0])).collect();
        end = after;
    }
    let part = |place| Part {
        act: Some(act.clone()),
        place: Some(place),
        again,
    };
    (end, places.into_iter().map(part).collect())
}

/// Places after an act: «CCNL 2019-2021, art. 66», unless they are of another act.
fn behind(input: &str) -> Option<(&str, Vec<Place>)> {
    let bracket = input.trim_start().starts_with('(');
    let open = if bracket {
        input.trim_start().get(1..)?
    } else {
        input
    };
    let (rest, places) = preceded(gap, place::places).parse(open).ok()?;
    let printed = |place: &Place| match &place.pointer.article {
        Some(article) => article.printed().is_some(),
        None => !place.pointer.divisions.is_empty() && !bracket,
    };
    if said_again(open, rest) || !places.iter().all(printed) || link(rest).is_ok() {
        return None;
    }
    match rest.strip_prefix(')') {
        Some(rest) if bracket => Some((rest, places)),
        _ if bracket => None,
        _ => Some((rest, places)),
    }
}

enum Link {
    Act(Named),
    Pronoun,
}

/// From a place to its act: «, della legge …», «del presente regolamento», «dello stesso».
fn link(input: &str) -> Parsed<'_, Link> {
    let (start, _) = gap(input)?;
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
    let (rest, _) = word(&["medesimo", "medesima", "stesso", "stessa"])(rest)?;
    let noun = rest.trim_start().starts_with(char::is_alphabetic)
        && rest.starts_with(' ')
        && word(&[
            "e", "ed", "o", "nonché", "si", "non", "sono", "è", "in", "con", "per", "a",
        ])(rest.trim_start())
        .is_err();
    if noun {
        fail(input)
    } else {
        Ok((rest, Link::Pronoun))
    }
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
fn own(act: Act, before: Option<&str>) -> Named {
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

/// «presente CCNL», «vigente CCNL 2019-2021», or the act by itself.
fn named_act(input: &str) -> Parsed<'_, Named> {
    let mut present = (word(&["presente"]), multispace1);
    if let Ok((rest, _)) = present.parse(input) {
        let (rest, act) = act::act(rest)?;
        return Ok((rest, own(act, Some("presente"))));
    }
    let (rest, act) = act::act(input)?;
    Ok((rest, Named::Act(act)))
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
