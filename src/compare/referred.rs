//! A rinvio to a whole article of the contract speaks on every topic of that article.

use super::agreement;
use super::contract::{Contract, Provided, Says, text_side};
use super::topic::Topic;
use super::{BaselinePresence, Deviation, Favour, Presence, Verdict, reason};
use crate::cite::{self, Act};
use crate::rule::{Binding, Evidence, Modality, Rule, Ruleset};

/// A place of the document that refers to places of the contract.
pub(super) struct Referral<'a> {
    rule: &'a Rule,
    evidence: &'a Evidence,
    /// Article and, where the rinvio names it, comma.
    targets: Vec<(String, Option<String>)>,
}

/// All places where the document refers to an article of a contract.
pub(super) fn referrals(local: &Ruleset) -> Vec<Referral<'_>> {
    let references = local
        .rules
        .iter()
        .filter(|r| r.modality == Modality::Reference);
    let places = references.flat_map(|rule| rule.evidence.iter().map(move |e| (rule, e)));
    places
        .filter(|(_, e)| matches!(e.binding, Binding::Binding | Binding::Template))
        .map(|(rule, evidence)| Referral {
            rule,
            evidence,
            targets: targets(&evidence.quote),
        })
        .filter(|r| !r.targets.is_empty())
        .collect()
}

fn targets(quote: &str) -> Vec<(String, Option<String>)> {
    cite::find(quote)
        .into_iter()
        .filter(|(_, citation)| matches!(citation.act, Act::Contract(_)))
        .filter_map(|(_, citation)| citation.partition)
        .filter(|partition| !partition.article.is_empty())
        .map(|partition| (partition.article, partition.comma))
        .collect()
}

/// The cell of a topic on which the document is silent but for a rinvio to the article that states it.
pub(super) fn cell(
    document: &str,
    referrals: &[Referral<'_>],
    contract: &Contract,
    topic: &Topic,
) -> Option<Deviation> {
    let Says::Stated(provided) = contract.says(&topic.id) else {
        return None;
    };
    let reaches = |referral: &Referral<'_>, base: &Provided| {
        let place = base.side.place.as_deref().unwrap_or_default();
        referral.targets.iter().any(|(article, comma)| {
            let comma = comma.as_deref();
            agreement::is_at(place, article, comma)
        })
    };
    let (referral, base) = referrals.iter().find_map(|referral| {
        let base = provided.iter().find(|base| reaches(referral, base))?;
        Some((referral, base))
    })?;
    Some(Deviation {
        id: format!("{document}/{}/{}", topic.id, referral.evidence.locator),
        topic: topic.id.clone(),
        local: text_side(referral.rule, referral.evidence),
        baseline: base.side.clone(),
        presence: Presence::ByReference,
        baseline_presence: BaselinePresence::Stated,
        favour: Favour::Equal,
        room: base.room,
        verdict: Verdict::EqualByReference,
        constraint: None,
        reason: reason::by_reference(Some(base)),
        interpretations: Vec::new(),
    })
}
