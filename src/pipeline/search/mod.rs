//! The index to search in: a database of its own, with a full-text engine. It is made anew
//! each time and never changed; everything in it can be made again from the documents.

mod build;
mod store;

pub use build::{Draft, Held};
pub use store::{Fault, Store, is_ours};

use std::path::{Path, PathBuf};

/// How the database is laid out, the stemmer included; another number is another program.
const LAYOUT: i32 = 1;

/// What marks a database as ours: `dero`.
const MARK: i32 = 0x6465_726f;

/// The name of the index, below the folder where it stands.
pub const NAME: &str = "search.sqlite";

/// Where the index stands when nobody says otherwise: with what else is remembered of a folder of results.
pub fn usual() -> PathBuf {
    Path::new(".deroga").join(NAME)
}
