//! Points by brackets, and the proof that the brackets leave no gap and do not overlap.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// One row: so many points from one number to another, both in.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
pub struct Bracket {
    /// Lowest number in the bracket.
    pub from: u32,
    /// Highest number in the bracket; `None` for «e oltre».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<u32>,
    /// Points in tenths, so that half points are exact.
    pub tenths: u32,
}

/// Points by brackets of one measure, in the order of the text.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct ScoreTable {
    /// The brackets.
    pub brackets: Vec<Bracket>,
}

/// What is wrong between two brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// Whole numbers in no bracket, first and last.
    Gap(u32, u32),
    /// Whole numbers in two brackets, first and last (`None`: without end).
    Overlap(u32, Option<u32>),
}

impl ScoreTable {
    /// Gaps and overlaps between brackets that follow each other, lowest first.
    pub fn faults(&self) -> Vec<Fault> {
        let mut sorted = self.brackets.clone();
        sorted.sort();
        sorted
            .windows(2)
            .filter_map(|pair| fault(pair[0], pair[1]))
            .collect()
    }
}

fn fault(low: Bracket, high: Bracket) -> Option<Fault> {
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

impl fmt::Display for ScoreTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, bracket) in self.brackets.iter().enumerate() {
            f.write_str(if i == 0 { "" } else { "; " })?;
            let (whole, tenth) = (bracket.tenths / 10, bracket.tenths % 10);
            let points = if tenth == 0 {
                whole.to_string()
            } else {
                format!("{whole},{tenth}")
            };
            match bracket.to {
                Some(to) => write!(f, "{points} da {} a {to}", bracket.from)?,
                None => write!(f, "{points} da {}", bracket.from)?,
            }
        }
        Ok(())
    }
}

impl FromStr for ScoreTable {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "`{text}` non è una tabella di punteggi: scrivi per esempio `1 da 20 a 40; 2 da 41`"
            )
        };
        let bracket = |row: &str| {
            let (points, range) = row.trim().split_once(" da ")?;
            let (whole, tenth) = points.split_once(',').unwrap_or((points, "0"));
            let tenth: u32 = tenth.parse().ok().filter(|_| tenth.len() == 1)?;
            let tenths = whole
                .parse::<u32>()
                .ok()?
                .checked_mul(10)?
                .checked_add(tenth)?;
            let (from, to) = match range.split_once(" a ") {
                Some((from, to)) => (from.parse().ok()?, Some(to.parse().ok()?)),
                None => (range.parse().ok()?, None),
            };
            Some(Bracket { from, to, tenths })
        };
        let brackets = text
            .split(';')
            .map(bracket)
            .collect::<Option<Vec<_>>>()
            .ok_or_else(wrong)?;
        Ok(Self { brackets })
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, ScoreTable};

    #[test]
    fn gaps_and_overlaps() {
        for (text, faults) in [
            (
                "1 da 20 a 40; 2 da 41 a 60; 3 da 61 a 100; 4 da 102",
                vec![Fault::Gap(101, 101)],
            ),
            (
                "1 da 0 a 10; 0,5 da 10 a 18",
                vec![Fault::Overlap(10, Some(10))],
            ),
            ("1 da 0 a 10; 2 da 11", vec![]),
        ] {
            assert_eq!(
                text.parse::<ScoreTable>().map(|table| table.faults()),
                Ok(faults),
                "{text}"
            );
        }
    }
}
