//! Layer 3: the structure of a document: titolo, capo, articolo, comma, lettera, punto, allegato.

mod annex;
mod article;
mod build;
mod division;
mod index;
mod inline;
mod line;
mod locator;
mod look;
mod mark;
mod name;
mod number;
mod place;
mod points;
mod section;
mod shape;
mod unit;

pub use build::outline;
pub use locator::{Locator, Step};
pub use look::value;
pub use number::follows as letters_follow;
pub use unit::{Kind, Outline, Unit};
