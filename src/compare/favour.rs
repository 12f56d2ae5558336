//! What differs between a rule of the document and one of the contract, and for whom it is better.

use super::Favour;
use super::contract::Provided;
use super::slots::{self, Context};
use super::topic::Topic;
use crate::rule::{Modality, Rule};
use crate::value::{Party, Value};

/// For the worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// The document is better.
    Better,
    /// The document is worse.
    Worse,
    /// There is no telling.
    Different,
}

/// One difference, in words that continue «rispetto al CCNL:».
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// For the worker.
    pub sign: Sign,
    /// What differs.
    pub words: String,
    /// Whether it decides: beside another clause, what only one side has is told and does not weigh,
    /// nor does what has no direction.
    pub weighs: bool,
    /// Whether it is that something required is missing.
    pub omits: bool,
}

impl Difference {
    pub(super) fn new(sign: Sign, words: String) -> Self {
        Self {
            sign,
            words,
            weighs: true,
            omits: false,
        }
    }
}

/// All differences between `local` and `base`, two rules of one topic.
///
/// Beside another clause, what only one side has is told when it goes the same way, and does not
/// weigh; nor does a value without direction.
pub(super) fn differences(
    local: &Rule,
    provided: &Provided,
    context: &Context<'_>,
) -> Vec<Difference> {
    let base = &provided.rule;
    let skip = |slot: &str| follows_bearer(slot, local, base) || is_flag(slot, local);
    let one_sided = slots::one_sided(local, provided, context);
    let both = slots::both(local, base, context, &skip);
    let Some(clause) = clause(local, base, context.topic) else {
        return bearer(local, base)
            .into_iter()
            .chain(one_sided)
            .chain(both)
            .collect();
    };
    let aside = one_sided.into_iter().filter(|d| d.sign == clause.sign);
    let aside: Vec<Difference> = aside.map(|d| Difference { weighs: false, ..d }).collect();
    let both = both.into_iter().map(|d| Difference {
        weighs: d.sign != Sign::Different,
        ..d
    });
    let both: Vec<Difference> = both.collect();
    std::iter::once(clause).chain(aside).chain(both).collect()
}

/// The sum of the differences, for the worker.
pub(super) fn favour(differences: &[Difference]) -> Favour {
    let has = |sign| differences.iter().any(|d| d.weighs && d.sign == sign);
    match (has(Sign::Better), has(Sign::Worse), has(Sign::Different)) {
        (true, true, _) => Favour::Mixed,
        (false, true, _) => Favour::Worse,
        (_, false, true) => Favour::Different,
        (true, false, false) => Favour::Better,
        (false, false, false) => Favour::Equal,
    }
}

/// Another clause: the place in the order of favour decides.
pub(super) fn clause(local: &Rule, base: &Rule, topic: &Topic) -> Option<Difference> {
    if local.clause == base.clause {
        return None;
    }
    let sign = match (topic.rank(&local.clause), topic.rank(&base.clause)) {
        (Some(l), Some(b)) if l < b => Sign::Better,
        (Some(l), Some(b)) if l > b => Sign::Worse,
        (Some(_), Some(_)) => return None,
        _ => Sign::Different,
    };
    let words = format!(
        "«{}» invece di «{}»",
        topic.clause_words(&local.clause),
        topic.clause_words(&base.clause)
    );
    Some(Difference::new(sign, words))
}

/// How many of the two sides a party stands for: employer, worker.
fn sides(party: Party) -> (i8, i8) {
    match party {
        Party::Amministrazione | Party::Dirigente => (1, 0),
        Party::Dipendente => (0, 1),
        Party::Entrambi => (1, 1),
        Party::Sindacato | Party::Altro => (0, 0),
    }
}

/// Another bearer: powers are good where the worker has them, burdens where the employer has them.
pub(super) fn bearer(local: &Rule, base: &Rule) -> Option<Difference> {
    if local.clause != base.clause {
        return None;
    }
    let ((le, lw), (be, bw)) = (sides(local.bearer), sides(base.bearer));
    if (le, lw) == (be, bw) {
        return None;
    }
    let gain = (lw - bw) - (le - be);
    let gain = match local.modality {
        Modality::Right | Modality::Permission => gain,
        Modality::Obligation | Modality::Prohibition | Modality::Exclusion | Modality::Sanction => {
            -gain
        }
        Modality::Definition | Modality::Criterion | Modality::Reference | Modality::Claim => {
            return None;
        }
    };
    let sign = match gain.signum() {
        1 => Sign::Better,
        -1 => Sign::Worse,
        _ => Sign::Different,
    };
    Some(Difference::new(
        sign,
        format!(
            "vale per {} invece che per {}",
            whom(local.bearer),
            whom(base.bearer)
        ),
    ))
}

/// A party in running words.
pub(super) fn whom(party: Party) -> &'static str {
    match party {
        Party::Amministrazione => "l'amministrazione",
        Party::Dirigente => "il dirigente",
        Party::Dipendente => "il dipendente",
        Party::Entrambi => "entrambe le parti",
        Party::Sindacato => "il sindacato",
        Party::Altro => "altri",
    }
}

/// Whether a slot is a yes or a no: the clause that fixes it is compared already.
fn is_flag(slot: &str, rule: &Rule) -> bool {
    matches!(rule.values.get(slot), Some(Value::Bool(_)))
}

/// Whether a slot only names the bearer, on both sides: the bearer is compared by itself.
fn follows_bearer(slot: &str, local: &Rule, base: &Rule) -> bool {
    let names = |rule: &Rule| match rule.values.get(slot) {
        Some(Value::Party(party)) => Some(*party == rule.bearer),
        _ => None,
    };
    local.clause == base.clause && names(local) == Some(true) && names(base) == Some(true)
}
