//! The verdict on one rule at one place.

use super::align::{self, Pair};
use super::baseline::Silence;
use super::cap;
use super::constraint;
use super::contract::{Provided, Says};
use super::favour::{self, Sign};
use super::reason;
use super::slots::{self, Context};
use super::topic::{Alone, Topic};
use super::{BaselinePresence, Favour, Presence, Room, Side, Verdict};
use crate::rule::{Binding, Evidence, Modality, Rule};

/// A rule of the document at one of its places, and the other rules on its topic.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// One of its places.
    pub evidence: &'a Evidence,
    /// Its topic.
    pub topic: &'a Topic,
    /// All rules of the document on the topic.
    pub siblings: &'a [&'a Rule],
}

impl<'a> Case<'a> {
    /// The case among the other rules of the topic, those that bind as much as it does.
    fn context(&self, provided: &'a [Provided]) -> Context<'a> {
        let binding = self.evidence.binding;
        let as_binding =
            |r: &&&Rule| r.id != self.rule.id && r.evidence.iter().any(|e| e.binding == binding);
        let siblings = self.siblings.iter().filter(as_binding).copied().collect();
        Context {
            topic: self.topic,
            siblings,
            provided,
        }
    }
}

/// What is to be said of a case.
#[derive(Clone, Debug)]
pub(super) struct Judgement {
    pub presence: Presence,
    pub baseline_presence: BaselinePresence,
    pub favour: Favour,
    pub verdict: Verdict,
    pub room: Option<Room>,
    pub constraint: Option<String>,
    pub reason: String,
    /// The contract's side of the cell.
    pub baseline: Side,
}

impl Judgement {
    fn new(presence: Presence, verdict: Verdict, reason: String) -> Self {
        Self {
            presence,
            baseline_presence: BaselinePresence::NoText,
            favour: Favour::None,
            verdict,
            room: None,
            constraint: None,
            reason,
            baseline: Side::default(),
        }
    }

    fn favour(self, favour: Favour) -> Self {
        Self { favour, ..self }
    }

    fn against(self, provided: &Provided) -> Self {
        Self {
            baseline_presence: BaselinePresence::Stated,
            baseline: provided.side.clone(),
            room: provided.room,
            ..self
        }
    }
}

/// Judges a case; `says` is `None` when there is no contract at all.
pub(super) fn judge(case: &Case<'_>, says: Option<&Says<'_>>) -> Judgement {
    if case.rule.modality == Modality::Claim || case.evidence.binding == Binding::Claim {
        let judgement = Judgement::new(Presence::Claimed, Verdict::ClaimOnly, reason::claim());
        return says.map_or(judgement.clone(), |says| with_presence(judgement, says));
    }
    let Some(says) = says else {
        return Judgement::new(
            presence(case),
            Verdict::NotComparable,
            reason::no_contract(case.evidence.binding),
        );
    };
    if case.evidence.binding == Binding::Reported {
        let judgement = Judgement::new(presence(case), Verdict::NotComparable, reason::reported());
        return with_presence(judgement, says);
    }
    if !case.rule.unverified.is_empty() {
        let judgement =
            Judgement::new(presence(case), Verdict::NotComparable, reason::unverified());
        return with_presence(judgement, says);
    }
    match says {
        Says::NoText => Judgement::new(presence(case), Verdict::NotComparable, reason::no_text()),
        _ if presence(case) == Presence::Blank => blank(case, says),
        Says::Silent(silence) => with_presence(added(case, Some(silence)), says),
        Says::Stated(provided) if presence(case) == Presence::ByReference => {
            by_reference(case, provided)
        }
        Says::Stated(provided) => stated(case, provided),
    }
}

/// What the document does at a place.
pub(super) fn presence(case: &Case<'_>) -> Presence {
    if case.rule.modality == Modality::Reference {
        Presence::ByReference
    } else if case.rule.values.values().any(crate::value::Value::is_blank) {
        Presence::Blank
    } else {
        Presence::Stated
    }
}

/// Fills in what the contract does, where there is no single counterpart.
fn with_presence(judgement: Judgement, says: &Says<'_>) -> Judgement {
    match says {
        Says::Stated(provided) => Judgement {
            baseline_presence: BaselinePresence::Stated,
            room: provided.first().and_then(|p| p.room),
            ..judgement
        },
        Says::Silent(silence) => Judgement {
            baseline_presence: BaselinePresence::Silent,
            room: silence.room,
            baseline: silence.side(),
            ..judgement
        },
        Says::NoText => judgement,
    }
}

/// An empty field: no verdict on a number that is not there, only what the contract allows.
fn blank(case: &Case<'_>, says: &Says<'_>) -> Judgement {
    let Says::Stated(provided) = says else {
        let reason = reason::blank(case, None, None);
        return with_presence(
            Judgement::new(Presence::Blank, Verdict::Blank, reason),
            says,
        );
    };
    let limit = constraint::constraint(case.rule, provided);
    let context = case.context(provided);
    let base = limit.map(|(base, _)| base).or_else(|| {
        let pair = align::counterpart(case.rule, provided, &context);
        pair.map(|pair| pair.base).or(provided.first())
    });
    let constraint = limit.map(|(_, value)| slots::shown(value));
    let reason = reason::blank(case, base, constraint.as_deref());
    let judgement = Judgement {
        constraint,
        ..Judgement::new(Presence::Blank, Verdict::Blank, reason)
    };
    base.map_or(judgement.clone(), |base| judgement.against(base))
}

/// An explicit rinvio: the contract's rule is the document's rule.
fn by_reference(case: &Case<'_>, provided: &[Provided]) -> Judgement {
    let base = align::counterpart(case.rule, provided, &case.context(provided))
        .map(|pair| pair.base)
        .or(provided.first());
    let judgement = Judgement::new(
        Presence::ByReference,
        Verdict::EqualByReference,
        reason::by_reference(base),
    )
    .favour(Favour::Equal);
    base.map_or(judgement.clone(), |base| judgement.against(base))
}

/// The contract has nothing like it; where it is silent, an official reading may weigh the clause.
fn added(case: &Case<'_>, silence: Option<&Silence>) -> Judgement {
    let reading = silence.and_then(|s| s.readings.get(&case.rule.clause));
    let alone = reading.map_or(case.topic.alone(&case.rule.clause), |(alone, _)| *alone);
    let (verdict, favour) = match alone {
        Alone::Better => (Verdict::AddedBetter, Favour::Better),
        Alone::Worse => (Verdict::AddedWorse, Favour::Worse),
        Alone::Neutral => (Verdict::AddedNeutral, Favour::None),
    };
    let source = reading.map(|(_, source)| source.as_str());
    let reason = reason::added(case, alone, silence.is_some(), source);
    Judgement::new(presence(case), verdict, reason).favour(favour)
}

/// Both speak.
fn stated(case: &Case<'_>, provided: &[Provided]) -> Judgement {
    let pair = align::counterpart(case.rule, provided, &case.context(provided))
        .or_else(|| cap::against(case.rule, provided));
    let Some(pair) = pair else {
        return with_presence(added(case, None), &Says::Stated(provided));
    };
    let favour = favour::favour(&pair.differences);
    let mut worse = pair.differences.iter().filter(|d| d.sign == Sign::Worse);
    let verdict = if favour == Favour::Worse && worse.all(|d| d.omits) {
        Verdict::Omitted
    } else {
        of(favour)
    };
    Judgement::new(
        Presence::Stated,
        verdict,
        stated_reason(case, &pair, favour),
    )
    .favour(favour)
    .against(pair.base)
}

fn stated_reason(case: &Case<'_>, pair: &Pair<'_>, favour: Favour) -> String {
    if favour == Favour::Equal {
        reason::equal(case, pair.base)
    } else {
        reason::differs(case, pair, favour)
    }
}

/// The verdict when both speak.
fn of(favour: Favour) -> Verdict {
    match favour {
        Favour::Equal | Favour::None => Verdict::Equal,
        Favour::Better => Verdict::Better,
        Favour::Worse => Verdict::Worse,
        Favour::Mixed => Verdict::Mixed,
        Favour::Different => Verdict::Different,
    }
}
