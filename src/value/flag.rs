//! Yes or no.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Whether a thing is due, allowed or wanted. A grammar fixes it by clause; it is never read off a
/// word.
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
pub struct Flag {
    /// True for yes.
    pub value: bool,
}

/// The spoken forms.
const NAMES: [(bool, &str); 2] = [(true, "sì"), (false, "no")];

impl fmt::Display for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = NAMES.iter().find(|(value, _)| *value == self.value);
        f.write_str(name.map_or("", |(_, name)| name))
    }
}

impl FromStr for Flag {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        NAMES
            .iter()
            .find(|(_, name)| *name == text)
            .map(|(value, _)| Self { value: *value })
            .ok_or_else(|| format!("`{text}`: scrivi `sì` o `no`"))
    }
}
