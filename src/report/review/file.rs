//! The reviews of one document as they are kept in `reviews/<document>.yaml`.

use serde::{Deserialize, Serialize};

use crate::yaml::{self, Fault};

/// Version of the format.
pub const FORMAT: &str = "deroga/review/1";

/// What a person decided.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// To be looked at again (da verificare).
    ToCheck,
    /// It is as the program says (confermato).
    Confirmed,
    /// The program is wrong (errore).
    Error,
}

impl State {
    /// All states, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[Self::ToCheck, Self::Confirmed, Self::Error];

    /// The name in Italian reports.
    pub fn italian(self) -> &'static str {
        match self {
            Self::ToCheck => "da verificare",
            Self::Confirmed => "confermato",
            Self::Error => "errore",
        }
    }

    /// The state of an Italian name, whatever its capitals and the spaces around it.
    pub fn from_italian(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        Self::ALL.iter().copied().find(|s| s.italian() == name)
    }
}

/// One review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// What was reviewed: the name of a cell, of a rule at a place, or of a finding.
    pub id: String,
    /// Hash of the words it was given on, 32 hexadecimal digits.
    pub words: String,
    /// What the program said of them: a verdict, the values of a rule, a code.
    pub said: String,
    /// The words, for people to read.
    pub quote: String,
    /// What was decided.
    pub state: State,
    /// What the reviewer wrote; empty when nothing.
    #[serde(default)]
    pub note: String,
}

/// The reviews of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewFile {
    /// Version of the format: `deroga/review/1`.
    pub format: String,
    /// Id of the document.
    pub document: String,
    /// Sorted by id, then by words. Two with the same id: the words changed, and both were reviewed.
    pub reviews: Vec<Review>,
}

impl ReviewFile {
    /// No reviews of a document.
    pub fn new(document: &str) -> Self {
        Self {
            format: FORMAT.into(),
            document: document.into(),
            reviews: Vec::new(),
        }
    }

    /// Reads a file.
    pub fn read(text: &str) -> Result<Self, Fault> {
        yaml::parse(text)
    }

    /// Takes a review in, in the place of an earlier one on the same words. Whether anything changed.
    pub fn take(&mut self, review: Review) -> bool {
        let key = |r: &Review| (r.id.clone(), r.words.clone());
        let same = |r: &Review| key(r).cmp(&key(&review));
        match self.reviews.binary_search_by(same) {
            Ok(at) if self.reviews[at] == review => false,
            Ok(at) => {
                self.reviews[at] = review;
                true
            }
            Err(at) => {
                self.reviews.insert(at, review);
                true
            }
        }
    }

    /// Takes in a note without a decision: it goes to the review of the same words, else to a new one
    /// that is still to be checked. Whether anything changed; a note that is there already changes nothing.
    pub fn remark(&mut self, review: Review) -> bool {
        if review.note.is_empty() {
            return false;
        }
        let known = self.reviews.iter_mut();
        let mut known = known.filter(|r| r.id == review.id);
        if known.any(|r| r.note == review.note) {
            return false;
        }
        let same = self.reviews.iter_mut();
        let mut same = same.filter(|r| r.id == review.id && r.words == review.words);
        match same.next() {
            Some(known) => {
                known.note = review.note;
                true
            }
            None => self.take(review),
        }
    }

    /// Sorts what people may have put in by hand.
    pub fn sort(&mut self) {
        self.reviews
            .sort_by(|a, b| (&a.id, &a.words).cmp(&(&b.id, &b.words)));
    }
}
