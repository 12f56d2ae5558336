//! Values of readers and values of rules, brought to one comparable form.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::file::TruthValue;
use super::unit::{amount, iso_amount, operator, period};
use crate::text::fold;

/// What can be compared of a value; what is said in words alone gives none.
#[derive(Clone, Debug, PartialEq)]
pub enum Atom {
    /// An empty form field.
    Blank,
    /// A span of time: operator, unit, hundredths.
    Span(Option<&'static str>, &'static str, i64),
    /// A limit by reference: operator, stems of the words.
    Limit(Option<&'static str>, BTreeSet<String>),
    /// A measure without number («congruo»).
    Vague(BTreeSet<String>),
    /// A time band: from, to, days.
    Band(String, String, BTreeSet<String>),
    /// A band told by another («fuori dalla fascia»).
    Relative,
    /// Hundredths of the unit of money, period.
    Money(i64, String),
    /// So many in each period: operator, hundredths, period.
    Count(Option<&'static str>, i64, String),
    /// A share, in hundredths.
    Percent(i64),
    /// Years: operator, hundredths.
    Age(Option<&'static str>, i64),
    /// A day.
    Date(String),
    /// Items in the readers' words, or their ids.
    Items(Vec<String>),
    /// Who may.
    Party(String),
}

/// What can be compared of a value.
pub fn atoms(value: &TruthValue) -> Vec<Atom> {
    let f = Fields(value);
    if f.is_blank() {
        return vec![Atom::Blank];
    }
    match value.kind.as_str() {
        "duration" | "limit" => duration(&f),
        "band" | "bands" | "band_rest" | "time_band" => band(&f),
        "money" => match f.number(&["amount", "n"]) {
            Some(n) => vec![Atom::Money(n, period(&f.text(&["per"])))],
            None => vec![Atom::Blank],
        },
        "frequency" if f.has("times") => vec![Atom::Count(
            operator(&f.text(&["op"])),
            f.number(&["times"]).unwrap_or(0),
            period(&f.text(&["every"])),
        )],
        "count" | "frequency" => count(&f),
        "percent" => f
            .number(&["percent", "n", "value"])
            .map(Atom::Percent)
            .into_iter()
            .collect(),
        "age" => f
            .number(&["years", "n"])
            .map(|n| Atom::Age(operator(&f.text(&["op"])), n))
            .into_iter()
            .collect(),
        "date" => match f.text(&["v", "iso", "date", "value"]) {
            day if day.is_empty() => vec![Atom::Blank],
            day => vec![Atom::Date(day)],
        },
        "list" | "set" | "items" => items(&f),
        "party" => vec![Atom::Party(f.text(&["party", "value", "v"]))],
        "power" => power(&f),
        _ => Vec::new(),
    }
}

fn duration(f: &Fields<'_>) -> Vec<Atom> {
    let op = operator(&f.text(&["op"]));
    let iso = f.text(&["iso", "value"]);
    let limit = f.text(&["ref", "limit", "reference", "of"]);
    let words = f.text(&["qualifier", "indeterminate", "vague", "words"]);
    if let Some((unit, n)) = iso_amount(&iso, f.working()) {
        return vec![Atom::Span(op, unit, n)];
    }
    if let Some(n) = f.number(&["n"]) {
        let (unit, n) = amount(n, &f.text(&["unit"]));
        return vec![Atom::Span(op, unit, n)];
    }
    if !limit.is_empty() {
        return vec![Atom::Limit(op, stems(&limit))];
    }
    if words.contains("nessun") {
        return Vec::new();
    }
    let known = if words.is_empty() { "congruo" } else { &words };
    vec![Atom::Vague(stems(known))]
}

fn count(f: &Fields<'_>) -> Vec<Atom> {
    match f.number(&["n"]) {
        Some(n) if f.text(&["unit"]) == "anni" => {
            vec![Atom::Age(operator(&f.text(&["op"])), n)]
        }
        Some(n) => vec![Atom::Count(
            operator(&f.text(&["op"])).or(Some("exact")),
            n,
            period(&f.text(&["per"])),
        )],
        None => vec![Atom::Blank],
    }
}

fn items(f: &Fields<'_>) -> Vec<Atom> {
    let items = f.list("items");
    if f.text(&["name"]) != "parti_abilitate" {
        return vec![Atom::Items(items)];
    }
    let both = ["amministrazione", "dipendente"]
        .iter()
        .all(|p| items.iter().any(|i| i == p));
    let one = items.first().cloned().unwrap_or_default();
    vec![Atom::Party(if both { "entrambi".into() } else { one })]
}

fn power(f: &Fields<'_>) -> Vec<Atom> {
    let notice = f.text(&["notice"]);
    let digits: String = notice.chars().filter(char::is_ascii_digit).collect();
    match (notice.as_str(), digits.parse::<i64>()) {
        ("" | "none" | "no", _) => Vec::new(),
        ("blank", _) => vec![Atom::Blank],
        (_, Ok(n)) => {
            let unit = notice.rsplit(|c: char| !c.is_alphabetic()).next();
            let (unit, n) = amount(n * 100, unit.unwrap_or_default());
            let op = notice.trim_end_matches(|c: char| !"<>=".contains(c));
            vec![Atom::Span(operator(op), unit, n)]
        }
        _ => vec![Atom::Vague(stems(&notice))],
    }
}

fn band(f: &Fields<'_>) -> Vec<Atom> {
    if f.has("relative") && f.0.fields["relative"] != Json::Bool(false) {
        return vec![Atom::Relative];
    }
    let mut out = Vec::new();
    for key in ["spans", "bands", "pieces"] {
        let pieces = f.0.fields.get(key).and_then(Json::as_array);
        for piece in pieces.into_iter().flatten() {
            out.extend(self::piece(piece));
        }
    }
    if out.is_empty() && f.has("from") {
        let from = f.text(&["from"]);
        out.push(if from.contains('_') {
            Atom::Blank
        } else {
            Atom::Band(clock(&from), clock(&f.text(&["to"])), days(&f.list("days")))
        });
    } else if out.is_empty() && (f.has("outside") || f.has("within")) {
        out.push(Atom::Relative);
    }
    if let Some(rest) = f.number(&["rest_h"]) {
        out.push(Atom::Span(Some("min"), "min", 60 * rest));
    }
    out
}

/// One band of several: a map, or `22:00-06:00`.
fn piece(piece: &Json) -> Vec<Atom> {
    if let Some((from, to)) = piece.as_str().and_then(|s| s.split_once('-')) {
        return vec![Atom::Band(clock(from), clock(to), days(&[]))];
    }
    let fields = piece.as_object().cloned().unwrap_or_default();
    let value = TruthValue {
        kind: "band".into(),
        fields: fields.into_iter().collect(),
    };
    atoms(&value)
}

/// The fields of a value, read leniently: readers write the same thing in several ways.
struct Fields<'a>(&'a TruthValue);

impl Fields<'_> {
    fn has(&self, key: &str) -> bool {
        self.0.fields.get(key).is_some_and(|v| !v.is_null())
    }

    /// The first of the fields that is there, as words.
    fn text(&self, keys: &[&str]) -> String {
        let found = keys.iter().find(|key| self.has(key));
        match found.map(|key| &self.0.fields[*key]) {
            Some(Json::String(text)) => text.clone(),
            Some(Json::Array(_) | Json::Object(_)) | None => String::new(),
            Some(other) => other.to_string(),
        }
    }

    /// The first of the fields that is a number, in hundredths.
    #[allow(clippy::cast_possible_truncation, reason = "truth has small numbers")]
    fn number(&self, keys: &[&str]) -> Option<i64> {
        let text = self.text(keys).replace(',', ".");
        text.parse::<f64>().ok().map(|n| (n * 100.0).round() as i64)
    }

    fn list(&self, key: &str) -> Vec<String> {
        match self.0.fields.get(key) {
            Some(Json::Array(list)) => list
                .iter()
                .map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned))
                .collect(),
            Some(Json::String(text)) => text.split([',', ' ']).map(str::to_owned).collect(),
            _ => Vec::new(),
        }
    }

    fn is_blank(&self) -> bool {
        let said = |key: &str| self.0.fields.get(key) == Some(&Json::Bool(true));
        let named = |key: &str| self.text(&[key]) == "blank";
        self.0.kind == "blank"
            || (said("blank") && self.0.kind != "text")
            || ["state", "amount", "kind"].iter().any(|key| named(key))
    }

    fn working(&self) -> bool {
        matches!(self.text(&["days"]).as_str(), "working" | "feriali")
            || self.text(&["unit"]).contains("lavorativ")
            || self.has("working")
    }
}

fn clock(text: &str) -> String {
    let (hours, minutes) = text.split_once([':', '.']).unwrap_or((text, "0"));
    let number = |s: &str| s.trim().parse::<u32>().unwrap_or(0);
    format!("{:02}:{:02}", number(hours), number(minutes))
}

const WEEK: [&str; 7] = ["lun", "mar", "mer", "gio", "ven", "sab", "dom"];

/// The days of a band, spelt out; no days are all days.
fn days(list: &[String]) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let short = |day: &str| day.chars().take(3).collect::<String>().to_lowercase();
    let number = |day: &str| WEEK.iter().position(|d| *d == short(day));
    for day in list.iter().filter(|d| !d.is_empty()) {
        match day.split_once('-').map(|(a, b)| (number(a), number(b))) {
            Some((Some(from), Some(to))) if from <= to => {
                out.extend(WEEK[from..=to].iter().map(|d| (*d).to_owned()));
            }
            _ => drop(out.insert(short(day))),
        }
    }
    if out.is_empty() || WEEK.iter().all(|d| out.contains(*d)) {
        out = WEEK.iter().map(|d| (*d).to_owned()).collect();
    }
    out
}

/// The first five letters of each word longer than three, and numbers.
pub fn stems(text: &str) -> BTreeSet<String> {
    let words = fold(&text.replace('_', " "));
    (0..words.len())
        .map(|i| words.get(i))
        .filter(|w| w.chars().count() > 3 || w.parse::<u32>().is_ok())
        .map(|w| w.chars().take(5).collect())
        .collect()
}
