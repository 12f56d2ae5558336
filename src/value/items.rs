//! A set or list of named items: exclusions, entitlements, minimum contents.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Items by id, as the grammar of the topic names them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Items {
    /// The ids: sorted when the list has no order, as printed when it has.
    pub items: Vec<String>,
    /// Whether the order counts.
    #[serde(default)]
    pub ordered: bool,
}

impl Items {
    /// A set of one.
    pub fn one(id: &str) -> Self {
        Self { items: vec![id.to_owned()], ordered: false }
    }

    /// A set: sorted, each id once.
    pub fn set(mut items: Vec<String>) -> Self {
        items.sort();
        items.dedup();
        Self { items, ordered: false }
    }
}

impl fmt::Display for Items {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.items.join(if self.ordered { " > " } else { ", " }))
    }
}

impl FromStr for Items {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let ordered = text.contains(" > ");
        let mut items: Vec<String> =
            text.split([',', '>']).map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect();
        if items.is_empty() {
            return Err("un elenco vuoto: scrivi almeno una voce".into());
        }
        if !ordered {
            items.sort();
            items.dedup();
        }
        Ok(Self { items, ordered })
    }
}
