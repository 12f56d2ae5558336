//! `deroga schema`: the JSON Schema of each file format, in two drafts.

use std::collections::BTreeSet;

use schemars::generate::SchemaSettings;
use schemars::transform::transform_subschemas;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use super::args::{Draft, Schema as Args};
use super::{Outcome, screen};
use crate::agreement::{AgreementFile, Remark};
use crate::ask::Answer;
use crate::compare::{BaselineFile, Comparison};
use crate::grammar::file::GrammarFile;
use crate::pipeline::index::IndexFile;
use crate::report::review::ReviewFile;
use crate::rule::Ruleset;
use crate::search;

/// How the schema of a format is made.
type Make = fn(Draft) -> Schema;

/// The formats that have a schema. A new one is a new line.
const FORMATS: [(&str, Make); 10] = [
    ("grammar", read::<GrammarFile>),
    ("ruleset", written::<Ruleset>),
    ("deviations", written::<Comparison>),
    ("baseline", read::<BaselineFile>),
    ("index", read::<IndexFile>),
    ("review", read::<ReviewFile>),
    ("agreement", read::<AgreementFile>),
    ("answers", written::<Vec<Answer>>),
    ("remarks", written::<Vec<Remark>>),
    ("search", written::<search::Answer>),
];

/// The names of the formats.
pub const NAMES: [&str; FORMATS.len()] = {
    let mut names = [""; FORMATS.len()];
    let mut n = 0;
    while n < FORMATS.len() {
        names[n] = FORMATS[n].0;
        n += 1;
    }
    names
};

/// Prints a schema.
pub(super) fn print(args: &Args) -> anyhow::Result<Outcome> {
    screen::say(&text(&args.name, args.draft)?);
    Ok(Outcome::Clean)
}

/// Prints the schema of grammars.
pub(super) fn print_grammar() -> anyhow::Result<Outcome> {
    screen::say(&text("grammar", Draft::Current)?);
    Ok(Outcome::Clean)
}

/// The JSON Schema of a format of [`NAMES`], with a line end at the end.
pub(super) fn text(name: &str, draft: Draft) -> anyhow::Result<String> {
    Ok(serde_json::to_string_pretty(&schema(name, draft)?)? + "\n")
}

/// The same as a value.
pub(super) fn schema(name: &str, draft: Draft) -> anyhow::Result<Value> {
    let Some((_, make)) = FORMATS.iter().find(|(known, _)| *known == name) else {
        anyhow::bail!("non c'è uno schema `{name}`; ci sono: {}", NAMES.join(", "));
    };
    let mut schema = serde_json::to_value(make(draft))?;
    close(&mut schema);
    Ok(schema)
}

/// The generator's own formats are no formats of the standard: strict readers refuse them.
fn plain(schema: &mut Schema) {
    schema.remove("format");
    transform_subschemas(&mut plain, schema);
}

/// Refuses unknown keys wherever the keys of an object are all named in one place: not in shapes that take
/// part of their keys from another schema, nor in those that give them.
fn close(schema: &mut Value) {
    let mut shared = BTreeSet::new();
    references(schema, &mut shared);
    close_below(schema, "#", &shared);
}

/// The shapes whose keys stand beside others.
fn references(schema: &Value, shared: &mut BTreeSet<String>) {
    if let (Some(target), Some(_)) = (
        schema.get("$ref").and_then(Value::as_str),
        schema.get("properties"),
    ) {
        shared.insert(target.to_owned());
    }
    // Draft 7 knows no keys beside a reference: the generator puts both below `allOf`.
    let all = schema.get("allOf").and_then(Value::as_array);
    for part in all.into_iter().flatten() {
        let target = part.get("$ref").and_then(Value::as_str);
        shared.extend(target.map(str::to_owned));
    }
    let below = match schema {
        Value::Object(map) => map.values().collect::<Vec<_>>(),
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    for part in below {
        references(part, shared);
    }
}

fn close_below(schema: &mut Value, path: &str, shared: &BTreeSet<String>) {
    let alone = |map: &serde_json::Map<String, Value>| {
        let mixed = ["$ref", "allOf", "anyOf", "oneOf", "additionalProperties"];
        map.contains_key("properties") && !mixed.iter().any(|key| map.contains_key(*key))
    };
    match schema {
        Value::Object(map) => {
            let object = map.get("type").and_then(Value::as_str) == Some("object");
            if object && alone(map) && !shared.contains(path) {
                map.insert("additionalProperties".into(), false.into());
            }
            for (key, part) in map {
                close_below(part, &format!("{path}/{key}"), shared);
            }
        }
        Value::Array(items) => {
            for (n, part) in items.iter_mut().enumerate() {
                close_below(part, &format!("{path}/{n}"), shared);
            }
        }
        _ => {}
    }
}

fn settings(draft: Draft) -> SchemaSettings {
    let settings = match draft {
        Draft::Current => SchemaSettings::draft2020_12(),
        Draft::Seven => SchemaSettings::draft07(),
    };
    settings.with_transform(plain)
}

/// Of a format that people write and we read.
fn read<T: JsonSchema>(draft: Draft) -> Schema {
    settings(draft)
        .for_deserialize()
        .into_generator()
        .into_root_schema_for::<T>()
}

/// Of a format that we write and others read.
fn written<T: JsonSchema>(draft: Draft) -> Schema {
    settings(draft)
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<T>()
}
