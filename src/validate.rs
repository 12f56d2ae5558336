//! Layer 2: a YAML or JSON file against the JSON Schema of its format, each fault at its line and column.

use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::{ValidationError, Validator};
use serde_json::Value;

use crate::diagnostic::{At, Code, Diagnostic};
use crate::yaml::{Place, Tree, suggestion};

/// The format of a file by what it holds, one of the names of `deroga schema`; `None` where nothing tells.
pub fn format(tree: &Tree) -> Option<&'static str> {
    let told = tree.json.get("format").and_then(Value::as_str);
    let told = told.and_then(|format| format.strip_prefix("deroga/"));
    let told = told.and_then(|format| format.split('/').next());
    let named = ["ruleset", "deviations", "review", "agreement", "search"];
    if let Some(name) = named.into_iter().find(|name| told == Some(name)) {
        return Some(name);
    }
    // Lists have no key of their own: their first item has.
    let first = tree.json.get(0);
    let item = |key: &str| first.is_some_and(|first| first.get(key).is_some());
    if let Some((name, _)) = [("answers", "chain"), ("remarks", "limit")]
        .into_iter()
        .find(|(_, key)| item(key))
    {
        return Some(name);
    }
    // Formats written by hand: the keys that no other has.
    let has = |key: &str| tree.json.get(key).is_some();
    [
        ("grammar", &["topic", "clauses", "mention"][..]),
        ("index", &["documents"]),
        ("baseline", &["period", "facts", "official_source"]),
        ("deviations", &["deviations"]),
        ("ruleset", &["rules", "certificate"]),
    ]
    .into_iter()
    .find(|(_, keys)| keys.iter().any(|key| has(key)))
    .map(|(name, _)| name)
}

/// What is wrong with the file `path`, whose text is `text` and whose parts are `tree`.
///
/// # Errors
/// When `schema` is no JSON Schema.
pub fn validate(
    schema: &Value,
    path: &str,
    text: &str,
    tree: &Tree,
) -> Result<Vec<Diagnostic>, String> {
    let validator = validator(schema)?;
    let errors = validator.iter_errors(&tree.json);
    let mut told: Vec<Diagnostic> = errors
        .flat_map(|error| say(&error, schema, tree))
        .map(|told| {
            let (line, column) = told.place;
            let at = At::line(path, text, line, column);
            let diagnostic = Diagnostic::new(Code::BadFile, at, told.message);
            match told.help {
                Some(help) => diagnostic.with_help(help),
                None => diagnostic,
            }
        })
        .collect();
    told.sort_by_key(|d| (d.at.line, d.at.column));
    told.dedup();
    Ok(told)
}

fn validator(schema: &Value) -> Result<Validator, String> {
    jsonschema::validator_for(schema).map_err(|error| format!("lo schema non è valido: {error}"))
}

/// One fault.
struct Told {
    place: Place,
    message: String,
    help: Option<String>,
}

/// A fault in words. Where none of several shapes fits, the faults of the one that comes nearest are told.
fn say(error: &ValidationError<'_>, schema: &Value, tree: &Tree) -> Vec<Told> {
    let pointer = error.instance_path().as_str();
    let here = |message: String, help: Option<String>| {
        vec![Told {
            place: tree.value(pointer),
            message,
            help,
        }]
    };
    match error.kind() {
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            let known = keys_beside(error, schema);
            let one = |key: &String| unknown_key(tree, pointer, key, &known);
            unexpected.iter().map(one).collect()
        }
        Kind::Required { property } => {
            let key = property.as_str().unwrap_or_default();
            vec![Told {
                place: tree.key(pointer),
                message: format!("manca la chiave `{key}`"),
                help: Some(format!("aggiungi una riga `{key}: …`")),
            }]
        }
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
            match (wrong_choice(context, tree), nearest(context, pointer)) {
                (Some(told), _) => vec![told],
                (None, Some(branch)) => branch.iter().flat_map(|e| say(e, schema, tree)).collect(),
                (None, None) => here("non ha nessuna delle forme previste".into(), None),
            }
        }
        kind => {
            let (message, help) = words(kind, error.instance());
            here(message, help)
        }
    }
}

fn unknown_key(tree: &Tree, pointer: &str, key: &str, known: &[String]) -> Told {
    let escaped = key.replace('~', "~0").replace('/', "~1");
    let meant = suggestion(key, known.iter().map(String::as_str));
    let all = (!known.is_empty()).then(|| format!("Previste: {}.", known.join(", ")));
    let help: Vec<String> = meant.into_iter().chain(all).collect();
    Told {
        place: tree.key(&format!("{pointer}/{escaped}")),
        message: format!("chiave sconosciuta `{key}`"),
        help: Some(help.join(" ")),
    }
}

/// The keys that the schema knows where it refused one.
fn keys_beside(error: &ValidationError<'_>, schema: &Value) -> Vec<String> {
    let path = error.schema_path().as_str();
    let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
    let beside = schema.pointer(parent).and_then(|s| s.get("properties"));
    let keys = beside.and_then(Value::as_object).map(|map| map.keys());
    keys.map_or_else(Vec::new, |keys| keys.cloned().collect())
}

/// What is wrong where every shape wants another word in one place.
fn wrong_choice(context: &[Vec<ValidationError<'static>>], tree: &Tree) -> Option<Told> {
    let mut at: Option<String> = None;
    let mut known = Vec::new();
    for branch in context {
        let (path, words) = branch.iter().find_map(wanted)?;
        if at.get_or_insert_with(|| path.clone()) != &path {
            return None;
        }
        known.extend(words);
    }
    let at = at?;
    let (message, help) = one_of(tree.json.pointer(&at)?, &known);
    Some(Told {
        place: tree.value(&at),
        message,
        help: Some(help),
    })
}

/// The place and the words of a fault that wants one of some words.
fn wanted(error: &ValidationError<'static>) -> Option<(String, Vec<String>)> {
    let words = match error.kind() {
        Kind::Constant { expected_value } => vec![plain(expected_value)],
        Kind::Enum { options } => options.as_array()?.iter().map(plain).collect(),
        _ => return None,
    };
    Some((error.instance_path().as_str().to_owned(), words))
}

/// A word without its quotes.
fn plain(value: &Value) -> String {
    let word = value.as_str().map(str::to_owned);
    word.unwrap_or_else(|| value.to_string())
}

/// A value that is none of the words known: message and help.
fn one_of(value: &Value, known: &[String]) -> (String, String) {
    let own = value.as_str().unwrap_or_default();
    let meant = suggestion(own, known.iter().map(String::as_str));
    let all = format!("Previsti: {}.", known.join(", "));
    let help: Vec<String> = meant.into_iter().chain([all]).collect();
    let message = format!("{} non è uno dei valori previsti", short(value));
    (message, help.join(" "))
}

/// The branch whose first fault lies deepest; of those, the one with the fewest. `null` as the only other
/// shape counts for nothing.
fn nearest<'a>(
    context: &'a [Vec<ValidationError<'static>>],
    pointer: &str,
) -> Option<&'a Vec<ValidationError<'static>>> {
    let depth = |branch: &Vec<ValidationError<'static>>| {
        let paths = branch.iter().map(|e| e.instance_path().as_str().len());
        paths.max().unwrap_or(0)
    };
    let tag = |branch: &Vec<ValidationError<'static>>| {
        branch.iter().any(|e| {
            let wrong_tag = matches!(e.kind(), Kind::Constant { .. } | Kind::Enum { .. });
            let wrong_type = matches!(e.kind(), Kind::Type { .. });
            let here = e.instance_path().as_str();
            (wrong_tag && here.ends_with("/type")) || (wrong_type && here == pointer)
        })
    };
    let fits: Vec<_> = context.iter().filter(|branch| !tag(branch)).collect();
    let (mut fits, all) = (fits.into_iter(), context.len());
    match (fits.next(), fits.next()) {
        (Some(only), None) if all > 1 => Some(only),
        _ => context
            .iter()
            .filter(|branch| !tag(branch))
            .max_by_key(|branch| (depth(branch), std::cmp::Reverse(branch.len())))
            .filter(|branch| depth(branch) > pointer.len()),
    }
}

/// The faults of a single value.
fn words(kind: &Kind, value: &Value) -> (String, Option<String>) {
    let shown = short(value);
    match kind {
        Kind::Enum { options } => {
            let known: Vec<String> = options
                .as_array()
                .into_iter()
                .flatten()
                .map(plain)
                .collect();
            let (message, help) = one_of(value, &known);
            (message, Some(help))
        }
        Kind::Constant { expected_value } => (
            format!("qui c'è {shown}, mentre ci vuole {}", short(expected_value)),
            None,
        ),
        Kind::Type { kind } => (
            format!("qui c'è {shown}, mentre ci vuole {}", type_words(kind)),
            None,
        ),
        Kind::Pattern { pattern } => (
            format!("{shown} non ha la forma prevista"),
            Some(format!("deve corrispondere a `{pattern}`")),
        ),
        Kind::Minimum { limit } => (format!("{shown} è meno di {limit}"), None),
        Kind::Maximum { limit } => (format!("{shown} è più di {limit}"), None),
        Kind::OneOfMultipleValid { .. } => (format!("{shown} può essere letto in più modi"), None),
        other => (
            format!("{shown} non rispetta `{}` dello schema", other.keyword()),
            None,
        ),
    }
}

/// A type, or a choice of types, in Italian.
fn type_words(kind: &TypeKind) -> String {
    let name = |t: &str| match t {
        "null" => "niente (`null`)",
        "boolean" => "`true` o `false`",
        "integer" => "un numero intero",
        "number" => "un numero",
        "string" => "un testo fra virgolette",
        "array" => "un elenco",
        "object" => "una mappa di chiavi",
        _ => "un altro tipo",
    };
    match kind {
        TypeKind::Single(one) => name(&one.to_string()).to_owned(),
        TypeKind::Multiple(all) => {
            let names: Vec<&str> = all.iter().map(|t| name(&t.to_string())).collect();
            names.join(" o ")
        }
    }
}

/// A value as a message shows it.
fn short(value: &Value) -> String {
    let text = match value {
        Value::Object(_) => return "una mappa".into(),
        Value::Array(_) => return "un elenco".into(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let mut letters = text.chars();
    let start: String = letters.by_ref().take(60).collect();
    let more = if letters.next().is_some() { "…" } else { "" };
    format!("`{start}{more}`")
}
