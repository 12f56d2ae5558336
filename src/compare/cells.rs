//! A document against a contract: one cell per topic and place.

use std::collections::BTreeMap;

use super::choose::Choice;
use super::contract::{Contract, Says, text_side};
use super::topic::Topic;
use super::verdict::{self, Case, Judgement};
use super::{
    BaselinePresence, Comparison, Deviation, Favour, Presence, Side, Verdict, contradiction,
    omission, reason, referred,
};
use crate::outline::Locator;
use crate::rule::{Rule, Ruleset};

/// Version of the format of a comparison.
pub const FORMAT: &str = "deroga/deviations/1";

/// Compares a document with the contract chosen for it; no contract, nothing is comparable.
///
/// The cells are in the order of attention, then by topic and place. `topics` are those to speak
/// of; rules on other topics are passed over.
pub fn compare(
    local: &Ruleset,
    choice: &Choice,
    contract: Option<&Contract>,
    topics: &[Topic],
) -> Comparison {
    let mut deviations: Vec<Deviation> = Vec::new();
    if let Some(contract) = contract {
        deviations.extend(omission::from_agreements(
            local,
            contract,
            &choice.withheld,
            topics,
        ));
    }
    let referrals = referred::referrals(local);
    for topic in topics {
        let omitted = deviations.iter().any(|d| d.topic == topic.id);
        let stated = local.rules.iter().any(|r| r.topic == topic.id);
        let by_reference = contract
            .filter(|_| !stated && !omitted && !choice.withheld.contains(&topic.id))
            .and_then(|c| referred::cell(&local.document.id, &referrals, c, topic));
        match by_reference {
            Some(cell) => deviations.push(cell),
            None => deviations.extend(of_topic(local, choice, contract, topic, omitted)),
        }
    }
    for deviation in &mut deviations {
        deviation.interpretations = interpretations(contract, &deviation.topic);
    }
    deviations.sort_by_cached_key(order);
    Comparison {
        format: FORMAT.into(),
        document: local.document.id.clone(),
        baseline: contract.map(|c| c.id.clone()),
        indicative: choice.indicative,
        reason: choice.reason.clone(),
        warnings: choice.warnings.clone(),
        deviations,
        residue: Vec::new(),
        copied: Vec::new(),
    }
}

fn order(deviation: &Deviation) -> (Verdict, String, Option<usize>, Option<Locator>) {
    let side = &deviation.local;
    (
        deviation.verdict,
        deviation.topic.clone(),
        side.origin.map(|o| o.line),
        side.locator.clone(),
    )
}

fn interpretations(contract: Option<&Contract>, topic: &str) -> Vec<String> {
    let all = contract.map_or(&[][..], |c| &c.interpretations);
    all.iter()
        .filter(|i| i.topic == topic)
        .map(|i| format!("{}: {}", i.source, i.says))
        .collect()
}

/// The cells of one topic; `omitted` when its silence is already told.
fn of_topic(
    local: &Ruleset,
    choice: &Choice,
    contract: Option<&Contract>,
    topic: &Topic,
    omitted: bool,
) -> Vec<Deviation> {
    let siblings: Vec<&Rule> = local.rules.iter().filter(|r| r.topic == topic.id).collect();
    let says = contract.map(|c| {
        if choice.withheld.contains(&topic.id) {
            Says::NoText
        } else {
            c.says(&topic.id)
        }
    });
    if siblings.is_empty() {
        let silent = says
            .filter(|_| !omitted)
            .map(|says| silent(&local.document.id, topic, &says));
        return silent.into_iter().collect();
    }
    let judged = judge_all(&siblings, topic, says.as_ref());
    let mut places: BTreeMap<&Locator, Vec<&(Case<'_>, Judgement)>> = BTreeMap::new();
    for one in &judged {
        places.entry(&one.0.evidence.locator).or_default().push(one);
    }
    let mut cells: Vec<Deviation> = places
        .values()
        .filter_map(|here| merge(&local.document.id, here))
        .collect();
    cells.extend(contradiction::find(&local.document.id, &judged));
    cells
}

/// Judges every rule of a topic at every place, and what a copied rule leaves out.
fn judge_all<'a>(
    siblings: &'a [&'a Rule],
    topic: &'a Topic,
    says: Option<&Says<'_>>,
) -> Vec<(Case<'a>, Judgement)> {
    let mut judged = Vec::new();
    for &rule in siblings {
        for evidence in &rule.evidence {
            let case = Case {
                rule,
                evidence,
                topic,
                siblings,
            };
            let judgement = verdict::judge(&case, says);
            let missing = match says {
                Some(Says::Stated(all)) if judgement.verdict == Verdict::Equal => {
                    omission::left_out(&case, &judgement.baseline, all)
                }
                _ => None,
            };
            let missing = missing.map(|base| Judgement {
                verdict: Verdict::Omitted,
                favour: Favour::Worse,
                reason: reason::left_out(topic, base),
                baseline: base.side.clone(),
                room: base.room,
                ..judgement.clone()
            });
            judged.push((case, missing.unwrap_or(judgement)));
        }
    }
    judged
}

/// How much a judgement counts among those of one place: the first gives the cell its verdict.
///
/// As in the order of attention, but a neutral addition does not hide that the rest is equal, nor
/// a protection left out that a field is empty.
fn weight(verdict: Verdict) -> usize {
    let rank = |v| {
        2 * Verdict::ALL
            .iter()
            .position(|x| *x == v)
            .unwrap_or_default()
    };
    match verdict {
        Verdict::AddedNeutral => rank(Verdict::Equal) + 1,
        Verdict::Omitted => rank(Verdict::Blank) + 1,
        other => rank(other),
    }
}

/// One cell out of all that a topic says at one place.
fn merge(document: &str, here: &[&(Case<'_>, Judgement)]) -> Option<Deviation> {
    let (case, judgement) = here.iter().min_by_key(|(_, j)| weight(j.verdict))?;
    let mut reasons = vec![judgement.reason.clone()];
    for (_, other) in here {
        let tells = !matches!(
            other.verdict,
            Verdict::Equal | Verdict::EqualByReference | Verdict::AddedNeutral
        );
        if tells && !reasons.contains(&other.reason) {
            reasons.push(other.reason.clone());
        }
    }
    Some(Deviation {
        id: format!("{document}/{}/{}", case.topic.id, case.evidence.locator),
        topic: case.topic.id.clone(),
        local: text_side(case.rule, case.evidence),
        baseline: judgement.baseline.clone(),
        presence: judgement.presence,
        baseline_presence: judgement.baseline_presence,
        favour: judgement.favour,
        room: judgement.room,
        verdict: judgement.verdict,
        constraint: judgement.constraint.clone(),
        reason: reason::join(&reasons),
        interpretations: Vec::new(),
    })
}

/// The cell of a topic on which the document is silent.
fn silent(document: &str, topic: &Topic, says: &Says<'_>) -> Deviation {
    let provided = match says {
        Says::Stated(all) => omission::main_rule(all),
        _ => None,
    };
    let (baseline_presence, room, baseline) = match says {
        Says::Stated(_) => (
            BaselinePresence::Stated,
            provided.and_then(|p| p.room),
            None,
        ),
        Says::Silent(silence) => (BaselinePresence::Silent, silence.room, Some(silence.side())),
        Says::NoText => (BaselinePresence::NoText, None, None),
    };
    let side = baseline.or(provided.map(|p| p.side.clone()));
    Deviation {
        id: format!("{document}/{}", topic.id),
        topic: topic.id.clone(),
        local: Side::default(),
        baseline: side.unwrap_or_default(),
        presence: Presence::Silent,
        baseline_presence,
        favour: Favour::None,
        room,
        verdict: Verdict::Silent,
        constraint: None,
        reason: reason::silent(
            topic,
            provided,
            baseline_presence == BaselinePresence::Silent,
        ),
        interpretations: Vec::new(),
    }
}
