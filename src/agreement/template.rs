//! The agreement to be filled in.

use std::fmt::Write as _;

use super::By;
use super::file::FORMAT;
use super::limits::{Limit, Open, limits, topic};
use crate::compare::{Contract, Topic};
use crate::rule::Ruleset;
use crate::value::{Unit, Value, ValueType};

/// How a value of a type is written.
const WRITTEN: &[(ValueType, &str)] = &[
    (
        ValueType::Duration,
        "una durata, come '30 giorni' o '6 mesi'",
    ),
    (
        ValueType::Band,
        "fasce orarie, come '09:00-13:00 lun-ven'; più d'una con ';'",
    ),
    (
        ValueType::Count,
        "quanti e in quanto tempo, come '2 giorni/settimana'",
    ),
    (ValueType::Date, "una data, come '2025-12-31'"),
    (ValueType::Money, "una somma, come '20.00 EUR'"),
    (ValueType::Percent, "una percentuale, come '40%'"),
    (ValueType::Age, "un'età, come '14 anni'"),
    (ValueType::Frequency, "quanto spesso"),
    (
        ValueType::Party,
        "chi: amministrazione, dirigente, dipendente, entrambi",
    ),
    (ValueType::Items, "voci, separate da virgole"),
    (ValueType::Bool, "'sì' o 'no'"),
    (ValueType::Text, "parole; si può lasciare vuoto"),
];

/// The YAML of an agreement with each open term of the act: what it is, how it is written, what act and
/// contract say of it.
pub fn template(ruleset: &Ruleset, contract: Option<&Contract>, topics: &[Topic]) -> String {
    let document = &ruleset.document;
    let name = document.institution.as_deref().unwrap_or(&document.title);
    let mut text = format!(
        "# Accordo individuale: i termini che «{name}» lascia da concordare.\n\
         # Scrivi i valori fra gli apici; quelli vuoti restano da concordare. Poi:\n\
         #   deroga agreement check FILE.yaml --institution {id}\n\
         format: '{FORMAT}'\ninstitution: '{id}'\nterms:",
        id = document.id
    );
    let open = Open::of(ruleset);
    let limits = limits(ruleset, contract);
    if open.is_empty() {
        text.push_str(" {}\n# L'atto non lascia termini da concordare.\n");
        return text;
    }
    text.push('\n');
    let mut before = "";
    for term in &open {
        let topic = topic(topics, &term.topic);
        if term.topic != before {
            let title = topic.map_or("", |t| t.title.as_str());
            let _ = write!(text, "\n  # {title}\n  {}:\n", term.topic);
        }
        before = &term.topic;
        one(&mut text, term, topic, &limits);
    }
    text
}

fn one(text: &mut String, term: &Open, topic: Option<&Topic>, limits: &[Limit<'_>]) {
    let kind = term.value.value_type();
    let about = topic
        .and_then(|t| t.slots.get(&term.slot))
        .map_or("", |s| s.about.as_str());
    let written = WRITTEN
        .iter()
        .find(|(of, _)| *of == kind)
        .map_or("", |(_, how)| how);
    let unit = term
        .unit()
        .map(Unit::plural)
        .map(|unit| format!(", in {unit}"))
        .unwrap_or_default();
    comment(text, about);
    comment(text, &format!("Si scrive: {written}{unit}."));
    comment(
        text,
        &format!("Nell'atto ({}): «{}»", term.place, term.quote),
    );
    for limit in limits.iter().filter(|l| bounds(l, term)) {
        let cap = limit
            .cap
            .map(|cap| format!(", cioè {cap}"))
            .unwrap_or_default();
        comment(
            text,
            &format!("Limite: {}{cap} — {}", limit.value, limit.source()),
        );
    }
    let _ = writeln!(text, "    {}: ''", term.slot);
}

/// Whether a limit bears on the term: the same slot, or a measure that caps hours and bands of the topic.
fn bounds(limit: &Limit<'_>, term: &Open) -> bool {
    let time = matches!(term.value, Value::Band(_) | Value::Duration(_));
    let named = time && limit.cap.is_some() && matches!(limit.value, Value::Limit(_));
    let same = limit.slot == term.slot && limit.by != By::Agreement;
    limit.topic == term.topic && (same || named)
}

/// A line of comment, on one line whatever it holds.
fn comment(text: &mut String, line: &str) {
    let line: Vec<&str> = line.split_whitespace().collect();
    let _ = writeln!(text, "    # {}", line.join(" "));
}
