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
    /// Whether the text says that nothing else belongs to it («esclusivamente»).
    #[serde(default, skip_serializing_if = "is_false")]
    pub closed: bool,
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
            ..Self::default()
        }
    }

    /// The same, given by way of example.
    #[must_use]
    pub fn as_examples(self) -> Self {
        Self {
            by_example: true,
            closed: false,
            ..self
        }
    }

    /// The same, with nothing else in it.
    #[must_use]
    pub fn as_closed(self) -> Self {
        Self {
            by_example: false,
            closed: true,
            ..self
        }
    }

    /// Whether it has the items of `wanted`, and is in order, closed or open where `wanted` says so.
    pub fn answers(&self, wanted: &Self) -> bool {
        let alike = if wanted.ordered {
            self.items == wanted.items
        } else {
            Self::set(&self.items).items == Self::set(&wanted.items).items
        };
        let told = |wanted: bool, have: bool| !wanted || have;
        alike
            && told(wanted.ordered, self.ordered)
            && told(wanted.by_example, self.by_example)
            && told(wanted.closed, self.closed)
    }
}

/// What stands at the end of a list that is not closed.
const OPEN: &str = "…";

/// What stands at the start of a list that is closed.
const CLOSED: &str = "solo ";

impl fmt::Display for Items {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.closed { CLOSED } else { "" })?;
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
        let (text, closed) = match text.trim().strip_prefix(CLOSED) {
            Some(rest) => (rest, true),
            None => (text, false),
        };
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
        if closed && !open.is_empty() {
            return Err(format!(
                "`{CLOSED}` e `{OPEN}` insieme: l'elenco è chiuso oppure no"
            ));
        }
        let items = if ordered {
            Self::list(ids)
        } else {
            Self::set(ids)
        };
        Ok(Self {
            by_example: !open.is_empty(),
            closed,
            ..items
        })
    }
}
