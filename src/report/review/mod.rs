//! What people said of the findings of earlier runs: confirmed, wrong, to be checked.
//!
//! A review belongs to the words it was given on. While they are the same it stands; when they change,
//! or when the program says something else of them, it is shown as to be reviewed again; it is never
//! dropped. [`ReviewFile`] is how reviews are kept, [`Item`] what can be reviewed, [`Reviews`] how the
//! two meet in a report.

mod apply;
mod file;
mod item;

pub use apply::{Reviewed, Reviews, Standing};
pub use file::{FORMAT, Review, ReviewFile, State};
pub use item::{Item, items, of_deviation, of_finding, of_rule};
