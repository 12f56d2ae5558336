//! What was found in a sentence before: the acts of a country repeat each other's words.
//!
//! Its words decide how a sentence is to be taken and, with those that open its list, which topics it
//! mentions. What it says on them depends besides on which lines of their grammars stand in the headings
//! above it and in the first lines of the act. The memory goes by fingerprints of these; it is never asked
//! for the rules of a sentence that opens a list, whose items count too.

use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use foldhash::HashMap;
use siphasher::sip128::{Hasher128 as _, SipHasher13};

use super::clauses::Opening;
use super::residue::Duty;
use super::speech::Manner;
use crate::grammar::{GrammarSet, Hit, Line, Sentence, Sieved};
use crate::text::Words;

/// Parts that threads lock one by one.
const PARTS: usize = 16;

/// Entries in one generation of a part.
const MOST: usize = 1 << 11;

/// A hash of 128 bits: one of 64 might be that of two sentences.
pub(super) type Fingerprint = (u64, u64);

/// The number of a grammar, and of a line among those of it that look at what stands around.
pub(super) type Above = (usize, u32);

/// What was found in a sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// Each with the number of its grammar.
    pub(super) hits: Vec<(usize, Hit)>,
    /// Where conditions and exceptions open, when something was found.
    pub(super) openings: Vec<Opening>,
}

/// The memory of one run; grammars may not change while it is used.
#[derive(Debug, Default)]
pub struct Memory {
    manners: Known<Manner>,
    duties: Known<Option<Duty>>,
    mentions: Known<Vec<usize>>,
    found: Known<Found>,
    above: Known<Vec<Above>>,
    aside: Known<Vec<Above>>,
}

/// What is known by fingerprint.
#[derive(Debug)]
struct Known<T>([Mutex<Part<T>>; PARTS]);

/// By fingerprint, which needs no other hash.
type ByPrint<T> = HashMap<Fingerprint, Arc<T>>;

/// What was asked for lately, and before that: who is not asked for again is forgotten.
#[derive(Debug)]
struct Part<T> {
    young: ByPrint<T>,
    old: ByPrint<T>,
}

impl<T> Default for Known<T> {
    fn default() -> Self {
        let part = || Part {
            young: HashMap::default(),
            old: HashMap::default(),
        };
        Self(std::array::from_fn(|_| Mutex::new(part())))
    }
}

impl<T> Part<T> {
    fn get(&mut self, print: Fingerprint) -> Option<Arc<T>> {
        if let Some(known) = self.young.get(&print) {
            return Some(Arc::clone(known));
        }
        let known = self.old.remove(&print)?;
        self.keep(print, &known);
        Some(known)
    }

    fn keep(&mut self, print: Fingerprint, known: &Arc<T>) {
        if self.young.len() >= MOST {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(print, Arc::clone(known));
    }
}

impl<T> Known<T> {
    /// What has this fingerprint, made by `find` where nobody has yet.
    fn get(&self, print: Fingerprint, find: impl FnOnce() -> T) -> Arc<T> {
        let part = &self.0[usize::from(print.0.to_le_bytes()[0]) % PARTS];
        let lock = || part.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(print) {
            return known;
        }
        let known = Arc::new(find());
        lock().keep(print, &known);
        known
    }
}

/// The fingerprint of words, as folded and as they are in `text`.
pub(super) fn fingerprint(words: Words<'_>, text: &str) -> Fingerprint {
    let own = words.own_start();
    let mut all = Vec::with_capacity(16 * words.len());
    for at in 0..words.len() {
        all.extend_from_slice(words.get(at).as_bytes());
        let mark = words.word(at).break_before.unwrap_or(' ');
        all.extend_from_slice(mark.encode_utf8(&mut [0; 4]).as_bytes());
    }
    for part in [0..own, own..words.len()] {
        if !part.is_empty() {
            let (first, last) = (words.word(part.start).span, words.word(part.end - 1).span);
            all.extend_from_slice(text[first.join(last).range()].as_bytes());
        }
    }
    print((words.len(), own, all))
}

fn print(of: impl Hash) -> Fingerprint {
    let mut hasher = SipHasher13::new();
    of.hash(&mut hasher);
    hasher.finish128().as_u64()
}

/// A sentence that topics look at, and what decides besides its words.
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    /// The fingerprint of its words, and of those that open its list.
    pub(super) print: Fingerprint,
    /// The numbers of the grammars that look at it, in order.
    pub(super) grammars: &'a [usize],
    /// The lines that stand in each of its headings.
    pub(super) above: &'a [Arc<Vec<Above>>],
    /// Those that stand in what counts for a scope only.
    pub(super) aside: &'a [Arc<Vec<Above>>],
    /// Whether it is one of the closing lines of the act.
    pub(super) closing: bool,
}

impl Memory {
    /// How a sentence of these words is to be taken.
    pub(super) fn manner(&self, print: Fingerprint, find: impl FnOnce() -> Manner) -> Arc<Manner> {
        self.manners.get(print, find)
    }

    /// The duty that the words tell, if they do.
    pub(super) fn duty(
        &self,
        print: Fingerprint,
        find: impl FnOnce() -> Option<Duty>,
    ) -> Option<Duty> {
        *self.duties.get(print, find)
    }

    /// The grammars whose topics the words mention.
    pub(super) fn mentions(
        &self,
        print: Fingerprint,
        sentence: &Sentence<'_>,
        set: &GrammarSet,
    ) -> Arc<Vec<usize>> {
        self.mentions.get(print, || {
            let all = set.grammars.iter().enumerate();
            let mentioned = all.filter(|(_, grammar)| grammar.is_mentioned(sentence));
            mentioned.map(|(number, _)| number).collect()
        })
    }

    /// What the grammars asked for find in a sentence.
    pub(super) fn found(&self, asked: Question<'_>, find: impl FnOnce() -> Found) -> Arc<Found> {
        let own = |line: &&Above| asked.grammars.binary_search(&line.0).is_ok();
        let stand = |places: &[Arc<Vec<Above>>]| {
            let lines = places.iter().flat_map(|lines| lines.iter());
            let mut lines: Vec<Above> = lines.filter(own).copied().collect();
            lines.sort_unstable();
            lines.dedup();
            lines
        };
        let (above, aside) = (stand(asked.above), stand(asked.aside));
        let placed = print((asked.print, asked.grammars, above, aside, asked.closing));
        self.found.get(placed, find)
    }

    /// The lines that stand in a heading, among those that look at headings.
    pub(super) fn above(
        &self,
        heading: &Sieved<'_>,
        text: &str,
        set: &GrammarSet,
    ) -> Arc<Vec<Above>> {
        self.above.get(fingerprint(heading.words, text), || {
            let all = set.grammars.iter().enumerate();
            let lines = all.flat_map(|(number, grammar)| numbered(number, grammar.upward()));
            standing(lines, heading)
        })
    }

    /// The lines of these grammars that stand beside a sentence, among those that look there.
    pub(super) fn aside(
        &self,
        place: &Sieved<'_>,
        text: &str,
        (set, grammars): (&GrammarSet, &[usize]),
    ) -> Arc<Vec<Above>> {
        let print = print((fingerprint(place.words, text), grammars));
        self.aside.get(print, || {
            let asked = grammars.iter().copied();
            let lines = asked.flat_map(|n| numbered(n, set.grammars[n].sideward()));
            standing(lines, place)
        })
    }
}

/// The lines of a grammar with their numbers.
fn numbered<'l>(
    grammar: usize,
    lines: impl Iterator<Item = &'l Line>,
) -> impl Iterator<Item = (Above, &'l Line)> {
    let lines = (0..).zip(lines);
    lines.map(move |(line, written)| ((grammar, line), written))
}

/// The numbers of the lines that stand in a place.
fn standing<'l>(lines: impl Iterator<Item = (Above, &'l Line)>, place: &Sieved<'_>) -> Vec<Above> {
    let stand = lines.filter(|(_, line)| line.program.occurs_in(place));
    stand.map(|(number, _)| number).collect()
}
