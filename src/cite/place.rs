//! Places inside an act: «artt. 19 e 21», «art. 66 (Rubrica), comma 1, lett. b)», «lettera a) del comma 2
//! del medesimo articolo», «commi precedenti».

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::multispace0;
use nom::combinator::{opt, recognize};
use nom::sequence::preceded;

use super::below::{self, Below};
use super::division;
use super::lexer::{Parsed, fail, gap, in_words, joint, word};
use super::list;
use super::pointer::{Number, Pointer};
use super::rubric::rubric;

/// Names of articles in the plural and in the singular.
pub(super) const MANY: &[&str] = &["artt.", "artt", "articoli", "art.li", "artì."];
pub(super) const ONE: &[&str] = &["articolo", "art.", "art"];

/// Small words before the next place of a chain: «l'articolo 75, l'art. 76 e il Titolo IX».
const CHAIN: &[&str] = &[
    "di cui all'",
    "di cui al",
    "di cui alla",
    "dall'",
    "dal",
    "dell'",
    "del",
    "della",
    "all'",
    "al",
    "alla",
    "nell'",
    "nel",
    "l'",
    "il",
    "la",
    "gli",
    "i",
    "dagli",
    "agli",
    "degli",
];

/// Small words between the parts of one place.
const INSIDE: &[&str] = &[
    "di cui al",
    "di cui all'",
    "di cui alla",
    "di cui ai",
    "del",
    "dell'",
    "della",
    "dello",
    "dei",
    "degli",
    "delle",
    "al",
    "all'",
    "alla",
    "ai",
    "dal",
    "dall'",
];

/// Words that point at a unit by where it stands, and whether they do it for several.
pub(super) const RELATIVE: &[(&str, Number)] = &[
    ("presente", Number::Present),
    ("precedente", Number::Previous),
    ("precedenti", Number::AllPrevious),
    ("successivi", Number::AllNext),
    ("seguenti", Number::AllNext),
    ("successivo", Number::Next),
    ("successiva", Number::Next),
    ("seguente", Number::Next),
    ("medesimo", Number::Same),
    ("medesima", Number::Same),
    ("stesso", Number::Same),
    ("stessa", Number::Same),
    ("predetto", Number::Same),
    ("predetta", Number::Same),
    ("suddetto", Number::Same),
    ("suddetta", Number::Same),
    ("citato", Number::Same),
    ("citata", Number::Same),
    ("richiamato", Number::Same),
    ("ridetto", Number::Same),
    ("anzidetto", Number::Same),
    ("summenzionato", Number::Same),
    ("sopracitato", Number::Same),
    ("sopra citato", Number::Same),
    ("succitato", Number::Same),
];

/// A place with the words of the heading that the text gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub pointer: Pointer,
    pub rubric: Option<String>,
}

/// One or more places, each as its own.
pub(super) fn places(input: &str) -> Parsed<'_, Vec<Place>> {
    straight(input)
        .or_else(|_| inverted(input))
        .or_else(|_| division::divisions(input))
}

/// A word that points at a unit by where it stands: «precedente», «medesimo».
pub(super) fn relative(input: &str) -> Parsed<'_, Number> {
    RELATIVE
        .iter()
        .find_map(|(name, number)| {
            let (rest, ()) = whole_word(input, name)?;
            Some(Ok((rest, number.clone())))
        })
        .unwrap_or_else(|| fail(input))
}

fn whole_word<'a>(input: &'a str, name: &str) -> Option<(&'a str, ())> {
    let head = input.get(..name.len())?;
    let rest = &input[name.len()..];
    let ends = !rest.starts_with(char::is_alphanumeric);
    (head.eq_ignore_ascii_case(name) && ends).then_some((rest, ()))
}

/// The article first, then what is below it; several articles in one list share the last place below.
fn straight(input: &str) -> Parsed<'_, Vec<Place>> {
    let (mut rest, mut places) = group(input)?;
    while let Ok((after, more)) = preceded(
        (joint, opt(word(CHAIN)), multispace0),
        alt((group, division::divisions)),
    )
    .parse(rest)
    {
        places.extend(more);
        rest = after;
    }
    Ok((rest, places))
}

/// «artt. 7, comma 1, e 8, comma 1», «articolo precedente», «medesimo art. 66 (Rubrica) commi 4 e 5».
fn group(input: &str) -> Parsed<'_, Vec<Place>> {
    let (rest, ahead) = opt((relative, multispace0)).parse(input)?;
    let ahead = ahead.map(|(number, _)| number);
    if let Ok((rest, _)) = word(MANY)(rest) {
        return many(rest);
    }
    let (named, _) = word(ONE)(rest)?;
    let (rest, _) = multispace0(named)?;
    if let Ok((rest, numbers)) = list::list(rest, false, list::number) {
        return one(rest, &numbers);
    }
    if let Ok((rest, number)) = in_words(rest) {
        return article(rest, &[Number::Printed(number)]);
    }
    let behind = relative(rest).ok().filter(|_| rest.len() < named.len());
    match (behind, ahead) {
        (Some((rest, number)), _) => article(rest, &[number]),
        (None, Some(number)) => article(named, &[number]),
        (None, None) => fail(input),
    }
}

/// What follows the name in the singular; another number is of the list only with a comma of its own:
/// «dall'art. 7, comma 1, e 8, comma 1».
fn one<'a>(input: &'a str, numbers: &[Number]) -> Parsed<'a, Vec<Place>> {
    let (mut rest, mut places) = article(input, numbers)?;
    while let Ok((after, number)) = preceded(joint, list::number).parse(rest) {
        let Ok((after, below)) = preceded(gap, below::below).parse(after) else {
            break;
        };
        places.extend(below.iter().map(|part| {
            let mut pointer = part.pointer();
            pointer.article = Some(number.clone());
            Place {
                pointer,
                rubric: None,
            }
        }));
        rest = after;
    }
    Ok((rest, places))
}

/// What follows the name in the plural.
fn many(input: &str) -> Parsed<'_, Vec<Place>> {
    let (rest, _) = multispace0(input)?;
    if let Ok((rest, number)) = relative(rest) {
        return article(rest, &[number]);
    }
    let (rest, numbers) = list::list(rest, true, list::number)?;
    let (mut rest, mut places) = article(rest, &numbers)?;
    while let Ok((after, numbers)) =
        preceded(joint, |input| list::list(input, true, list::number)).parse(rest)
    {
        let (after, more) = article(after, &numbers)?;
        places.extend(more);
        rest = after;
    }
    Ok((rest, places))
}

/// Articles with the heading, the commi and the letters that follow them.
fn article<'a>(input: &'a str, numbers: &[Number]) -> Parsed<'a, Vec<Place>> {
    let (rest, following) = opt(below::following).parse(input)?;
    let (rest, early) = opt(preceded(gap, rubric)).parse(rest)?;
    let (rest, below) = opt(preceded(gap, below::below)).parse(rest)?;
    let (rest, late) = opt(preceded(gap, rubric)).parse(rest)?;
    let (rest, after) = match below {
        None => opt(preceded(gap, below::below)).parse(rest)?,
        Some(_) => (rest, None),
    };
    let below = below.or(after).unwrap_or_default();
    let whole = Below::default();
    let mut places = Vec::new();
    for (nth, number) in numbers.iter().enumerate() {
        let last = nth + 1 == numbers.len();
        let parts = if below.is_empty() {
            std::slice::from_ref(&whole)
        } else {
            &below[..]
        };
        for part in parts {
            let mut pointer = part.pointer();
            pointer.article = Some(number.clone());
            pointer.following = following.is_some() && last;
            let rubric = early.clone().or(late.clone()).filter(|_| last);
            places.push(Place { pointer, rubric });
        }
    }
    Ok((rest, places))
}

/// The inner parts first: «lettera a) del comma 2 dell'art. 5», «comma precedente», «commi 2 e 3».
fn inverted(input: &str) -> Parsed<'_, Vec<Place>> {
    let (mut rest, mut parts) = below::opening(input)?;
    while let Ok((after, outer)) = preceded((gap, inside), below::opening).parse(rest) {
        let Some(joined) = below::nest(&parts, &outer) else {
            break;
        };
        (rest, parts) = (after, joined);
    }
    let articles = preceded((gap, opt(inside)), straight).parse(rest);
    let Ok((rest, articles)) = articles else {
        let place = |part: &Below| Place {
            pointer: part.pointer(),
            rubric: None,
        };
        return Ok((rest, parts.iter().map(place).collect()));
    };
    let mut places = Vec::new();
    for (nth, article) in articles.into_iter().enumerate() {
        // Only the first article is the one that the parts before it belong to.
        let below = if nth == 0 { &parts[..] } else { &[] };
        places.extend(below.iter().map(|part| part.under(&article)));
        if below.is_empty() {
            places.push(article);
        }
    }
    Ok((rest, places))
}

fn inside(input: &str) -> Parsed<'_, &str> {
    recognize((word(INSIDE), multispace0)).parse(input)
}
