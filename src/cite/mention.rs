//! What a text points at, whether it names the act or not, in reading order.

use nom::Parser;
use nom::character::complete::multispace1;
use nom::sequence::preceded;

use super::lexer::{Parsed, gap, word};
use super::link::{Link, link, own};
use super::opening::may_open;
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

/// All mentions, each with its own place; those of one list share their words.
pub(super) fn mentions(text: &str) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let tried = may_open(rest).then(|| mention(rest).ok()).flatten();
        match tried.filter(|_| opens_word(text, at)) {
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
        Ok((after, Link::Act(act))) => return with_act(after, places, &act, again),
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
fn with_act<'a>(
    rest: &'a str,
    mut places: Vec<Place>,
    act: &Named,
    again: bool,
) -> (&'a str, Vec<Part>) {
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
