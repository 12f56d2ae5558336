//! Two binding places of one document that disagree on a topic.

use super::contract::text_side;
use super::verdict::{Case, Judgement};
use super::{Deviation, Presence, Verdict, reason};
use crate::rule::{Binding, Modality, Rule};
use crate::value::Party;

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
    let opposite = !same && matches!((grants(a), grants(b)), (Some(x), Some(y)) if x != y);
    let signs = [one.1.verdict, other.1.verdict];
    let apart = signs
        .iter()
        .any(|v| matches!(v, Verdict::Better | Verdict::AddedBetter))
        && signs
            .iter()
            .any(|v| matches!(v, Verdict::Worse | Verdict::AddedWorse));
    (ranked && opposite) || ((ranked || same) && apart)
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
    let reason = reason::contradictory(
        (&one.0.evidence.place, one.1.verdict),
        (&case.evidence.place, judgement.verdict),
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
