//! Places inside a document, in the manner of Akoma Ntoso: `art_66__com_3__let_b`, `art_4~2`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// One step of a locator: `art_4~2` is kind `art`, number `4`, second occurrence.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Step {
    /// Short kind: `tit`, `capo`, `art`, `com`, `let`, `num`, `tr`, `cpv`, `all`, `sez`, `tab`, `riga`, `pre`, `fine`.
    pub kind: String,
    /// Number or slug; empty for kinds that occur once.
    pub number: String,
    /// 1 for the first unit of this kind and number under its parent, 2 for the second.
    pub occurrence: usize,
}

/// A place in a document; unique there. The empty locator is the whole document.
#[derive(
    Clone,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(into = "String", try_from = "String")]
pub struct Locator(pub Vec<Step>);

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.kind)?;
        if !self.number.is_empty() {
            write!(f, "_{}", self.number)?;
        }
        if self.occurrence > 1 {
            write!(f, "~{}", self.occurrence)?;
        }
        Ok(())
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("__")?;
            }
            write!(f, "{step}")?;
        }
        Ok(())
    }
}

impl FromStr for Step {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, occurrence) = match text.split_once('~') {
            Some((name, n)) => (
                name,
                n.parse()
                    .ok()
                    .filter(|n| *n > 0)
                    .ok_or_else(|| format!("`{text}`: dopo `~` ci vuole un numero da 1 in su"))?,
            ),
            None => (text, 1),
        };
        let (kind, number) = name.split_once('_').unwrap_or((name, ""));
        if kind.is_empty() || number.starts_with('_') || number.ends_with('_') {
            return Err(format!("`{text}` non è un passo di un luogo (`art_4`)"));
        }
        Ok(Self {
            kind: kind.into(),
            number: number.into(),
            occurrence,
        })
    }
}

impl FromStr for Locator {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        text.split("__")
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

impl From<Locator> for String {
    fn from(locator: Locator) -> Self {
        locator.to_string()
    }
}

impl TryFrom<String> for Locator {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::Locator;

    #[test]
    fn what_reads_is_written_back_the_same() {
        for text in ["art_4~2", "art_4~1", "art_66__com_3__let_b", "cap"] {
            let locator: Locator = text.parse().unwrap();
            assert_eq!(locator.to_string().parse(), Ok(locator), "{text}");
        }
        for text in ["art_4~0", "art_4~", "__", "_4", "art_4_~1__com_1"] {
            assert!(text.parse::<Locator>().is_err(), "{text}");
        }
    }
}
