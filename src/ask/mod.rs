//! Layer 7: a ruleset that can be asked: facts in, an answer out with the words behind it.
//!
//! No topic is known here: the answer comes from the types of the values, from what a clause does and to
//! whom, and from the lines that a grammar writes about its clauses. What the texts do not settle is
//! `undetermined`, with the reason; nothing is made up.

mod answer;
mod catalogue;
mod decide;
mod fact;
mod ground;
mod say;
mod score;
mod weigh;

pub use answer::{Answer, Given, Link, Outcome, Side, Why};
pub use catalogue::{GENERAL, General, catalogue};
pub use decide::ask;
pub use fact::Fault;
pub use ground::Matter;
