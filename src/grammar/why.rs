//! What a grammar sees in one sentence, stage by stage: for whoever writes it.

use super::apply::{Sentence, Trail, stands_at};
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
        let own = |line: &&Line| line.program.occurs_in(sentence.own());
        if !self.mention.iter().any(|line| own(&line)) {
            return vec![Stage::NoMention];
        }
        let near = |line: &&Line| stands_at(line, sentence, trail, true);
        let here = |line: &&Line| stands_at(line, sentence, trail, false);
        if !self.scope.is_empty() && !self.scope.iter().any(|line| near(&line)) {
            return vec![Stage::NoScope];
        }
        let stops = self.reject.iter().find(near);
        if let Some(line) = stops.or_else(|| self.unless.iter().find(here)) {
            return vec![Stage::Stopped(line.phrase.value.clone())];
        }
        let mut out = Vec::new();
        for clause in self.clauses.iter().filter(|c| !c.closing) {
            let Some((line, _)) = self.phrase(clause, sentence) else {
                continue;
            };
            let scoped = clause.scope.is_empty() || clause.scope.iter().any(|line| near(&line));
            let stops = clause.reject.iter().find(near);
            let stops = stops.or_else(|| clause.unless.iter().find(here));
            out.push(match stops {
                Some(line) => Stage::Held(clause.id.clone(), line.phrase.value.clone()),
                None if !scoped => Stage::Held(clause.id.clone(), "scope".into()),
                None => Stage::Phrase(clause.id.clone(), line.phrase.value.clone()),
            });
        }
        if out.is_empty() {
            out.push(Stage::NoPhrase);
        }
        out
    }
}
