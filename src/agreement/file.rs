//! The file of an agreement: `format`, `institution`, and the terms by topic and slot.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::limits::Open;
use crate::compare::Topic;
use crate::value::{Unit, Value, ValueType, parse};
use crate::yaml::{self, Fault, Located, suggestion};

/// Version of the format.
pub const FORMAT: &str = "deroga/agreement/1";

/// An agreement as written.
#[derive(Clone, Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgreementFile {
    /// Version of the format: `deroga/agreement/1`.
    pub format: Located<String>,
    /// Id of the institution's document; `None` when it is only said on the command line.
    #[serde(default)]
    pub institution: Option<Located<String>>,
    /// Values in spoken form, by topic and slot; empty where not agreed yet.
    pub terms: BTreeMap<String, BTreeMap<String, Located<Option<Written>>>>,
}

/// A value as a person writes it: in quotes, or a bare number.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Written {
    /// Words.
    Words(String),
    /// A whole number.
    Number(i64),
    /// Yes or no, unquoted.
    Flag(bool),
}

/// What makes a term unreadable.
pub type TermFault = Fault;

/// A term, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// Id of the topic.
    pub topic: String,
    /// Name of the slot.
    pub slot: String,
    /// The value; `None` where it is not filled in.
    pub value: Option<Value>,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
}

/// The terms of an agreement, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    pub(super) list: Vec<Term>,
    /// Id of the institution that the file names.
    pub institution: Option<String>,
}

impl Terms {
    /// Reads an agreement.
    ///
    /// # Errors
    /// When it is no YAML of this format, names a term that does not exist, or has a value that cannot be
    /// read; all faults of terms are given at once.
    pub fn read(text: &str, topics: &[Topic], open: &[Open]) -> Result<Self, Vec<TermFault>> {
        let file: AgreementFile = yaml::parse(text).map_err(|fault| vec![fault])?;
        if file.format.value != FORMAT {
            return Err(vec![Fault {
                line: file.format.line,
                column: file.format.column,
                message: format!("il formato è `{}`", file.format.value),
                help: Some(format!("scrivi `format: '{FORMAT}'`")),
            }]);
        }
        let mut terms = Self {
            list: Vec::new(),
            institution: file.institution.map(|id| id.value),
        };
        let mut faults = Vec::new();
        for (topic, slots) in &file.terms {
            for (slot, written) in slots {
                match term((topic, slot), written, topics, open) {
                    Ok(term) => terms.list.push(term),
                    Err(fault) => faults.push(placed(fault, text, topic, slot)),
                }
            }
            if slots.is_empty() || topics.iter().all(|t| t.id != *topic) {
                faults.extend(unknown_topic(topic, topics).map(|f| placed(f, text, topic, "")));
            }
        }
        terms.list.sort_by_key(|t| (t.line, t.column));
        faults.dedup();
        if faults.is_empty() {
            Ok(terms)
        } else {
            Err(faults)
        }
    }
}

fn term(
    (topic, slot): (&String, &String),
    written: &Located<Option<Written>>,
    topics: &[Topic],
    open: &[Open],
) -> Result<Term, Fault> {
    let fault = |message, help| Fault {
        line: written.line,
        column: written.column,
        message,
        help,
    };
    let Some(known) = topics.iter().find(|t| t.id == *topic) else {
        return Err(unknown_topic(topic, topics).unwrap_or_else(|| fault(String::new(), None)));
    };
    let Some(kind) = known.slots.get(slot).map(|s| s.value_type) else {
        let names = known.slots.keys().map(String::as_str);
        let meant = suggestion(slot, names.clone());
        let all = format!(
            "termini di `{topic}`: {}",
            names.collect::<Vec<_>>().join(", ")
        );
        let help = meant.map_or(all.clone(), |m| format!("{m} {all}"));
        return Err(Fault {
            line: 0,
            column: 0,
            ..fault(format!("`{topic}` non ha un termine `{slot}`"), Some(help))
        });
    };
    let text = written
        .value
        .as_ref()
        .map(Written::text)
        .unwrap_or_default();
    let value = if text.trim().is_empty() {
        None
    } else {
        let unit = open.iter().find(|o| o.topic == *topic && o.slot == *slot);
        let read = read(kind, text.trim(), unit.and_then(Open::unit));
        Some(read.map_err(|why| fault(why, None))?)
    };
    Ok(Term {
        topic: topic.clone(),
        slot: slot.clone(),
        value: value.filter(|v| !v.is_blank()),
        line: written.line,
        column: written.column,
    })
}

fn unknown_topic(topic: &str, topics: &[Topic]) -> Option<Fault> {
    if topics.iter().any(|t| t.id == topic) {
        return None;
    }
    let meant = suggestion(topic, topics.iter().map(|t| t.id.as_str()));
    Some(Fault {
        line: 0,
        column: 0,
        message: format!("il tema `{topic}` non esiste"),
        help: meant,
    })
}

/// A value in spoken form; a bare number takes the unit that the form prints.
fn read(kind: ValueType, text: &str, unit: Option<Unit>) -> Result<Value, String> {
    let with = |unit: &str| parse(kind, &format!("{text} {unit}"));
    let bare = text.chars().all(|c| c.is_ascii_digit());
    let kind_units: &[(ValueType, &str)] = &[
        (ValueType::Age, "anni"),
        (ValueType::Percent, "%"),
        (ValueType::Money, "EUR"),
    ];
    parse(kind, text).or_else(|why| {
        let own = unit.filter(|_| bare).and_then(|u| with(u.plural()).ok());
        let known = kind_units.iter().find(|(of, _)| *of == kind && bare);
        own.or_else(|| known.and_then(|(_, unit)| with(unit).ok()))
            .ok_or(why)
    })
}

impl Written {
    fn text(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Number(number) => number.to_string(),
            Self::Flag(true) => "sì".into(),
            Self::Flag(false) => "no".into(),
        }
    }
}

/// A fault about a key, at the line of that key.
fn placed(fault: Fault, text: &str, topic: &str, slot: &str) -> Fault {
    if fault.line > 0 {
        return fault;
    }
    let key = |line: &str, name: &str| {
        let line = line.trim_start().trim_start_matches(['\'', '"']);
        let rest = line
            .strip_prefix(name)
            .map(|r| r.trim_start_matches(['\'', '"']));
        rest.is_some_and(|rest| rest.trim_start().starts_with(':'))
    };
    let lines = || text.lines().enumerate();
    let topic_at = lines()
        .find(|(_, line)| key(line, topic))
        .map_or(0, |(n, _)| n);
    let only_topic = slot.is_empty() || fault.message.starts_with("il tema");
    let slot_at = lines().skip(topic_at + 1).find(|(_, line)| key(line, slot));
    let (n, line) = match slot_at.filter(|_| !only_topic) {
        Some(found) => found,
        None => (topic_at, text.lines().nth(topic_at).unwrap_or_default()),
    };
    Fault {
        line: n + 1,
        column: line.len() - line.trim_start().len() + 1,
        ..fault
    }
}
