//! The matcher: a compiled phrase over words, trying alternatives in the order in which they are written.

use std::ops::Range;
use std::sync::Arc;

use super::compile::{Branch, Choice, Names, Step};
use super::phrase::Node;
use super::registry::Registry;
use super::sieve::Sieved;
use crate::text::{Starts, Words};
use crate::value::Value;

/// How many words a `…` may stand for.
pub const GAP: u8 = 25;

/// A compiled phrase.
#[derive(Clone, Debug)]
pub struct Program {
    steps: Arc<[Step]>,
    /// The set of words that a match begins with; `None` when it may be any.
    first: Option<u32>,
    /// Sets of which one word must stand where the phrase stands.
    needs: Arc<[u32]>,
    registry: Arc<Registry>,
}

/// A match: the words it takes and the slots that it filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Indexes of the words, from the first to one past the last.
    pub words: Range<usize>,
    /// Slot number and value, in the order of the words.
    pub slots: Vec<(usize, Value)>,
}

/// Reads the value of slot number `.0` at word `.1`; gives the value and the number of words.
pub type ReadSlot<'a> = dyn Fn(usize, usize) -> Option<(Value, usize)> + 'a;

impl Program {
    /// Compiles `nodes`; `names` says what each name stands for.
    pub fn compile(nodes: &[Node], names: &Names<'_>) -> Result<Self, String> {
        let sequence = names.sequence(nodes)?;
        Ok(Self {
            steps: sequence.steps.into(),
            first: sequence.first,
            needs: sequence.needs.into(),
            registry: Arc::clone(names.registry()),
        })
    }

    /// The words, and the beginnings of words, that a match can begin with; `None` when it can begin
    /// with any.
    pub fn openings(&self) -> Option<(Vec<String>, Vec<String>)> {
        self.first.map(|set| self.registry.spelt(set))
    }

    /// Whether the phrase may stand in `place`.
    fn may_stand(&self, place: &Sieved<'_>) -> bool {
        let sets = self.first.iter().chain(self.needs.iter());
        place.has_all(self.registry.starts(), sets)
    }

    /// The first match of the phrase in `words` that `accept` takes.
    pub fn find(
        &self,
        words: Words<'_>,
        read: &ReadSlot<'_>,
        accept: &dyn Fn(&Range<usize>) -> bool,
    ) -> Option<Match> {
        let mut run = self.run(words, read, accept);
        let start = match self.first {
            Some(set) => words
                .rows(run.starts)
                .enumerate()
                .find(|(start, row)| run.starts.has(*row, set) && run.from(*start, &self.steps))
                .map(|(start, _)| start),
            None => (0..words.len()).find(|start| run.from(*start, &self.steps)),
        };
        start.map(|start| run.found(start))
    }

    /// Whether the phrase stands anywhere in `words`; phrases without slots only.
    pub fn occurs(&self, words: Words<'_>) -> bool {
        self.find(words, &|_, _| None, &|_| true).is_some()
    }

    /// As `find`, on words with their sieve.
    pub fn find_in(
        &self,
        place: &Sieved<'_>,
        read: &ReadSlot<'_>,
        accept: &dyn Fn(&Range<usize>) -> bool,
    ) -> Option<Match> {
        let may = self.may_stand(place);
        may.then(|| self.find(place.words, read, accept)).flatten()
    }

    /// As `occurs`, on words with their sieve.
    pub fn occurs_in(&self, place: &Sieved<'_>) -> bool {
        self.may_stand(place) && self.occurs(place.words)
    }

    /// The match that starts at word `start`.
    pub fn at(
        &self,
        start: usize,
        words: Words<'_>,
        read: &ReadSlot<'_>,
        accept: &dyn Fn(&Range<usize>) -> bool,
    ) -> Option<Match> {
        let mut run = self.run(words, read, accept);
        let stands = run.may_go(self.first, start) && run.from(start, &self.steps);
        stands.then(|| run.found(start))
    }

    fn run<'r, 'w>(
        &'r self,
        words: Words<'w>,
        read: &'r ReadSlot<'r>,
        accept: &'r dyn Fn(&Range<usize>) -> bool,
    ) -> Run<'r, 'w> {
        Run {
            words,
            starts: self.registry.starts(),
            read,
            accept,
            start: 0,
            end: 0,
            slots: Vec::new(),
        }
    }
}

/// Attempts on some words.
struct Run<'r, 'w> {
    words: Words<'w>,
    starts: &'r Starts,
    read: &'r ReadSlot<'r>,
    accept: &'r dyn Fn(&Range<usize>) -> bool,
    start: usize,
    /// One past the last word of the match.
    end: usize,
    slots: Vec<(usize, Value)>,
}

/// What is to be matched after a branch.
struct Rest<'r> {
    steps: &'r [Step],
    next: Option<&'r Rest<'r>>,
}

impl Run<'_, '_> {
    /// Whether the steps match from word `start` on.
    fn from(&mut self, start: usize, steps: &[Step]) -> bool {
        self.slots.clear();
        self.start = start;
        self.go(steps, start, None)
    }

    /// The match that began at word `start`.
    fn found(self, start: usize) -> Match {
        Match {
            words: start..self.end,
            slots: self.slots,
        }
    }

    /// Whether the match may go on at `word` with a word of `set`.
    fn may_go(&self, set: Option<u32>, word: usize) -> bool {
        set.is_none_or(|set| self.starts.has(self.words.row(word, self.starts), set))
    }

    /// Matches the steps from `word` on, and then the rest; what slots were filled on a way that led
    /// nowhere is left for the caller to clear.
    fn go(&mut self, steps: &[Step], mut word: usize, rest: Option<&Rest<'_>>) -> bool {
        for (at, step) in steps.iter().enumerate() {
            let after = &steps[at + 1..];
            match step {
                Step::Word(key) if self.words.is(word, key) => word += 1,
                Step::Prefix(key) if self.words.begins(word, key) => word += 1,
                Step::Word(_) | Step::Prefix(_) => return false,
                Step::Choice(choice, optional) => {
                    let next = Rest {
                        steps: after,
                        next: rest,
                    };
                    if self.may_go(choice.first, word) && self.choose(choice, word, &next) {
                        return true;
                    }
                    if !optional {
                        return false;
                    }
                }
                Step::Gap(first) => return self.gap(after, *first, word, rest),
                Step::Slot(slot) => match (self.read)(*slot, word) {
                    Some((value, taken)) if taken > 0 => {
                        self.slots.push((*slot, value));
                        word += taken;
                    }
                    _ => return false,
                },
            }
        }
        if let Some(rest) = rest {
            return self.go(rest.steps, word, rest.next);
        }
        self.end = word;
        (self.accept)(&(self.start..word))
    }

    fn choose(&mut self, choice: &Choice, word: usize, rest: &Rest<'_>) -> bool {
        let filled = self.slots.len();
        let mut taken = |branch: &Branch| {
            let goes = self.may_go(branch.first, word) && self.go(&branch.steps, word, Some(rest));
            if !goes {
                self.slots.truncate(filled);
            }
            goes
        };
        choice.branches.iter().any(&mut taken)
    }

    /// The steps after no word, after one word, and so on; words that open a list count apart.
    fn gap(
        &mut self,
        after: &[Step],
        first: Option<u32>,
        mut word: usize,
        rest: Option<&Rest<'_>>,
    ) -> bool {
        let filled = self.slots.len();
        let mut budget = GAP;
        loop {
            if word == self.words.own_start() {
                budget = GAP;
            }
            if self.may_go(first, word) && self.go(after, word, rest) {
                return true;
            }
            self.slots.truncate(filled);
            if budget == 0 || word >= self.words.len() {
                return false;
            }
            (word, budget) = (word + 1, budget - 1);
        }
    }
}
