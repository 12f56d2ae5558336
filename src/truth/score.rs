//! Counts by topic: rules found, missed, false, and how right the found ones are.

use std::collections::BTreeMap;

use crate::rule::{Evidence, Rule, Ruleset};

use super::agree::values_agree;
use super::file::{Truth, TruthRule};
use super::matching::{self, Weights};
use super::quote::{overlap, same_place};

/// What was counted on one topic. Every number but `missed` and `false_ones` is better when higher.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rules that are there, read by hand.
    pub truth: usize,
    /// Of these, those that were found.
    pub found: usize,
    /// Of these, those that were not.
    pub missed: usize,
    /// Rules that are not there.
    pub false_ones: usize,
    /// Found rules with the right values.
    pub value: usize,
    /// Found rules with the right modality.
    pub modality: usize,
    /// Found rules with the right bearer.
    pub bearer: usize,
    /// Found rules with the right binding force.
    pub binding: usize,
    /// Cells that every reader agrees on.
    pub cells: usize,
    /// Of these, those with the right verdict.
    pub right: usize,
}

/// One thing that is not as the readers have it, for the person who mends it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Miss {
    /// Topic.
    pub topic: String,
    /// `missed`, `false`, `value`, `modality`, `bearer`, `binding`, `verdict`.
    pub kind: &'static str,
    /// Document and place.
    pub place: String,
    /// What was wanted and what was got.
    pub what: String,
    /// The words.
    pub quote: String,
}

/// Counts by topic, and what is behind them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// By topic.
    pub topics: BTreeMap<String, Counts>,
    /// Everything that is not as it should be.
    pub misses: Vec<Miss>,
}

impl Table {
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

/// Adds to `table` how the rules of `ruleset` compare with `truth`.
pub fn score_rules(truth: &Truth, ruleset: &Ruleset, table: &mut Table) {
    let rows: Vec<Row> = ruleset
        .rules
        .iter()
        .flat_map(|r| r.evidence.iter().map(move |e| (r, e)))
        .collect();
    let pairs = matching::best(&weights(truth, &rows), truth.rules.len(), rows.len());
    for (i, wanted) in truth.rules.iter().enumerate() {
        table.at(&wanted.topic).truth += 1;
        let place = format!("{} {}", truth.document, wanted.place);
        if let Some(&j) = pairs.get(&i) {
            table.at(&wanted.topic).found += 1;
            compare(wanted, rows[j], &place, table);
        } else {
            table.at(&wanted.topic).missed += 1;
            let what = format!("{:?} {}", wanted.modality, wanted.bearer);
            table.note(&wanted.topic, "missed", place, what, &wanted.quote);
        }
    }
    for (j, (rule, evidence)) in rows.iter().enumerate() {
        if !pairs.values().any(|&paired| paired == j) {
            table.at(&rule.topic).false_ones += 1;
            let place = format!("{} {}", truth.document, evidence.place);
            table.note(
                &rule.topic,
                "false",
                place,
                rule.clause.clone(),
                &evidence.quote,
            );
        }
    }
}

/// A pair may be made where the topic is equal and the quotes share half of the shorter one; as many
/// pairs as possible, then more words in common, right values and the same place.
fn weights(truth: &Truth, rows: &[Row]) -> Weights {
    let mut out = Weights::new();
    for (i, wanted) in truth.rules.iter().enumerate() {
        for (j, (rule, evidence)) in rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.0.topic == wanted.topic)
        {
            let share = overlap(&wanted.quote, &evidence.quote);
            if share >= 0.5 {
                let right = 20 * i64::from(values_agree(wanted, rule))
                    + 5 * i64::from(wanted.modality == rule.modality);
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
    let show = |values: &mut dyn Iterator<Item = String>| values.collect::<Vec<_>>().join(" | ");
    let spoken = show(
        &mut wanted
            .values
            .iter()
            .map(|v| v.spoken.clone().unwrap_or_else(|| v.items.join(", "))),
    );
    let shown = show(&mut rule.values.values().map(ToString::to_string));
    let checks = [
        ("value", values_agree(wanted, rule), spoken, shown),
        (
            "modality",
            wanted.modality == rule.modality,
            format!("{:?}", wanted.modality),
            format!("{:?}", rule.modality),
        ),
        (
            "bearer",
            wanted.bearer == rule.bearer,
            wanted.bearer.to_string(),
            rule.bearer.to_string(),
        ),
        (
            "binding",
            wanted.binding == evidence.binding,
            format!("{:?}", wanted.binding),
            format!("{:?}", evidence.binding),
        ),
    ];
    for (kind, right, want, got) in checks {
        let counts = table.at(&wanted.topic);
        let count = match kind {
            "value" => &mut counts.value,
            "modality" => &mut counts.modality,
            "bearer" => &mut counts.bearer,
            _ => &mut counts.binding,
        };
        *count += usize::from(right);
        if !right {
            table.note(
                &wanted.topic,
                kind,
                place.to_owned(),
                format!("want {want}, got {got} ({})", rule.clause),
                &wanted.quote,
            );
        }
    }
}
