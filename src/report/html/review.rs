//! What people said of earlier runs, as the pages show it.

use serde::Serialize;

use super::book::Book;
use super::phrases::Phrases;
use crate::compare::Deviation;
use crate::report::Case;
use crate::report::review::{Item, Reviewed, Standing, State, items, of_deviation, of_rule};

/// A review beside what it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Review {
    /// Class of its colour: `again`, `error`, `check`, `confirmed`.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Why it has to be looked at again, and the note; may be empty.
    pub remark: String,
    /// What it is about where that is not the cell itself.
    pub about: &'static str,
}

/// A review of what is not there any more.
#[derive(Serialize)]
pub struct Gone {
    name: &'static str,
    quote: String,
    note: String,
}

/// The review of an item.
pub fn of(book: &Book<'_>, item: &Item) -> Option<Review> {
    let found = book.report.reviews.get(item)?;
    let (id, name) = shown(found.standing, book.t());
    Some(Review {
        id,
        name,
        remark: remark(found, book.t()),
        about: "",
    })
}

/// The reviews of a cell and of the rule behind it at the same place.
pub fn of_cell(book: &Book<'_>, case: &Case, cell: &Deviation) -> Vec<Review> {
    if book.report.reviews.is_empty() {
        return Vec::new();
    }
    let all = case.ruleset.rules.iter();
    let own = all.filter(|rule| Some(&rule.id) == cell.local.rule.as_ref());
    let places = own.flat_map(|rule| rule.evidence.iter().map(move |e| (rule, e)));
    let here = places.filter(|(_, e)| Some(&e.locator) == cell.local.locator.as_ref());
    let of_rules = here.filter_map(|(rule, evidence)| {
        let about = book.t().review_of_rule;
        Some(Review {
            about,
            ..of(book, &of_rule(rule, evidence))?
        })
    });
    of(book, &of_deviation(cell))
        .into_iter()
        .chain(of_rules)
        .collect()
}

/// Of several reviews the one to look at first.
pub fn first(reviews: impl Iterator<Item = Review>) -> Option<Review> {
    const ORDER: [&str; 4] = ["again", "error", "check", "confirmed"];
    reviews.min_by_key(|review| ORDER.iter().position(|id| *id == review.id))
}

/// How many reviews of each kind a document has: «2 confermato, 1 da rivedere»; empty where it has none.
pub fn counted(book: &Book<'_>, case: &Case) -> String {
    if book.report.reviews.is_empty() {
        return String::new();
    }
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for review in items(case).iter().filter_map(|item| of(book, item)) {
        match kinds.iter_mut().find(|(name, _)| *name == review.name) {
            Some((_, n)) => *n += 1,
            None => kinds.push((review.name, 1)),
        }
    }
    let told: Vec<String> = kinds
        .iter()
        .map(|(name, n)| format!("{name} {n}"))
        .collect();
    told.join(", ")
}

/// The reviews of a document that have lost what they were about.
pub fn gone(book: &Book<'_>, case: &Case) -> Vec<Gone> {
    let all = book.report.reviews.gone.get(&case.ruleset.document.id);
    let one = |review: &crate::report::review::Review| Gone {
        name: state(review.state, book.t()),
        quote: review.quote.clone(),
        note: review.note.clone(),
    };
    all.into_iter().flatten().map(one).collect()
}

fn shown(standing: Standing, t: &Phrases) -> (&'static str, &'static str) {
    match standing {
        Standing::WordsChanged(_) | Standing::SaidChanged(_) => ("again", t.review_again),
        Standing::Decided(decided) => {
            let id = match decided {
                State::ToCheck => "check",
                State::Confirmed => "confirmed",
                State::Error => "error",
            };
            (id, state(decided, t))
        }
    }
}

fn state(state: State, t: &Phrases) -> &'static str {
    match state {
        State::ToCheck => t.review_check,
        State::Confirmed => t.review_confirmed,
        State::Error => t.review_error,
    }
}

fn remark(review: &Reviewed, t: &Phrases) -> String {
    let why = match review.standing {
        Standing::Decided(_) => None,
        Standing::WordsChanged(was) => Some((t.review_words_changed, was)),
        Standing::SaidChanged(was) => Some((t.review_said_changed, was)),
    };
    let why = why.map(|(why, was)| format!("{why} «{}»", state(was, t)));
    let note = (!review.note.is_empty()).then(|| review.note.clone());
    let parts: Vec<String> = why.into_iter().chain(note).collect();
    parts.join(" — ")
}
