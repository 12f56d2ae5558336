//! From single rules to one answer: who is heard first, and what counts when they do not agree.

use super::answer::{Answer, Outcome, Side, Why};
use super::fact::{Facts, Fault};
use super::ground::{Ground, Matter};
use super::say;
use super::weigh::{Weighed, weigh};
use crate::compare::Room;
use crate::rule::Binding;
use crate::value::{Modality, ValueType};

/// What was decided, and on which rules.
#[derive(Clone, Debug)]
pub(super) struct Decision<'a> {
    /// The answer in one word.
    pub outcome: Outcome,
    /// Why there is none, or why it does not come from the act.
    pub why: Option<Why>,
    /// The rules that decided, in the order of the text.
    pub by: Vec<Weighed<'a>>,
    /// What to know besides.
    pub cautions: Vec<String>,
}

/// Answers a question about one topic of one document.
///
/// # Errors
/// When a fact does not exist, or cannot be read.
pub fn ask(matter: &Matter<'_>, given: &[(String, String)]) -> Result<Answer, Fault> {
    let facts = Facts::read(given, matter)?;
    let all = heard(matter.locals(), &facts);
    let none_left = !matter.locals().is_empty();
    let out = |w: &Weighed<'_>| matter.at.and_then(|day| w.ground.out_of_force(day));
    let (gone, local): (Vec<_>, Vec<_>) = all.into_iter().partition(|w| out(w).is_some());
    let contract = heard(matter.contractual(), &facts);
    let lapsed = gone.first().and_then(out).filter(|_| local.is_empty());
    let decision = if let Some(why) = lapsed {
        ended(why, &gone, &contract)
    } else if local.is_empty() && none_left {
        Decision::open(Why::Beyond)
    } else if facts.at_office {
        Decision {
            by: local.clone(),
            ..Decision::open(Why::Elsewhere)
        }
    } else {
        between(matter, &local, &contract)
    };
    Ok(say::answer(matter, &facts, &decision, &contract))
}

/// The rules of the act are out of force on the day: the contract, where it says something, is left.
fn ended<'a>(why: Why, gone: &[Weighed<'a>], contract: &[Weighed<'a>]) -> Decision<'a> {
    let gone = Decision {
        by: gone.to_vec(),
        ..Decision::open(why)
    };
    if contract.is_empty() {
        return gone;
    }
    let law = one_side(None, contract);
    if law.outcome == Outcome::Undetermined {
        return gone;
    }
    law.because(why).noting(&gone)
}

/// The rules that the facts ask for, each held against them.
fn heard<'a>(grounds: Vec<Ground<'a>>, facts: &Facts) -> Vec<Weighed<'a>> {
    let kept = grounds.into_iter().filter(|g| asked_for(g, facts));
    kept.map(|g| weigh(g, facts)).collect()
}

/// Whether the facts ask for this rule: its place, and whom it concerns.
fn asked_for(ground: &Ground<'_>, facts: &Facts) -> bool {
    use crate::value::Party::{Amministrazione, Dirigente, Entrambi};
    let party = facts.party.is_none_or(|party| {
        let bearer = ground.rule.bearer;
        let employer = |p| matches!(p, Amministrazione | Dirigente);
        bearer == party || bearer == Entrambi || (employer(bearer) && employer(party))
    });
    let local = ground.side == Side::Document;
    let place = facts
        .place
        .as_deref()
        .filter(|_| local)
        .is_none_or(|place| {
            let rest = ground.place.strip_prefix(place);
            rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        });
    party && place
}

/// The act first; the contract where the act is silent, refers elsewhere or leaves a field empty that the
/// contract bounds.
fn between<'a>(
    matter: &Matter<'_>,
    local: &[Weighed<'a>],
    contract: &[Weighed<'a>],
) -> Decision<'a> {
    let law = || (!contract.is_empty()).then(|| one_side(None, contract));
    if local.is_empty() {
        return match law() {
            Some(law) => law.because(Why::Silent),
            None => Decision::open(matter.nothing()),
        };
    }
    let own = one_side(matter.contradiction().map(|(place, _)| place), local);
    let touched = local.iter().any(|w| w.touched);
    let elsewhere = contract.iter().any(|w| w.touched);
    match own.why {
        Some(Why::Claim | Why::Reported | Why::Contradictory) => own,
        Some(why @ (Why::Referred | Why::Unlisted | Why::Beyond)) => match law() {
            Some(law) if law.outcome != Outcome::Undetermined => law.because(why).noting(&own),
            _ => own,
        },
        Some(Why::Blank) => match law() {
            Some(law) if elsewhere && law.outcome == Outcome::No && binds(&law) => {
                law.because(Why::Blank).noting(&own)
            }
            _ => own,
        },
        _ if !touched && elsewhere => match law() {
            Some(law) => law.because(Why::Silent).noting(&own),
            None => own,
        },
        None => own.against(law()),
        Some(_) => own,
    }
}

/// Whether the institution may not go below these rules.
fn binds(decision: &Decision<'_>) -> bool {
    let floor = |w: &Weighed<'_>| matches!(w.ground.room, Some(Room::Floor | Room::Fixed));
    decision.by.iter().any(floor)
}

impl<'a> Decision<'a> {
    fn open(why: Why) -> Self {
        Self {
            outcome: Outcome::Undetermined,
            why: Some(why),
            by: Vec::new(),
            cautions: Vec::new(),
        }
    }

    fn on(outcome: Outcome, why: Option<Why>, by: &[&Weighed<'a>]) -> Self {
        Self {
            outcome,
            why,
            by: by.iter().map(|w| (*w).clone()).collect(),
            cautions: Vec::new(),
        }
    }

    /// The same, with the reason why it is the contract that answers; its own reason stays where it has one.
    fn because(mut self, why: Why) -> Self {
        self.why = match self.outcome {
            Outcome::Undetermined => self.why.or(Some(why)),
            _ => Some(why),
        };
        self
    }

    /// The same, with the places of the act that did not decide.
    fn noting(mut self, own: &Decision<'_>) -> Self {
        if let Some(first) = own.by.first() {
            let side = first.ground.side.italian();
            let about = own.why.map_or("non lo dice", Why::italian);
            self.cautions
                .push(format!("{side} ({}): {about}", first.ground.place));
        }
        self
    }

    /// The same, with a word where the contract answers otherwise.
    fn against(mut self, law: Option<Decision<'_>>) -> Self {
        if let Some(law) = law.filter(|l| l.by.iter().any(|w| w.touched))
            && let (Outcome::Yes, Outcome::No) | (Outcome::No, Outcome::Yes) =
                (self.outcome, law.outcome)
            && let Some(first) = law.by.first()
        {
            let said = first.held.join("; ");
            let place = first.ground.place;
            self.cautions.push(format!(
                "il contratto risponde {} ({place}): {said}",
                law.outcome.italian()
            ));
        }
        self
    }
}

/// What one side says; `doubt` is a place where it contradicts itself.
fn one_side<'a>(doubt: Option<&crate::outline::Locator>, all: &[Weighed<'a>]) -> Decision<'a> {
    let touched: Vec<&Weighed<'a>> = all.iter().filter(|w| w.touched).collect();
    let held = !touched.is_empty();
    let set = if held { touched } else { all.iter().collect() };
    if let Some(weak) = set.iter().find_map(|w| w.ground.weak())
        && set.iter().all(|w| w.ground.weak().is_some())
    {
        return Decision::on(Outcome::Undetermined, Some(weak), &set);
    }
    let set: Vec<&Weighed<'a>> = set
        .into_iter()
        .filter(|w| w.ground.weak().is_none())
        .collect();
    let here = |w: &&Weighed<'a>| w.ground.evidence.map(|e| &e.locator) == doubt;
    let apart = |outcome| set.iter().any(|w| w.outcome == outcome);
    let split = !held || (apart(Outcome::Yes) && apart(Outcome::No));
    if doubt.is_some() && split && set.iter().any(here) {
        return Decision::on(Outcome::Undetermined, Some(Why::Contradictory), &set);
    }
    if held { facts_held(&set) } else { plain(&set) }
}

/// Levels of force, strongest first: the act; its models and forms; its examples.
fn level(weighed: &Weighed<'_>) -> u8 {
    match weighed.ground.binding() {
        Binding::Binding => 0,
        Binding::Template | Binding::Form => 1,
        _ => 2,
    }
}

fn facts_held<'a>(set: &[&Weighed<'a>]) -> Decision<'a> {
    let mut decided: Option<Decision<'a>> = None;
    for n in 0..3 {
        let of_level: Vec<&Weighed<'a>> = set.iter().filter(|w| level(w) == n).copied().collect();
        if of_level.is_empty() {
            continue;
        }
        let next = agreed(&of_level);
        decided = Some(match decided {
            None => next,
            Some(before) => joined(before, next, set),
        });
    }
    decided.unwrap_or_else(|| Decision::open(Why::Beyond))
}

/// A stronger level with a weaker one: the weaker fills in, or shows that they disagree.
fn joined<'a>(strong: Decision<'a>, weak: Decision<'a>, set: &[&Weighed<'a>]) -> Decision<'a> {
    match (strong.outcome, weak.outcome) {
        (Outcome::Yes, Outcome::No) | (Outcome::No, Outcome::Yes) => {
            Decision::on(Outcome::Undetermined, Some(Why::Contradictory), set)
        }
        (Outcome::Undetermined, Outcome::Yes | Outcome::No)
            if matches!(strong.why, Some(Why::Beyond | Why::Unlisted)) =>
        {
            weak.noting(&strong)
        }
        (_, Outcome::Undetermined) => strong.noting(&weak),
        _ => strong,
    }
}

/// Rules of the same force: bounds have to hold all, one band or list that takes the fact is enough.
fn agreed<'a>(set: &[&Weighed<'a>]) -> Decision<'a> {
    let with = |outcome: Outcome| -> Vec<&Weighed<'a>> {
        set.iter()
            .filter(|w| w.outcome == outcome)
            .copied()
            .collect()
    };
    let (yes, no) = (with(Outcome::Yes), with(Outcome::No));
    let (open, value) = (with(Outcome::Undetermined), with(Outcome::Value));
    let counted = set.iter().any(|w| w.counted);
    let membership = no.iter().all(|w| !w.ground.negative());
    let undetermined = || {
        let why = open.iter().filter_map(|w| w.why).min();
        Decision::on(Outcome::Undetermined, why, &open)
    };
    match (yes.is_empty(), no.is_empty(), open.is_empty()) {
        (_, false, _) if counted => Decision::on(Outcome::No, None, &no),
        (false, _, false) if counted => undetermined(),
        (false, false, _) if !membership => {
            Decision::on(Outcome::Undetermined, Some(Why::Contradictory), set)
        }
        (false, ..) => Decision::on(Outcome::Yes, None, &yes),
        (true, false, false) if membership => undetermined(),
        (true, false, _) => Decision::on(Outcome::No, None, &no),
        (true, true, false) => undetermined(),
        (true, true, true) => Decision::on(Outcome::Value, None, &value),
    }
}

/// What the rules say by themselves.
fn plain<'a>(set: &[&Weighed<'a>]) -> Decision<'a> {
    let stated: Vec<&Weighed<'a>> = set
        .iter()
        .filter(|w| w.ground.rule.modality != Modality::Reference)
        .copied()
        .collect();
    if stated.is_empty() {
        return Decision::on(Outcome::Undetermined, Some(Why::Referred), set);
    }
    let blank: Vec<&Weighed<'a>> = stated
        .iter()
        .filter(|w| uncovered(w, &stated))
        .copied()
        .collect();
    if !blank.is_empty() {
        return Decision::on(Outcome::Undetermined, Some(Why::Blank), &blank);
    }
    let unverified = |w: &&&Weighed<'a>| !w.ground.rule.unverified.is_empty();
    if let Some(one) = stated.iter().find(unverified) {
        return Decision::on(Outcome::Undetermined, Some(Why::Unverified), &[one]);
    }
    told(&stated)
}

/// Whether the rule leaves a field empty that no rule beside it fills. Empty words (an address, a name) are
/// of the case and not of the rule.
fn uncovered(weighed: &Weighed<'_>, set: &[&Weighed<'_>]) -> bool {
    let rule = weighed.ground.rule;
    let fills = |slot: &String| {
        let mut others = set.iter().filter_map(|w| w.ground.rule.values.get(slot));
        others.any(|v| !v.is_blank())
    };
    let mut values = rule.values.iter();
    values.any(|(slot, v)| v.is_blank() && v.value_type() != ValueType::Text && !fills(slot))
}

fn told<'a>(set: &[&Weighed<'a>]) -> Decision<'a> {
    let flags: Vec<(&str, bool)> = set.iter().filter_map(|w| w.ground.flag()).collect();
    let opposed = flags
        .iter()
        .any(|(slot, yes)| flags.iter().any(|(other, no)| slot == other && yes != no));
    if opposed {
        return Decision::on(Outcome::Undetermined, Some(Why::Contradictory), set);
    }
    let valued = set.iter().any(|w| !w.ground.rule.values.is_empty());
    let first = set.first().map_or(Outcome::Value, |w| w.outcome);
    let alike = set.iter().all(|w| w.outcome == first);
    let outcome = match flags.first() {
        Some((slot, yes)) if flags.iter().all(|(other, _)| other == slot) => {
            super::ground::answer(*yes)
        }
        None if alike && !valued => first,
        _ => Outcome::Value,
    };
    Decision::on(outcome, None, set)
}
