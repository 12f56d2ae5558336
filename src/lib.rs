//! Reads Italian labour regulations, turns them into typed rules and compares each institution
//! with the national contract of its own comparto.

pub mod compare;
pub mod diagnostic;
pub mod outline;
pub mod provision;
pub mod rule;
pub mod source;
pub mod text;
pub mod value;
