//! Two binding places of one document that disagree on a topic.

use super::bounds;
use super::contract::text_side;
use super::verdict::{Case, Judgement};
use super::{Deviation, Presence, Topic, Verdict, reason};
use crate::outline::{Locator, Step};
use crate::rule::{Binding, Evidence, Modality, Rule};
use crate::value::order::{self, Order};
use crate::value::{Party, Value};

/// The first two places of a topic that disagree, as one more cell at the second.
pub(super) fn find(document: &str, judged: &[(Case<'_>, Judgement)]) -> Option<Deviation> {
    let stands = |(case, judgement): &&(Case<'_>, Judgement)| {
        matches!(case.evidence.binding, Binding::Binding | Binding::Template)
            && judgement.presence == Presence::Stated
    };
    let places: Vec<_> = judged.iter().filter(stands).collect();
    let pairs = places
        .iter()
        .enumerate()
        .flat_map(|(i, one)| places[i + 1..].iter().map(move |other| (*one, *other)));
    let (one, other) = pairs
        .into_iter()
        .find(|(one, other)| disagree(one, other))?;
    Some(cell(document, one, other))
}

fn disagree(one: &(Case<'_>, Judgement), other: &(Case<'_>, Judgement)) -> bool {
    let (a, b) = (one.0.rule, other.0.rule);
    let topic = one.0.topic;
    if one.0.evidence.locator == other.0.evidence.locator {
        return false;
    }
    let ranked = topic.rank(&a.clause).is_some() && topic.rank(&b.clause).is_some();
    let same = a.clause == b.clause;
    let signs = [one.1.verdict, other.1.verdict];
    let apart = signs
        .iter()
        .any(|v| matches!(v, Verdict::Better | Verdict::AddedBetter))
        && signs
            .iter()
            .any(|v| matches!(v, Verdict::Worse | Verdict::AddedWorse));
    opposed(topic, a, b)
        || ((ranked || same) && apart)
        || two_values((a, one.0.evidence), (b, other.0.evidence)).is_some()
}

/// Whether one rule gives to the worker what another of the same topic takes away: two clauses with a
/// direction, of opposite sign.
pub fn opposed(topic: &Topic, a: &Rule, b: &Rule) -> bool {
    let ranked = topic.rank(&a.clause).is_some() && topic.rank(&b.clause).is_some();
    let opposite = matches!((grants(a), grants(b)), (Some(x), Some(y)) if x != y);
    ranked && a.clause != b.clause && opposite
}

/// The same rule with two plain values in two articles or annexes, under the same condition.
pub fn two_values<'a>(
    one: (&'a Rule, &Evidence),
    other: (&'a Rule, &Evidence),
) -> Option<(&'a Value, &'a Value)> {
    let ((a, here), (b, there)) = (one, other);
    let same = a.clause == b.clause && a.bearer == b.bearer && a.condition == b.condition;
    if !same || part(&here.locator) == part(&there.locator) {
        return None;
    }
    a.values.iter().find_map(|(slot, x)| {
        let y = b.values.get(slot)?;
        let plain = bounds::is_plain(x) && bounds::is_plain(y);
        let differ = matches!(order::compare(x, y), Order::More | Order::Less);
        (plain && differ).then_some((x, y))
    })
}

/// The article or annex of a place, else its first step.
fn part(locator: &Locator) -> Option<&Step> {
    let main = locator
        .0
        .iter()
        .find(|step| matches!(step.kind.as_str(), "art" | "all"));
    main.or(locator.0.first())
}

/// Whether a rule gives something to the worker or takes it away; `None` when it does neither.
fn grants(rule: &Rule) -> Option<bool> {
    let employer = matches!(rule.bearer, Party::Amministrazione | Party::Dirigente);
    match rule.modality {
        Modality::Right => Some(true),
        Modality::Permission if !employer => Some(true),
        Modality::Obligation | Modality::Prohibition if employer => Some(true),
        Modality::Prohibition | Modality::Exclusion => Some(false),
        _ => None,
    }
}

fn cell(document: &str, one: &(Case<'_>, Judgement), other: &(Case<'_>, Judgement)) -> Deviation {
    let (case, judgement) = other;
    let numbers = two_values((one.0.rule, one.0.evidence), (case.rule, case.evidence));
    let place = |case: &Case<'_>, value: Option<&Value>| match value {
        Some(value) => format!("{} ({value})", case.evidence.place),
        None => case.evidence.place.clone(),
    };
    let reason = reason::contradictory(
        (&place(&one.0, numbers.map(|(x, _)| x)), one.1.verdict),
        (&place(case, numbers.map(|(_, y)| y)), judgement.verdict),
    );
    Deviation {
        id: format!(
            "{document}/{}/{}/contradictory",
            case.topic.id, case.evidence.locator
        ),
        topic: case.topic.id.clone(),
        local: text_side(case.rule, case.evidence),
        baseline: judgement.baseline.clone(),
        presence: Presence::Stated,
        baseline_presence: judgement.baseline_presence,
        favour: judgement.favour,
        room: judgement.room,
        verdict: Verdict::Contradictory,
        constraint: None,
        reason,
        interpretations: Vec::new(),
    }
}
