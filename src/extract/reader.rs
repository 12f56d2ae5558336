//! Reads the sentences of a document one after the other; what their words gave before is remembered.

use std::sync::Arc;

use foldhash::HashMap;

use super::Source;
use super::clauses::openings;
use super::memory::{Above, Fingerprint, Found, Memory, Question, fingerprint};
use super::residue::{Duty, duty};
use super::speech::{Manner, Stance, stance};
use super::statements::{self, statements};
use crate::grammar::{GrammarSet, Sentence, Sieved, Trail};
use crate::outline::Kind;
use crate::provision::Provision;
use crate::text::{Span, Words};

/// Reads the sentences of one document.
pub(super) struct Reader<'a> {
    source: Source<'a>,
    set: &'a GrammarSet,
    front: Option<Span>,
    memory: Option<&'a Memory>,
    /// The lines that stand in each heading met so far.
    above: HashMap<Span, Arc<Vec<Above>>>,
}

/// A sentence to read.
pub(super) struct Asked<'a> {
    provision: &'a Provision,
    /// With the words that open its list.
    words: Words<'a>,
    own: Sieved<'a>,
    /// Of its own words, and of all.
    prints: Option<(Fingerprint, Fingerprint)>,
    manner: Manner,
    /// Where a scope may stand, too: beside it, and in the first lines of the document.
    aside: Vec<Span>,
}

impl<'a> Reader<'a> {
    /// A reader of this document; `front` are the first lines of it, where they count.
    pub(super) fn new(
        source: Source<'a>,
        set: &'a GrammarSet,
        front: Option<Span>,
        memory: Option<&'a Memory>,
    ) -> Self {
        Self {
            source,
            set,
            front,
            memory,
            above: HashMap::default(),
        }
    }

    /// The sentence, as far as its own words tell.
    pub(super) fn asked(&self, provision: &'a Provision) -> Asked<'a> {
        let aside = provision.aside.iter().copied().chain(self.front).collect();
        let words = provision.words(self.source.text);
        let own = Sieved::new(words.own());
        let manner = || Manner::of(&own, &self.set.recognition);
        let text = &self.source.text.clean;
        let (prints, manner) = match self.memory {
            None => (None, manner()),
            Some(memory) => {
                let print = fingerprint(own.words, text);
                let all = if words.own_start() == 0 {
                    print
                } else {
                    fingerprint(words, text)
                };
                (Some((print, all)), *memory.manner(print, manner))
            }
        };
        Asked {
            provision,
            words,
            own,
            prints,
            manner,
            aside,
        }
    }

    /// How it is to be taken; `None` when it lays nothing down.
    pub(super) fn stance(&self, asked: &Asked<'_>) -> Option<Stance> {
        let sentence = (asked.provision, &asked.own);
        stance(self.source, sentence, asked.manner, &self.set.recognition)
    }

    /// The duty that it tells, if it does.
    pub(super) fn duty(&self, asked: &Asked<'_>) -> Option<Duty> {
        let find = || duty(&self.set.recognition, asked.words, &asked.own);
        match self.memory.zip(asked.prints) {
            Some((memory, (_, print))) => memory.duty(print, find),
            None => find(),
        }
    }

    /// The words to match, and what is found in them: an item that has a verb of duty is a sentence of its
    /// own, the others go on with the words that open their list.
    pub(super) fn found(&mut self, asked: &Asked<'a>, stance: Stance) -> (Words<'a>, Arc<Found>) {
        let alone = asked.manner.commands;
        let words = if alone { asked.own.words } else { asked.words };
        let provision = asked.provision;
        let kind = self.source.outline.units[provision.unit].kind;
        let sentence = Sentence::new(words).in_closing(kind == Kind::Chiusura);
        let set = self.set;
        let open = |number: &usize| !stance.claims_only || set.grammars[*number].only_claims();
        let known = self.memory.zip(asked.prints);
        let Some((memory, (own, all))) = known.filter(|_| provision.tail.is_empty()) else {
            let open: Vec<usize> = (0..set.grammars.len()).filter(open).collect();
            return (words, self.find(asked, &sentence, &open).into());
        };
        let print = if alone { own } else { all };
        let mentioned = memory.mentions(print, &sentence, set);
        let grammars: Vec<usize> = mentioned.iter().copied().filter(open).collect();
        if grammars.is_empty() {
            return (words, Arc::default());
        }
        (
            words,
            self.remembered(asked, memory, (&sentence, print), &grammars),
        )
    }

    /// What these grammars find in a sentence, or found in one like it before.
    fn remembered(
        &mut self,
        asked: &Asked<'a>,
        memory: &Memory,
        (sentence, print): (&Sentence<'_>, Fingerprint),
        grammars: &[usize],
    ) -> Arc<Found> {
        let headings = asked.provision.trail.iter();
        let above: Vec<_> = headings.map(|h| self.above(memory, *h)).collect();
        let text = &self.source.text.clean;
        let beside = |place: &Span| memory.aside(&self.sieved(*place), text, (self.set, grammars));
        let aside: Vec<_> = asked.aside.iter().map(beside).collect();
        let question = Question {
            print,
            grammars,
            above: &above,
            aside: &aside,
            closing: sentence.is_closing(),
        };
        memory.found(question, || self.find(asked, sentence, grammars))
    }

    /// The words of a place, to try lines on.
    fn sieved(&self, place: Span) -> Sieved<'a> {
        let all = &self.source.text.words;
        Sieved::new(Words::new(all, 0..0, all.inside(place)))
    }

    /// The lines that stand in a heading.
    fn above(&mut self, memory: &Memory, heading: Span) -> Arc<Vec<Above>> {
        let (place, text, set) = (self.sieved(heading), &self.source.text.clean, self.set);
        let look = || memory.above(&place, text, set);
        Arc::clone(self.above.entry(heading).or_insert_with(look))
    }

    /// What these grammars find in a sentence.
    fn find(&self, asked: &Asked<'_>, sentence: &Sentence<'_>, grammars: &[usize]) -> Found {
        let provision = asked.provision;
        let all = &self.source.text.words;
        let words = sentence.words();
        let inside = |span: &Span| Sieved::new(Words::new(all, 0..0, all.inside(*span)));
        let headings: Vec<Sieved<'_>> = provision.trail.iter().map(inside).collect();
        let aside: Vec<Sieved<'_>> = asked.aside.iter().map(inside).collect();
        let tail = provision.tail.clone();
        let around = Trail {
            text: &self.source.text.clean,
            headings: &headings,
            aside: &aside,
            tail: (!tail.is_empty()).then(|| Words::new(all, 0..0, tail)),
        };
        let parts = statements(words, self.set).into_iter();
        let parts = parts.map(|range| (range.clone(), Sentence::new(words.part(range))));
        let parts: Vec<_> = parts.collect();
        let hits = grammars.iter().flat_map(|number| {
            let hits = statements::apply(&self.set.grammars[*number], (sentence, around), &parts);
            hits.into_iter().map(move |hit| (*number, hit))
        });
        let hits: Vec<_> = hits.collect();
        let openings = if hits.is_empty() {
            Vec::new()
        } else {
            openings(words, &self.set.recognition)
        };
        Found { hits, openings }
    }
}
