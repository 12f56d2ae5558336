//! Reads Italian labour regulations, turns them into typed rules and compares each institution
//! with the national contract of its own comparto.

pub mod text;
pub mod diagnostic;
pub mod source;
pub mod value;
pub mod ingest;
pub mod outline;
pub mod provision;
pub mod rule;
pub mod certificate;
pub mod compare;
