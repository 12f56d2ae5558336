//! Layer 0: the text of a document and the way back from each byte to its source.

mod field;
mod fold;
mod line;
mod points;
mod slip;
mod span;
mod spot;
mod starts;
mod stem;
#[expect(clippy::module_inception, reason = "one concept, one file, same name")]
mod text;
mod words;

pub use fold::{fold, refold, unaccented};
pub use line::Line;
pub use points::CodePoints;
pub use slip::Slip;
pub use span::{Span, ceil_boundary, floor_boundary};
pub use spot::{Area, Spot};
pub use starts::{Leaf, Starts};
pub use stem::stem;
pub use text::{Piece, Removed, RemovedKind, SourcePlace, Text};
pub use words::{Folded, Key, Word, Words};
