//! Reviews of earlier runs on the items of this one.

use std::collections::{BTreeMap, BTreeSet};

use super::{Item, Review, ReviewFile, State, items};
use crate::report::Report;

/// How a review stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// As the reviewer left it: the words are the same.
    Decided(State),
    /// The words changed: to be reviewed again.
    WordsChanged(State),
    /// The words are the same, but the program says something else of them: to be reviewed again.
    SaidChanged(State),
}

impl Standing {
    /// The name in Italian reports.
    pub fn italian(self) -> &'static str {
        match self {
            Self::Decided(state) => state.italian(),
            Self::WordsChanged(_) | Self::SaidChanged(_) => "da rivedere",
        }
    }

    /// Why it has to be looked at again, with what was decided before; `None` where it need not.
    pub fn why(self) -> Option<String> {
        let (state, changed) = match self {
            Self::Decided(_) => return None,
            Self::WordsChanged(state) => (state, "sono cambiate le parole"),
            Self::SaidChanged(state) => (state, "è cambiato l'esito"),
        };
        Some(format!(
            "{changed} dopo la revisione; era «{}»",
            state.italian()
        ))
    }
}

/// A review as a report shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// How it stands.
    pub standing: Standing,
    /// What the reviewer wrote; empty when nothing.
    pub note: String,
}

impl Reviewed {
    fn new(review: &Review, item: &Item) -> Self {
        let standing = if review.words != item.words {
            Standing::WordsChanged(review.state)
        } else if review.said != item.said {
            Standing::SaidChanged(review.state)
        } else {
            Standing::Decided(review.state)
        };
        Self {
            standing,
            note: review.note.clone(),
        }
    }

    /// The note, after the reason to look again where there is one.
    pub fn remark(&self) -> String {
        let why = self.standing.why();
        let parts: Vec<&str> = why
            .iter()
            .map(String::as_str)
            .chain((!self.note.is_empty()).then_some(self.note.as_str()))
            .collect();
        parts.join(" — ")
    }

    /// In one line: how it stands, then the remark.
    pub fn line(&self) -> String {
        let remark = self.remark();
        let colon = if remark.is_empty() { "" } else { ": " };
        format!("{}{colon}{remark}", self.standing.italian())
    }
}

/// The reviews of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviews {
    /// By name and words of the item.
    of: BTreeMap<(String, String), Reviewed>,
    /// Reviews of what is not there any more, by document: kept, and shown apart.
    pub gone: BTreeMap<String, Vec<Review>>,
}

impl Reviews {
    /// The review of an item.
    pub fn get(&self, item: &Item) -> Option<&Reviewed> {
        self.of.get(&(item.id.clone(), item.words.clone()))
    }

    /// Whether there is none at all.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty() && self.gone.is_empty()
    }

    /// Finds the item of each review of one document: the same name and words; else the same name with
    /// other words; else, where the place was renumbered, the same words under another name.
    fn add(&mut self, file: &ReviewFile, items: &[Item]) {
        let mut left: BTreeSet<usize> = (0..file.reviews.len()).collect();
        let mut open: Vec<&Item> = items.iter().collect();
        let ways: [fn(&Review, &Item) -> bool; 3] = [
            |review, item| review.id == item.id && review.words == item.words,
            |review, item| review.id == item.id,
            |review, item| review.words == item.words && !item.quote.is_empty(),
        ];
        for same in ways {
            open.retain(|item| {
                // Of two reviews of one name the later words are not known: the last in the file counts.
                let found = left.iter().rev().copied();
                let Some(at) = found.into_iter().find(|at| same(&file.reviews[*at], item)) else {
                    return true;
                };
                left.remove(&at);
                let key = (item.id.clone(), item.words.clone());
                self.of.insert(key, Reviewed::new(&file.reviews[at], item));
                false
            });
        }
        let gone = left.into_iter().map(|at| file.reviews[at].clone());
        // A review of earlier words, where the words of today were reviewed too, is history.
        let gone: Vec<Review> = gone
            .filter(|review| !items.iter().any(|item| item.id == review.id))
            .collect();
        if !gone.is_empty() {
            self.gone.insert(file.document.clone(), gone);
        }
    }
}

impl Report {
    /// Takes in what people said of earlier runs. Reviews of documents that are not of this report are
    /// left alone. Call it before [`Report::keep`]: what a filter drops is not gone.
    pub fn review(&mut self, files: &[ReviewFile]) {
        for case in &self.cases {
            let id = &case.ruleset.document.id;
            for file in files.iter().filter(|file| file.document == *id) {
                self.reviews.add(file, &items(case));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str, words: &str) -> Item {
        Item {
            id: id.into(),
            words: words.into(),
            said: "worse".into(),
            quote: "parole".into(),
        }
    }

    fn review(id: &str, words: &str, state: State) -> Review {
        Review {
            id: id.into(),
            words: words.into(),
            said: "worse".into(),
            quote: "parole".into(),
            state,
            note: String::new(),
        }
    }

    fn standings(reviews: Vec<Review>, items: &[Item]) -> (Vec<Option<&'static str>>, usize) {
        let mut all = Reviews::default();
        let file = ReviewFile {
            reviews,
            ..ReviewFile::new("d")
        };
        all.add(&file, items);
        let shown = items
            .iter()
            .map(|i| all.get(i).map(|r| r.standing.italian()));
        (shown.collect(), all.gone.values().map(Vec::len).sum())
    }

    #[test]
    fn a_review_stands_while_its_words_do_and_is_never_lost() {
        let confirmed = review("a", "1", State::Confirmed);
        let (kept, _) = standings(vec![confirmed.clone()], &[item("a", "1"), item("b", "2")]);
        assert_eq!(kept, [Some("confermato"), None]);
        let (changed, _) = standings(vec![confirmed.clone()], &[item("a", "9")]);
        assert_eq!(changed, [Some("da rivedere")]);
        let (moved, _) = standings(vec![confirmed.clone()], &[item("c", "1")]);
        assert_eq!(moved, [Some("confermato")], "the place was renumbered");
        let other = Item {
            said: "equal".into(),
            ..item("a", "1")
        };
        assert_eq!(
            standings(vec![confirmed.clone()], &[other]).0,
            [Some("da rivedere")]
        );
        assert_eq!(standings(vec![confirmed], &[]).1, 1, "gone, and kept apart");
    }

    #[test]
    fn two_reviews_of_one_name_belong_to_their_own_words() {
        let both = vec![
            review("a", "1", State::Confirmed),
            review("a", "2", State::Error),
        ];
        let (shown, gone) = standings(both.clone(), &[item("a", "2")]);
        assert_eq!((shown, gone), (vec![Some("errore")], 0));
        let (shown, _) = standings(both, &[item("a", "2"), item("a", "1")]);
        assert_eq!(shown, [Some("errore"), Some("confermato")]);
    }
}
