//! Layer 7: an individual agreement, filled in: its template, and what act and contract do not allow in it.

mod check;
mod file;
mod limits;
mod template;

pub use check::check;
pub use file::{AgreementFile, FORMAT, TermFault, Terms};
pub use limits::Open;
pub use template::template;

use serde::Serialize;

/// What is to be said of a term.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Past a limit of the act or of the contract, or against another term.
    Breach,
    /// Not filled in.
    Blank,
    /// It cannot be held against the limit: units that do not convert.
    Unclear,
    /// Past what is only a guide («di norma»).
    Guide,
}

/// Who sets the limit.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The act of the institution.
    Act,
    /// The national contract.
    Contract,
    /// Another term of the same agreement, or the sense of the value.
    Agreement,
}

/// One thing to say about a term of an agreement, as `deroga agreement check --format json` gives it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
pub struct Remark {
    /// Line in the file, from 1; 0 for a term that is not there.
    pub line: usize,
    /// Column in characters, from 1; 0 where unknown.
    pub column: usize,
    /// Id of the topic.
    pub topic: String,
    /// Name of the slot.
    pub slot: String,
    /// What it is.
    pub kind: Kind,
    /// Who sets the limit.
    pub by: By,
    /// The value, in spoken form; empty for a term not filled in.
    pub value: String,
    /// The limit, in spoken form.
    pub limit: String,
    /// The place that sets the limit, as a person cites it.
    pub place: String,
    /// One sentence, in Italian.
    pub message: String,
}
