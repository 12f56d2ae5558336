//! What a report shows of a document besides its rules: its words, and what is wrong inside it.

use std::collections::BTreeMap;

use super::check::findings;
use super::document::Reading;
use super::setup::{Setup, text_of};
use crate::lint::Finding;
use crate::report::{Act, Case, ContractPage};
use crate::search::{Sentence, sentences};

/// The words of a document, and what is wrong inside it; empty where nobody asked.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its words.
    pub act: Option<Act>,
    /// What is wrong inside it.
    pub findings: Vec<Finding>,
    /// Its text as received: findings are drawn in it.
    pub source: String,
    /// Its sentences, where they are to be searched.
    pub sentences: Vec<Sentence>,
}

impl Page {
    /// The page of a document, and its sentences, where the setup asks for them.
    pub fn of(reading: &Reading, setup: &Setup) -> Self {
        let sentences = if setup.sentences {
            sentences(
                &reading.text,
                &reading.outline,
                &reading.provisions,
                &reading.forces,
            )
        } else {
            Vec::new()
        };
        if !setup.acts {
            return Self {
                sentences,
                ..Self::default()
            };
        }
        Self {
            sentences,
            act: Some(Act::of(&reading.text, &reading.outline, &reading.forces)),
            findings: findings(reading, setup),
            source: reading.text.source.clone(),
        }
    }
}

/// The contracts that the cases were compared with; their words are those of the job, else of the
/// library.
pub fn contracts(cases: &[Case], setup: &Setup) -> BTreeMap<String, ContractPage> {
    let used = cases.iter().filter_map(|case| case.comparison.as_ref());
    let ids = used.filter_map(|comparison| comparison.baseline.as_deref());
    let page = |id: &str| {
        let facts = setup.baselines.iter().find(|baseline| baseline.id == id);
        let own = cases.iter().find(|case| text_of(&case.ruleset) == Some(id));
        let own = own.and_then(|case| case.act.clone());
        let library = || setup.acts.then(|| setup.pages.get(id).cloned()).flatten();
        ContractPage {
            title: facts.map_or_else(|| id.to_owned(), |baseline| baseline.title.clone()),
            act: own.or_else(library),
        }
    };
    ids.map(|id| (id.to_owned(), page(id))).collect()
}
