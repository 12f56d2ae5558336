//! Places inside an act: «artt. 19 e 21», «art. 66, comma 1, lett. b)», «comma 1, lett. b) Art. 66».

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while_m_n};
use nom::character::complete::{char, digit1, one_of, space0, space1};
use nom::combinator::{map, opt, recognize, verify};
use nom::multi::separated_list1;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::Partition;

/// Latin adverbs that number inserted articles and commi.
const INSERTED: &[&str] = &[
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "novies",
    "decies",
    "quater",
    "bis",
    "ter",
];

/// One or more places, each as its own.
pub(super) fn places(input: &str) -> IResult<&str, Vec<Partition>> {
    alt((inverted, straight)).parse(input)
}

/// The article first.
fn straight(input: &str) -> IResult<&str, Vec<Partition>> {
    let (rest, articles) = articles(input)?;
    let (rest, comma) = opt(preceded(gap, comma)).parse(rest)?;
    let (rest, (letter, number)) = below(rest)?;
    let place = |article| Partition {
        article,
        comma: comma.clone(),
        letter: letter.clone(),
        number: number.clone(),
    };
    Ok((rest, articles.into_iter().map(place).collect()))
}

/// Comma and letter first: «comma 1, lett. b) dell'Art. 66».
fn inverted(input: &str) -> IResult<&str, Vec<Partition>> {
    let (rest, comma) = opt(comma).parse(input)?;
    let (rest, letter) = match comma {
        Some(_) => opt(preceded(gap, letter)).parse(rest)?,
        None => map(letter, Some).parse(rest)?,
    };
    let (rest, articles) = preceded(super::link, articles).parse(rest)?;
    let place = |article| Partition {
        article,
        comma: comma.clone(),
        letter: letter.clone(),
        number: None,
    };
    Ok((rest, articles.into_iter().map(place).collect()))
}

fn below(input: &str) -> IResult<&str, (Option<String>, Option<String>)> {
    let (rest, letter) = opt(preceded(gap, letter)).parse(input)?;
    let number = preceded(
        (
            alt((
                tag_no_case("numero"),
                tag_no_case("punto"),
                tag_no_case("n."),
            )),
            space0,
        ),
        numbered,
    );
    let (rest, number) = match letter {
        Some(_) => opt(preceded(gap, number)).parse(rest)?,
        None => (rest, None),
    };
    Ok((rest, (letter, number)))
}

/// A space or a comma between parts.
fn gap(input: &str) -> IResult<&str, ()> {
    map((space0, opt(char(',')), space0), |_| ()).parse(input)
}

fn articles(input: &str) -> IResult<&str, Vec<String>> {
    let many = alt((
        tag_no_case("artt."),
        tag_no_case("artt"),
        tag_no_case("articoli"),
    ));
    let one = alt((
        tag_no_case("articolo"),
        tag_no_case("art."),
        tag_no_case("art"),
    ));
    let joint = alt((
        delimited(space0, tag(","), space0),
        delimited(space1, tag("e"), space1),
    ));
    alt((
        preceded((many, space0), separated_list1(joint, numbered)),
        map(preceded((one, space0), numbered), |article| vec![article]),
    ))
    .parse(input)
}

/// `66`, `55-quater`, `3 bis`: the adverb joined to the number.
fn numbered(input: &str) -> IResult<&str, String> {
    let (rest, digits) = digit1(input)?;
    let (rest, adverb) = opt(preceded((space0, opt(char('-')), space0), inserted)).parse(rest)?;
    Ok((rest, format!("{digits}{}", adverb.unwrap_or_default())))
}

fn inserted(input: &str) -> IResult<&str, &str> {
    let word =
        |input| recognize(take_while_m_n(3, 9, |c: char| c.is_ascii_lowercase())).parse(input);
    verify(word, |word: &str| INSERTED.contains(&word)).parse(input)
}

fn comma(input: &str) -> IResult<&str, String> {
    let name = alt((tag_no_case("comma"), tag_no_case("co."), tag_no_case("c.")));
    preceded((name, space0), numbered).parse(input)
}

/// `lett. b)`, `lettera e-bis)`.
fn letter(input: &str) -> IResult<&str, String> {
    let name = alt((
        tag_no_case("lettera"),
        tag_no_case("lett."),
        tag_no_case("let."),
    ));
    let one = recognize(one_of("abcdefghijklmnopqrstuvwxyz"));
    let letter = (one, opt(preceded(char('-'), inserted)));
    let closed = terminated(letter, opt((space0, char(')'))));
    map(
        preceded((name, space0), closed),
        |(letter, adverb): (&str, _)| format!("{letter}{}", adverb.unwrap_or_default()),
    )
    .parse(input)
}
