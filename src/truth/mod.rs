//! Layer 8: how near a ruleset and a comparison come to what careful readers found by hand.
//!
//! A rule is found when the topic is equal and the quotes share at least half of the shorter one,
//! one to one. Value, modality, bearer and binding force are compared on the pairs. A verdict is
//! right when it is the readers' or one that they accept; it counts on the cells that every honest
//! reader agrees on (`must`).

mod agree;
mod atom;
mod cells;
mod file;
mod finding;
mod page;
mod quote;
mod score;
mod unit;

pub use cells::score_cells;
pub use file::{Negative, Truth, TruthCell, TruthFinding, TruthRule, TruthValue};
pub use finding::{FindingScore, score_findings};
pub use page::page;
pub use quote::overlap;
pub use score::{Counts, Miss, Table, score_rules, share};
