//! A document with its rules, and what the rules of one document say of each other.

use super::document::{self, Reading};
use super::setup::Setup;
use crate::compare::bound_by_itself;
use crate::ingest;
use crate::lint::{self, Subject};
use crate::rule::{Identity, State};
use crate::source::SourceFile;

/// Reads a document, and sets the state of the rules that contradict each other or can be read in two ways.
pub fn read(file: &SourceFile, text: ingest::Read, known: Identity, setup: &Setup) -> Reading {
    let mut reading = document::read(
        file,
        text,
        known,
        (&setup.grammars, setup.memory.as_deref()),
    );
    let subject = Subject {
        text: &reading.text,
        outline: &reading.outline,
        provisions: &reading.provisions,
        forces: &reading.forces,
        references: &reading.references,
        ruleset: &reading.ruleset,
        set: &setup.grammars,
        topics: &setup.topics,
        contract: None,
    };
    let states = lint::states(&subject);
    for rule in &mut reading.ruleset.rules {
        if let Some(state) = states
            .get(&rule.id)
            .filter(|_| rule.state == State::Loadable)
        {
            rule.state = *state;
        }
    }
    bound_by_itself(&mut reading.ruleset);
    reading
}
