//! Layer 7: what is wrong inside one document: numbers, references, blanks, tables, contradictions.
//!
//! One file per check. A check says what it sees, where, and what to do; it never changes the text and
//! never says which of two contradictory places is the right one.

mod act;
mod blank;
mod bracket;
mod by_rule;
mod date;
mod division;
mod example;
mod excluded;
mod ground;
mod heading;
mod indirect;
mod lists;
mod misprint;
mod number;
mod own_name;
mod pairs;
mod parts;
mod place;
mod polarity;
mod reference;
mod rubric;
mod score;
mod smell;
mod stems;
mod style;
mod subject;
mod term;
mod title;
mod truncated;
mod values;
mod week;

use serde::{Deserialize, Serialize};

pub use subject::Subject;

use crate::diagnostic::{At, Code, Diagnostic, Severity};
use crate::outline::Locator;
use crate::rule::State;

/// One place of a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Site {
    /// Line of the file, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Unique place.
    pub locator: Locator,
    /// The same place as a person cites it.
    pub place: String,
    /// The words, verbatim.
    pub quote: String,
}

/// Something wrong in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What it is about.
    #[serde(serialize_with = "id", deserialize_with = "code")]
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// Where; the first is the place to look at.
    pub sites: Vec<Site>,
    /// What is wrong, in one Italian sentence.
    pub message: String,
    /// What to do, in Italian.
    pub help: String,
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn id<S: serde::Serializer>(code: &Code, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(code.id())
}

fn code<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Code, D::Error> {
    let id = String::deserialize(from)?;
    Code::from_id(&id).ok_or_else(|| serde::de::Error::custom(format!("`{id}` non è un codice")))
}

impl Finding {
    /// A finding with the severity and the help of its code.
    pub fn new(code: Code, sites: Vec<Site>, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            sites,
            message: message.into(),
            help: code.help().to_owned(),
        }
    }

    /// Replaces the general help.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// As a message about the file `path`, which holds `source`; the other places are told in words.
    pub fn diagnostic(&self, path: &str, source: &str) -> Diagnostic {
        let at = self.sites.first().map_or_else(
            || At::file(path),
            |site| At::line(path, source, site.line, site.column),
        );
        let others = self.sites.iter().skip(1);
        let told: Vec<String> = others
            .map(|site| {
                format!(
                    "{} (riga {}): «{}»",
                    site.place,
                    site.line,
                    short(&site.quote)
                )
            })
            .collect();
        let first = self.sites.first().map(|site| site.place.as_str());
        let place = first.filter(|p| !p.is_empty()).map(|p| format!("{p}: "));
        let mut message = format!("{}{}", place.unwrap_or_default(), self.message);
        if !told.is_empty() {
            message.push_str("; vedi ");
            message.push_str(&told.join("; "));
        }
        Diagnostic::new(self.code, at, message).with_help(self.help.clone())
    }
}

/// The first words of a quote.
fn short(quote: &str) -> String {
    let words: Vec<&str> = quote.split(' ').collect();
    if words.len() <= 14 {
        quote.to_owned()
    } else {
        format!("{}…", words[..14].join(" "))
    }
}

/// The checks.
const CHECKS: &[fn(&Subject<'_>) -> Vec<Finding>] = &[
    number::check,
    style::check,
    division::check,
    reference::check,
    heading::check,
    act::check,
    own_name::check,
    blank::check,
    date::check,
    score::check,
    truncated::check,
    misprint::check,
    values::check,
    term::check,
    polarity::check,
    pairs::check,
    lists::check,
    example::check,
    excluded::check,
    week::check,
    rubric::check,
    title::check,
    smell::check,
    indirect::check,
];

/// The rules of a document that contradict each other, and those that can be read in two ways, by id.
pub fn states(subject: &Subject<'_>) -> std::collections::BTreeMap<String, State> {
    values::states(subject)
}

/// All that is wrong inside a document, in reading order.
pub fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = CHECKS.iter().flat_map(|check| check(subject)).collect();
    found.sort_by(|a, b| {
        let key = |f: &Finding| (f.sites.first().cloned(), f.code);
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
    found.dedup();
    found
}
