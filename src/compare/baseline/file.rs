//! The baseline file as written: shape only, nothing checked.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::compare::{Alone, Room};
use crate::rule::Modality;
use crate::value::Party;

/// A national contract in our own words.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BaselineFile {
    /// Stable id, equal to the file name.
    pub id: String,
    /// Title of the contract.
    pub title: String,
    /// Comparto, an id such as `funzioni_locali`.
    pub comparto: String,
    /// The three years it covers.
    pub period: Period,
    /// Day of signature, ISO 8601.
    pub signed: String,
    /// From when it has effects.
    pub in_force: InForce,
    /// Where the official text is.
    pub official_source: String,
    /// What it replaces.
    #[serde(default)]
    pub supersedes: Vec<String>,
    /// Later contracts whose text is not at hand.
    #[serde(default)]
    pub partly_superseded_by: Vec<Later>,
    /// Topics that its own list of the contents of an agreement leaves out: silence of a model
    /// agreement on them is no omission.
    #[serde(default)]
    pub agreement_may_omit: Vec<String>,
    /// Measures that it names without a number, such as `orario medio giornaliero`, as durations in
    /// the spoken form (`7 ore e 12 minuti`).
    #[serde(default)]
    pub measures: BTreeMap<String, String>,
    /// Whether the corpus has its whole text: then what the text does not say it does not say.
    #[serde(default)]
    pub whole_text: bool,
    /// What it says and where it is silent, topic by topic.
    #[serde(default)]
    pub facts: Vec<FactFile>,
    /// Official interpretations: shown beside a verdict, they never change it.
    #[serde(default)]
    pub interpretations: Vec<Interpretation>,
}

/// First and last day, ISO 8601.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}

/// From when a contract has effects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InForce {
    /// First day of effects, ISO 8601.
    pub from: String,
    /// What ends it, in words.
    #[serde(default)]
    pub until: Option<String>,
}

/// A later contract whose text is not at hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Later {
    /// Its title.
    pub contract: String,
    /// Day of signature, ISO 8601.
    pub signed: String,
    /// Topics that it is known or said to touch.
    pub topics: Vec<String>,
    /// Whether somebody read its text.
    pub verified: bool,
    /// Where the knowledge comes from.
    #[serde(default)]
    pub evidence: Option<String>,
}

/// One rule of the contract, or its silence on a topic.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactFile {
    /// Topic of the grammars.
    pub topic: String,
    /// True when the contract was searched and says nothing.
    #[serde(default)]
    pub silent: bool,
    /// Article and comma; for a silence, the general article that is near.
    #[serde(default)]
    pub place: Option<String>,
    /// Clause of the grammar.
    #[serde(default)]
    pub clause: Option<String>,
    /// What it does; must be that of the clause.
    #[serde(default)]
    pub modality: Option<Modality>,
    /// Who bears it.
    #[serde(default)]
    pub bearer: Option<Party>,
    /// Values by slot, in the spoken form (`almeno 30 giorni`).
    #[serde(default)]
    pub values: BTreeMap<String, String>,
    /// Condition, in our own words.
    #[serde(default)]
    pub condition: Option<String>,
    /// Exception, in our own words.
    #[serde(default)]
    pub exception: Option<String>,
    /// What the law lets the institution do.
    #[serde(default)]
    pub room: Option<Room>,
    /// For a silence: the words searched in the whole text.
    #[serde(default)]
    pub searched: Vec<String>,
    /// The rule, or what is near, in a few Italian words.
    #[serde(default)]
    pub short: Option<String>,
    /// Anything a reader should know.
    #[serde(default)]
    pub note: Option<String>,
}

/// How an office reads a contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Interpretation {
    /// Topic of the grammars.
    pub topic: String,
    /// Who says it, and where (`ARAN, orientamento CFL204`).
    pub source: String,
    /// What it says, in our own words.
    pub says: String,
    /// What a clause means for the worker under this reading, where the contract itself is silent:
    /// the reason of the verdict names the source.
    #[serde(default)]
    pub weighs: BTreeMap<String, Alone>,
}
