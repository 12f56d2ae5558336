//! Layer 0: the only door to the YAML library.

use std::ops::Deref;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

/// Why a YAML text could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line, from 1; 0 when unknown.
    pub line: usize,
    /// Column in characters, from 1; 0 when unknown.
    pub column: usize,
    /// What is wrong, in Italian where we know how to say it.
    pub message: String,
    /// What to do, when we can guess it.
    pub help: Option<String>,
}

/// A scalar with its place in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl<T> Deref for Located<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = serde_saphyr::Spanned::<T>::deserialize(deserializer)?;
        let place = spanned.referenced;
        Ok(Self { value: spanned.value, line: number(place.line()), column: number(place.column()) })
    }
}

impl<T: schemars::JsonSchema> schemars::JsonSchema for Located<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}

fn number(n: impl TryInto<usize>) -> usize {
    n.try_into().unwrap_or(0)
}

/// Reads a YAML text into `T`.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    let options = serde_saphyr::options! { budget: serde_saphyr::budget! { max_nodes: 50_000_000, max_events: 100_000_000 } };
    serde_saphyr::from_str_with_options(text, options).map_err(|error| fault(&error))
}

/// Writes `value` as YAML: every string quoted, no block scalars, newline at the end.
pub fn print<T: Serialize>(value: &T) -> Result<String, String> {
    let options = serde_saphyr::ser_options! { quote_all: true, prefer_block_scalars: false };
    let mut out = serde_saphyr::to_string_with_options(value, options).map_err(|e| e.to_string())?;
    if !out.ends_with('\n') {
        out.push('\n');
    }
    Ok(out)
}

fn fault(error: &serde_saphyr::Error) -> Fault {
    let error = error.without_snippet();
    let (line, column) = error.location().map_or((0, 0), |at| (number(at.line()), number(at.column())));
    let raw = error.to_string();
    let unknown = unknown_key(&raw);
    let message = unknown.as_ref().map_or_else(|| raw.clone(), |(key, _)| format!("chiave sconosciuta `{key}`"));
    let help = unknown.and_then(|(key, known)| suggestion(&key, known.iter().map(String::as_str)));
    Fault { line, column, message, help }
}

/// Takes the unknown key and the known ones out of serde's message.
fn unknown_key(message: &str) -> Option<(String, Vec<String>)> {
    let rest = &message[message.find("unknown field")?..];
    let mut ticked = rest.split('`').skip(1).step_by(2).map(str::to_owned);
    Some((ticked.next()?, ticked.collect()))
}

/// «forse intendevi …» with the known name nearest to `name`.
pub fn suggestion<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    known
        .map(|k| (strsim::damerau_levenshtein(name, k), k))
        .filter(|(distance, k)| *distance <= k.len().max(name.len()) / 2)
        .min()
        .map(|(_, k)| format!("forse intendevi `{k}`?"))
}
