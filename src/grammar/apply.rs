//! One grammar on one sentence.

use std::collections::BTreeMap;
use std::ops::Range;

use super::citations::citations;
use super::gate::{Gate, gate};
use super::items::{item_at, items};
use super::readings::Readings;
use super::scores::scores;
use super::sieve::Sieved;
use super::trial::Trial;
use super::{Bearer, Clause, Grammar, Line, Match, Slot};
use crate::text::Words;
use crate::value::{self, Items, Modality, Party, Value, ValueType};

/// A sentence, with and without the words that open its list.
#[derive(Clone, Debug)]
pub struct Sentence<'a> {
    all: Sieved<'a>,
    /// The values of all its words.
    readings: Readings,
    /// Where it has opening words.
    own: Option<Sieved<'a>>,
    /// Whether it is one of the closing lines of the act.
    closing: bool,
}

impl<'a> Sentence<'a> {
    /// The sentence of these words.
    pub fn new(words: Words<'a>) -> Self {
        Self {
            all: Sieved::new(words),
            readings: Readings::default(),
            own: (words.own_start() > 0).then(|| Sieved::new(words.own())),
            closing: false,
        }
    }

    /// The same, as one of the closing lines of the act or not.
    #[must_use]
    pub fn in_closing(mut self, closing: bool) -> Self {
        self.closing = closing;
        self
    }

    /// Its words and those that open its list.
    pub fn words(&self) -> Words<'a> {
        self.all.words
    }

    /// Whether it is one of the closing lines of the act.
    pub fn is_closing(&self) -> bool {
        self.closing
    }

    /// Its words and those that open its list, sieved.
    pub(super) fn all(&self) -> &Sieved<'a> {
        &self.all
    }

    /// Its own words.
    pub(super) fn own(&self) -> &Sieved<'a> {
        self.own.as_ref().unwrap_or(&self.all)
    }
}

/// What stands around a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Trail<'a> {
    /// The clean text in which the words stand.
    pub text: &'a str,
    /// The words of each heading above it.
    pub headings: &'a [Sieved<'a>],
    /// Where a scope may stand, too: the first lines of the document, the sentences before this one in
    /// the same comma.
    pub aside: &'a [Sieved<'a>],
    /// The words of the list items that it opens, if any.
    pub tail: Option<Words<'a>>,
}

/// A clause found in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Number of the clause in the grammar.
    pub clause: usize,
    /// The words matched, as indexes into the sentence's words.
    pub words: Range<usize>,
    /// Who bears it.
    pub bearer: Party,
    /// Values by slot name.
    pub values: BTreeMap<String, Value>,
}

impl Grammar {
    /// Whether the topic is what somebody asks for, and nothing else.
    pub fn only_claims(&self) -> bool {
        self.clauses.iter().all(|c| c.modality == Modality::Claim)
    }

    /// Whether the sentence may say anything on this topic, whatever stands above it.
    pub fn is_mentioned(&self, sentence: &Sentence<'_>) -> bool {
        let own = sentence.own();
        self.mention.iter().any(|line| line.program.occurs_in(own))
    }

    /// All that the sentence says on this topic. A word serves one hit only.
    pub fn apply(&self, sentence: &Sentence<'_>, trail: Trail<'_>) -> Vec<Hit> {
        self.try_on(sentence, trail, &mut Trial::default())
    }

    /// The same, by the lines that `trial` leaves.
    pub(super) fn try_on(
        &self,
        sentence: &Sentence<'_>,
        trail: Trail<'_>,
        trial: &mut Trial,
    ) -> Vec<Hit> {
        let mentioned = |line: &Line| line.program.occurs_in(sentence.own());
        if trial.first(&self.mention, mentioned).is_none()
            || !matches!(gate(self.lists(), sentence, trail, trial), Gate::Open)
        {
            return Vec::new();
        }
        let mut hits: Vec<Hit> = Vec::new();
        for (number, clause) in self.clauses_for(sentence) {
            let mut admitted = None;
            while let Some((line, found)) = self.first(clause, sentence, &hits, trial) {
                if !*admitted.get_or_insert_with(|| {
                    matches!(gate(clause.lists(), sentence, trail, trial), Gate::Open)
                }) {
                    break;
                }
                trial.uses(line);
                let hit = self.hit(number, found, sentence, trail);
                let again = hits.iter().any(|h| {
                    h.clause == number && h.values == hit.values && h.bearer == hit.bearer
                });
                if again {
                    break;
                }
                hits.push(hit);
            }
        }
        if self.once {
            hits = joined(hits);
        }
        hits.sort_by_key(|h| (h.words.start, h.clause));
        hits
    }

    /// The clauses that look at a sentence, with their numbers: those of closing lines at no other.
    pub(super) fn clauses_for(
        &self,
        sentence: &Sentence<'_>,
    ) -> impl Iterator<Item = (usize, &Clause)> {
        let closing = sentence.closing;
        let clauses = self.clauses.iter().enumerate();
        clauses.filter(move |(_, clause)| clause.closing == closing)
    }

    /// The first match of the clause on words that no hit has taken, with the line that gave it.
    fn first<'a>(
        &'a self,
        clause: &'a Clause,
        sentence: &Sentence<'_>,
        hits: &[Hit],
        trial: &Trial,
    ) -> Option<(&'a Line, Match)> {
        let place = &sentence.all;
        let words = place.words;
        let read = |slot: usize, at: usize| read(&self.slots[slot], sentence, at);
        let accept = |range: &Range<usize>| {
            range.end > words.own_start()
                && hits
                    .iter()
                    .all(|h| h.words.end <= range.start || range.end <= h.words.start)
        };
        clause
            .phrases
            .iter()
            .filter(|line| trial.has(line))
            .filter_map(|line| Some((line, line.program.find_in(place, &read, &accept)?)))
            .min_by_key(|(_, m)| (m.words.start, m.words.end))
    }

    /// The first phrase of the clause that stands in the sentence, with the line that gave it.
    pub(super) fn phrase<'a>(
        &'a self,
        clause: &'a Clause,
        sentence: &Sentence<'_>,
    ) -> Option<(&'a Line, Match)> {
        self.first(clause, sentence, &[], &Trial::default())
    }

    fn hit(&self, number: usize, found: Match, sentence: &Sentence<'_>, trail: Trail<'_>) -> Hit {
        let words = sentence.all.words;
        let clause = &self.clauses[number];
        let mut slots: BTreeMap<usize, Value> = clause.values.iter().cloned().collect();
        for (slot, value) in found.slots {
            if self.slots[slot].kind != ValueType::Items {
                slots.insert(slot, value);
            }
        }
        for (number, slot) in self.slots.iter().enumerate() {
            if slots.contains_key(&number) {
                continue;
            }
            let value = match slot.kind {
                ValueType::Items => {
                    items(slot, words, found.words.clone(), clause, trail, &self.lists)
                }
                ValueType::Citation => citations(words, found.words.clone(), clause, trail),
                ValueType::ScoreTable => scores(words, &found.words, clause, trail),
                _ if slot.anywhere => anywhere(slot, sentence, &found.words),
                _ => None,
            };
            slots.extend(value.or_else(|| slot.default.clone()).map(|v| (number, v)));
        }
        let bearer = match &clause.bearer {
            Bearer::Party(party) => *party,
            Bearer::Slot(slot) => match slots.get(slot) {
                Some(Value::Party(party)) => *party,
                _ => Party::Altro,
            },
        };
        let values = slots
            .into_iter()
            .map(|(i, v)| (self.slots[i].name.clone(), v))
            .collect();
        Hit {
            clause: number,
            words: found.words,
            bearer,
            values,
        }
    }
}

/// One hit out of all: the clause that comes first, the words of all, and of each slot the value that
/// was found first.
fn joined(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|h| (h.clause, h.words.start));
    let mut hits = hits.into_iter();
    let Some(mut first) = hits.next() else {
        return Vec::new();
    };
    for other in hits {
        first.words =
            first.words.start.min(other.words.start)..first.words.end.max(other.words.end);
        for (slot, value) in other.values {
            first.values.entry(slot).or_insert(value);
        }
    }
    vec![first]
}

/// The value of a slot at word `at`, with the number of words it takes.
fn read(slot: &Slot, sentence: &Sentence<'_>, at: usize) -> Option<(Value, usize)> {
    if slot.kind != ValueType::Items {
        return sentence
            .readings
            .value(sentence.all.words, slot.kind, at)
            .map(|(value, taken)| (value.bounded(slot.bare), taken));
    }
    let words = sentence.all.words;
    let longest = slot
        .items
        .iter()
        .filter_map(|(id, lines)| Some((item_at(lines, words, at)?, id)))
        .max();
    longest.map(|(taken, id)| (Value::Items(Items::set(vec![id.clone()])), taken))
}

/// A value after the match, else before it.
fn anywhere(slot: &Slot, sentence: &Sentence<'_>, found: &Range<usize>) -> Option<Value> {
    let words = sentence.all.words;
    let mut values = (found.start..words.len())
        .chain(0..found.start)
        .filter_map(|at| read(slot, sentence, at))
        .map(|(value, _)| value);
    let Some(first) = values.next() else {
        return (0..words.len()).find_map(|at| value::implied(slot.kind, words, at));
    };
    // Where the form leaves a field empty, no number beside it may fill it.
    if first.is_blank() {
        Some(first)
    } else {
        Some(values.find(Value::is_blank).unwrap_or(first))
    }
}
