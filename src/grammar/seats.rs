//! One table of all the programs of a set: which of them may begin with which word.

use std::sync::Arc;

use super::recognition::{ActKind, Comparto, Speech};
use super::{Clause, Grammar, GrammarSet, Line, ListSigns, Recognition, Slot};
use crate::text::Starts;

impl GrammarSet {
    /// Gives each program that reads documents its seat in one table.
    pub(super) fn seat(&mut self) {
        let recognition = lines_of_recognition(&mut self.recognition);
        let grammars = self.grammars.iter_mut().flat_map(lines_of_grammar);
        let lines: Vec<&mut Line> = recognition.into_iter().chain(grammars).collect();
        let patterns: Vec<_> = lines.iter().map(|line| line.program.opens()).collect();
        let table = Arc::new(Starts::new(&patterns));
        drop(patterns);
        for (bit, line) in (0..).zip(lines) {
            line.program.sit(table.id(), bit);
        }
        for grammar in &mut self.grammars {
            grammar.lists = Arc::clone(&self.recognition.lists);
        }
        self.starts = Some(table);
    }
}

fn lines_of_grammar(grammar: &mut Grammar) -> Vec<&mut Line> {
    let own = [
        &mut grammar.mention,
        &mut grammar.scope,
        &mut grammar.reject,
        &mut grammar.unless,
    ];
    let slots = grammar.slots.iter_mut().flat_map(lines_of_slot);
    let clauses = grammar.clauses.iter_mut().flat_map(lines_of_clause);
    let own = own.into_iter().flatten();
    own.chain(slots).chain(clauses).collect()
}

fn lines_of_slot(slot: &mut Slot) -> impl Iterator<Item = &mut Line> {
    slot.items.iter_mut().flat_map(|(_, lines)| lines)
}

fn lines_of_clause(clause: &mut Clause) -> impl Iterator<Item = &mut Line> {
    [
        &mut clause.scope,
        &mut clause.reject,
        &mut clause.unless,
        &mut clause.phrases,
    ]
    .into_iter()
    .flatten()
}

fn lines_of_recognition(recognition: &mut Recognition) -> Vec<&mut Line> {
    let Recognition {
        condition,
        exception,
        resume,
        circumstance,
        joint,
        citation,
        adoption,
        deontic,
        speech,
        preamble,
        resolution,
        unsaid,
        quotation,
        lists,
        oblique,
        agent,
        doer,
        dative,
        subordinate,
        article,
        kinds,
        annexes,
        comparti,
    } = recognition;
    let lists = Arc::make_mut(lists);
    let ListSigns {
        ordered,
        closed,
        example,
    } = lists;
    let plain = [
        condition,
        exception,
        resume,
        circumstance,
        joint,
        citation,
        adoption,
        preamble,
        resolution,
        unsaid,
        quotation,
        oblique,
        agent,
        doer,
        dative,
        subordinate,
        article,
        ordered,
        closed,
        example,
    ];
    let speech = speech.iter_mut().chain(annexes);
    let speech = speech.flat_map(|Speech { phrases, .. }| phrases);
    let deontic = deontic.iter_mut().flat_map(|(_, lines)| lines);
    let kinds = kinds.iter_mut();
    let kinds = kinds.flat_map(|ActKind { head, text, .. }| head.iter_mut().chain(text));
    let comparti = comparti.iter_mut().flat_map(lines_of_comparto);
    let plain = plain.into_iter().flatten();
    plain
        .chain(speech)
        .chain(deontic)
        .chain(kinds)
        .chain(comparti)
        .collect()
}

fn lines_of_comparto(comparto: &mut Comparto) -> impl Iterator<Item = &mut Line> {
    let cited = comparto.cited.iter_mut().flat_map(|(_, lines)| lines);
    comparto
        .names
        .iter_mut()
        .chain(&mut comparto.contracts)
        .chain(cited)
}
