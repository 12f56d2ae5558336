//! Grammar files as they are written: the raw type. `check` turns it into a [`super::Grammar`].

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{MapAccess, SeqAccess, Visitor, value};
use serde::{Deserialize, Deserializer, Serialize};

use crate::value::{Modality, Op, ValueType};
use crate::yaml::Located;

/// A phrase or a name with its place in the file.
pub type Phrase = Located<String>;

/// One topic: what to look for, how to read it, in which direction it is good for the worker.
#[derive(Clone, Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GrammarFile {
    /// Name of the topic; the same as the file name.
    pub topic: Phrase,
    /// Title for reports.
    pub title: String,
    /// Family of topics.
    pub family: String,
    /// What the topic is and what it is not, for a lawyer.
    pub about: String,
    /// Version of the program that brought it.
    pub since: String,
    /// Clause ids, best for the worker first, `a = b` where two are as good; or `none`.
    pub favour: FavourFile,
    /// Typed values, by name.
    #[serde(default)]
    pub slots: BTreeMap<String, SlotFile>,
    /// Without one of these in the sentence the topic is not even tried.
    pub mention: Vec<Phrase>,
    /// One of these must stand in the sentence or in the headings above it.
    #[serde(default)]
    pub scope: Vec<Phrase>,
    /// With one of these in the sentence or in the headings the topic is silent.
    #[serde(default)]
    pub reject: Vec<Phrase>,
    /// With one of these in the sentence itself the topic is silent, whatever the headings say.
    #[serde(default)]
    pub unless: Vec<Phrase>,
    /// Whether a sentence gives one rule at most: what it says twice is joined, under the clause that
    /// comes first in this file.
    #[serde(default)]
    pub once: bool,
    /// Whether each item of a list is a rule of its own.
    #[serde(default)]
    pub per_item: bool,
    /// What the text may say; the first clause that matches wins.
    pub clauses: Vec<ClauseFile>,
    /// Whether an individual agreement must settle it: silence there is an omission.
    #[serde(default)]
    pub required_in_agreement: bool,
    /// Topics beside which silence in a model agreement is an omission.
    #[serde(default)]
    pub required_with: Vec<Phrase>,
    /// Sentences with what they must give.
    pub examples: Vec<ExampleFile>,
}

/// Clause ids in order, or `none`.
#[derive(Clone, Debug, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum FavourFile {
    /// Best for the worker first.
    Order(Vec<String>),
    /// `none`: the clauses have no direction.
    None(String),
}

/// Which way a value is good for the worker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    More,
    /// Less is better.
    Less,
    /// A larger set is better.
    Superset,
    /// What the contract lists must be there: what is missing is an omission.
    Required,
    /// A smaller set is better.
    Subset,
    /// No direction.
    #[default]
    None,
}

/// One direction, or one for each party.
#[derive(Clone, Debug, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum DirectionFile {
    /// The same for all.
    One(Direction),
    /// By party, as the slot named in `per` says.
    PerParty(BTreeMap<String, Direction>),
}

impl Default for DirectionFile {
    fn default() -> Self {
        Self::One(Direction::None)
    }
}

/// A typed value of the topic.
#[derive(Clone, Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SlotFile {
    /// Its type.
    #[serde(rename = "type")]
    pub kind: ValueType,
    /// What it is, for a lawyer.
    pub about: String,
    /// Which way it is good for the worker.
    #[serde(default)]
    pub favour: DirectionFile,
    /// The party slot that chooses the direction.
    pub per: Option<String>,
    /// The value when the text does not say it, in spoken form.
    pub default: Option<Phrase>,
    /// Whether it is looked for in the whole sentence when no phrase took it.
    #[serde(default)]
    pub anywhere: bool,
    /// Whether it is the number printed before the item of a list (`2)`), where a rule is one item.
    #[serde(default)]
    pub numbered: bool,
    /// How a bare number bounds: `min` where «11 ore di riposo» means at least so many.
    #[serde(default)]
    pub bare: Op,
    /// For `items`: the ids with their phrases.
    #[serde(default)]
    pub items: BTreeMap<String, Vec<Phrase>>,
}

/// What a clause means for the worker when the contract has nothing like it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Alone {
    /// It helps.
    Better,
    /// It burdens.
    Worse,
    /// Neither.
    #[default]
    Neutral,
}

/// How much of the sentence is quoted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// The part between semicolons that holds the match.
    #[default]
    Segment,
    /// Only the words that matched.
    Match,
}

/// One thing that a text may say on the topic.
// Each is a key of the file.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClauseFile {
    /// Its name.
    pub id: Phrase,
    /// What it does.
    pub modality: Modality,
    /// Who bears it: a party, or `<slot>` of type party.
    pub bearer: Phrase,
    /// What it says, for a lawyer.
    pub about: String,
    /// What it means for the worker when the contract has nothing like it.
    #[serde(default)]
    pub alone: Alone,
    /// Narrower scope than that of the topic.
    #[serde(default)]
    pub scope: Vec<Phrase>,
    /// More rejections than those of the topic.
    #[serde(default)]
    pub reject: Vec<Phrase>,
    /// With one of these in the sentence itself the clause is passed over.
    #[serde(default)]
    pub unless: Vec<Phrase>,
    /// How much of the sentence is quoted.
    #[serde(default)]
    pub quote: Extent,
    /// Whether the verb of the quoted words chooses between obligation and permission: «il recesso
    /// deve avvenire con 30 giorni di preavviso», «può recedere con 30 giorni di preavviso».
    #[serde(default)]
    pub verb_decides: bool,
    /// Whether an act with a model agreement must have it, in the body or in the model, where the
    /// contract has it.
    #[serde(default)]
    pub required: bool,
    /// Whether it only announces the topic: it gives way to any other rule of the topic in the same
    /// comma or section («Il lavoratore ha diritto alla disconnessione. A tal fine …»).
    #[serde(default)]
    pub yields: bool,
    /// Whether it stands in the closing lines of the act, and nowhere else: «Data, ____».
    #[serde(default)]
    pub closing: bool,
    /// Values that the clause itself fixes, in spoken form.
    #[serde(default)]
    pub values: BTreeMap<String, Phrase>,
    /// Date slots that say from when and until when the whole act is in force.
    #[serde(default)]
    pub in_force: InForceFile,
    /// The phrases.
    pub phrases: Vec<Phrase>,
}

/// The date slots of a clause that says when the act is in force.
#[derive(Clone, Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InForceFile {
    /// The slot with the first day.
    pub from: Option<Phrase>,
    /// The slot with the last day.
    pub until: Option<Phrase>,
}

/// A sentence with what it must give.
#[derive(Clone, Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExampleFile {
    /// The sentence.
    pub text: Phrase,
    /// `nothing`, or clause and values, or a list of them.
    pub gives: Gives,
    /// The headings above it, outermost first, with ` > ` between them.
    pub within: Option<String>,
    /// The sentence that opens its list.
    pub lead: Option<String>,
    /// The items of the list or rows of the table that it opens.
    #[serde(default)]
    pub list: Vec<String>,
    /// Whether it is one of the closing lines of the act.
    #[serde(default)]
    pub closing: bool,
    /// Document and place, where it is a real sentence.
    pub from: Option<String>,
    /// Why, where it is not plain.
    pub because: Option<String>,
}

/// What an example must give: one map of clause and spoken values for each rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gives(pub Vec<BTreeMap<String, String>>);

impl<'de> Deserialize<'de> for Gives {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(GivesVisitor)
    }
}

struct GivesVisitor;

impl<'de> Visitor<'de> for GivesVisitor {
    type Value = Gives;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`nothing`, oppure una mappa con `clause`, oppure un elenco di mappe")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Gives, E> {
        if text == "nothing" {
            Ok(Gives::default())
        } else {
            Err(E::invalid_value(serde::de::Unexpected::Str(text), &self))
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Gives, A::Error> {
        BTreeMap::deserialize(value::MapAccessDeserializer::new(map)).map(|one| Gives(vec![one]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Gives, A::Error> {
        Vec::deserialize(value::SeqAccessDeserializer::new(seq)).map(Gives)
    }
}

impl schemars::JsonSchema for Gives {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Gives".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let one = serde_json::json!({ "type": "object", "properties": { "clause": { "type": "string" } }, "required": ["clause"], "additionalProperties": { "anyOf": [{ "type": "string" }, { "type": "number" }, { "type": "boolean" }] } });
        schemars::Schema::try_from(serde_json::json!({
            "description": "`nothing`, or clause and spoken values, or a list of them.",
            "anyOf": [ { "const": "nothing" }, one, { "type": "array", "items": one } ]
        }))
        .unwrap_or_default()
    }
}

/// The shared words: name → phrases.
#[derive(Clone, Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VocabularyFile {
    /// Entries by name.
    pub words: BTreeMap<String, Vec<Phrase>>,
}
