//! What a grammar sees in one sentence, stage by stage: for whoever writes it.

use super::apply::{Sentence, Trail};
use super::gate::{Gate, gate};
use super::trial::Trial;
use super::{Grammar, Line};

/// One stage, with the line that decided it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// No word of the topic stands in the sentence.
    NoMention,
    /// Nothing in the sentence or above it says that the topic is meant.
    NoScope,
    /// A line of `reject` or `unless` stands there.
    Stopped(String),
    /// No phrase of any clause stands there.
    NoPhrase,
    /// A phrase stands there: clause and phrase.
    Phrase(String, String),
    /// A phrase of the clause stands there, and a line of its own lists stops it.
    Held(String, String),
}

impl Grammar {
    /// Stages in the order in which they are tried; the last decides.
    pub fn why(&self, sentence: &Sentence<'_>, trail: Trail<'_>) -> Vec<Stage> {
        let trial = &mut Trial::default();
        let mentioned = |line: &Line| line.program.occurs_in(sentence.own());
        if trial.first(&self.mention, mentioned).is_none() {
            return vec![Stage::NoMention];
        }
        let written = |line: &Line| line.phrase.value.clone();
        match gate(self.lists(), sentence, trail, trial) {
            Gate::OutOfScope => return vec![Stage::NoScope],
            Gate::Stopped(line) => return vec![Stage::Stopped(written(line))],
            Gate::Open => {}
        }
        let mut out = Vec::new();
        for (_, clause) in self.clauses_for(sentence) {
            let Some((line, _)) = self.phrase(clause, sentence) else {
                continue;
            };
            let id = clause.id.clone();
            out.push(match gate(clause.lists(), sentence, trail, trial) {
                Gate::OutOfScope => Stage::Held(id, "scope".into()),
                Gate::Stopped(stop) => Stage::Held(id, written(stop)),
                Gate::Open => Stage::Phrase(id, written(line)),
            });
        }
        if out.is_empty() {
            out.push(Stage::NoPhrase);
        }
        out
    }
}
