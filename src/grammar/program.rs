//! A phrase compiled for the matcher, and the matcher: a small backtracking machine over words.

use std::collections::BTreeSet;
use std::ops::Range;

use super::phrase::Node;
use super::sieve::{Needs, Sieved};
use crate::text::{Key, Openings, Words};
use crate::value::Value;

/// How many words a `…` may stand for.
pub const GAP: u8 = 25;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Op {
    Word(Key),
    Prefix(Key),
    /// Try the first, then the second.
    Split(usize, usize),
    Jump(usize),
    Gap,
    Slot(usize),
    End,
}

/// What a name in a phrase stands for.
pub enum Meaning<'a> {
    /// Slot number of the grammar.
    Slot(usize),
    /// Phrases of the vocabulary.
    Phrases(&'a [Vec<Node>]),
}

/// The words that a phrase can begin with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct First {
    /// Whole words.
    words: BTreeSet<Box<str>>,
    /// Beginnings of words.
    prefixes: BTreeSet<Box<str>>,
    /// Whether it can begin with any word: it opens with a slot or a `…`.
    any: bool,
}

impl First {
    fn of(ops: &[Op]) -> Self {
        let mut first = Self::default();
        let mut seen = BTreeSet::new();
        let mut todo = vec![0];
        while let Some(at) = todo.pop() {
            if !seen.insert(at) {
                continue;
            }
            match &ops[at] {
                Op::Word(w) => drop(first.words.insert(w.text().into())),
                Op::Prefix(p) => drop(first.prefixes.insert(p.text().into())),
                Op::Split(a, b) => todo.extend([*a, *b]),
                Op::Jump(to) => todo.push(*to),
                Op::Gap | Op::Slot(_) | Op::End => first.any = true,
            }
        }
        first
    }

    fn admits(&self, word: &str) -> bool {
        self.any
            || self.words.contains(word)
            || self.prefixes.iter().any(|p| word.starts_with(&**p))
    }
}

/// A compiled phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    ops: Vec<Op>,
    first: First,
    needs: Needs,
    seat: Option<Seat>,
}

/// The place of a program in the table of all programs of a set of grammars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seat {
    table: u32,
    bit: u32,
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
    /// Compiles `nodes`; `resolve` says what each name stands for.
    pub fn compile<'a>(
        nodes: &[Node],
        resolve: &dyn Fn(&str) -> Option<Meaning<'a>>,
    ) -> Result<Self, String> {
        let mut ops = Vec::new();
        emit(nodes, resolve, &mut ops, 0)?;
        ops.push(Op::End);
        let first = First::of(&ops);
        let needs = needs(nodes, resolve).sorted();
        Ok(Self {
            ops,
            first,
            needs,
            seat: None,
        })
    }

    /// The words, and the beginnings of words, that a match can begin with; `None` when it can begin
    /// with any.
    pub fn openings(&self) -> Option<(Vec<&str>, Vec<&str>)> {
        let words = self.first.words.iter().map(|w| &**w);
        let prefixes = self.first.prefixes.iter().map(|p| &**p);
        (!self.first.any).then(|| (words.collect(), prefixes.collect()))
    }

    /// The same, for the table of all programs.
    pub(super) fn opens(&self) -> Openings<'_> {
        Openings {
            words: self.first.words.iter().map(|w| &**w).collect(),
            prefixes: self.first.prefixes.iter().map(|p| &**p).collect(),
            any: self.first.any,
        }
    }

    /// Takes the seat `bit` in `table`.
    pub(super) fn sit(&mut self, table: u32, bit: u32) {
        self.seat = Some(Seat { table, bit });
    }

    /// Whether a match may begin with word `start`.
    fn admits(&self, start: usize, words: Words<'_>) -> bool {
        self.first.any
            || self
                .seat
                .and_then(|seat| words.may_begin(start, seat.table, seat.bit))
                .unwrap_or_else(|| self.first.admits(words.get(start)))
    }

    /// Whether the phrase may stand in `place`.
    fn may_stand(&self, place: &Sieved<'_>) -> bool {
        self.seat
            .is_none_or(|seat| place.may_begin(seat.table, seat.bit))
            && place.meets(&self.needs)
    }

    /// The first match of the phrase in `words` that `accept` takes.
    pub fn find(
        &self,
        words: Words<'_>,
        read: &ReadSlot<'_>,
        accept: &dyn Fn(&Range<usize>) -> bool,
    ) -> Option<Match> {
        (0..words.len()).find_map(|start| self.at(start, words, read, accept))
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
        if !self.admits(start, words) {
            return None;
        }
        let mut slots: Vec<(usize, Value)> = Vec::new();
        let mut todo: Vec<Thread> = Vec::new();
        let mut next = Some(Thread {
            op: 0,
            word: start,
            gap: GAP,
            slots: 0,
        });
        while let Some(mut t) = next.take().or_else(|| todo.pop()) {
            slots.truncate(t.slots);
            loop {
                match &self.ops[t.op] {
                    Op::Word(w) if words.is(t.word, w) => t.word += 1,
                    Op::Prefix(p) if words.begins(t.word, p) => t.word += 1,
                    Op::Split(first, second) => {
                        todo.push(Thread {
                            op: *second,
                            slots: slots.len(),
                            ..t
                        });
                        t.op = *first;
                        continue;
                    }
                    Op::Jump(to) => {
                        t.op = *to;
                        continue;
                    }
                    Op::Gap => {
                        let budget = if t.word == words.own_start() {
                            GAP
                        } else {
                            t.gap
                        };
                        if budget > 0 && t.word < words.len() {
                            todo.push(Thread {
                                op: t.op,
                                word: t.word + 1,
                                gap: budget - 1,
                                slots: slots.len(),
                            });
                        }
                        t.gap = GAP;
                    }
                    Op::Slot(slot) => match read(*slot, t.word) {
                        Some((value, taken)) if taken > 0 => {
                            slots.push((*slot, value));
                            t.word += taken;
                        }
                        _ => break,
                    },
                    Op::End => {
                        let range = start..t.word;
                        if accept(&range) {
                            return Some(Match {
                                words: range,
                                slots,
                            });
                        }
                        break;
                    }
                    Op::Word(_) | Op::Prefix(_) => break,
                }
                t.op += 1;
            }
        }
        None
    }
}

/// A choice not yet tried.
#[derive(Clone, Copy)]
struct Thread {
    op: usize,
    word: usize,
    gap: u8,
    slots: usize,
}

/// Vocabulary entries may refer to others; deeper than this they refer to themselves.
const DEPTH: usize = 16;

fn emit<'a>(
    nodes: &[Node],
    resolve: &dyn Fn(&str) -> Option<Meaning<'a>>,
    ops: &mut Vec<Op>,
    depth: usize,
) -> Result<(), String> {
    for node in nodes {
        match node {
            Node::Word(w) => ops.push(Op::Word(Key::new(w))),
            Node::Prefix(p) => ops.push(Op::Prefix(Key::new(p))),
            Node::Gap => ops.push(Op::Gap),
            Node::Choice { branches, optional } => {
                emit_choice(branches, *optional, resolve, ops, depth)?;
            }
            Node::Name(name) => match resolve(name) {
                Some(Meaning::Slot(slot)) => ops.push(Op::Slot(slot)),
                Some(Meaning::Phrases(_)) if depth >= DEPTH => {
                    return Err(format!(
                        "la voce `<{name}>` del vocabolario rimanda a sé stessa"
                    ));
                }
                Some(Meaning::Phrases(phrases)) => {
                    emit_choice(phrases, false, resolve, ops, depth + 1)?;
                }
                None => return Err(format!("il nome `<{name}>` non esiste")),
            },
        }
    }
    Ok(())
}

/// The words that must stand where the phrase stands.
fn needs<'a>(nodes: &[Node], resolve: &dyn Fn(&str) -> Option<Meaning<'a>>) -> Needs {
    let either = |branches: &[Vec<Node>]| {
        let all = branches.iter().map(|nodes| needs(nodes, resolve));
        Needs::either(all.collect())
    };
    let mut all = Needs::default();
    for node in nodes {
        match node {
            Node::Word(w) => all.and(Needs::word(w)),
            Node::Prefix(p) => all.and(Needs::prefix(p)),
            Node::Choice { branches, optional } if !optional => all.and(either(branches)),
            Node::Choice { .. } | Node::Gap => {}
            Node::Name(name) => {
                if let Some(Meaning::Phrases(phrases)) = resolve(name) {
                    all.and(either(phrases));
                }
            }
        }
    }
    all
}

fn emit_choice<'a>(
    branches: &[Vec<Node>],
    optional: bool,
    resolve: &dyn Fn(&str) -> Option<Meaning<'a>>,
    ops: &mut Vec<Op>,
    depth: usize,
) -> Result<(), String> {
    let mut jumps = Vec::new();
    for (i, branch) in branches.iter().enumerate() {
        let last = i + 1 == branches.len() && !optional;
        let split = ops.len();
        if !last {
            ops.push(Op::Split(split + 1, 0));
        }
        emit(branch, resolve, ops, depth)?;
        if !last {
            jumps.push(ops.len());
            ops.push(Op::Jump(0));
            let next = ops.len();
            ops[split] = Op::Split(split + 1, next);
        }
    }
    let end = ops.len();
    for jump in jumps {
        ops[jump] = Op::Jump(end);
    }
    Ok(())
}
