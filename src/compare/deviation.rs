//! One cell of the comparison.

use serde::{Deserialize, Serialize};

use super::residue::{Copied, Residue};
use crate::outline::Locator;
use crate::rule::Origin;
use crate::value::Value;

/// Declares an enum whose variants have a stable English id and an Italian name.
macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $id:literal, $italian:literal;)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
        pub enum $name { $(#[doc = $italian] #[serde(rename = $id)] $variant,)* }

        impl $name {
            /// All values, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable id, as in the YAML.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// The name in Italian reports.
            pub fn italian(self) -> &'static str {
                match self { $(Self::$variant => $italian,)* }
            }
        }
    };
}

named! {
    /// What the document does on a topic.
    Presence {
        Stated = "stated", "lo dice";
        Silent = "silent", "tace";
        Blank = "blank", "campo in bianco";
        ByReference = "by_reference", "per rinvio";
        Claimed = "claimed", "lo chiede";
    }
}

named! {
    /// What the baseline does on a topic.
    BaselinePresence {
        Stated = "stated", "lo dice";
        Silent = "silent", "tace";
        NoText = "no_text", "testo non disponibile";
    }
}

named! {
    /// For the worker.
    Favour {
        Equal = "equal", "uguale";
        Better = "better", "migliore";
        Worse = "worse", "peggiore";
        Mixed = "mixed", "misto";
        Different = "different", "diverso";
        None = "none", "nessuna direzione";
    }
}

named! {
    /// What the law lets the institution do on a topic.
    Room {
        Floor = "floor", "solo in meglio";
        Fixed = "fixed", "nessun margine";
        Delegated = "delegated", "confronto o contrattazione";
        Employer = "employer", "organizzazione dell'ente";
        Individual = "individual", "accordo individuale";
    }
}

named! {
    /// The verdict on a cell; the order is the order of attention.
    Verdict {
        Worse = "worse", "peggiorativo";
        Contradictory = "contradictory", "contraddittorio";
        Omitted = "omitted", "omesso";
        Blank = "blank", "campo in bianco";
        AddedWorse = "added_worse", "integrazione restrittiva";
        Mixed = "mixed", "misto";
        Different = "different", "difforme";
        NotComparable = "not_comparable", "non confrontabile";
        AddedNeutral = "added_neutral", "integrazione neutra";
        AddedBetter = "added_better", "integrazione di miglior favore";
        Better = "better", "di miglior favore";
        EqualByReference = "equal_by_reference", "conforme per rinvio";
        Equal = "equal", "conforme";
        Silent = "silent", "tace: si applica il CCNL";
        ClaimOnly = "claim_only", "rivendicazione";
    }
}

/// One side of a cell. Every field is empty where there is nothing to show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Side {
    /// Id of the rule.
    pub rule: Option<String>,
    /// Clause of the grammar.
    pub clause: Option<String>,
    /// Unique place.
    pub locator: Option<Locator>,
    /// As a person cites it.
    pub place: Option<String>,
    /// Where it stands in the file.
    pub origin: Option<Origin>,
    /// The words, verbatim; `None` when all we have is a fact in our own words.
    pub quote: Option<String>,
    /// The fact in our own words, where the text is not in the corpus.
    pub fact: Option<String>,
    /// Typed values by slot.
    pub values: std::collections::BTreeMap<String, Value>,
}

/// One cell: a topic at a place of the document, against the baseline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Deviation {
    /// Stable name.
    pub id: String,
    /// Topic of the grammar.
    pub topic: String,
    /// The document's side.
    pub local: Side,
    /// The contract's side.
    pub baseline: Side,
    /// What the document does.
    pub presence: Presence,
    /// What the contract does.
    pub baseline_presence: BaselinePresence,
    /// For the worker.
    pub favour: Favour,
    /// What the institution may do; `None` where unknown.
    pub room: Option<Room>,
    /// The verdict.
    pub verdict: Verdict,
    /// For an open term: what the baseline allows (`almeno 30 giorni`).
    pub constraint: Option<String>,
    /// One sentence, in Italian, built from the data.
    pub reason: String,
    /// Official interpretations to read beside the verdict; they never change it.
    pub interpretations: Vec<String>,
}

/// The comparison of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Comparison {
    /// Version of the format: `deroga/deviations/1`.
    pub format: String,
    /// Id of the document.
    pub document: String,
    /// Id of the contract; `None` when there is none to compare with.
    pub baseline: Option<String>,
    /// Whether the contract is of another comparto and was asked for all the same.
    pub indicative: bool,
    /// Why this contract, or why none: one sentence in Italian.
    pub reason: String,
    /// Things to know before believing the cells (a later contract, disagreeing facts).
    pub warnings: Vec<String>,
    /// The cells, in the order of attention, then by topic and place.
    pub deviations: Vec<Deviation>,
    /// What differs in the words, where the text of the contract is at hand: pairs of places in the
    /// order of the document. Pairs of equal words are left out.
    #[serde(default)]
    pub residue: Vec<Residue>,
    /// How much of each article of the contract the document copies, in the contract's order.
    #[serde(default)]
    pub copied: Vec<Copied>,
}
