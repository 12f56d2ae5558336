//! Which words count as the same, and the signs of what a change of words changes: the file
//! `equivalenze.yaml`. No word of law stands in the program.

use std::collections::BTreeMap;

use foldhash::HashMap;

use serde::Deserialize;

use super::compile::Names;
use super::file::Phrase;
use super::load::{NamedText, at};
use super::phrase;
use super::program::Program;
use super::{Recognition, Vocabulary};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::Words;
use crate::value::Modality;

/// One spelling → all the ways to write it.
type Forms = BTreeMap<String, Vec<Phrase>>;

/// The file as written.
#[derive(Clone, Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EquivalencesFile {
    /// Ways to write the same word: no difference.
    pub same: Forms,
    /// Names that mean the same party from one institution to the next: no difference, but told.
    pub equivalent: Forms,
    /// Small words that alone make no difference.
    pub weak: Forms,
    /// Small words that make a difference, but no likeness.
    pub light: Forms,
    /// Adverbs that alone make no difference.
    #[serde(default)]
    pub filler: Vec<Phrase>,
    /// Kinds of act that are cited by year and number.
    pub acts: Forms,
    /// Words after which a number is a place and no quantity.
    pub places: Forms,
    /// What stands before a number and says nothing: «n.».
    pub number_sign: Vec<Phrase>,
    /// What follows the number of an article put in later: `bis`, `ter`.
    pub suffixes: Vec<Phrase>,
    /// Words that make a number a minimum.
    pub minimum: Vec<Phrase>,
    /// Words that make a number a maximum.
    pub maximum: Vec<Phrase>,
    /// Words that say which days or how often.
    pub qualifier: Vec<Phrase>,
    /// Words that deny.
    pub negation: Vec<Phrase>,
    /// Words that open a condition, beside those of the recognition file.
    pub condition: Vec<Phrase>,
    /// Words that open an exception, beside those of the recognition file.
    pub exception: Vec<Phrase>,
    /// Words that open a reference to another place.
    pub reference: Vec<Phrase>,
}

/// How a run of words is written for comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spelling {
    /// Another way to write the same.
    Same,
    /// Another name of the same party.
    Equivalent,
    /// A small word without weight.
    Weak,
    /// A small word.
    Light,
    /// An adverb without weight.
    Filler,
    /// A kind of act.
    Act,
    /// A kind of place.
    Place,
    /// «n.» before a number.
    NumberSign,
    /// The suffix of a number.
    Suffix,
}

/// What words are a sign of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// A minimum.
    Minimum,
    /// A maximum.
    Maximum,
    /// Which days, or how often.
    Qualifier,
    /// A denial.
    Negation,
    /// The start of a condition.
    Condition,
    /// The start of an exception.
    Exception,
    /// The start of a reference.
    Reference,
    /// What the sentence does.
    Does(Modality),
}

/// A phrase with what it means.
#[derive(Clone, Debug)]
struct Entry<T> {
    means: T,
    /// The one spelling of all its forms; empty for signs.
    name: Box<str>,
    program: Program,
}

/// Phrases by the word they begin with.
#[derive(Clone, Debug)]
struct Table<T> {
    entries: Vec<Entry<T>>,
    words: HashMap<Box<str>, Vec<usize>>,
    /// By their first byte; those without letters, which any word begins with, by 0.
    prefixes: Vec<Vec<(Box<str>, usize)>>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            words: HashMap::default(),
            prefixes: vec![Vec::new(); 256],
        }
    }
}

impl<T: Copy> Table<T> {
    fn add(&mut self, means: T, name: &str, program: Program) {
        let index = self.entries.len();
        match program.openings() {
            Some((words, prefixes)) => {
                for word in words {
                    self.words
                        .entry(word.into_boxed_str())
                        .or_default()
                        .push(index);
                }
                for prefix in &prefixes {
                    self.prefix(prefix, index);
                }
            }
            None => self.prefix("", index),
        }
        self.entries.push(Entry {
            means,
            name: name.into(),
            program,
        });
    }

    fn prefix(&mut self, prefix: &str, index: usize) {
        let first = prefix.bytes().next().unwrap_or_default();
        self.prefixes[usize::from(first)].push((prefix.into(), index));
    }

    /// The entries that stand at word `at`, in the order of the file, with how many words each takes.
    fn standing(&self, words: Words<'_>, at: usize) -> Vec<(&Entry<T>, usize)> {
        let word = words.get(at);
        let exact = self.words.get(word).into_iter().flatten().copied();
        let first = word.bytes().next().filter(|byte| *byte != 0);
        let lists = std::iter::once(0).chain(first);
        let starts = lists.flat_map(|byte| &self.prefixes[usize::from(byte)]);
        let starts = starts.filter(|(p, _)| word.starts_with(&**p));
        let mut found: Vec<usize> = exact.chain(starts.map(|(_, index)| *index)).collect();
        found.sort_unstable();
        found.dedup();
        let read = |index: usize| {
            let entry = &self.entries[index];
            let found = entry.program.at(at, words, &|_, _| None, &|_| true)?;
            Some((entry, found.words.len())).filter(|(_, taken)| *taken > 0)
        };
        found.into_iter().filter_map(read).collect()
    }
}

/// The checked file.
#[derive(Clone, Debug, Default)]
pub struct Equivalences {
    spellings: Table<Spelling>,
    signs: Table<Sign>,
}

impl Equivalences {
    /// The name of the file, without its ending.
    pub const STEM: &'static str = "equivalenze";

    /// Compiles every phrase; faults are reported all at once.
    pub fn check(
        raw: &EquivalencesFile,
        file: &NamedText,
        vocabulary: &Vocabulary,
    ) -> (Self, Vec<Diagnostic>) {
        let mut equivalences = Self::default();
        let mut faults = Vec::new();
        let compile = |p: &Phrase| compile(p, file, vocabulary);
        for (spelling, forms) in raw.forms() {
            for (name, phrase) in forms {
                match compile(phrase) {
                    Ok(program) => equivalences.spellings.add(spelling, name, program),
                    Err(fault) => faults.push(fault),
                }
            }
        }
        for (sign, phrases) in raw.signs() {
            for phrase in phrases {
                match compile(phrase) {
                    Ok(program) => equivalences.signs.add(sign, "", program),
                    Err(fault) => faults.push(fault),
                }
            }
        }
        (equivalences, faults)
    }

    /// Adds the signs of conditions, exceptions and duty that the recognition file has.
    #[must_use]
    pub fn with(mut self, recognition: &Recognition) -> Self {
        let condition = recognition
            .condition
            .iter()
            .chain(&recognition.circumstance);
        let condition = condition.map(|line| (Sign::Condition, line));
        let exception = recognition.exception.iter().map(|l| (Sign::Exception, l));
        let does = recognition.deontic.iter();
        let does = does.flat_map(|(m, lines)| lines.iter().map(|l| (Sign::Does(*m), l)));
        for (sign, line) in condition.chain(exception).chain(does) {
            self.signs.add(sign, "", line.program.clone());
        }
        self
    }

    /// How the words at `at` may be written for comparison: each with its one spelling and how many
    /// words it takes, in the order of [`Spelling`].
    pub fn spellings(&self, words: Words<'_>, at: usize) -> Vec<(Spelling, &str, usize)> {
        let found = self.spellings.standing(words, at).into_iter();
        found.map(|(e, taken)| (e.means, &*e.name, taken)).collect()
    }

    /// What the words that begin at `at` are signs of, with how many words each takes.
    pub fn signs(&self, words: Words<'_>, at: usize) -> Vec<(Sign, usize)> {
        let found = self.signs.standing(words, at).into_iter();
        found.map(|(e, taken)| (e.means, taken)).collect()
    }
}

impl EquivalencesFile {
    fn forms(&self) -> [(Spelling, Vec<(&str, &Phrase)>); 9] {
        [
            (Spelling::Same, named(&self.same)),
            (Spelling::Equivalent, named(&self.equivalent)),
            (Spelling::Weak, named(&self.weak)),
            (Spelling::Light, named(&self.light)),
            (Spelling::Filler, bare(&self.filler)),
            (Spelling::Act, named(&self.acts)),
            (Spelling::Place, named(&self.places)),
            (Spelling::NumberSign, bare(&self.number_sign)),
            (Spelling::Suffix, bare(&self.suffixes)),
        ]
    }

    fn signs(&self) -> [(Sign, &[Phrase]); 7] {
        [
            (Sign::Minimum, &self.minimum),
            (Sign::Maximum, &self.maximum),
            (Sign::Qualifier, &self.qualifier),
            (Sign::Negation, &self.negation),
            (Sign::Condition, &self.condition),
            (Sign::Exception, &self.exception),
            (Sign::Reference, &self.reference),
        ]
    }
}

fn named(forms: &Forms) -> Vec<(&str, &Phrase)> {
    let each = forms.iter();
    each.flat_map(|(name, phrases)| phrases.iter().map(|p| (name.as_str(), p)))
        .collect()
}

fn bare(phrases: &[Phrase]) -> Vec<(&str, &Phrase)> {
    phrases.iter().map(|p| (p.as_str(), p)).collect()
}

fn compile(p: &Phrase, file: &NamedText, vocabulary: &Vocabulary) -> Result<Program, Diagnostic> {
    phrase::parse(p)
        .and_then(|nodes| Program::compile(&nodes, &Names::new(&[], vocabulary)))
        .map_err(|message| {
            Diagnostic::new(Code::BadGrammar, at(&file.path, &file.text, p), message)
        })
}
