//! Percentages.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::text::Words;

use super::op::{self, Bound, is_false};
use super::phrase::take;
use super::{number, spoken};

/// A percentage with its operator.
///
/// In the data: `{op: max, percent: '50'}`.
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
pub struct Percent {
    /// How the number bounds.
    #[serde(flatten)]
    pub bound: Bound,
    /// Parts in a hundred, as a decimal string; `None` for an empty form field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub percent: Option<Decimal>,
    /// An empty form field.
    #[serde(default, skip_serializing_if = "is_false")]
    pub blank: bool,
}

impl Percent {
    /// A percentage; `None` for an empty form field.
    pub fn new(bound: Bound, percent: Option<Decimal>) -> Self {
        Self {
            bound,
            percent: percent.map(|n| n.normalize()),
            blank: percent.is_none(),
        }
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = self
            .percent
            .map_or("__".to_owned(), |n| n.to_string().replace('.', ","));
        write!(f, "{}{percent}%", self.bound.spoken())
    }
}

impl FromStr for Percent {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        spoken::whole(text, read).ok_or_else(|| {
            format!("`{text}` non è una percentuale: scrivi per esempio `massimo 50%`")
        })
    }
}

/// Reads a percentage at `at`: `50%`, `il 50 per cento`, `cinquanta per cento`, `____ %`.
pub(super) fn read(words: Words<'_>, at: usize) -> Option<(Percent, usize)> {
    let (bound, op) = op::read(words, at);
    let article = take(words, at + op, "@il").unwrap_or(0);
    let start = at + op + article;
    let (percent, n) = match words.get(start) {
        "_" => (None, 1),
        _ => number::read(words, start).map(|(n, taken)| (Some(n), taken))?,
    };
    let sign = take(words, start + n, "%").or_else(|| take(words, start + n, "per cento|100"))?;
    Some((Percent::new(bound, percent), op + article + n + sign))
}

#[cfg(test)]
mod tests {
    use super::{Percent, read};
    use crate::text::{Words, fold};

    #[test]
    fn text_to_spoken_form_and_back() {
        for (text, spoken) in [
            ("almeno il 15 per cento", "almeno 15%"),
            ("non superiore al 50%", "massimo 50%"),
            ("il cinquanta per cento", "50%"),
            ("nella misura del 12,5 %", "12,5%"),
            ("____ %", "__%"),
        ] {
            let folded = fold(text);
            let found = read(Words::whole(&folded), 0).map(|(percent, _)| percent.to_string());
            assert_eq!(found.as_deref(), Some(spoken), "{text}");
            assert_eq!(
                spoken.parse::<Percent>().map(|p| p.to_string()).as_deref(),
                Ok(spoken)
            );
        }
    }
}
