//! Layer 6: a document against a contract, cell by cell.

mod deviation;

pub use deviation::{
    BaselinePresence, Comparison, Deviation, Favour, Presence, Room, Side, Verdict,
};
