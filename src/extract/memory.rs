//! What was found in a sentence before: the acts of a country repeat each other's words.
//!
//! Its words, and those that open its list, decide which topics a sentence mentions. What it says on them
//! depends besides on which lines of their grammars stand in the headings above it and in the first lines
//! of the act. The memory goes by fingerprints of these; it is never asked about a sentence that opens a
//! list, whose items count too.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use crate::grammar::{GrammarSet, Hit, Sentence, Sieved, Trail};
use crate::text::Words;

/// Parts that threads lock one by one.
const PARTS: usize = 16;

/// Entries in one generation of a part.
const MOST: usize = 1 << 11;

/// Two hashes with other beginnings: one alone might be that of two sentences.
type Fingerprint = (u64, u64);

/// The number of a grammar, and of a line among those that look at what stands around.
type Above = (usize, u32);

/// The memory of one run; grammars may not change while it is used.
#[derive(Debug, Default)]
pub struct Memory {
    mentions: Known<usize>,
    hits: Known<(usize, Hit)>,
    above: Known<Above>,
}

/// Lists by fingerprint.
#[derive(Debug)]
struct Known<T>([Mutex<Part<T>>; PARTS]);

/// What was asked for lately, and before that: who is not asked for again is forgotten.
#[derive(Debug)]
struct Part<T> {
    young: HashMap<Fingerprint, Arc<[T]>>,
    old: HashMap<Fingerprint, Arc<[T]>>,
}

impl<T> Default for Known<T> {
    fn default() -> Self {
        let part = || Part {
            young: HashMap::new(),
            old: HashMap::new(),
        };
        Self(std::array::from_fn(|_| Mutex::new(part())))
    }
}

impl<T> Part<T> {
    fn get(&mut self, fingerprint: Fingerprint) -> Option<Arc<[T]>> {
        if let Some(list) = self.young.get(&fingerprint) {
            return Some(Arc::clone(list));
        }
        let list = self.old.remove(&fingerprint)?;
        self.keep(fingerprint, &list);
        Some(list)
    }

    fn keep(&mut self, fingerprint: Fingerprint, list: &Arc<[T]>) {
        if self.young.len() >= MOST {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(fingerprint, Arc::clone(list));
    }
}

impl<T> Known<T> {
    /// The list with this fingerprint, made by `find` where nobody has yet.
    fn get(&self, fingerprint: Fingerprint, find: impl FnOnce() -> Vec<T>) -> Arc<[T]> {
        let part = &self.0[usize::from(fingerprint.0.to_le_bytes()[0]) % PARTS];
        let lock = || part.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(list) = lock().get(fingerprint) {
            return list;
        }
        let list: Arc<[T]> = find().into();
        lock().keep(fingerprint, &list);
        list
    }
}

/// The fingerprint of words, as folded and as they are in `text`, and of more.
fn fingerprint(words: Words<'_>, text: &str, more: impl Hash) -> Fingerprint {
    let mut all = String::new();
    for at in 0..words.len() {
        all.push_str(words.get(at));
        all.push(words.word(at).break_before.unwrap_or(' '));
    }
    let own = words.own_start();
    for part in [0..own, own..words.len()] {
        if !part.is_empty() {
            let (first, last) = (words.word(part.start).span, words.word(part.end - 1).span);
            all.push_str(&text[first.join(last).range()]);
        }
    }
    let hash = |beginning: u8| {
        let mut hasher = DefaultHasher::new();
        (beginning, words.len(), own, &all, &more).hash(&mut hasher);
        hasher.finish()
    };
    (hash(1), hash(2))
}

/// A sentence, and what decides besides its words.
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    /// It, with the words that open its list.
    pub(super) sentence: &'a Sentence<'a>,
    /// Its headings and the first lines of the act, and the text in which all this stands.
    pub(super) around: Trail<'a>,
    /// Whether only the topics of claims look at it.
    pub(super) claims_only: bool,
}

impl Memory {
    /// What the grammars of `set` find in a sentence; `find` looks with those that are given it.
    pub(super) fn hits(
        &self,
        asked: Question<'_>,
        set: &GrammarSet,
        find: impl FnOnce(&[usize]) -> Vec<(usize, Hit)>,
    ) -> Arc<[(usize, Hit)]> {
        let (words, text) = (asked.sentence.words(), asked.around.text);
        let mentions = self.mentions.get(fingerprint(words, text, ()), || {
            let all = set.grammars.iter().enumerate();
            let mentioned = all.filter(|(_, grammar)| grammar.is_mentioned(asked.sentence));
            mentioned.map(|(number, _)| number).collect()
        });
        let open = |number: &usize| !asked.claims_only || set.grammars[*number].only_claims();
        let grammars: Vec<usize> = mentions.iter().copied().filter(open).collect();
        if grammars.is_empty() {
            return Arc::default();
        }
        let lines = |place: &Sieved<'_>| {
            let mut lines = self.above(place, text, set).to_vec();
            lines.retain(|(grammar, _)| grammars.contains(grammar));
            lines
        };
        let above: BTreeSet<Above> = asked.around.headings.iter().flat_map(lines).collect();
        let front = asked.around.front.map(lines);
        let placed = (above, front, asked.sentence.is_closing(), asked.claims_only);
        self.hits
            .get(fingerprint(words, text, placed), || find(&grammars))
    }

    /// The lines that stand in a heading, among those that look at headings.
    fn above(&self, heading: &Sieved<'_>, text: &str, set: &GrammarSet) -> Arc<[Above]> {
        self.above.get(fingerprint(heading.words, text, ()), || {
            let lines = set.outward().zip(0..);
            let stand = lines.filter(|((_, line), _)| line.program.occurs_in(heading));
            stand
                .map(|((grammar, _), number)| (grammar, number))
                .collect()
        })
    }
}
