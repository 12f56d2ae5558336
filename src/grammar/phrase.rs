//! The signs of a phrase: word, `spett*`, `(a|b c)`, `(x)?`, `…`, `<name>`.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, multispace0};
use nom::combinator::{all_consuming, map, opt};
use nom::multi::{many0, separated_list1};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use crate::text::fold;

/// One part of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A word, folded.
    Word(String),
    /// Any word that starts so.
    Prefix(String),
    /// One of these; with `optional`, or none of them.
    Choice {
        /// The alternatives.
        branches: Vec<Vec<Node>>,
        /// Whether all may be missing.
        optional: bool,
    },
    /// Up to 25 words.
    Gap,
    /// A slot of the file or an entry of the vocabulary.
    Name(String),
}

/// Reads a phrase; the error says in Italian what is wrong and what to write instead.
pub fn parse(text: &str) -> Result<Vec<Node>, String> {
    if text.trim().is_empty() {
        return Err("la frase è vuota".into());
    }
    match all_consuming(terminated(sequence, multispace0)).parse(text) {
        Ok((_, nodes)) if nodes.iter().all(|n| *n == Node::Gap) => {
            Err("la frase non ha parole, solo `…`".into())
        }
        Ok((_, nodes)) => Ok(nodes),
        Err(nom::Err::Error(error) | nom::Err::Failure(error)) => Err(explain(text, error.input)),
        Err(nom::Err::Incomplete(_)) => Err("la frase è incompleta".into()),
    }
}

fn explain(text: &str, rest: &str) -> String {
    let column = text[..text.len() - rest.len()].chars().count() + 1;
    let sign = rest
        .trim_start()
        .chars()
        .next()
        .map_or_else(String::new, String::from);
    let advice = match sign.as_str() {
        "(" | ")" | "|" => "le alternative si scrivono `(a|b c)`, ogni parentesi aperta va chiusa",
        "<" | ">" => "i nomi si scrivono `<nome>`, con lettere e trattini",
        "*" => "l'asterisco sta attaccato alla fine di una parola: `spett*`",
        "?" => "il punto interrogativo segue una parentesi chiusa: `(del servizio)?`",
        "[" | "]" | "{" | "}" | "+" | "^" | "$" | "\\" => {
            "le frasi non sono espressioni regolari: vedi docs/grammatiche.md"
        }
        _ => "i segni ammessi sono: parola, `spett*`, `(a|b)`, `(x)?`, `…`, `<nome>`",
    };
    format!("segno `{sign}` non valido alla colonna {column} della frase: {advice}")
}

fn sequence(input: &str) -> IResult<&str, Vec<Node>> {
    map(many0(preceded(multispace0, part)), |parts| {
        parts.into_iter().flatten().collect()
    })
    .parse(input)
}

fn part(input: &str) -> IResult<&str, Vec<Node>> {
    alt((gap, name, choice, words)).parse(input)
}

fn gap(input: &str) -> IResult<&str, Vec<Node>> {
    map(alt((tag("…"), tag("..."))), |_| vec![Node::Gap]).parse(input)
}

fn name(input: &str) -> IResult<&str, Vec<Node>> {
    let inner = take_while1(|c: char| c.is_alphanumeric() || c == '-' || c == '_');
    map(delimited(char('<'), inner, char('>')), |n: &str| {
        vec![Node::Name(n.to_owned())]
    })
    .parse(input)
}

fn choice(input: &str) -> IResult<&str, Vec<Node>> {
    let branches = delimited(
        char('('),
        separated_list1(bar, sequence),
        preceded(multispace0, char(')')),
    );
    let (rest, (branches, mark)) = (branches, opt(char('?'))).parse(input)?;
    if branches.iter().any(Vec::is_empty) {
        return Err(nom::Err::Error(nom::error::Error::new(
            input,
            nom::error::ErrorKind::Many1,
        )));
    }
    Ok((
        rest,
        vec![Node::Choice {
            branches,
            optional: mark.is_some(),
        }],
    ))
}

fn bar(input: &str) -> IResult<&str, char> {
    preceded(multispace0, char('|')).parse(input)
}

/// One run of letters, folded: an elision gives several words, a star makes the last a prefix.
fn words(input: &str) -> IResult<&str, Vec<Node>> {
    let (rest, (run, star)) = (take_while1(is_word_char), opt(char('*'))).parse(input)?;
    // One `_` is the word of an empty field; in a text it takes two to make one.
    let folded = if run == "_" { fold("__") } else { fold(run) };
    let mut nodes: Vec<Node> = (0..folded.len())
        .map(|i| Node::Word(folded.get(i).to_owned()))
        .collect();
    if nodes.is_empty() {
        return Err(nom::Err::Error(nom::error::Error::new(
            input,
            nom::error::ErrorKind::Alpha,
        )));
    }
    if star.is_some()
        && let Some(Node::Word(last)) = nodes.pop()
    {
        nodes.push(Node::Prefix(last));
    }
    Ok((rest, nodes))
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || "'’-–_%€/.,:°º".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_read() {
        let nodes = parse("non <spetta> … (del servizio)? dell'ent*").expect("a valid phrase");
        assert_eq!(nodes.len(), 6);
        assert_eq!(nodes[0], Node::Word("non".into()));
        assert_eq!(nodes[2], Node::Gap);
        assert_eq!(nodes[5], Node::Prefix("ent".into()));
    }

    #[test]
    fn wrong_signs_are_explained() {
        for (phrase, part) in [
            ("a (b|c", "parentesi"),
            ("a [b]", "espressioni regolari"),
            ("* a", "asterisco"),
            ("a <b c>", "nomi"),
            ("", "vuota"),
            ("…", "parole"),
            ("a (|b)", "parentesi"),
        ] {
            let error = parse(phrase).expect_err(phrase);
            assert!(error.contains(part), "{phrase}: {error}");
        }
    }
}
