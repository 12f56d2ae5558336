//! What an answer holds.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::outline::Locator;
use crate::rule::Binding;
use crate::value::{Modality, Party, Value};

/// Declares an enum whose variants have a stable English id and an Italian name.
macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $id:literal, $italian:literal;)* }) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema,
        )]
        pub enum $name { $(#[doc = $italian] #[serde(rename = $id)] $variant,)* }

        impl $name {
            /// All values, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable id, as in the JSON.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// In Italian sentences.
            pub fn italian(self) -> &'static str {
                match self { $(Self::$variant => $italian,)* }
            }
        }
    };
}

named! {
    /// The answer in one word.
    Outcome {
        Yes = "yes", "sì";
        No = "no", "no";
        Value = "value", "valore";
        Undetermined = "undetermined", "non determinato";
    }
}

named! {
    /// Why there is no answer, or why it does not come from the act itself.
    Why {
        Contradictory = "contradictory", "l'atto si contraddice";
        Blank = "blank", "in bianco";
        Gap = "gap", "nessuna fascia";
        Overlap = "overlap", "due fasce insieme";
        Missing = "missing_fact", "manca un fatto";
        Unlisted = "unlisted", "l'elenco non lo nomina";
        Beyond = "not_covered", "fuori da ciò che la regola dice";
        Indeterminate = "indeterminate", "una parola che non dà un numero";
        Guide = "guide", "solo indicativo";
        Incomparable = "incomparable", "misure che non si convertono";
        Unverified = "unverified", "da verificare sull'originale";
        Ambiguous = "ambiguous", "più letture possibili";
        Referred = "referred", "l'atto rinvia altrove";
        Silent = "silent", "l'atto tace: vale il contratto";
        Neither = "neither", "né l'atto né il contratto ne parlano";
        NoText = "no_text", "l'atto tace e del contratto non si ha il testo";
        Reported = "reported", "solo riferito";
        Claim = "claim", "solo rivendicato";
        Expired = "expired", "non più in vigore";
        NotYet = "not_yet", "non ancora in vigore";
        Elsewhere = "out_of_scope", "le regole parlano del lavoro a distanza";
    }
}

named! {
    /// Whose words they are.
    Side {
        Document = "document", "l'atto";
        Contract = "contract", "il contratto";
    }
}

/// One step of the chain: a rule, with its words and what the facts make of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Link {
    /// Whose rule it is.
    pub side: Side,
    /// Id of the rule.
    pub rule: String,
    /// Clause of the grammar.
    pub clause: String,
    /// The line that the grammar writes about the clause.
    pub about: String,
    /// What it does.
    pub modality: Modality,
    /// Who bears it.
    pub bearer: Party,
    /// Unique place; `None` for a fact about a contract whose text is not at hand.
    pub locator: Option<Locator>,
    /// The place as a person cites it.
    pub place: String,
    /// The words, verbatim.
    pub quote: Option<String>,
    /// The rule in our own words, where the text is not at hand.
    pub fact: Option<String>,
    /// How far the words bind.
    pub binding: Option<Binding>,
    /// Its values in spoken form, by slot.
    pub values: BTreeMap<String, String>,
    /// What it gives, with the facts.
    pub outcome: Outcome,
    /// Why it gives nothing.
    pub why: Option<Why>,
    /// How each fact was held against it, in Italian.
    pub held: Vec<String>,
}

/// A fact that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Given {
    /// Its name.
    pub name: String,
    /// As it was written.
    pub value: String,
    /// Whether a rule of the answer needed it.
    pub used: bool,
}

/// The answer of one ruleset to one question, as `deroga ask --format json` gives it, one for each document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Answer {
    /// Id of the document.
    pub document: String,
    /// Id of the topic.
    pub topic: String,
    /// Its title.
    pub title: String,
    /// The answer in one word.
    pub outcome: Outcome,
    /// Why there is none, or why it does not come from the act itself.
    pub why: Option<Why>,
    /// Whose rules give it; `None` where nobody's do.
    pub side: Option<Side>,
    /// How far the words behind it bind.
    pub binding: Option<Binding>,
    /// The answer as a sentence.
    pub sentence: String,
    /// The values of the answer by slot; more than one where several rules give one.
    pub values: BTreeMap<String, Vec<Value>>,
    /// «qualora …», as written: the answer holds under these.
    pub conditions: Vec<String>,
    /// «salvo …», as written.
    pub exceptions: Vec<String>,
    /// What to know before using it.
    pub cautions: Vec<String>,
    /// Names of facts that would tell more.
    pub missing: Vec<String>,
    /// The rules behind it: first those of the act that decide, then those of the contract.
    pub chain: Vec<Link>,
    /// The facts.
    pub facts: Vec<Given>,
}
