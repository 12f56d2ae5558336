//! Words kept as they are.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::Words;

use super::phrase::spell;

/// Words of the text that no other type holds, folded, with single spaces.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct FreeText {
    /// The words.
    pub text: String,
}

impl fmt::Display for FreeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for FreeText {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let folded = crate::text::refold(text);
        let words = Words::whole(&folded);
        if words.is_empty() || words.get(0) == "_" {
            return Err("un testo vuoto: scrivi almeno una parola".into());
        }
        Ok(Self {
            text: wording(words, 0, words.len()),
        })
    }
}

/// The words with single spaces; an empty form field stays one.
fn wording(words: Words<'_>, at: usize, taken: usize) -> String {
    spell(words, at, taken)
        .split(' ')
        .map(|word| if word == "_" { "__" } else { word })
        .collect::<Vec<_>>()
        .join(" ")
}

/// Reads the words from `at` to the next sign that parts the sentence, at most twenty-five.
pub(super) fn read(words: Words<'_>, at: usize) -> Option<(FreeText, usize)> {
    const LONGEST: usize = 25;
    let parts = |i: usize| {
        words
            .word(i)
            .break_before
            .is_some_and(|mark| ",;:()\n-".contains(mark))
    };
    let end = (at + 1..words.len())
        .find(|i| parts(*i))
        .unwrap_or(words.len())
        .min(at + LONGEST);
    let blank = words.get(at) == "_";
    (at < words.len() && !blank).then(|| {
        (
            FreeText {
                text: wording(words, at, end - at),
            },
            end - at,
        )
    })
}
