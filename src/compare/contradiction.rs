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
        let binds = [Binding::Binding, Binding::Template, Binding::Form];
        binds.contains(&case.evidence.binding) && judgement.presence == Presence::Stated
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
    let form = |case: &Case<'_>| case.evidence.binding == Binding::Form;
    if one.0.evidence.locator == other.0.evidence.locator || (form(&one.0) && form(&other.0)) {
        return false;
    }
    if form(&one.0) || form(&other.0) {
        return two_values((a, one.0.evidence), (b, other.0.evidence)).is_some();
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

/// The same matter with two values in two articles or annexes, under the same condition.
pub fn two_values<'a>(
    one: (&'a Rule, &Evidence),
    other: (&'a Rule, &Evidence),
) -> Option<(&'a Value, &'a Value)> {
    let ((a, here), (b, there)) = (one, other);
    let parts = [part(&here.locator), part(&there.locator)];
    if parts[0] == parts[1] || a.condition != b.condition {
        return None;
    }
    // Between the body and what is annexed to it other words for the same thing are the same rule.
    let annexed = |step: Option<&Step>| step.is_some_and(|s| s.kind == "all");
    let across = annexed(parts[0]) != annexed(parts[1]);
    if !across && (a.clause != b.clause || a.bearer != b.bearer) {
        return None;
    }
    other_value(a, b, across)
}

/// Whether two rules give two values at some two places: what `two_values` asks of the rules alone.
pub fn may_disagree(a: &Rule, b: &Rule) -> bool {
    a.condition == b.condition && other_value(a, b, true).is_some()
}

/// The first slot for which two rules give two values.
fn other_value<'a>(a: &'a Rule, b: &'a Rule, across: bool) -> Option<(&'a Value, &'a Value)> {
    a.values.iter().find_map(|(slot, x)| {
        let y = b.values.get(slot)?;
        disagrees(x, y, across).then_some((x, y))
    })
}

/// Two plain numbers; between body and annex also two bands of hours, and a least against a most.
fn disagrees(x: &Value, y: &Value, across: bool) -> bool {
    let order = order::compare(x, y);
    let plain = bounds::is_plain(x) && bounds::is_plain(y);
    let bands =
        matches!((x, y), (Value::Band(a), Value::Band(b)) if a != b && clocked(a) && clocked(b));
    let flipped = order == Order::FlippedBound && matches!(x, Value::Count(_) | Value::Duration(_));
    (plain && matches!(order, Order::More | Order::Less)) || (across && (bands || flipped))
}

/// Whether the bands have hours of the clock, all of them.
fn clocked(bands: &crate::value::Bands) -> bool {
    bands.to_string().contains(|c: char| c.is_ascii_digit())
        && !Value::Band(bands.clone()).is_blank()
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
