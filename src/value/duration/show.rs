//! Durations as a person says them and as ISO 8601 writes them.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use crate::value::spoken;
use crate::value::unit::Unit;

use super::{Amount, DayKind, Duration, Length};

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (n, unit)) in self.0.iter().enumerate() {
            let joint = if i == 0 { "" } else { " e " };
            let number = n.to_string().replace('.', ",");
            write!(f, "{joint}{number} {}", unit.name(*n == Decimal::ONE))?;
        }
        Ok(())
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.bound.spoken())?;
        match &self.amount {
            Amount::Known(length) => length.fmt(f)?,
            Amount::Blank(None) => f.write_str("__")?,
            Amount::Blank(Some(unit)) => write!(f, "__ {}", unit.name(false))?,
            Amount::Indeterminate(word) => f.write_str(word)?,
        }
        let one = matches!(&self.amount, Amount::Known(length) if length.0.last().is_some_and(|(n, _)| *n == Decimal::ONE));
        match (self.days, one) {
            (DayKind::Calendar, _) => Ok(()),
            (DayKind::Working, true) => f.write_str(" lavorativo"),
            (DayKind::Working, false) => f.write_str(" lavorativi"),
            (DayKind::Feriali, true) => f.write_str(" feriale"),
            (DayKind::Feriali, false) => f.write_str(" feriali"),
        }
    }
}

impl FromStr for Duration {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        spoken::whole(text, super::read::read_spoken)
            .ok_or_else(|| format!("`{text}` non è una durata: scrivi per esempio `almeno 30 giorni`, `massimo 6 ore`, `15 giorni lavorativi`, `__ giorni` o `congruo`"))
    }
}

impl Length {
    /// ISO 8601: `P30D`, `PT1.5H`, `P1Y6M`.
    pub fn iso(&self) -> String {
        let mut out = String::from("P");
        let mut in_time = false;
        for (n, unit) in &self.0 {
            let (letter, time) = unit.iso();
            if time && !in_time {
                out.push('T');
                in_time = true;
            }
            out.push_str(&n.normalize().to_string());
            out.push(letter);
        }
        out
    }

    /// Reads ISO 8601 back.
    pub fn from_iso(iso: &str) -> Result<Self, String> {
        let wrong = || {
            format!("`{iso}` non è una durata ISO 8601: scrivi per esempio `P30D`, `P6M`, `PT11H`")
        };
        let mut rest = iso.strip_prefix('P').ok_or_else(wrong)?;
        let mut time = false;
        let mut length: Option<Self> = None;
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix('T') {
                (rest, time) = (after, true);
            }
            let end = rest
                .find(|c: char| !c.is_ascii_digit() && c != '.')
                .ok_or_else(wrong)?;
            let n: Decimal = rest[..end].parse().map_err(|_| wrong())?;
            let letter = rest[end..].chars().next().ok_or_else(wrong)?;
            let unit = Unit::from_iso(letter, time).ok_or_else(wrong)?;
            length = match length {
                None => Some(Self::new(n, unit)),
                Some(before) => Some(before.and(n, unit).ok_or_else(wrong)?),
            };
            rest = &rest[end + letter.len_utf8()..];
        }
        length.ok_or_else(wrong)
    }
}

impl TryFrom<String> for Length {
    type Error = String;

    fn try_from(iso: String) -> Result<Self, String> {
        Self::from_iso(&iso)
    }
}

impl From<Length> for String {
    fn from(length: Length) -> Self {
        length.iso()
    }
}
