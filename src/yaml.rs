//! Layer 0: the only door to the YAML library.
//!
//! What we write is read the same way by YAML 1.1 and 1.2 readers: every string is quoted, no block
//! scalars, no anchors, no tags. What we read is refused with a place and, for an unknown key, with
//! the key that was probably meant.

mod tree;

use std::fmt::Write as _;
use std::ops::Deref;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_saphyr::{Error, budget, options, ser_options};

pub use tree::{Place, Tree};

/// Why a YAML text could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line, from 1; 0 when unknown.
    pub line: usize,
    /// Column in characters, from 1; 0 when unknown.
    pub column: usize,
    /// What is wrong, in Italian, with the thing in backticks.
    pub message: String,
    /// What to write instead, when it can be guessed.
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
        Ok(Self {
            value: spanned.value,
            line: number(place.line()),
            column: number(place.column()),
        })
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

/// Writes `value` as YAML: block style, every string quoted, LF, newline at the end.
///
/// # Errors
/// When a value cannot be written as YAML (a map with a key that is no scalar).
pub fn print<T: Serialize>(value: &T) -> Result<String, String> {
    let options = ser_options! { quote_all: true, prefer_block_scalars: false };
    let mut text = serde_saphyr::to_string_with_options(value, options)
        .map_err(|error| format!("non si può scrivere in YAML: {error}"))?;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text)
}

/// Reads a YAML text.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    let options = options! {
        budget: budget! {
            max_nodes: 50_000_000,
            max_events: 200_000_000,
            max_total_scalar_bytes: 1 << 30,
        },
        with_snippet: false,
        // YAML 1.2: `no` and `y` are words.
        strict_booleans: true,
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_saphyr::from_str_with_options(text, options).map_err(|error| fault(&error))
}

/// «forse intendevi …» with the known name nearest to `name`, when one is near enough.
pub fn suggestion<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    known
        .map(|k| (strsim::damerau_levenshtein(name, k), k))
        .filter(|(distance, k)| *distance <= k.len().max(name.len()) / 2)
        .min()
        .map(|(_, k)| format!("forse intendevi `{k}`?"))
}

fn fault(error: &Error) -> Fault {
    let error = error.without_snippet();
    let (line, column) = error
        .location()
        .map_or((0, 0), |l| (number(l.line()), number(l.column())));
    let (message, help) = say(error);
    Fault {
        line,
        column,
        message,
        help,
    }
}

fn number(n: impl TryInto<usize>) -> usize {
    n.try_into().unwrap_or(0)
}

/// Message and help for the faults that people make; the library's own words for the others.
fn say(error: &Error) -> (String, Option<String>) {
    match error {
        Error::SerdeUnknownField {
            field, expected, ..
        } => (
            format!("chiave sconosciuta `{field}`"),
            Some(instead(field, expected)),
        ),
        Error::SerdeUnknownVariant {
            variant, expected, ..
        } => (
            format!("`{variant}` non è uno dei valori previsti"),
            Some(instead(variant, expected)),
        ),
        Error::SerdeMissingField { field, .. } => (
            format!("manca la chiave `{field}`"),
            Some(format!("aggiungi una riga `{field}: …`")),
        ),
        Error::DuplicateMappingKey { key, .. } => (
            format!(
                "la chiave `{}` è scritta due volte",
                key.as_deref().unwrap_or("?")
            ),
            Some("tieni una sola delle due righe".into()),
        ),
        Error::Message { msg, .. } => (msg.clone(), None),
        Error::SerdeInvalidType {
            unexpected,
            expected,
            ..
        }
        | Error::SerdeInvalidValue {
            unexpected,
            expected,
            ..
        } => (
            format!("qui c'è {unexpected}, mentre ci vuole {expected}"),
            None,
        ),
        other => (
            format!("non è YAML valido: {}", first_line(&other.render())),
            Some(
                "controlla i rientri e metti fra virgolette le frasi che contengono `: ` o `#`"
                    .into(),
            ),
        ),
    }
}

fn instead(wrong: &str, expected: &[&str]) -> String {
    let mut help = String::new();
    if let Some(meant) = suggestion(wrong, expected.iter().copied()) {
        let _ = write!(help, "{meant} ");
    }
    let _ = write!(help, "Previsti: {}.", expected.join(", "));
    help
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct File {
        title: String,
        favour: Option<String>,
    }

    #[test]
    fn an_unknown_key_is_named_with_its_place_and_the_key_that_was_meant() {
        let fault = parse::<File>("title: a\nfavor: b\n").unwrap_err();
        assert_eq!((fault.line, fault.column), (2, 1), "{fault:?}");
        assert_eq!(fault.message, "chiave sconosciuta `favor`");
        let help = fault.help.unwrap();
        assert!(
            help.starts_with("forse intendevi `favour`? Previsti: title, favour"),
            "{help}"
        );
    }

    #[test]
    fn a_missing_key_is_named() {
        let fault = parse::<File>("favour: b\n").unwrap_err();
        assert_eq!(fault.message, "manca la chiave `title`");
    }

    #[test]
    fn a_wrong_indentation_has_a_place() {
        let fault = parse::<File>("title: a\n  favour: [b\n").unwrap_err();
        assert!(fault.line >= 2, "{fault:?}");
    }

    #[test]
    fn every_string_is_quoted() {
        let text = print(&["22:00", "no", "00262470438", "l'ente \n"]).unwrap();
        assert_eq!(
            text,
            "- '22:00'\n- 'no'\n- '00262470438'\n- \"l'ente \\n\"\n"
        );
    }

    /// The strings that YAML readers misread when they are not quoted, and those that hurt writers.
    const TRICKY: &[&str] = &[
        "",
        " ",
        "no",
        "NO",
        "yes",
        "on",
        "y",
        "~",
        "null",
        "true",
        "22:00",
        "08:00:00",
        "1_000",
        "00262470438",
        "0x1F",
        "0o17",
        "1e3",
        ".5",
        "-",
        "- a",
        "a: b",
        "a #b",
        "#",
        "&a",
        "*a",
        "!t",
        "%",
        "@a",
        "`a`",
        "'",
        "\"",
        "l'ente",
        "«a»",
        "a\nb",
        "a\n",
        "\n",
        "a\tb",
        "\\",
        "{a}",
        "[a]",
        ",",
        "?",
        "? a",
        ":",
        "|",
        ">",
        "=",
        "<<",
        "2023-04-17",
        "perché",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "\u{a0}",
        "a  b ",
        " a",
        "---",
        "...",
        "€ 7,00",
        "😀",
        "\u{7}",
    ];

    #[test]
    fn an_independent_reader_reads_back_what_we_wrote() {
        let yaml = print(&TRICKY).unwrap();
        assert_eq!(parse::<Vec<String>>(&yaml).unwrap(), TRICKY);
        let json = serde_json::to_string(&TRICKY).unwrap();
        let script = "import sys, json\ntry:\n import yaml\nexcept ImportError:\n sys.exit(77)\n\
             a, b = sys.stdin.buffer.read().decode().split('\\0')\n\
             sys.exit(0 if yaml.safe_load(a) == json.loads(b) else 1)";
        match pyyaml(script, &format!("{yaml}\0{json}")) {
            Some(0) => {}
            Some(1) => panic!("PyYAML reads other strings than those written:\n{yaml}"),
            other => eprintln!("skipped: no python3 with pyyaml here ({other:?})"),
        }
    }

    fn pyyaml(script: &str, input: &str) -> Option<i32> {
        use std::io::Write as _;
        use std::process::{Command, Stdio};
        let mut child = Command::new("python3")
            .args(["-c", script])
            .stdin(Stdio::piped())
            .spawn()
            .ok()?;
        child.stdin.take()?.write_all(input.as_bytes()).ok()?;
        child.wait().ok()?.code()
    }
}
