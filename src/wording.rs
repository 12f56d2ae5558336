//! Layer 5: the words of a document beside those of a contract: what was copied, moved, dropped,
//! added or changed, whatever the topic.
//!
//! [`read`] turns a document into passages of tokens in one spelling; [`compare`] aligns those of
//! two documents by content, marks what differs and says of what kind it is. What counts as the same
//! words, and the signs of each kind, come from the grammar's [`crate::grammar::Equivalences`].

mod classify;
mod compare;
mod diff;
mod edge;
mod element;
mod facts;
mod group;
mod hunk;
mod kind;
mod normal;
mod number;
mod outcome;
mod phrase;
mod reading;
mod redline;
mod shingle;
mod side;
mod slide;
mod splinter;
mod strip;
mod structure;
mod token;

pub use compare::compare;
pub use kind::Kind;
pub use outcome::{Copied, Difference, Pair, Place, Wording};
pub use reading::{Passages, read, same};
pub use redline::{Run, redline};
