//! A phrase as parsed → a phrase ready to be matched. Entries of the vocabulary are compiled once and
//! shared by all phrases that name them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::Vocabulary;
use super::phrase::Node;
use super::registry::{Leaves, Registry, union};
use crate::text::Key;

/// Vocabulary entries may refer to others; deeper than this they refer to themselves.
const DEPTH: usize = 16;

/// One part of a compiled phrase. `Option<u32>` is the number of the set of words with which the match
/// may go on; `None` where it is not known.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// This word.
    Word(Key),
    /// A word that begins so.
    Prefix(Key),
    /// One of the branches; with `true`, or none of them.
    Choice(Arc<Choice>, bool),
    /// Up to 25 words, then a word of the set.
    Gap(Option<u32>),
    /// The slot with this number.
    Slot(usize),
}

/// Alternatives.
#[derive(Debug)]
pub(super) struct Choice {
    pub(super) branches: Vec<Branch>,
    pub(super) first: Option<u32>,
    /// What it may begin with.
    opens: Opens,
    /// One of these words must stand where it matches.
    needs: Option<Arc<Leaves>>,
}

/// A sequence of parts.
#[derive(Debug)]
pub(super) struct Branch {
    pub(super) steps: Vec<Step>,
    pub(super) first: Option<u32>,
}

/// What a sequence may begin with.
#[derive(Clone, Debug, Default)]
struct Opens {
    leaves: Arc<Leaves>,
    /// It may begin with any word.
    any: bool,
    /// It may take no word at all.
    empty: bool,
}

/// A sequence with what is known of it.
pub(super) struct Sequence {
    pub(super) steps: Vec<Step>,
    /// The set of words that it may begin with.
    pub(super) first: Option<u32>,
    /// Sets of which one word must stand where the sequence stands, the smallest first.
    pub(super) needs: Vec<u32>,
}

/// Compiled entries of the vocabulary.
pub(super) type Entries = Mutex<BTreeMap<String, Arc<Choice>>>;

/// What names in a phrase stand for.
pub struct Names<'a> {
    slots: &'a [String],
    vocabulary: &'a Vocabulary,
    /// Where a slot has the name of an entry, entries that refer to it mean the slot: they are not shared.
    own: Option<Entries>,
}

impl<'a> Names<'a> {
    /// Slots before entries of the vocabulary.
    pub fn new(slots: &'a [String], vocabulary: &'a Vocabulary) -> Self {
        let clash = slots.iter().any(|slot| vocabulary.entry(slot).is_some());
        Self {
            slots,
            vocabulary,
            own: clash.then(Entries::default),
        }
    }

    pub(super) fn registry(&self) -> &Arc<Registry> {
        self.vocabulary.registry()
    }

    /// Compiles a whole phrase.
    pub(super) fn sequence(&self, nodes: &[Node]) -> Result<Sequence, String> {
        let steps = self.steps(nodes, 0)?;
        let mut needs: Vec<Arc<Leaves>> = steps.iter().filter_map(|s| self.need(s)).collect();
        needs.sort_by_key(|group| group.len());
        Ok(Sequence {
            first: self.first(&self.opens(&steps)),
            needs: needs
                .iter()
                .map(|group| self.registry().set(group.to_vec()))
                .collect(),
            steps,
        })
    }

    fn steps(&self, nodes: &[Node], depth: usize) -> Result<Vec<Step>, String> {
        let mut steps = Vec::with_capacity(nodes.len());
        for node in nodes {
            steps.push(match node {
                Node::Word(w) => Step::Word(Key::new(w)),
                Node::Prefix(p) => Step::Prefix(Key::new(p)),
                Node::Gap => Step::Gap(None),
                Node::Choice { branches, optional } => {
                    Step::Choice(Arc::new(self.choice(branches, depth)?), *optional)
                }
                Node::Name(name) => self.named(name, depth)?,
            });
        }
        for at in (0..steps.len()).rev() {
            if matches!(steps[at], Step::Gap(_)) {
                steps[at] = Step::Gap(self.first(&self.opens(&steps[at + 1..])));
            }
        }
        Ok(steps)
    }

    fn named(&self, name: &str, depth: usize) -> Result<Step, String> {
        if let Some(slot) = self.slots.iter().position(|slot| slot == name) {
            return Ok(Step::Slot(slot));
        }
        let Some(phrases) = self.vocabulary.entry(name) else {
            return Err(format!("il nome `<{name}>` non esiste"));
        };
        let entries = self.own.as_ref().unwrap_or(self.vocabulary.compiled());
        let known = entries.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(choice) = known.get(name) {
            return Ok(Step::Choice(Arc::clone(choice), false));
        }
        drop(known);
        if depth >= DEPTH {
            return Err(format!(
                "la voce `<{name}>` del vocabolario rimanda a sé stessa"
            ));
        }
        let choice = Arc::new(self.choice(phrases, depth + 1)?);
        let mut known = entries.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(name.to_owned(), Arc::clone(&choice));
        Ok(Step::Choice(choice, false))
    }

    fn choice(&self, branches: &[Vec<Node>], depth: usize) -> Result<Choice, String> {
        let mut opens = Opens::default();
        let mut needs = Some(Leaves::new());
        let mut compiled = Vec::with_capacity(branches.len());
        for nodes in branches {
            let steps = self.steps(nodes, depth)?;
            let own = self.opens(&steps);
            opens.any |= own.any;
            opens.empty |= own.empty;
            opens.leaves = Arc::new(union(&opens.leaves, &own.leaves));
            let groups = steps.iter().filter_map(|s| self.need(s));
            let shortest = groups.min_by_key(|group| group.len());
            needs = needs.zip(shortest).map(|(all, group)| union(&all, &group));
            let first = self.first(&own);
            compiled.push(Branch { steps, first });
        }
        Ok(Choice {
            branches: compiled,
            first: self.first(&opens),
            needs: needs.filter(|group| !group.is_empty()).map(Arc::new),
            opens,
        })
    }

    /// What the steps may begin with.
    fn opens(&self, steps: &[Step]) -> Opens {
        let mut opens = Opens::default();
        for step in steps {
            let (leaves, any, empty) = match step {
                Step::Word(key) => (self.leaf(key, false), false, false),
                Step::Prefix(key) => (self.leaf(key, true), false, false),
                Step::Choice(choice, optional) => {
                    let own = &choice.opens;
                    (Arc::clone(&own.leaves), own.any, own.empty || *optional)
                }
                Step::Gap(_) | Step::Slot(_) => (Arc::default(), true, false),
            };
            opens.any |= any;
            opens.leaves = if opens.leaves.is_empty() {
                leaves
            } else {
                Arc::new(union(&opens.leaves, &leaves))
            };
            if !empty || any {
                return opens;
            }
        }
        opens.empty = true;
        opens
    }

    /// The number of the set; `None` where any word may follow.
    fn first(&self, opens: &Opens) -> Option<u32> {
        let known = !opens.any && !opens.empty;
        known.then(|| self.registry().set(opens.leaves.to_vec()))
    }

    /// Words of which one must stand where the step matches.
    fn need(&self, step: &Step) -> Option<Arc<Leaves>> {
        match step {
            Step::Word(key) => Some(self.leaf(key, false)),
            Step::Prefix(key) => Some(self.leaf(key, true)),
            Step::Choice(choice, false) => choice.needs.clone(),
            Step::Choice(_, true) | Step::Gap(_) | Step::Slot(_) => None,
        }
    }

    fn leaf(&self, key: &Key, begins: bool) -> Arc<Leaves> {
        Arc::new(vec![self.registry().leaf(key.text(), begins)])
    }
}
