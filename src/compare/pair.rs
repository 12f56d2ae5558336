//! Two documents, or two contracts, side by side: only what differs, and for whom it is better.
//!
//! Neither side is the law of the other: what one says and the other does not is a difference either
//! way, and the sign of every difference turns when the sides do.

mod difference;

use std::collections::{BTreeMap, BTreeSet};

use super::contract::{Contract, text_side};
use super::favour::{Difference, Sign};
use super::topic::{Alone, Topic};
use super::{
    BaselinePresence, Comparison, Deviation, FORMAT, Favour, Presence, Side, Verdict, slots,
};
use crate::grammar::Equivalences;
use crate::matching::{self, Weights};
use crate::rule::{Rule, Ruleset};
use crate::text::fold;

/// One side: what a document, or a contract, says.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Id of the document or contract.
    pub id: String,
    /// Rules by topic, each with the place that proves it.
    rules: BTreeMap<String, Vec<(Rule, Side)>>,
}

impl Sheet {
    /// What a document says, each rule at its first place.
    pub fn of_document(ruleset: &Ruleset) -> Self {
        let mut rules: BTreeMap<String, Vec<(Rule, Side)>> = BTreeMap::new();
        for rule in &ruleset.rules {
            if let Some(evidence) = rule.evidence.first() {
                let side = text_side(rule, evidence);
                rules
                    .entry(rule.topic.clone())
                    .or_default()
                    .push((rule.clone(), side));
            }
        }
        Self {
            id: ruleset.document.id.clone(),
            rules,
        }
    }

    /// What a contract says, in both its layers.
    pub fn of_contract(contract: &Contract) -> Self {
        let provided = contract.rules.iter().map(|(topic, list)| {
            let list = list.iter().map(|p| (p.rule.clone(), p.side.clone()));
            (topic.clone(), list.collect())
        });
        Self {
            id: contract.id.clone(),
            rules: provided.collect(),
        }
    }

    fn on(&self, topic: &str) -> &[(Rule, Side)] {
        self.rules.get(topic).map_or(&[], Vec::as_slice)
    }
}

/// What differs between `a` and `b`: the cells are those of `a`, with `b` in the place of the contract.
/// Conditions that `equivalences` spells the same are the same.
pub fn between(a: &Sheet, b: &Sheet, topics: &[Topic], equivalences: &Equivalences) -> Comparison {
    let mut deviations: Vec<Deviation> = topics
        .iter()
        .flat_map(|topic| of_topic(a, b, topic, equivalences))
        .collect();
    deviations.sort_by_cached_key(|d| {
        (
            d.verdict,
            d.topic.clone(),
            d.local.origin.map(|o| o.line),
            d.id.clone(),
        )
    });
    Comparison {
        format: FORMAT.into(),
        document: a.id.clone(),
        baseline: Some(b.id.clone()),
        indicative: true,
        reason: format!(
            "Confronto di «{}» con «{}»: solo ciò che cambia, visto dal primo.",
            a.id, b.id
        ),
        warnings: Vec::new(),
        deviations,
        residue: Vec::new(),
        copied: Vec::new(),
    }
}

fn of_topic(a: &Sheet, b: &Sheet, topic: &Topic, equivalences: &Equivalences) -> Vec<Deviation> {
    let (left, right) = (a.on(&topic.id), b.on(&topic.id));
    let pairs = matching::best(
        &weights(left, right, topic, equivalences),
        left.len(),
        right.len(),
    );
    let mut out = Vec::new();
    for (i, (rule, side)) in left.iter().enumerate() {
        match pairs.get(&i) {
            Some(&j) => {
                let found = difference::differences(rule, &right[j].0, topic, equivalences);
                out.extend(differing(a, topic, side, &right[j].1, &found, &b.id));
            }
            None => out.push(only_here(a, topic, rule, side, &b.id)),
        }
    }
    let paired = |j: &usize| pairs.values().any(|p| p == j);
    for (j, (rule, side)) in right.iter().enumerate() {
        if !paired(&j) {
            out.push(only_there(a, topic, rule, side, &b.id));
        }
    }
    out
}

/// The same clause weighs most; then clauses that have a place in the order of favour, the nearer the
/// more; fewer differences before more; then more words in common.
fn weights(
    left: &[(Rule, Side)],
    right: &[(Rule, Side)],
    topic: &Topic,
    equivalences: &Equivalences,
) -> Weights {
    let words =
        |sides: &[(Rule, Side)]| -> Vec<_> { sides.iter().map(|(_, s)| said_in(s)).collect() };
    let (here, there) = (words(left), words(right));
    let mut out = Weights::new();
    for (i, (l, l_side)) in left.iter().enumerate() {
        for (j, (r, r_side)) in right.iter().enumerate() {
            let base = if l.clause == r.clause {
                Some(10_000)
            } else {
                topic
                    .rank(&l.clause)
                    .zip(topic.rank(&r.clause))
                    .map(|(x, y)| 5_000 - 100 * gap(x, y))
            };
            let Some(base) = base else { continue };
            let differences = difference::differences(l, r, topic, equivalences).len();
            let weight = base - 10 * gap(differences, 0);
            let alike = likeness(&here[i], &there[j]) + i64::from(same(l, r) && l_side == r_side);
            out.insert((i, j), 100 * weight + alike);
        }
    }
    out
}

/// Whether two rules say the same: of equal pairs the rule and its twin come first.
fn same(a: &Rule, b: &Rule) -> bool {
    (&a.clause, a.modality, a.bearer, &a.values) == (&b.clause, b.modality, b.bearer, &b.values)
        && (&a.condition, &a.exception) == (&b.condition, &b.exception)
}

/// The words of a side, each once.
fn said_in(side: &Side) -> BTreeSet<String> {
    let words = fold(side.quote.as_deref().unwrap_or_default());
    (0..words.len()).map(|i| words.get(i).to_owned()).collect()
}

/// How much of the words two sides share, below 100: it decides where all else is equal, and is the
/// same both ways.
fn likeness(a: &BTreeSet<String>, b: &BTreeSet<String>) -> i64 {
    let all = a.union(b).count().max(1);
    i64::try_from(99 * a.intersection(b).count() / all).unwrap_or(0)
}

fn gap(a: usize, b: usize) -> i64 {
    i64::try_from(a.abs_diff(b)).unwrap_or(40).min(40)
}

/// Two rules that stand for each other, unless nothing differs.
fn differing(
    a: &Sheet,
    topic: &Topic,
    here: &Side,
    there: &Side,
    differences: &[Difference],
    other: &str,
) -> Option<Deviation> {
    let favour = sum(differences);
    let verdict = match favour {
        Favour::Equal | Favour::None => return None,
        Favour::Better => Verdict::Better,
        Favour::Worse => Verdict::Worse,
        Favour::Mixed => Verdict::Mixed,
        Favour::Different => Verdict::Different,
    };
    Some(Deviation {
        baseline: there.clone(),
        presence: Presence::Stated,
        baseline_presence: BaselinePresence::Stated,
        reason: differs(differences, favour, there, other),
        ..cell(a, topic, here, favour, verdict)
    })
}

/// The sum of the differences: it turns when the sides do.
fn sum(differences: &[Difference]) -> Favour {
    let has = |sign| differences.iter().any(|d| d.sign == sign);
    match (has(Sign::Better), has(Sign::Worse), has(Sign::Different)) {
        (true, true, _) => Favour::Mixed,
        (true, false, _) => Favour::Better,
        (false, true, _) => Favour::Worse,
        (false, false, true) => Favour::Different,
        (false, false, false) => Favour::Equal,
    }
}

fn differs(differences: &[Difference], favour: Favour, there: &Side, other: &str) -> String {
    let words = |sign: Option<Sign>| -> String {
        let of_sign = differences
            .iter()
            .filter(|d| sign.is_none_or(|s| d.sign == s));
        of_sign
            .map(|d| d.words.as_str())
            .collect::<Vec<_>>()
            .join("; ")
    };
    let place = there
        .place
        .as_ref()
        .map_or_else(String::new, |p| format!(" ({p})"));
    match favour {
        Favour::Better => format!("Più favorevole di «{other}»{place}: {}.", words(None)),
        Favour::Worse => format!("Meno favorevole di «{other}»{place}: {}.", words(None)),
        Favour::Mixed => format!(
            "In parte più e in parte meno favorevole di «{other}»{place}: in meglio {}; in peggio {}.",
            words(Some(Sign::Better)),
            words(Some(Sign::Worse))
        ),
        _ => format!(
            "Diverso da «{other}»{place}, senza una direzione certa: {}.",
            words(None)
        ),
    }
}

fn only_here(a: &Sheet, topic: &Topic, rule: &Rule, side: &Side, other: &str) -> Deviation {
    let (favour, verdict) = match topic.alone(&rule.clause) {
        Alone::Better => (Favour::Better, Verdict::AddedBetter),
        Alone::Worse => (Favour::Worse, Verdict::AddedWorse),
        Alone::Neutral => (Favour::Different, Verdict::AddedNeutral),
    };
    Deviation {
        presence: Presence::Stated,
        baseline_presence: BaselinePresence::Silent,
        reason: format!("«{other}» non dice nulla di simile: {}.", said(rule, topic)),
        ..cell(a, topic, side, favour, verdict)
    }
}

fn only_there(a: &Sheet, topic: &Topic, rule: &Rule, side: &Side, other: &str) -> Deviation {
    let (favour, verdict) = match topic.alone(&rule.clause) {
        Alone::Better => (Favour::Worse, Verdict::Worse),
        Alone::Worse => (Favour::Better, Verdict::Better),
        Alone::Neutral => (Favour::Different, Verdict::Different),
    };
    let place = side
        .place
        .as_ref()
        .map_or_else(String::new, |p| format!(" ({p})"));
    let there = side
        .locator
        .as_ref()
        .map_or_else(|| rule.clause.clone(), ToString::to_string);
    Deviation {
        id: format!("{}/{}/-/{there}", a.id, topic.id),
        baseline: side.clone(),
        presence: Presence::Silent,
        baseline_presence: BaselinePresence::Stated,
        reason: format!(
            "Manca ciò che dice «{other}»{place}: {}.",
            said(rule, topic)
        ),
        ..cell(a, topic, &Side::default(), favour, verdict)
    }
}

/// A rule in words: its clause and its values.
fn said(rule: &Rule, topic: &Topic) -> String {
    let values: Vec<String> = rule
        .values
        .iter()
        .map(|(slot, value)| format!("{} {}", slots::name(slot), slots::shown(value)))
        .collect();
    let clause = topic.clause_words(&rule.clause);
    if values.is_empty() {
        clause
    } else {
        format!("{clause} ({})", values.join("; "))
    }
}

fn cell(a: &Sheet, topic: &Topic, side: &Side, favour: Favour, verdict: Verdict) -> Deviation {
    let here = side
        .rule
        .clone()
        .or_else(|| side.locator.as_ref().map(ToString::to_string))
        .or_else(|| side.clause.clone())
        .unwrap_or_default();
    Deviation {
        id: format!("{}/{}/{here}", a.id, topic.id),
        topic: topic.id.clone(),
        local: side.clone(),
        baseline: Side::default(),
        presence: Presence::Stated,
        baseline_presence: BaselinePresence::Silent,
        favour,
        room: None,
        verdict,
        constraint: None,
        reason: String::new(),
        interpretations: Vec::new(),
    }
}
