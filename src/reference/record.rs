//! References as a ruleset lists them.

use serde::{Deserialize, Serialize};

use super::resolve::{Missing, Outcome, is_extract};
use super::{Reference, Target};
use crate::cite::{Act, Citation, Partition, Pointer, Precision};
use crate::outline::{Locator, Outline};
use crate::text::Text;

/// What kind of act is cited.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ActKind {
    /// The document itself.
    Document,
    /// A national contract.
    Contract,
    /// An act of the State.
    State,
    /// An act of the European Union.
    European,
    /// An act of one institution.
    Local,
    /// An act named by its kind alone.
    Unknown,
}

/// One reference of a document.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Record {
    /// Unique place.
    pub locator: Locator,
    /// The same place as a person cites it.
    pub place: String,
    /// Line of the file, from 1.
    pub line: usize,
    /// Its words, verbatim.
    pub quote: String,
    /// What kind of act it points into.
    pub act: ActKind,
    /// The words that say which contract or local act; `None` where the identifier says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// URN:NIR of an act of the State, place included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urn: Option<String>,
    /// CELEX number of an act of the European Union, place included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub celex: Option<String>,
    /// Whether the date in the identifier is a day or only a year, in which case the URN is a legal name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<Precision>,
    /// Id of the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<String>,
    /// The place inside the act, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partition: Option<Partition>,
    /// The heading that the text gives the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// The place in the document, or in the text of the contract where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved: Option<Locator>,
    /// Why it is not resolved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The references as a ruleset lists them, in reading order. Those of contracts are settled later, by
/// [`Library::settle`](super::Library::settle).
pub fn records(references: &[Reference], text: &Text, outline: &Outline) -> Vec<Record> {
    let record = |reference: &Reference| {
        let unit = &outline.units[reference.unit];
        let mut record = Record {
            locator: unit.locator.clone(),
            place: unit.place.clone(),
            line: text.place_of(reference.span.start).line,
            quote: text.quote(reference.span),
            act: ActKind::Document,
            name: None,
            urn: None,
            celex: None,
            precision: None,
            contract: None,
            partition: reference.pointer.as_ref().and_then(Pointer::partition),
            heading: reference.rubric.clone(),
            resolved: None,
            reason: None,
        };
        match &reference.target {
            Target::Document => inside(&mut record, &reference.outcome, outline),
            Target::Act(citation) => record.cite(citation),
            Target::Unknown(kind) => {
                record.act = ActKind::Unknown;
                record.name = Some(kind.clone());
                record.reason = Some("l'atto non è detto con numero e data".to_owned());
            }
        }
        record
    };
    references.iter().map(record).collect()
}

fn inside(record: &mut Record, outcome: &Outcome, outline: &Outline) {
    match outcome {
        Outcome::Found(unit) => record.resolved = Some(outline.units[*unit].locator.clone()),
        Outcome::Many(units) => {
            let places: Vec<&str> = units
                .iter()
                .map(|u| outline.units[*u].place.as_str())
                .collect();
            record.reason = Some(format!("può essere {}", places.join(" o ")));
        }
        Outcome::Missing(missing) => {
            let why = missing.italian();
            record.reason = Some(if is_extract(outline) && *missing == Missing::Article {
                format!("{why}, che è un estratto")
            } else {
                why.to_owned()
            });
        }
        Outcome::Elsewhere => {}
    }
}

impl Record {
    fn cite(&mut self, citation: &Citation) {
        match &citation.act {
            Act::Contract(words) => {
                self.act = ActKind::Contract;
                self.name = (!words.is_empty()).then(|| words.clone());
            }
            Act::Local(words) => {
                self.act = ActKind::Local;
                self.name = Some(words.clone());
                self.reason = Some("è un atto dell'ente, che non ha un nome pubblico".to_owned());
            }
            Act::State { .. } => {
                self.act = ActKind::State;
                self.urn.clone_from(&citation.urn);
                self.precision = citation.urn.as_ref().map(|_| citation.precision);
                if citation.urn.is_none() {
                    self.reason = Some("l'anno dell'atto è scritto male".to_owned());
                }
            }
            Act::European(..) => {
                self.act = ActKind::European;
                let celex = citation
                    .urn
                    .as_deref()
                    .and_then(|urn| urn.strip_prefix("celex:"));
                self.celex = celex.map(str::to_owned);
            }
        }
    }
}

impl Missing {
    /// In Italian, as the reason of a reference that leads nowhere.
    pub fn italian(self) -> &'static str {
        match self {
            Self::Blank => "il numero è in bianco",
            Self::Article => "l'articolo non è nel documento",
            Self::Around => "il luogo non è in un articolo, o prima non ce n'è un altro",
            Self::Comma => "l'articolo non ha questo comma",
            Self::Letter => "nel comma non c'è questa lettera",
            Self::Number => "nel comma non c'è questo numero",
            Self::Division => "il documento non ha questa parte",
            Self::Annex => "l'allegato non è nel documento",
            Self::Table => "la tabella non è nel documento",
        }
    }
}
