//! What a search gives.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Found, Side, Snippet};
use crate::compare::Verdict;
use crate::outline::Locator;
use crate::rule::Binding;

/// What is kept of what is found. An empty list lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Passages with a rule of one of these verdicts; only they show what the contract says where the
    /// document is silent.
    pub verdicts: Vec<Verdict>,
    /// Passages with a rule of one of these topics; with verdicts, the same rule.
    pub topics: Vec<String>,
    /// These documents.
    pub documents: Vec<String>,
    /// Documents of these comparti.
    pub comparti: Vec<String>,
    /// One of the words is enough.
    pub any: bool,
    /// How many hits are given.
    pub limit: usize,
}

impl Choice {
    /// Whether it names a rule: its topic, and one of its verdicts.
    pub fn names(&self, rule: &Found) -> bool {
        let mut verdicts = rule.verdicts.iter().map(|judged| judged.verdict);
        (self.topics.is_empty() || self.topics.contains(&rule.topic))
            && (self.verdicts.is_empty() || verdicts.any(|one| self.verdicts.contains(&one)))
    }
}

/// How the words were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// All as they are written.
    Written,
    /// All in the sentence, some in another form.
    Inflected,
    /// Some in the name of a topic or in a value, in a heading above, or in the name of act or institution;
    /// or, where one word is enough, not all.
    Around,
}

/// A passage found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Hit {
    /// Id of the document.
    pub document: String,
    /// Its title.
    pub title: String,
    /// The institution that laid it down; `None` when unknown.
    pub institution: Option<String>,
    /// Comparto or area; `None` when unknown.
    pub comparto: Option<String>,
    /// Name of its file, without folders.
    pub file: String,
    /// Whose words these are.
    pub side: Side,
    /// How they were found.
    pub way: Way,
    /// Where they stand; `None` where the contract gives no place.
    pub locator: Option<Locator>,
    /// The same as a person cites it.
    pub place: String,
    /// Page of the file that holds the words, from 1; `None` where those of the contract are not at hand.
    pub page: Option<usize>,
    /// Line of the same file, from 1.
    pub line: Option<usize>,
    /// How far the words bind; `None` for those of the contract.
    pub binding: Option<Binding>,
    /// The words, verbatim.
    pub quote: String,
    /// The part with the words looked for.
    pub snippet: Snippet,
    /// The rules that they prove; those that the choice names come first.
    pub rules: Vec<Found>,
}

/// A word, and in how many passages it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WordCount {
    /// In small letters, without accents.
    pub word: String,
    /// Passages, with the same choice.
    pub passages: usize,
}

/// What there would be if one of the words were enough.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Any {
    /// Passages with at least one of the words.
    pub passages: usize,
    /// Each word by itself.
    pub words: Vec<WordCount>,
}

/// What a search gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Answer {
    /// Version of the format: `deroga/search/1`.
    pub format: String,
    /// The words looked for, in small letters, without accents and without those that join others.
    pub words: Vec<String>,
    /// Documents in the index.
    pub documents: usize,
    /// Passages found.
    pub passages: usize,
    /// The first of them: those with all words as written, then those with other forms, then the others;
    /// among equals those where the words weigh most, then by document and place.
    pub hits: Vec<Hit>,
    /// Where nothing was found: what there would be if one of the words were enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub any: Option<Any>,
}

impl Answer {
    /// Version of the format.
    pub const FORMAT: &'static str = "deroga/search/1";
}
