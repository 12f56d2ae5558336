//! Points by condition, unit and bracket, and the proof that the brackets leave no gap and do not overlap.

mod bracket;
mod points;
mod read;
mod show;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::Aside;
use super::duration::Length;

pub use bracket::Bracket;
pub use points::Points;

/// Points for a condition: «5 per il primo figlio», «1 per ogni figlio aggiuntivo da 0 a 10 anni».
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Score {
    /// The points.
    pub points: Points,
    /// What they are given for once: `primo figlio`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// What they are given for each time: `figlio aggiuntivo`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each: Option<String>,
    /// From which number to which they are given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bracket: Option<Bracket>,
}

/// One row: a condition and its points.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct ScoreRow {
    /// The first words of the condition, folded; empty where the row has none beside its points.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The points, in the order of the text; none where the row says only how many at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scores: Vec<Score>,
    /// How many points at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Points>,
    /// The span of time that the condition names («nei tre anni successivi»).
    #[serde(default, skip_serializing_if = "Aside::is_none")]
    pub window: Aside<Length>,
    /// The whole row as printed.
    #[serde(default, skip_serializing_if = "Aside::is_none")]
    pub text: Aside<String>,
}

/// Points by rows, in the order of the text.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct ScoreTable {
    /// The rows.
    pub rows: Vec<ScoreRow>,
}

/// What is wrong between two brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// Whole numbers in no bracket, first and last.
    Gap(u32, u32),
    /// Whole numbers in two brackets, first and last (`None`: without end).
    Overlap(u32, Option<u32>),
}

/// What the brackets that belong together have in common: row, what is counted each time, measure.
type Scale<'a> = (&'a str, Option<&'a str>, Option<&'a str>);

impl ScoreTable {
    /// Gaps and overlaps between brackets that follow each other, lowest first, with the row and the
    /// measure they stand on. Brackets belong together when they share these, in one row or in several.
    pub fn faults(&self) -> Vec<(String, Fault)> {
        let found = self
            .scales()
            .into_iter()
            .flat_map(|((label, _, measure), mut brackets)| {
                brackets.sort_by_key(|bracket| (bracket.from, bracket.to));
                let place = format!("{label} {}", measure.unwrap_or_default());
                let pairs = brackets.windows(2);
                let faults = pairs.filter_map(|pair| fault(pair[0], pair[1]));
                let named = faults.map(|fault| (place.trim().to_owned(), fault));
                named.collect::<Vec<_>>()
            });
        found.collect()
    }

    /// The brackets that belong together, in the order of the text.
    fn scales(&self) -> Vec<(Scale<'_>, Vec<&Bracket>)> {
        let mut scales: Vec<(Scale<'_>, Vec<&Bracket>)> = Vec::new();
        for row in &self.rows {
            for score in &row.scores {
                let Some(bracket) = &score.bracket else {
                    continue;
                };
                let (each, measure) = (score.each.as_deref(), bracket.measure.as_deref());
                let scale = (row.label.as_str(), each, measure);
                match scales.iter_mut().find(|(other, _)| *other == scale) {
                    Some((_, brackets)) => brackets.push(bracket),
                    None => scales.push((scale, vec![bracket])),
                }
            }
        }
        scales
    }
}

fn fault(low: &Bracket, high: &Bracket) -> Option<Fault> {
    match low.to {
        Some(end) if end.saturating_add(1) < high.from => Some(Fault::Gap(end + 1, high.from - 1)),
        Some(end) if end < high.from => None,
        Some(end) => Some(Fault::Overlap(
            high.from,
            Some(high.to.map_or(end, |to| to.min(end))),
        )),
        None => Some(Fault::Overlap(high.from, high.to)),
    }
}
