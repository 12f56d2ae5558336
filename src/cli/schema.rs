//! `deroga schema`: the JSON Schema of each file format.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

use super::{Outcome, screen};
use crate::compare::{BaselineFile, Comparison};
use crate::grammar::file::GrammarFile;
use crate::pipeline::index::IndexFile;
use crate::report::review::ReviewFile;
use crate::rule::Ruleset;

/// The formats that have a schema.
pub const NAMES: [&str; 6] = [
    "grammar",
    "ruleset",
    "deviations",
    "baseline",
    "index",
    "review",
];

/// Prints a schema.
pub(super) fn print(name: &str) -> anyhow::Result<Outcome> {
    screen::say(&text(name)?);
    Ok(Outcome::Clean)
}

/// The JSON Schema (2020-12) of a format, with a line end at the end.
pub fn text(name: &str) -> anyhow::Result<String> {
    let schema = match name {
        "grammar" => read::<GrammarFile>(),
        "ruleset" => written::<Ruleset>(),
        "deviations" => written::<Comparison>(),
        "baseline" => read::<BaselineFile>(),
        "index" => read::<IndexFile>(),
        "review" => read::<ReviewFile>(),
        _ => anyhow::bail!("non c'è uno schema `{name}`; ci sono: {}", NAMES.join(", ")),
    };
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

/// The generator's own formats of numbers are no formats of the standard: strict readers refuse them.
fn plain(schema: &mut schemars::Schema) {
    let formats = [
        "int", "uint", "int32", "uint32", "int64", "uint64", "uint8", "uint16", "float", "double",
    ];
    if schema
        .get("format")
        .and_then(|f| f.as_str())
        .is_some_and(|f| formats.contains(&f))
    {
        schema.remove("format");
    }
    schemars::transform::transform_subschemas(&mut plain, schema);
}

fn settings() -> SchemaSettings {
    SchemaSettings::draft2020_12().with_transform(plain)
}

/// Of a format that people write and we read.
fn read<T: JsonSchema>() -> schemars::Schema {
    settings()
        .for_deserialize()
        .into_generator()
        .into_root_schema_for::<T>()
}

/// Of a format that we write and others read.
fn written<T: JsonSchema>() -> schemars::Schema {
    settings()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<T>()
}
