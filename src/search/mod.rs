//! Layer 7: what a document says, cut into passages, and what is looked for in them. Where the passages
//! are kept is not known here.

mod answer;
mod passage;
mod query;
mod sentence;
mod snippet;

pub use answer::{Answer, Any, Choice, Hit, Way, WordCount};
pub use passage::{Found, Judged, Passage, Side, passages};
pub use query::{Query, Refused, Term};
pub use sentence::{Sentence, sentences};
pub use snippet::Snippet;

use crate::text::{fold, stem};

/// The stems of the words of a text, with a space between them.
pub fn stems(text: &str) -> String {
    let words = fold(text);
    let stems: Vec<String> = (0..words.len()).map(|i| stem(words.get(i))).collect();
    stems.join(" ")
}
