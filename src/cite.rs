//! Layer 2: citations of contracts and of acts of the State, read with nom.
//!
//! «art. 66, comma 1, lett. b), CCNL» and «legge 22 maggio 2017, n. 81» become data with the URN:NIR
//! that Normattiva resolves. Contracts and local acts have no NIR name: none is made up for them.

mod act;
mod name;
mod partition;

pub use name::{Cited, names};

use std::fmt;

use nom::bytes::complete::{tag, tag_no_case};
use nom::character::complete::{char, space0};
use nom::combinator::opt;
use nom::{IResult, Parser};
use serde::{Deserialize, Serialize};

use crate::text::Span;

/// An act that a text cites.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// A national contract, with the words that say which one (`2019-2021`, `del 21 maggio 2018`); empty
    /// where the text says only CCNL.
    Contract(String),
    /// An act of the State, by its NIR name without date and number: `stato:legge`.
    State {
        /// The NIR name of the kind of act.
        kind: String,
        /// ISO 8601 date, or the year alone.
        date: String,
        /// The number.
        number: u32,
    },
    /// A regulation of the European Union: year and number.
    European(u32, u32),
}

/// How exactly the date of an act is known.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// To the day, from the text or from the table of known acts.
    Day,
    /// Only the year: the URN is a legal name, not an address.
    Year,
    /// The text gives no date.
    None,
}

/// A place inside an act.
#[derive(
    Clone,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
pub struct Partition {
    /// `66`, `55quater`.
    pub article: String,
    /// `1`, `3bis`.
    pub comma: Option<String>,
    /// `b`.
    pub letter: Option<String>,
    /// `1`, under a letter or a comma.
    pub number: Option<String>,
}

/// One citation.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Citation {
    /// The act.
    pub act: Act,
    /// The place inside it; `None` for the act as a whole.
    pub partition: Option<Partition>,
    /// URN:NIR with the place, or `celex:…`; `None` for contracts.
    pub urn: Option<String>,
    /// How exactly the date is known.
    pub precision: Precision,
}

impl fmt::Display for Partition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "art. {}", self.article)?;
        let parts = [
            (" c. ", &self.comma),
            (" lett. ", &self.letter),
            (" n. ", &self.number),
        ];
        parts.iter().try_for_each(|(name, part)| {
            part.as_ref()
                .map_or(Ok(()), |part| write!(f, "{name}{part}"))
        })
    }
}

impl Partition {
    /// The end of a URN:NIR: `~art19-com1-leta-num2`.
    fn urn(&self) -> String {
        let parts = [
            ("-com", &self.comma),
            ("-let", &self.letter),
            ("-num", &self.number),
        ];
        let tail: String = parts
            .iter()
            .filter_map(|(name, part)| part.as_ref().map(|part| [name, part.as_str()].concat()))
            .collect();
        format!("~art{}{tail}", self.article)
    }
}

impl Citation {
    fn new(act: Act, partition: Option<Partition>) -> Self {
        let place = partition.as_ref().map(Partition::urn).unwrap_or_default();
        let (urn, precision) = match &act {
            Act::Contract(_) => (None, Precision::None),
            Act::State { kind, date, number } => {
                let precision = if date.len() > 4 {
                    Precision::Day
                } else {
                    Precision::Year
                };
                (
                    Some(format!("urn:nir:{kind}:{date};{number}{place}")),
                    precision,
                )
            }
            Act::European(year, number) => (
                Some(format!("celex:3{year}R{number:04}{place}")),
                Precision::Year,
            ),
        };
        Self {
            act,
            partition,
            urn,
            precision,
        }
    }
}

/// All citations in `text` with the place of their words, in order. «artt. 19 e 21 della legge n. 81 del
/// 2017» gives two with the same place. Articles of no named act («art. 29 del presente CCNL» has one,
/// «l'articolo 4» has none) are not citations.
pub fn find(text: &str) -> Vec<(Span, Citation)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        match citation(rest).ok().filter(|_| opens_word(text, at)) {
            Some((after, citations)) => {
                let span = Span::new(at, text.len() - after.len());
                found.extend(citations.into_iter().map(|citation| (span, citation)));
                at = span.end;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

fn opens_word(text: &str, at: usize) -> bool {
    !text[..at]
        .chars()
        .next_back()
        .is_some_and(|c| c.is_alphanumeric() || c == '.')
}

/// Places, then the act: «art. 3, comma 3, della legge …»; or the act alone.
fn citation(input: &str) -> IResult<&str, Vec<Citation>> {
    let (rest, places) = opt((partition::places, link)).parse(input)?;
    let (rest, act) = act::act(rest)?;
    let places = places.map(|(places, ())| places).unwrap_or_default();
    let citations = if places.is_empty() {
        vec![Citation::new(act, None)]
    } else {
        places
            .into_iter()
            .map(|place| Citation::new(act.clone(), Some(place)))
            .collect()
    };
    Ok((rest, citations))
}

/// Small words between a place and its act: «, del medesimo», «della», «del presente».
fn link(input: &str) -> IResult<&str, ()> {
    let (rest, _) = (space0, opt(char(',')), space0).parse(input)?;
    let mut rest = rest;
    for word in [
        "di cui ", "al ", "alla ", "all'", "all’", "dello ", "della ", "dell'", "dell’", "del ",
    ] {
        rest = opt(tag_no_case::<_, _, nom::error::Error<&str>>(word))
            .parse(rest)?
            .0;
    }
    for word in [
        "predetto ",
        "predetta ",
        "citato ",
        "citata ",
        "medesimo ",
        "medesima ",
        "presente ",
        "vigente ",
    ] {
        rest = opt(tag::<_, _, nom::error::Error<&str>>(word))
            .parse(rest)?
            .0;
    }
    Ok((rest, ()))
}

#[cfg(test)]
mod tests;
