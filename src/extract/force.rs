//! From when and until when rules are in force: as the act says of itself, or a sentence of itself.

use std::collections::BTreeSet;

use crate::grammar::{GrammarSet, Line, Recognition};
use crate::rule::{Binding, InForce, Rule};
use crate::text::Words;
use crate::value::{self, Value, ValueType};

/// The days that open a sentence: «A decorrere dal 1° gennaio 2024, …», «Fino al 31 dicembre 2024 …».
pub(super) fn of_sentence(words: Words<'_>, recognition: &Recognition) -> Option<InForce> {
    let own = words.own();
    let first = day(own, 0, &recognition.in_force_from);
    let at = first.as_ref().map_or(0, |(_, end)| *end);
    let last = day(own, at, &recognition.in_force_until);
    let days = InForce {
        from: first.map(|(day, _)| day),
        until: last.map(|(day, _)| day),
        said_by: Vec::new(),
    };
    (days.from.is_some() || days.until.is_some()).then_some(days)
}

/// The day after one of `signs` at word `at`: ISO form, and the word after it. A date without a year is
/// no day: it comes back every year.
fn day(words: Words<'_>, at: usize, signs: &[Line]) -> Option<(String, usize)> {
    signs.iter().find_map(|line| {
        let found = line.program.at(at, words, &|_, _| None, &|_| true)?;
        let end = found.words.end;
        match value::read(ValueType::Date, words, end) {
            Some((Value::Date(date), n)) if date.has_year() => Some((date.iso(), end + n)),
            _ => None,
        }
    })
}

/// Gives the days of the act to all its rules that have none of their own.
///
/// Which clauses tell them, and in which slots, the grammars say. What an act lays down counts for what it
/// lays down; what a note reports of an act counts for what it reports; a claim is never in force. Where an
/// act gives two different days, none is believed.
pub(super) fn of_act(rules: &mut [Rule], set: &GrammarSet) {
    for reported in [false, true] {
        let told = rules.iter().filter(|r| is_told(r) == Some(reported));
        let days: Vec<Said> = told.filter_map(|rule| said(rule, set)).collect();
        let Some(days) = agreed(&days) else {
            continue;
        };
        for rule in rules.iter_mut() {
            if is_told(rule) == Some(reported) && rule.in_force.is_none() {
                rule.in_force = Some(days.clone());
            }
        }
    }
}

/// Whether a rule is told and not laid down; `None` for a claim.
fn is_told(rule: &Rule) -> Option<bool> {
    match rule.evidence.iter().map(|e| e.binding).min()? {
        Binding::Binding | Binding::Template | Binding::Form => Some(false),
        Binding::Reported | Binding::Example => Some(true),
        Binding::Claim => None,
    }
}

/// First day, last day, and the id of the rule that gives them.
type Said = (Option<String>, Option<String>, String);

fn said(rule: &Rule, set: &GrammarSet) -> Option<Said> {
    let (from, until) = days_told(rule, set)?;
    Some((from, until, rule.id.clone()))
}

/// The first and the last day, ISO 8601, that a rule gives for the whole act; `None` where it gives none.
pub fn days_told(rule: &Rule, set: &GrammarSet) -> Option<(Option<String>, Option<String>)> {
    let models = [Binding::Template, Binding::Form, Binding::Example];
    if rule.evidence.iter().all(|e| models.contains(&e.binding)) {
        return None;
    }
    let grammar = set.grammars.iter().find(|g| g.topic == rule.topic)?;
    let clause = grammar.clauses.iter().find(|c| c.id == rule.clause)?;
    let day = |slot: &Option<String>| match rule.values.get(slot.as_ref()?) {
        Some(Value::Date(date)) if date.has_year() => Some(date.iso()),
        _ => None,
    };
    let (from, until) = (day(&clause.in_force.0), day(&clause.in_force.1));
    (from.is_some() || until.is_some()).then_some((from, until))
}

/// The days on which all agree.
fn agreed(days: &[Said]) -> Option<InForce> {
    let one = |all: BTreeSet<&String>| match all.len() {
        1 => all.first().map(|day| (*day).clone()),
        _ => None,
    };
    let from = one(days.iter().filter_map(|d| d.0.as_ref()).collect());
    let until = one(days.iter().filter_map(|d| d.1.as_ref()).collect());
    if from.is_none() && until.is_none() {
        return None;
    }
    let by: BTreeSet<String> = days.iter().map(|d| d.2.clone()).collect();
    Some(InForce {
        from,
        until,
        said_by: by.into_iter().collect(),
    })
}
