//! A number of points.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

/// Points, exact to the hundredth: half points and quarters of a point are common.
///
/// Spoken `0,5`; in the data `'0.5'`.
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
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Points {
    /// How many hundredths of a point.
    pub hundredths: u32,
}

impl Points {
    /// The same number; `None` below zero, beyond hundredths, or too large.
    pub fn of(number: Decimal) -> Option<Self> {
        let hundredths = number.checked_mul(Decimal::from(100))?;
        let whole = hundredths
            .is_integer()
            .then(|| hundredths.to_u32())
            .flatten();
        whole.map(|hundredths| Self { hundredths })
    }

    fn decimal(self) -> Decimal {
        Decimal::new(self.hundredths.into(), 2).normalize()
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.decimal().to_string().replace('.', ","))
    }
}

impl FromStr for Points {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` non è un punteggio: scrivi per esempio `5` o `0,5`");
        let number = text.replace(',', ".").parse::<Decimal>();
        number.ok().and_then(Self::of).ok_or_else(wrong)
    }
}

impl TryFrom<String> for Points {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Points> for String {
    fn from(points: Points) -> Self {
        points.decimal().to_string()
    }
}
