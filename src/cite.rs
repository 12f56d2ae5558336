//! Layer 2: citations of contracts, of acts of the State and of the Union, and of places of the text
//! itself, read with nom.
//!
//! «art. 66, comma 1, lett. b), CCNL» and «legge 22 maggio 2017, n. 81» become data with the URN:NIR
//! that Normattiva resolves. Contracts and local acts have no NIR name: none is made up for them.
//! «comma 1, lett. b)» and «medesimo art. 66» become pointers, which a document resolves.

mod act;
mod below;
mod code;
mod contract;
mod date;
mod division;
mod european;
mod lexer;
mod link;
mod list;
mod local;
mod mention;
mod name;
mod opening;
mod place;
mod pointer;
mod rubric;
mod state;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use contract::ContractName;
pub use lexer::{amends, converts};
pub use link::{named_groups, own_names};
pub use mention::{Mention, Named};
pub use name::{Cited, names};
pub use pointer::{Division, Number, Pointer};

use crate::text::Span;

/// Kinds of act of the European Union.
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
pub enum Union {
    /// Regolamento.
    Regulation,
    /// Direttiva.
    Directive,
    /// Decisione.
    Decision,
}

/// An act that a text cites.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// A national contract, with the words that say which one (`2019-2021`, `del 21 maggio 2018`); empty
    /// where the text says only CCNL, starting with `quadro` for one of all comparti.
    Contract(String),
    /// An act of the State, by its NIR name without date and number: `stato:legge`.
    State {
        /// The NIR name of the kind of act.
        kind: String,
        /// ISO 8601 date, or the year alone; a year as misprinted where it has not four figures.
        date: String,
        /// The number; `None` for acts that have none.
        number: Option<u32>,
    },
    /// An act of the European Union: kind, year, number.
    European(Union, u32, u32),
    /// An act of one institution, with the words that name it.
    Local(String),
}

/// What people call an act, by how its NIR name ends.
const CALLED: &[(&str, &str)] = &[
    ("legge", ":legge"),
    ("decreto legislativo", ":decreto.legislativo"),
    ("d.lgs.", ":decreto.legislativo"),
    ("decreto-legge", ":decreto.legge"),
    ("decreto legge", ":decreto.legge"),
    ("d.l.", ":decreto.legge"),
    ("d.p.r.", "repubblica:decreto"),
    ("direttiva", ":direttiva"),
    ("codice", ":codice."),
    ("costituzione", ":costituzione"),
];

impl Act {
    /// Whether a text may call the act by this name of a kind: «decreto», «legge», «CCNL».
    pub fn is_called(&self, kind: &str) -> bool {
        let kind = kind.to_lowercase();
        match self {
            Self::Contract(_) => matches!(kind.as_str(), "ccnl" | "c.c.n.l." | "contratto"),
            Self::State { kind: nir, .. } => {
                let called = CALLED.iter().find(|(name, _)| *name == kind);
                called.map_or(kind == "decreto" && nir.contains(":decreto"), |(_, end)| {
                    nir.contains(end)
                })
            }
            Self::European(Union::Regulation, ..) => kind == "regolamento",
            Self::European(Union::Directive, ..) => kind == "direttiva",
            Self::European(Union::Decision, ..) => false,
            Self::Local(words) => words.to_lowercase().starts_with(&kind),
        }
    }
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
    /// `66`, `55quater`; empty where the text names none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub article: String,
    /// `1`, `3bis`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comma: Option<String>,
    /// `b`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
    /// `1`, under a letter or a comma.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Sentence (periodo): `2`, `ultimo`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
    /// Titolo, capo, allegato: `tit. III capo I`, `all. A`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub division: Option<String>,
    /// «e seguenti».
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub following: bool,
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
    /// URN:NIR with the place, or `celex:…`; `None` for contracts and local acts.
    pub urn: Option<String>,
    /// How exactly the date is known.
    pub precision: Precision,
}

impl fmt::Display for Partition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let article = (!self.article.is_empty()).then_some(&self.article);
        let parts = [
            ("", self.division.as_ref()),
            ("art. ", article),
            ("c. ", self.comma.as_ref()),
            ("lett. ", self.letter.as_ref()),
            ("n. ", self.number.as_ref()),
            ("per. ", self.sentence.as_ref()),
        ];
        let named = parts
            .iter()
            .filter_map(|(name, part)| part.map(|part| format!("{name}{part}")));
        let mut words: Vec<String> = named.collect();
        words.extend(self.following.then(|| "ss.".to_owned()));
        f.write_str(&words.join(" "))
    }
}

impl Partition {
    /// The end of a URN:NIR: `~art19-com1-leta-num2`; empty without an article.
    fn urn(&self) -> String {
        if self.article.is_empty() {
            return String::new();
        }
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
    /// The citation of a place in an act, with its public name where it has one.
    pub fn new(act: Act, partition: Option<Partition>) -> Self {
        let place = partition.as_ref().map(Partition::urn).unwrap_or_default();
        let (urn, precision) = match &act {
            Act::Contract(_) | Act::Local(_) => (None, Precision::None),
            Act::State { kind, date, number } => {
                let precision = match date.len() {
                    10 => Precision::Day,
                    4 => Precision::Year,
                    _ => Precision::None,
                };
                let number = number.map(|n| format!(";{n}")).unwrap_or_default();
                let urn = format!("urn:nir:{kind}:{date}{number}{place}");
                ((precision != Precision::None).then_some(urn), precision)
            }
            Act::European(kind, year, number) => {
                let kind = match kind {
                    Union::Regulation => 'R',
                    Union::Directive => 'L',
                    Union::Decision => 'D',
                };
                let celex = format!("celex:3{year}{kind}{number:04}{place}");
                (Some(celex), Precision::Year)
            }
        };
        Self {
            act,
            partition,
            urn,
            precision,
        }
    }

    /// The year of an act of the State, as printed where it has not four figures.
    pub fn year(&self) -> Option<&str> {
        match &self.act {
            Act::State { date, .. } => date.split('-').next(),
            _ => None,
        }
    }

    /// What is wrong with the date of the act, in Italian: a year without four figures («165/200»), or a
    /// day that is not that of a known act of the same year and number.
    pub fn fault(&self) -> Option<String> {
        let Act::State { kind, date, number } = &self.act else {
            return None;
        };
        match date.len() {
            4 => None,
            10 => {
                let day = state::known_day(kind, date, *number)?;
                (day != date)
                    .then(|| format!("l'atto con questo numero è del {}", date::in_words(day)))
            }
            _ => Some(format!("l'anno «{date}» non ha quattro cifre")),
        }
    }

    /// The act that a misprinted date most likely means, by its short name.
    pub fn meant(&self) -> Option<String> {
        let Act::State { kind, date, number } = &self.act else {
            return None;
        };
        let day = match date.len() {
            10 => state::known_day(kind, date, *number),
            _ => state::meant(kind, date, *number),
        };
        let act = Act::State {
            kind: kind.clone(),
            date: day?.to_owned(),
            number: *number,
        };
        Some(act.to_string())
    }
}

/// All citations of named acts in `text` with the place of their words, in order. «artt. 19 e 21 della
/// legge n. 81 del 2017» gives two with the same place. Articles of no named act («art. 29 del presente
/// CCNL» has one, «l'articolo 4» has none) are not citations: [`mentions`] has them.
pub fn find(text: &str) -> Vec<(Span, Citation)> {
    let cited = |mention: Mention| {
        let act = match mention.act? {
            Named::Act(act) => act,
            Named::Present(kind) if kind == "ccnl" => Act::Contract(String::new()),
            _ => return None,
        };
        let partition = mention.pointer.as_ref().and_then(Pointer::partition);
        Some((mention.span, Citation::new(act, partition)))
    };
    mentions(text).into_iter().filter_map(cited).collect()
}

/// All that `text` points at, in order: acts, places of acts, places of the text itself.
pub fn mentions(text: &str) -> Vec<Mention> {
    mention::mentions(text)
}

#[cfg(test)]
mod tests;
