//! The acts, contracts and places that a sentence cites.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Aside;

/// One of them, by its short name.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Target {
    /// `l. 81/2017 art. 19 c. 1`, `CCNL Funzioni Locali 2019-2021 art. 66`, `art. 4 c. 2`.
    pub name: String,
    /// URN:NIR or CELEX, where there is one; contracts and the act itself have none.
    #[serde(default, skip_serializing_if = "Aside::is_none")]
    pub urn: Aside<String>,
}

/// What a sentence cites: a set, sorted by name, none twice.
///
/// In the data: `{targets: [{name: 'l. 81/2017 art. 19', urn: 'urn:nir:stato:legge:2017-05-22;81~art19'}]}`.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Citations {
    /// The names.
    pub targets: Vec<Target>,
}

impl Citations {
    /// The set of `(name, urn)`; `None` when it is empty.
    pub fn of(targets: impl IntoIterator<Item = (String, Option<String>)>) -> Option<Self> {
        let mut targets: Vec<Target> = targets
            .into_iter()
            .map(|(name, urn)| Target {
                name,
                urn: Aside(urn),
            })
            .collect();
        targets.sort();
        targets.dedup();
        (!targets.is_empty()).then_some(Self { targets })
    }
}

impl fmt::Display for Citations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.targets.iter().map(|t| t.name.as_str()).collect();
        f.write_str(&names.join("; "))
    }
}

impl FromStr for Citations {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let names = text.split(';').map(str::trim).filter(|n| !n.is_empty());
        Self::of(names.map(|name| (name.to_owned(), None))).ok_or_else(|| {
            "nessuna citazione: scrivi per esempio `l. 81/2017 art. 19; CCNL Funzioni Locali 2019-2021 art. 66`"
                .into()
        })
    }
}
