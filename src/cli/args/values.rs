//! Values of arguments that more than one command takes.

use crate::compare::Verdict;

/// A day with its year, ISO 8601.
pub(super) fn day(text: &str) -> Result<String, String> {
    let day = text.parse::<jiff::civil::Date>().map(|day| day.to_string());
    day.ok().filter(|day| day == text).ok_or_else(|| {
        "non è un giorno del calendario: scrivi anno, mese e giorno, per esempio 2025-06-01".into()
    })
}

/// A verdict by its id or its Italian name.
pub(super) fn verdict(text: &str) -> Result<Verdict, String> {
    let found = Verdict::ALL
        .iter()
        .find(|v| v.id() == text || v.italian() == text);
    found.copied().ok_or_else(|| {
        let ids: Vec<&str> = Verdict::ALL.iter().map(|v| v.id()).collect();
        format!("non è un giudizio; previsti: {}", ids.join(", "))
    })
}
