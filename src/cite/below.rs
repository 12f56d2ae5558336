//! What stands below an article in a citation: commi, letters, numbers, sentences.

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::{digit1, multispace0, multispace1};
use nom::combinator::{not, opt, recognize, value};
use nom::multi::{many0, separated_list1};
use nom::sequence::{preceded, terminated};

use super::lexer::{Parsed, fail, gap, joint, ordinal, word};
use super::list;
use super::place::{Place, relative};
use super::pointer::{Number, Pointer};

/// A place below an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Below {
    comma: Option<Number>,
    letter: Option<Number>,
    number: Option<Number>,
    sentence: Option<Number>,
}

/// One level of such a place, with its numbers.
enum Level {
    Comma,
    Letter,
    Number,
    Sentence,
}

impl Below {
    /// The place without its article.
    pub(super) fn pointer(&self) -> Pointer {
        Pointer {
            comma: self.comma.clone(),
            letter: self.letter.clone(),
            number: self.number.clone(),
            sentence: self.sentence.clone(),
            ..Pointer::default()
        }
    }

    /// The place below `article`, which has its own heading and perhaps a comma.
    pub(super) fn under(&self, article: &Place) -> Place {
        let mut place = article.clone();
        let own = self.pointer();
        let at = &mut place.pointer;
        at.comma = own.comma.or(at.comma.take());
        at.letter = own.letter.or(at.letter.take());
        at.number = own.number.or(at.number.take());
        at.sentence = own.sentence.or(at.sentence.take());
        place
    }

    fn set(&mut self, level: &Level, number: Number) {
        let number = Some(number);
        match level {
            Level::Comma => self.comma = number,
            Level::Letter => self.letter = number,
            Level::Number => self.number = number,
            Level::Sentence => self.sentence = number,
        }
    }

    fn has(&self, level: &Level) -> bool {
        match level {
            Level::Comma => self.comma.is_some(),
            Level::Letter => self.letter.is_some(),
            Level::Number => self.number.is_some(),
            Level::Sentence => self.sentence.is_some(),
        }
    }
}

/// The parts after an article: «comma 1, lett. a) e b), secondo periodo».
pub(super) fn below(input: &str) -> Parsed<'_, Vec<Below>> {
    parts(input, |input| {
        alt((commi, letters, points, sentences)).parse(input)
    })
}

/// The same at the beginning of a citation, where a mere «c.» or «n.» opens nothing.
pub(super) fn opening(input: &str) -> Parsed<'_, Vec<Below>> {
    parts(input, |input| {
        let point = preceded(not(word(&["numero", "numeri"])), spelled_points);
        alt((spelled_commi, letters, point, sentences)).parse(input)
    })
}

fn parts<'a>(
    input: &'a str,
    first: impl Fn(&'a str) -> Parsed<'a, (Level, Vec<Number>)>,
) -> Parsed<'a, Vec<Below>> {
    let (mut rest, opened) = first(input)?;
    let mut found: Vec<Below> = Vec::new();
    let mut next = Some(opened);
    while let Some((level, numbers)) = next {
        add(&mut found, &level, numbers);
        let plural = input[..input.len() - rest.len()].contains("commi");
        let more = preceded(
            (
                alt((joint, gap)),
                opt((word(&["rispettivamente,", "rispettivamente"]), multispace0)),
            ),
            alt((commi, letters, points, sentences)),
        )
        .parse(rest)
        .or_else(|_| another_comma(rest, plural))
        .ok();
        next = more.map(|(after, part)| {
            rest = after;
            part
        });
    }
    Ok((rest, found))
}

/// «commi 4 lett. c), e 5, del»: a bare number after «commi» and a letter is of a comma again.
fn another_comma(input: &str, plural: bool) -> Parsed<'_, (Level, Vec<Number>)> {
    let (rest, number) = preceded(joint, list::number).parse(input)?;
    if plural && list::stops(rest) {
        return Ok((rest, (Level::Comma, vec![number])));
    }
    fail(input)
}

/// Puts numbers of one level below the last place found, or beside it.
fn add(found: &mut Vec<Below>, level: &Level, numbers: Vec<Number>) {
    let above = match found.last() {
        Some(last) if !matches!(level, Level::Comma) => {
            let mut above = last.clone();
            if !above.has(level) {
                found.pop();
            }
            if matches!(level, Level::Letter) {
                (above.number, above.sentence) = (None, None);
            }
            above
        }
        _ => Below::default(),
    };
    for number in numbers {
        let mut place = above.clone();
        place.set(level, number);
        found.push(place);
    }
}

/// Puts `inner` places below the last of `outer`; `None` when both have the same level.
pub(super) fn nest(inner: &[Below], outer: &[Below]) -> Option<Vec<Below>> {
    let above = outer.last()?;
    let join = |part: &Below| {
        let clash = (part.comma.is_some() && above.comma.is_some())
            || (part.letter.is_some() && above.letter.is_some());
        (!clash).then(|| Below {
            comma: part.comma.clone().or(above.comma.clone()),
            letter: part.letter.clone().or(above.letter.clone()),
            number: part.number.clone().or(above.number.clone()),
            sentence: part.sentence.clone().or(above.sentence.clone()),
        })
    };
    inner.iter().map(join).collect()
}

/// Names of what stands below an article, as a citation may begin with them.
const COMMI: &[&str] = &["commi", "comma"];
const LETTERS: &[&str] = &[
    "lettere", "lettera", "lett.re", "lett.", "lett", "let.", "ll.",
];
const POINTS: &[&str] = &["punti", "punto", "numeri", "numero"];
const LAST: &[&str] = &["ultimo", "penultimo"];

/// All of them.
pub(super) fn spellings() -> impl Iterator<Item = &'static str> {
    [COMMI, LETTERS, POINTS, LAST]
        .into_iter()
        .flatten()
        .copied()
}

fn commi(input: &str) -> Parsed<'_, (Level, Vec<Number>)> {
    let short = |input| {
        let (rest, name) = word(&["co.", "cc.", "c."])(input)?;
        let (rest, _) = multispace0(rest)?;
        let (rest, numbers) = list::list(rest, name == "cc.", list::number)?;
        Ok((rest, (Level::Comma, numbers)))
    };
    alt((spelled_commi, short)).parse(input)
}

/// «comma 1», «commi 2 e 3», «primo comma», «precedente comma», «commi precedenti».
fn spelled_commi(input: &str) -> Parsed<'_, (Level, Vec<Number>)> {
    let (rest, ahead) = opt(terminated(adjectives, multispace1)).parse(input)?;
    let ahead = ahead.unwrap_or_default();
    let (named, name) = word(COMMI)(rest)?;
    let (rest, _) = multispace0(named)?;
    if let Ok((rest, numbers)) = list::list(rest, name == "commi", list::number) {
        return Ok((rest, (Level::Comma, numbers)));
    }
    let behind = opt(preceded(multispace1, alt((relative, che_precede)))).parse(named)?;
    match (behind, ahead.is_empty()) {
        ((rest, Some(number)), _) => Ok((rest, (Level::Comma, vec![number]))),
        (_, false) => Ok((named, (Level::Comma, ahead))),
        _ => fail(input),
    }
}

/// «primo», «secondo e terzo», «ultimo», «precedente».
fn adjectives(input: &str) -> Parsed<'_, Vec<Number>> {
    let nth = |input| {
        let (rest, number) = ordinal(input)?;
        Ok((rest, Number::Printed(number)))
    };
    let last = alt((
        value(Number::Last, word(&["ultimo"])),
        value(
            Number::Printed("penultimo".to_owned()),
            word(&["penultimo"]),
        ),
    ));
    let ordinals = separated_list1(joint, alt((nth, last)));
    alt((ordinals, |input| {
        let (rest, number) = relative(input)?;
        Ok((rest, vec![number]))
    }))
    .parse(input)
}

fn che_precede(input: &str) -> Parsed<'_, Number> {
    alt((
        value(Number::Previous, word(&["che precede"])),
        value(Number::AllPrevious, word(&["che precedono"])),
        value(Number::Next, word(&["che segue"])),
    ))
    .parse(input)
}

/// «lett. b)», «lettere a), b) e c)», «presente lettera».
fn letters(input: &str) -> Parsed<'_, (Level, Vec<Number>)> {
    let (rest, ahead) = opt(terminated(relative, multispace1)).parse(input)?;
    let (named, _) = word(LETTERS)(rest)?;
    let (rest, _) = multispace0(named)?;
    let again = opt((word(&["lett."]), multispace0));
    let item = list::list(rest, true, list::letter);
    match (item, ahead) {
        (Ok((rest, numbers)), _) => {
            // «lett. a) e lett. b)»
            let more = many0(preceded((joint, again), list::letter)).parse(rest)?;
            let all = numbers.into_iter().chain(more.1).collect();
            Ok((more.0, (Level::Letter, all)))
        }
        (Err(_), Some(number)) => Ok((named, (Level::Letter, vec![number]))),
        (Err(error), None) => Err(error),
    }
}

fn points(input: &str) -> Parsed<'_, (Level, Vec<Number>)> {
    let short = |input| {
        let (rest, _) = (word(&["nn.", "n."]), multispace0).parse(input)?;
        let (rest, number) = point(rest)?;
        let act = rest.trim_start().starts_with("del") || number.len() > 2;
        if act {
            return fail(input);
        }
        Ok((rest, (Level::Number, vec![Number::Printed(number)])))
    };
    alt((spelled_points, short)).parse(input)
}

/// «punto 3», «numero 2)», «punto 4.2».
fn spelled_points(input: &str) -> Parsed<'_, (Level, Vec<Number>)> {
    let (rest, _) = (word(POINTS), multispace1).parse(input)?;
    let (rest, first) = point(rest)?;
    let (rest, more) = many0(preceded(joint, point)).parse(rest)?;
    let numbers = std::iter::once(first).chain(more);
    Ok((
        rest,
        (Level::Number, numbers.map(Number::Printed).collect()),
    ))
}

fn point(input: &str) -> Parsed<'_, String> {
    let (rest, number) =
        recognize((digit1, many0((nom::character::complete::char('.'), digit1)))).parse(input)?;
    if rest.starts_with(['/', '°', '%']) || rest.starts_with(char::is_alphabetic) {
        return fail(input);
    }
    let (rest, _) = opt(nom::character::complete::char(')')).parse(rest)?;
    Ok((rest, number.to_owned()))
}

/// «secondo periodo», «secondo e terzo periodo», «ultimo capoverso».
fn sentences(input: &str) -> Parsed<'_, (Level, Vec<Number>)> {
    let name = word(&["periodo", "periodi", "capoverso", "alinea"]);
    let (rest, numbers) = terminated(adjectives, (multispace1, name)).parse(input)?;
    Ok((rest, (Level::Sentence, numbers)))
}

/// «e seguenti», «e ss.», «ss.», «e segg.».
pub(super) fn following(input: &str) -> Parsed<'_, ()> {
    let words = word(&[
        "e seguenti",
        "e ss.",
        "e segg.",
        "e ss",
        "ss.gg.",
        "ss.",
        "segg.",
        "e seg.",
        "e successivi",
    ]);
    let (rest, _) = (gap, words).parse(input)?;
    Ok((rest, ()))
}
