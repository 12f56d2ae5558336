//! Layer 8: many files in, one sorted report out. The only place with threads.

mod guard;
pub mod index;
