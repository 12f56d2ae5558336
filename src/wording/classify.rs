//! Which kind of difference a stretch of words is.

use super::facts::{Facts, Has};
use super::kind::Kind;
use crate::grammar::Sign;

/// Stretches with more telling words than this are rewritten: no single change in them is named by
/// what they happen to contain.
const REWRITTEN: usize = 12;

/// The kind of a difference, given both sides.
pub(super) fn kind(base: &Facts, local: &Facts) -> Kind {
    let one_sided = base.size == 0 || local.size == 0;
    if one_sided && (base.has(Has::Sentences) || local.has(Has::Sentences)) {
        return if local.size == 0 {
            Kind::ProvisionDropped
        } else {
            Kind::ProvisionAdded
        };
    }
    blank(base, local)
        .or_else(|| citation(base, local))
        .or_else(|| only_not(base, local))
        .or_else(|| bound(base, local))
        .or_else(|| modality(base, local))
        .or_else(|| party(base, local))
        .or_else(|| clause(base, local))
        .or_else(|| denial(base, local))
        .or_else(|| one_number(base, local))
        .or_else(|| element(base, local))
        .or_else(|| qualifier(base, local))
        .or_else(|| words(base, local))
        .unwrap_or(Kind::Wording)
}

/// More than a word or two on one side only.
fn words(base: &Facts, local: &Facts) -> Option<Kind> {
    const CLAUSE: usize = 4;
    if local.size == 0 && base.size >= CLAUSE {
        return Some(Kind::ClauseDropped);
    }
    (base.size == 0 && local.size >= CLAUSE).then_some(Kind::ClauseAdded)
}

fn blank(base: &Facts, local: &Facts) -> Option<Kind> {
    if local.has(Has::Blank) && !base.has(Has::Blank) {
        return Some(Kind::ValueBlanked);
    }
    (base.has(Has::Blank) && !local.has(Has::Blank)).then_some(Kind::ValueChanged)
}

/// Another place is cited on one side or on both, and nothing else is said.
fn citation(base: &Facts, local: &Facts) -> Option<Kind> {
    let nothing = |f: &Facts| f.size == 0;
    let opens = |f: &Facts| f.opens == Some(Sign::Reference) && f.opens_at <= 1;
    let cites =
        |f: &Facts| f.has(Has::Cites) || (opens(f) && (f.has(Has::Place) || f.size <= REWRITTEN));
    let both = cites(base) && cites(local);
    let one = (cites(base) && nothing(local)) || (nothing(base) && cites(local));
    (both || one).then_some(Kind::ReferenceChanged)
}

/// A number under a bound, or the bound itself.
fn bound(base: &Facts, local: &Facts) -> Option<Kind> {
    let flipped = matches!(
        (base.bound, local.bound),
        (Some(Sign::Minimum), Some(Sign::Maximum)) | (Some(Sign::Maximum), Some(Sign::Minimum))
    );
    if flipped && (base.has(Has::Bound) || local.has(Has::Bound)) {
        return Some(Kind::BoundFlipped);
    }
    if base.size.max(local.size) > REWRITTEN {
        return None;
    }
    match (&base.numbers[..], &local.numbers[..]) {
        ([old, ..], [new, ..]) if old != new => Some(moved(base, local, old, new)),
        ([], []) if base.has(Has::Bound) != local.has(Has::Bound) && few(base) && few(local) => {
            Some(if base.has(Has::Bound) {
                Kind::BoundDropped
            } else {
                Kind::BoundAdded
            })
        }
        _ => None,
    }
}

/// Whether a side has hardly a word beside its bound.
fn few(facts: &Facts) -> bool {
    facts.size <= 4
}

/// A number that changes under the same bound makes it weaker or stronger.
fn moved(base: &Facts, local: &Facts, old: &str, new: &str) -> Kind {
    let number = |text: &str| text.replace(',', ".").parse::<f64>().ok();
    let (Some(old), Some(new)) = (number(old), number(new)) else {
        return Kind::ValueChanged;
    };
    match (base.bound, local.bound) {
        (Some(Sign::Minimum), Some(Sign::Minimum)) => looser(new < old),
        (Some(Sign::Maximum), Some(Sign::Maximum)) => looser(new > old),
        _ => Kind::ValueChanged,
    }
}

fn looser(looser: bool) -> Kind {
    if looser {
        Kind::BoundWeakened
    } else {
        Kind::BoundStrengthened
    }
}

/// «può» and «deve», «non comporta» and «comporta».
fn modality(base: &Facts, local: &Facts) -> Option<Kind> {
    let touched = base.has(Has::Does) || local.has(Has::Does);
    let both = base.does.is_some() && local.does.is_some();
    if touched && both && base.does != local.does {
        return Some(Kind::ModalityChanged);
    }
    None
}

/// Nothing but a «non».
fn only_not(base: &Facts, local: &Facts) -> Option<Kind> {
    let only = base.size + local.size == base.negations + local.negations;
    (only && base.negations != local.negations).then_some(Kind::ModalityChanged)
}

/// A «non» among a few words.
fn denial(base: &Facts, local: &Facts) -> Option<Kind> {
    let small = base.size.max(local.size) <= REWRITTEN / 2;
    (small && base.negations != local.negations).then_some(Kind::ModalityChanged)
}

fn party(base: &Facts, local: &Facts) -> Option<Kind> {
    let (old, new) = (base.party?, local.party?);
    let alone = base.has(Has::PartyAlone) && local.has(Has::PartyAlone);
    (old != new && alone).then_some(Kind::PartyChanged)
}

/// A condition, an exception or a reference on one side only.
fn clause(base: &Facts, local: &Facts) -> Option<Kind> {
    let dropped = base.size > 0 && local.opens.is_none() && base.size >= 2 * local.size;
    let added = local.size > 0 && base.opens.is_none() && local.size >= 2 * base.size;
    match (base.opens, local.opens) {
        (Some(Sign::Condition), None) if dropped => Some(Kind::ConditionDropped),
        (Some(Sign::Exception), None) if dropped => Some(Kind::ExceptionDropped),
        (None, Some(Sign::Condition)) if added => Some(Kind::ConditionAdded),
        (None, Some(Sign::Exception)) if added => Some(Kind::ExceptionAdded),
        _ => None,
    }
}

/// A number that only one side has.
fn one_number(base: &Facts, local: &Facts) -> Option<Kind> {
    let bounded = |f: &Facts| !f.numbers.is_empty() && f.has(Has::Bound);
    if bounded(base) && local.numbers.is_empty() {
        return Some(Kind::BoundDropped);
    }
    (bounded(local) && base.numbers.is_empty()).then_some(Kind::BoundAdded)
}

fn element(base: &Facts, local: &Facts) -> Option<Kind> {
    if local.size == 0 && base.has(Has::Element) {
        return Some(Kind::ItemDropped);
    }
    (base.size == 0 && local.has(Has::Element)).then_some(Kind::ItemAdded)
}

fn qualifier(base: &Facts, local: &Facts) -> Option<Kind> {
    let small = base.size <= 3 && local.size <= 3;
    (small && (base.has(Has::Qualifier) || local.has(Has::Qualifier))).then_some(Kind::ValueChanged)
}
