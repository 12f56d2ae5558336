//! Layer 6: a document against a contract, cell by cell.
//!
//! [`choose`] says which contract, [`Contract`] brings its text and its facts together,
//! [`compare`] gives the cells. Direction comes from the [`Topic`]s, never from here.

mod agreement;
mod align;
mod attach;
mod baseline;
mod bounds;
mod cap;
mod cells;
mod choose;
mod constraint;
mod contract;
mod contradiction;
mod deviation;
mod expired;
mod favour;
mod omission;
mod open;
mod pair;
mod reason;
mod referred;
mod residue;
mod slots;
mod topic;
mod verdict;

pub use agreement::disagreements;
pub use baseline::{
    Baseline, BaselineFile, Fact, FactFile, InForce, Interpretation, Later, Period, Silence, Stance,
};
pub use bounds::bound;
pub use cells::{FORMAT, compare};
pub use choose::{Choice, Request, choose, lays_down};
pub use contract::{Contract, Provided};
pub use contradiction::{may_disagree, opposed, two_values};
pub use deviation::{
    BaselinePresence, Comparison, Deviation, Favour, Presence, Room, Side, Verdict,
};
pub use open::{bound_by_contract, bound_by_itself};
pub use pair::{Sheet, between};
pub use residue::{Copied, CopiedPlace, Difference, Residue, Spot};
pub use topic::{Alone, Clause, Direction, Slot, SlotFavour, Topic};
