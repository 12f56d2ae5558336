//! Reads Italian labour regulations, turns them into typed rules and compares each institution
//! with the national contract of its own comparto.

pub mod compare;
pub mod diagnostic;
<<<<<<< HEAD
pub mod grammar;
pub mod outline;
pub mod pipeline;
pub mod provision;
pub mod report;
pub mod rule;
pub mod source;
pub mod text;
pub mod truth;
pub mod value;
pub mod yaml;
=======
pub mod outline;
pub mod provision;
pub mod rule;
pub mod source;
pub mod text;
pub mod value;
>>>>>>> values
