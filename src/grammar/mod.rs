//! Layer 3: grammars, which know topics but no document.

mod apply;
mod check;
mod check_examples;
mod citations;
mod coherence;
mod compile;
mod equivalences;
pub mod file;
mod gate;
mod items;
mod lists;
mod load;
pub mod phrase;
mod program;
mod proof;
mod readings;
mod recognition;
mod registry;
mod scores;
mod sieve;
mod trial;
mod vocabulary;
mod why;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

pub use apply::{Hit, Sentence, Trail};
pub use coherence::{Coherence, CoherenceFile, Misquoted, Pair, Part, Side, Smell};
pub use compile::Names;
pub use equivalences::{Equivalences, EquivalencesFile, Sign, Spelling};
pub use file::{Alone, Direction, Extent};
pub use lists::{ListFile, ListSigns};
pub use load::{GrammarSet, NamedText};
pub use program::{Match, Program};
pub use proof::{Failure, leave_out, narrow, prove};
pub use recognition::{ActKind, Comparto, Recognition, RecognitionFile, Speech};
pub use sieve::Sieved;
pub use vocabulary::Vocabulary;
pub use why::Stage;

use crate::text::Words;
use crate::value::{Modality, Op, Party, Value, ValueType};

/// A checked topic: every name resolved, every phrase parsed.
#[derive(Clone, Debug)]
pub struct Grammar {
    /// Name of the topic.
    pub topic: String,
    /// Title for reports.
    pub title: String,
    /// Family of topics.
    pub family: String,
    /// What it is, for a lawyer.
    pub about: String,
    /// Clause ids, best for the worker first (`a = b`: as good); empty when they have no direction.
    pub favour: Vec<String>,
    /// Typed values; phrases know them by number.
    pub slots: Vec<Slot>,
    /// One must stand in the sentence's own words.
    pub mention: Vec<Line>,
    /// One must stand in the sentence or its trail, if there is any.
    pub scope: Vec<Line>,
    /// None may stand in the sentence or its trail.
    pub reject: Vec<Line>,
    /// None may stand in the sentence.
    pub unless: Vec<Line>,
    /// A sentence gives one rule at most.
    pub once: bool,
    /// Each item of a list is a rule of its own.
    pub per_item: bool,
    /// In order: the first that matches wins.
    pub clauses: Vec<Clause>,
    /// Silence in an individual agreement is an omission.
    pub required_in_agreement: bool,
    /// Topics beside which silence in a model agreement is an omission.
    pub required_with: Vec<String>,
    /// Sentences with what they must give.
    pub examples: Vec<Example>,
    /// What any sentence says of the list that it gives.
    pub lists: Arc<ListSigns>,
    /// The file, for messages.
    pub path: String,
}

/// A compiled phrase with its place in the file.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its number among the lines of its file; 0 where lines are not counted.
    pub number: usize,
    /// As written.
    pub phrase: file::Phrase,
    /// Compiled.
    pub program: Program,
}

impl Line {
    /// The words of the first place in `words` where the phrase stands; phrases without slots only.
    pub fn place(&self, words: Words<'_>) -> Option<Range<usize>> {
        let found = self.program.find(words, &|_, _| None, &|_| true)?;
        Some(found.words)
    }

    /// Whether one of `lines` stands in `words`.
    pub fn any(lines: &[Self], words: Words<'_>) -> bool {
        lines.iter().any(|line| line.program.occurs(words))
    }
}

/// A typed value of a topic.
#[derive(Clone, Debug)]
pub struct Slot {
    /// Its name.
    pub name: String,
    /// Its type.
    pub kind: ValueType,
    /// What it is.
    pub about: String,
    /// Which way it is good for the worker.
    pub favour: Direction,
    /// Direction by party, where the slot `per` decides.
    pub per_party: BTreeMap<Party, Direction>,
    /// The party slot that decides.
    pub per: Option<String>,
    /// The value when the text does not say it.
    pub default: Option<Value>,
    /// Looked for in the whole sentence.
    pub anywhere: bool,
    /// The number printed before the item of a list.
    pub numbered: bool,
    /// How a bare number bounds.
    pub bare: Op,
    /// For items: id and phrases.
    pub items: Vec<(String, Vec<Line>)>,
}

/// Who bears a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bearer {
    /// Always this party.
    Party(Party),
    /// The party in this slot.
    Slot(usize),
}

/// One thing that a text may say.
// Each is a key of the file.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Debug)]
pub struct Clause {
    /// Its name.
    pub id: String,
    /// What it does.
    pub modality: Modality,
    /// Who bears it.
    pub bearer: Bearer,
    /// What it says, for a lawyer.
    pub about: String,
    /// What it means when the contract has nothing like it.
    pub alone: Alone,
    /// Narrower scope.
    pub scope: Vec<Line>,
    /// More rejections.
    pub reject: Vec<Line>,
    /// More that may not stand in the sentence.
    pub unless: Vec<Line>,
    /// How much is quoted.
    pub quote: Extent,
    /// The verb chooses between obligation and permission.
    pub verb_decides: bool,
    /// An act with a model agreement must have it where the contract has it.
    pub required: bool,
    /// Gives way to any other rule of the topic in the same comma or section.
    pub yields: bool,
    /// It stands in the closing lines of the act, and nowhere else.
    pub closing: bool,
    /// Slot number and fixed value.
    pub values: Vec<(usize, Value)>,
    /// Names of the date slots with the first and the last day of the act.
    pub in_force: (Option<String>, Option<String>),
    /// The phrases.
    pub phrases: Vec<Line>,
}

/// A sentence with what it must give.
#[derive(Clone, Debug)]
pub struct Example {
    /// The sentence, with its place in the file.
    pub text: file::Phrase,
    /// Headings above it.
    pub within: Vec<String>,
    /// The sentence that opens its list.
    pub lead: Option<String>,
    /// The items of the list that it opens.
    pub list: Vec<String>,
    /// It is one of the closing lines of the act.
    pub closing: bool,
    /// The rules it must give; empty for none.
    pub gives: Vec<Expected>,
    /// Document and place that it comes from, if it comes from one.
    pub from: Option<String>,
}

impl Example {
    /// Id of the document that it comes from.
    pub fn document(&self) -> Option<&str> {
        let from = self.from.as_deref()?;
        Some(from.split(',').next().unwrap_or(from).trim())
    }
}

/// A rule that an example must give.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    /// Clause id.
    pub clause: String,
    /// Values by slot name: only those named are compared.
    pub values: BTreeMap<String, Value>,
}
