//! Layer 6: a document against a contract, cell by cell.
//!
//! [`choose`] says which contract, [`Contract`] brings its text and its facts together,
//! [`compare`] gives the cells. Direction comes from the [`Topic`]s, never from here.

mod align;
mod baseline;
mod bounds;
mod cells;
mod choose;
mod constraint;
mod contract;
mod contradiction;
mod deviation;
mod favour;
mod omission;
mod reason;
mod topic;
mod verdict;

pub use baseline::{
    Baseline, BaselineFile, Fact, FactFile, InForce, Interpretation, Later, Period, Silence, Stance,
};
pub use cells::{FORMAT, compare};
pub use choose::{Choice, Request, choose, lays_down};
pub use contract::{Contract, Provided, disagreements};
pub use deviation::{
    BaselinePresence, Comparison, Deviation, Favour, Presence, Room, Side, Verdict,
};
pub use topic::{Alone, Clause, Direction, Slot, SlotFavour, Topic};
