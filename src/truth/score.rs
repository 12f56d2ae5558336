//! Counts by topic: rules found, missed, false, and how right the found ones are.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use serde::Serialize;

use crate::matching::{self, Weights};
use crate::rule::{Evidence, Rule, Ruleset};

use super::agree::{modality_agrees, values_agree};
use super::file::{Truth, TruthRule};
use super::finding::FindingScore;
use super::quote::{overlap, same_place};

/// What was counted on one topic. Every number but `missed`, `false_ones` and `alarms` is better when
/// higher.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Rules that are there, read by hand.
    pub truth: usize,
    /// Of these, those that were found.
    pub found: usize,
    /// Of these, those that were not.
    pub missed: usize,
    /// Rules of ours that are there, those included that not every reader finds.
    pub pairs: usize,
    /// Rules of ours that are not there.
    pub false_ones: usize,
    /// Of the false ones, those on a passage that readers named as a trap.
    pub trapped: usize,
    /// Pairs with the right values.
    pub value: usize,
    /// Pairs with the right modality.
    pub modality: usize,
    /// Pairs with the right bearer.
    pub bearer: usize,
    /// Pairs with the right binding force.
    pub binding: usize,
    /// Cells that every reader agrees on.
    pub cells: usize,
    /// Of these, those with the right verdict.
    pub right: usize,
    /// Cells of ours below the contract where the readers find the contract kept, or bettered.
    pub alarms: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.truth += other.truth;
        self.found += other.found;
        self.missed += other.missed;
        self.pairs += other.pairs;
        self.false_ones += other.false_ones;
        self.trapped += other.trapped;
        self.value += other.value;
        self.modality += other.modality;
        self.bearer += other.bearer;
        self.binding += other.binding;
        self.cells += other.cells;
        self.right += other.right;
        self.alarms += other.alarms;
    }
}

impl Counts {
    /// The share of our rules that are there; `None` when there are none.
    pub fn precision(&self) -> Option<f64> {
        share(self.pairs, self.pairs + self.false_ones)
    }

    /// The share of the rules there that we found; `None` when there are none.
    pub fn recall(&self) -> Option<f64> {
        share(self.found, self.truth)
    }

    /// Twice the product of precision and recall over their sum.
    pub fn f1(&self) -> Option<f64> {
        let (p, r) = (self.precision()?, self.recall()?);
        Some(if p + r > 0.0 {
            2.0 * p * r / (p + r)
        } else {
            0.0
        })
    }
}

/// `part` of `whole`; `None` of nothing.
#[allow(clippy::cast_precision_loss, reason = "counts are small")]
pub fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// One thing that is not as the readers have it, for the person who mends it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Miss {
    /// Topic.
    pub topic: String,
    /// `missed`, `false`, `trap`, `value`, `modality`, `bearer`, `binding`, `verdict`, `alarm`.
    pub kind: &'static str,
    /// Document and place.
    pub place: String,
    /// What was wanted and what was got.
    pub what: String,
    /// The words.
    pub quote: String,
}

/// Counts by topic, and what is behind them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// By topic.
    pub topics: BTreeMap<String, Counts>,
    /// Everything that is not as it should be.
    pub misses: Vec<Miss>,
    /// Faults of the texts, where readers looked for them.
    pub findings: FindingScore,
}

impl Table {
    /// Keeps only these topics; all of them when none is named.
    pub fn keep(&mut self, topics: &[String]) {
        if !topics.is_empty() {
            self.topics.retain(|topic, _| topics.contains(topic));
            self.misses.retain(|miss| topics.contains(&miss.topic));
        }
    }

    /// The counts of all topics together.
    pub fn total(&self) -> Counts {
        let mut total = Counts::default();
        for counts in self.topics.values() {
            total += *counts;
        }
        total
    }

    /// The counts of `topic`, to be added to.
    pub fn at(&mut self, topic: &str) -> &mut Counts {
        self.topics.entry(topic.to_owned()).or_default()
    }

    /// Notes something wrong.
    pub fn note(
        &mut self,
        topic: &str,
        kind: &'static str,
        place: String,
        what: String,
        quote: &str,
    ) {
        self.misses.push(Miss {
            topic: topic.to_owned(),
            kind,
            place,
            what,
            quote: quote.to_owned(),
        });
    }
}

/// One rule at one place: what a truth rule is compared with.
type Row<'a> = (&'a Rule, &'a Evidence);

/// Adds to `table` how the rules of `ruleset` compare with `truth`; with `must`, only the rules that
/// every honest reader finds can be missed.
pub fn score_rules(truth: &Truth, ruleset: &Ruleset, must: bool, table: &mut Table) {
    let rows: Vec<Row> = ruleset
        .rules
        .iter()
        .filter(|r| truth.covers(&r.topic))
        .flat_map(|r| r.evidence.iter().map(move |e| (r, e)))
        .collect();
    let pairs = matching::best(&weights(truth, &rows), truth.rules.len(), rows.len());
    for (i, wanted) in truth.rules.iter().enumerate() {
        let counted = wanted.must || !must;
        table.at(&wanted.topic).truth += usize::from(counted);
        let place = format!("{} {}", truth.document, wanted.place);
        if let Some(&j) = pairs.get(&i) {
            table.at(&wanted.topic).found += usize::from(counted);
            compare(wanted, rows[j], &place, table);
        } else if counted {
            table.at(&wanted.topic).missed += 1;
            let what = format!("{:?} {}", wanted.modality, wanted.bearer);
            table.note(&wanted.topic, "missed", place, what, &wanted.quote);
        }
    }
    for (j, row) in rows.iter().enumerate() {
        if !pairs.values().any(|&paired| paired == j) {
            false_one(truth, *row, table);
        }
    }
}

/// Counts a rule that is not there.
fn false_one(truth: &Truth, (rule, evidence): Row, table: &mut Table) {
    let trap = truth
        .negatives
        .iter()
        .any(|n| n.topic == rule.topic && overlap(&n.quote, &evidence.quote) >= 0.5);
    let counts = table.at(&rule.topic);
    counts.false_ones += 1;
    counts.trapped += usize::from(trap);
    let kind = if trap { "trap" } else { "false" };
    let place = format!("{} {}", truth.document, evidence.place);
    table.note(
        &rule.topic,
        kind,
        place,
        rule.clause.clone(),
        &evidence.quote,
    );
}

/// A pair may be made where the topic is equal and the quotes share half of the shorter one; as many
/// pairs as possible, then more words in common, right values and the same place.
fn weights(truth: &Truth, rows: &[Row]) -> Weights {
    let mut out = Weights::new();
    for (i, wanted) in truth.rules.iter().enumerate() {
        for (j, (rule, evidence)) in rows
            .iter()
            .enumerate()
            .filter(|(_, row)| wanted.is_on(&row.0.topic))
        {
            let share = overlap(&wanted.quote, &evidence.quote);
            if share >= 0.5 {
                let right = 20 * i64::from(values_agree(wanted, rule))
                    + 5 * i64::from(modality_agrees(wanted, rule))
                    + 4 * i64::from(wanted.topic == rule.topic);
                let place = i64::from(same_place(Some(&wanted.place), Some(&evidence.place)));
                out.insert((i, j), 1000 + tenths(share) + right + place);
            }
        }
    }
    out
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "a share is between 0 and 1"
)]
fn tenths(share: f64) -> i64 {
    (share * 10.0) as i64
}

/// Compares a pair and counts what is right.
fn compare(wanted: &TruthRule, (rule, evidence): Row, place: &str, table: &mut Table) {
    let shown: Vec<String> = rule.values.values().map(ToString::to_string).collect();
    let value = (format!("{:?}", wanted.ways()), shown.join(" | "));
    let modality = (
        format!("{:?}", wanted.modality),
        format!("{:?}", rule.modality),
    );
    let bearer = (wanted.bearer.to_string(), rule.bearer.to_string());
    let binding = (
        format!("{:?}", wanted.binding),
        format!("{:?}", evidence.binding),
    );
    let bearer_right = wanted.bearer == rule.bearer || wanted.bearer_ok.contains(&rule.bearer);
    let binding_right =
        wanted.binding == evidence.binding || wanted.binding_ok.contains(&evidence.binding);
    let checks = [
        ("value", values_agree(wanted, rule), value),
        ("modality", modality_agrees(wanted, rule), modality),
        ("bearer", bearer_right, bearer),
        ("binding", binding_right, binding),
    ];
    table.at(&wanted.topic).pairs += 1;
    for (kind, right, (want, got)) in checks {
        let counts = table.at(&wanted.topic);
        let count = match kind {
            "value" => &mut counts.value,
            "modality" => &mut counts.modality,
            "bearer" => &mut counts.bearer,
            _ => &mut counts.binding,
        };
        *count += usize::from(right);
        if !right {
            let what = format!("want {want}, got {got} ({})", rule.clause);
            table.note(&wanted.topic, kind, place.to_owned(), what, &wanted.quote);
        }
    }
}
