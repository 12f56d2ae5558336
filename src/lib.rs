//! Reads Italian labour regulations, turns them into typed rules and compares each institution
//! with the national contract of its own comparto.

pub mod agreement;
pub mod ask;
pub mod certificate;
pub mod cite;
pub mod cli;
pub mod compare;
pub mod diagnostic;
pub mod export;
pub mod extract;
pub mod grammar;
pub mod identify;
pub mod ingest;
pub mod initials;
pub mod lint;
pub mod matching;
pub mod numeral;
pub mod outline;
pub mod pipeline;
pub mod provision;
pub mod reference;
pub mod report;
pub mod rule;
pub mod search;
pub mod source;
pub mod text;
pub mod truth;
pub mod validate;
pub mod value;
pub mod wording;
pub mod yaml;
