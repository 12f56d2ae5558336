//! What a sentence says of the list that it gives: in order, closed, only examples.

use serde::Deserialize;

use super::Line;
use super::file::Phrase;
use crate::text::Words;
use crate::value::Items;

/// The signs as written in the recognition file.
#[derive(Clone, Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListFile {
    /// «nel seguente ordine di priorità».
    #[serde(default)]
    pub ordered: Vec<Phrase>,
    /// «esclusivamente», «tassativamente».
    #[serde(default)]
    pub closed: Vec<Phrase>,
    /// «a titolo esemplificativo», «tra cui».
    #[serde(default)]
    pub example: Vec<Phrase>,
    /// «con esclusione di», «con divieto di»: what follows is left out.
    #[serde(default)]
    pub except: Vec<Phrase>,
}

/// The signs, checked.
#[derive(Clone, Debug, Default)]
pub struct ListSigns {
    /// The order of the list counts.
    pub ordered: Vec<Line>,
    /// Nothing else belongs to the list.
    pub closed: Vec<Line>,
    /// More may belong to the list.
    pub example: Vec<Line>,
    /// What follows does not belong to the list.
    pub except: Vec<Line>,
}

impl ListSigns {
    /// Where the list ends because what follows is left out.
    pub(super) fn end(&self, words: Words<'_>) -> usize {
        let starts = self.except.iter().filter_map(|line| line.place(words));
        starts.map(|found| found.start).min().unwrap_or(words.len())
    }

    /// The ids, in the order of the text, as the list that the words say it is.
    pub(super) fn list(&self, ids: Vec<String>, words: Words<'_>) -> Items {
        let stands = |lines: &[Line]| lines.iter().any(|l| l.program.occurs(words));
        let items = if stands(&self.ordered) {
            Items::list(ids)
        } else {
            Items::set(ids)
        };
        if stands(&self.example) {
            items.as_examples()
        } else if stands(&self.closed) {
            items.as_closed()
        } else {
            items
        }
    }
}
