//! A set or list of named items: exclusions, entitlements, minimum contents.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::op::is_false;

/// Items by id, as the grammar of the topic names them.
#[derive(
    Clone,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
pub struct Items {
    /// The ids: sorted when the list has no order, as printed when it has.
    pub items: Vec<String>,
    /// Whether the order counts.
    #[serde(default)]
    pub ordered: bool,
    /// Whether they are only examples («a titolo esemplificativo», «quali»): the list is not closed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub by_example: bool,
}

impl Items {
    /// A set of one.
    pub fn one(id: &str) -> Self {
        Self::set([id])
    }

    /// A set: sorted, none twice.
    pub fn set(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let mut items: Vec<String> = ids.into_iter().map(Into::into).collect();
        items.sort();
        items.dedup();
        Self {
            items,
            ..Self::default()
        }
    }

    /// A list in order.
    pub fn list(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            items: ids.into_iter().map(Into::into).collect(),
            ordered: true,
            by_example: false,
        }
    }

    /// The same, given by way of example.
    #[must_use]
    pub fn as_examples(self) -> Self {
        Self {
            by_example: true,
            ..self
        }
    }
}

/// What stands at the end of a list that is not closed.
const OPEN: &str = "…";

impl fmt::Display for Items {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joint = if self.ordered { " > " } else { ", " };
        f.write_str(&self.items.join(joint))?;
        if self.ordered && self.items.len() == 1 {
            f.write_str(" >")?;
        }
        if self.by_example {
            write!(f, ", {OPEN}")
        } else {
            Ok(())
        }
    }
}

impl FromStr for Items {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let ordered = text.contains(" >");
        let named = text
            .split([',', '>'])
            .map(str::trim)
            .filter(|s| !s.is_empty());
        let (open, ids): (Vec<&str>, Vec<&str>) =
            named.partition(|id| *id == OPEN || *id == "ecc.");
        if ids.is_empty() {
            return Err("un elenco vuoto: scrivi almeno una voce".into());
        }
        let items = if ordered {
            Self::list(ids)
        } else {
            Self::set(ids)
        };
        Ok(Self {
            by_example: !open.is_empty(),
            ..items
        })
    }
}
