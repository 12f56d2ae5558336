//! What we know of a national contract, in our own words: `corpus/baselines/<id>.yaml`.

mod check;
mod file;

use std::collections::BTreeMap;

use super::{Alone, Room, Side};
use crate::rule::Modality;
use crate::value::{Duration, Party, Value};

pub use file::{BaselineFile, FactFile, InForce, Interpretation, Later, Period};

/// A checked baseline: every topic, clause and slot exists, every value is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// Stable id (`ccnl-fc-2019-2021`); equal to the file name.
    pub id: String,
    /// Title of the contract.
    pub title: String,
    /// Comparto, an id such as `funzioni_locali`.
    pub comparto: String,
    /// The three years it covers.
    pub period: Period,
    /// Day of signature, ISO 8601.
    pub signed: String,
    /// From when it has effects, and until when if it has ended.
    pub in_force: InForce,
    /// Where the official text is.
    pub official_source: String,
    /// What it replaces.
    pub supersedes: Vec<String>,
    /// Later contracts whose text is not at hand and that touch some topics.
    pub partly_superseded_by: Vec<Later>,
    /// Topics that its own list of the contents of an agreement leaves out.
    pub agreement_may_omit: Vec<String>,
    /// Measures that it names without a number, as durations.
    pub measures: BTreeMap<String, Duration>,
    /// Whether the corpus has its whole text.
    pub whole_text: bool,
    /// By topic: silent, or what it says. Topics that are not here have no text and no fact.
    pub facts: BTreeMap<String, Stance>,
    /// Official interpretations, shown beside a verdict.
    pub interpretations: Vec<Interpretation>,
}

/// What a contract does on a topic, as far as the facts know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stance {
    /// It was searched and says nothing.
    Silent(Silence),
    /// It says this, in one rule or more.
    Stated(Vec<Fact>),
}

/// A searched silence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Silence {
    /// What the institution may do all the same.
    pub room: Option<Room>,
    /// A general article that is near and does not reach the topic.
    pub place: Option<String>,
    /// What is near, in our own words.
    pub short: Option<String>,
    /// What clauses mean under an official reading, and whose.
    pub readings: BTreeMap<String, (Alone, String)>,
}

impl Silence {
    /// The contract's side of a cell: a general article that is near, if there is one.
    pub(in crate::compare) fn side(&self) -> Side {
        Side {
            place: self.place.clone(),
            fact: self.short.clone(),
            ..Side::default()
        }
    }
}

/// One rule of a contract in our own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Article and comma.
    pub place: String,
    /// Clause of the grammar.
    pub clause: String,
    /// What it does.
    pub modality: Modality,
    /// Who bears it.
    pub bearer: Party,
    /// Typed values by slot.
    pub values: BTreeMap<String, Value>,
    /// Condition, in our own words.
    pub condition: Option<String>,
    /// Exception, in our own words.
    pub exception: Option<String>,
    /// What the institution may do.
    pub room: Room,
    /// The rule in a few Italian words.
    pub short: String,
}
