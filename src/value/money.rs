//! Sums of money.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::text::Words;

use super::aside::Aside;
use super::op::{self, Bound, is_false};
use super::per::{self, Per};
use super::phrase::take;
use super::{number, spoken};

/// Whether tax and contributions are still to be taken off.
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
#[serde(rename_all = "snake_case")]
pub enum Tax {
    /// Netti: what reaches the worker.
    Net,
    /// Lordi: before tax.
    Gross,
}

/// A sum in euro, with its operator, tax and period.
///
/// In the data: `{amount: '20.00', currency: 'EUR', tax: net, per: 'P1M', prorated: true}`.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct Money {
    /// How the sum bounds.
    pub bound: Bound,
    /// The sum in euro; `None` for an empty form field.
    pub amount: Option<Decimal>,
    /// Net or gross, where the text says.
    pub tax: Option<Tax>,
    /// For each of what period, where the text says.
    pub per: Option<Per>,
    /// «riproporzionato» to the days worked.
    pub prorated: Aside<bool>,
}

/// A sum as written in the data.
#[derive(Clone, Debug, Serialize, Deserialize, schemars::JsonSchema)]
#[schemars(rename = "Money")]
struct Wire {
    #[serde(flatten)]
    bound: Bound,
    /// Decimal number with a dot, two or more decimals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    amount: Option<String>,
    /// An empty form field.
    #[serde(default, skip_serializing_if = "is_false")]
    blank: bool,
    /// ISO 4217; always `EUR`.
    currency: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tax: Option<Tax>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    per: Option<Per>,
    #[serde(default, skip_serializing_if = "Aside::is_none")]
    prorated: Aside<bool>,
}

impl From<Money> for Wire {
    fn from(money: Money) -> Self {
        let Money {
            bound,
            amount,
            tax,
            per,
            prorated,
        } = money;
        let currency = "EUR".into();
        Self {
            bound,
            amount: amount.map(show),
            blank: amount.is_none(),
            currency,
            tax,
            per,
            prorated,
        }
    }
}

impl TryFrom<Wire> for Money {
    type Error = String;

    fn try_from(wire: Wire) -> Result<Self, String> {
        let Wire {
            bound,
            amount,
            blank,
            currency,
            tax,
            per,
            prorated,
        } = wire;
        if currency != "EUR" || amount.is_some() == blank {
            return Err("una somma è in `EUR` e ha `amount` oppure `blank: true`".into());
        }
        let number = |text: String| {
            text.parse()
                .map_err(|_| format!("`{text}` non è una somma: scrivi per esempio `20.00`"))
        };
        Ok(Self {
            bound,
            amount: amount.map(number).transpose()?,
            tax,
            per,
            prorated,
        })
    }
}

/// Two decimals, or four where two do not do: three would read as thousands.
pub(super) fn show(amount: Decimal) -> String {
    let short = amount.normalize();
    if short.scale() <= 2 {
        format!("{short:.2}")
    } else {
        format!("{short:.0$}", short.scale().max(4) as usize)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = self.amount.map_or("__".to_owned(), show);
        write!(f, "{}{amount} EUR", self.bound.spoken())?;
        match self.tax {
            Some(Tax::Net) => f.write_str(" netti")?,
            Some(Tax::Gross) => f.write_str(" lordi")?,
            None => {}
        }
        self.per.map_or(Ok(()), |per| write!(f, "/{}", per.name()))
    }
}

impl FromStr for Money {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        spoken::whole(text, read).ok_or_else(|| {
            format!(
                "`{text}` non è una somma: scrivi per esempio `7.00 EUR` o `20.00 EUR netti/mese`"
            )
        })
    }
}

const CURRENCY: &str = "€|euro|eur|euri";

/// Reads a sum at `at`: `€ 20/netti al mese`, `20,00 euro`, `euro 5,29`, `euro 120 annui`, `€ ____`.
pub(super) fn read(words: Words<'_>, at: usize) -> Option<(Money, usize)> {
    let (bound, op) = op::read(words, at);
    let gap = op::gap(words, at + op);
    let sum = |gap: usize| amount(words, at + op + gap).map(|(amount, n)| (amount, op + gap + n));
    let (amount, mut taken) = sum(0).or_else(|| sum(gap).filter(|_| op > 0))?;
    let (mut tax, mut period) = (None, None);
    loop {
        let next = at + taken;
        if let Some((side, n)) = tax_at(words, next).filter(|_| tax.is_none()) {
            (tax, taken) = (Some(side), taken + n);
        } else if let Some((per, n)) = per::read(words, next).filter(|_| period.is_none()) {
            (period, taken) = (Some(per), taken + n);
        } else {
            break;
        }
    }
    let prorated = (0..4)
        .any(|i| words.get(at + taken + i).starts_with("riproporzionat"))
        .then_some(true);
    Some((
        Money {
            bound,
            amount,
            tax,
            per: period,
            prorated: Aside(prorated),
        },
        taken,
    ))
}

pub(super) fn amount(words: Words<'_>, at: usize) -> Option<(Option<Decimal>, usize)> {
    let lead = take(words, at, CURRENCY).unwrap_or(0);
    let (amount, n) = match words.get(at + lead) {
        "_" => (None, take(words, at + lead, "_ _?")?),
        _ => number::read(words, at + lead).map(|(amount, n)| (Some(amount), n))?,
    };
    let end = at + lead + n;
    let tail = take(words, end, CURRENCY).filter(|_| lead == 0);
    (lead > 0 || tail.is_some()).then_some((amount, lead + n + tail.unwrap_or(0)))
}

fn tax_at(words: Words<'_>, at: usize) -> Option<(Tax, usize)> {
    take(words, at, "netti|netto|nette|netta")
        .or_else(|| take(words, at, "al netto"))
        .map(|n| (Tax::Net, n))
        .or_else(|| {
            take(words, at, "lordi|lordo|lorde|lorda")
                .or_else(|| take(words, at, "al lordo"))
                .map(|n| (Tax::Gross, n))
        })
}

#[cfg(test)]
mod tests {
    use super::{Money, read};
    use crate::text::{Words, fold};

    const TABLE: &[(&str, &str)] = &[
        (
            "pari ad € 20/netti al mese riproporzionato per le giornate",
            "20.00 EUR netti/mese",
        ),
        ("del valore di € 7,00", "7.00 EUR"),
        ("20,00 euro", "20.00 EUR"),
        ("in euro 5,29 il valore", "5.29 EUR"),
        (
            "di 25 euro netti mensili, riproporzionato",
            "25.00 EUR netti/mese",
        ),
        ("di euro 120 annui", "120.00 EUR/anno"),
        (
            "fino a 1.000,50 euro lordi annui",
            "massimo 1000.50 EUR lordi/anno",
        ),
        (
            "un contributo non superiore a € 30 mensili",
            "massimo 30.00 EUR/mese",
        ),
        ("venti euro al giorno", "20.00 EUR/giorno"),
        ("un contributo di € _____ mensili", "__ EUR/mese"),
        ("7 € a giornata", "7.00 EUR/giorno"),
    ];

    fn first(text: &str) -> Option<String> {
        let folded = fold(text);
        let words = Words::whole(&folded);
        (0..words.len())
            .find_map(|at| read(words, at))
            .map(|(money, _)| money.to_string())
    }

    #[test]
    fn text_to_spoken_form_and_back() {
        for (text, spoken) in TABLE {
            assert_eq!(first(text).as_deref(), Some(*spoken), "{text}");
            assert_eq!(
                spoken.parse::<Money>().map(|m| m.to_string()).as_deref(),
                Ok(*spoken)
            );
        }
    }

    #[test]
    fn no_sum() {
        for text in ["30 giorni", "art. 5", "un euro di mare", "n. ____"] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
