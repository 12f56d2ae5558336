//! Layer 3: the structure of a document: titolo, capo, articolo, comma, lettera, punto, allegato.

mod line;
mod locator;
mod number;
mod unit;

pub use locator::{Locator, Step};
pub use unit::{Kind, Outline, Unit};
