//! The words of documents and contracts, for the comparison of texts.

use std::collections::BTreeMap;
use std::path::Path;

use super::document::Reading;
use super::setup::{Setup, text_of};
use crate::identify::identify;
use crate::outline::outline;
use crate::provision::provisions;
use crate::rule::{Identity, Ruleset};
use crate::wording::{self, Passages};

/// The words of a document; `None` when it has no passage that binds.
pub fn passages(reading: &Reading, setup: &Setup) -> Option<Passages> {
    let passages = wording::read(
        &reading.text,
        &reading.outline,
        &reading.provisions,
        &reading.forces,
        &setup.grammars.equivalences,
    );
    (!passages.is_empty()).then_some(passages)
}

/// The words of a file, without reading its rules; `None` when it cannot be read or says nothing.
pub fn passages_of(path: &Path, setup: &Setup) -> Option<Passages> {
    let file = setup.reader.open(path).ok()?;
    let (text, _) = setup.reader.read(&file).ok()?;
    let outline = outline(&text);
    let provisions = provisions(&text, &outline);
    let profile = identify(
        &text,
        &outline,
        &setup.grammars.recognition,
        Identity::default(),
    );
    let equivalences = &setup.grammars.equivalences;
    let passages = wording::read(&text, &outline, &provisions, &profile.forces, equivalences);
    (!passages.is_empty()).then_some(passages)
}

/// The words of each contract whose text is at hand, by the id of the contract: among the documents
/// of the job, else in the library.
pub fn contracts<'a>(
    setup: &'a Setup,
    documents: &[(&'a Ruleset, Option<&'a Passages>)],
) -> BTreeMap<&'a str, &'a Passages> {
    let library = setup
        .passages
        .iter()
        .map(|(id, words)| (id.as_str(), words));
    let mut all: BTreeMap<&str, &Passages> = library.collect();
    for (set, words) in documents {
        all.extend(text_of(set).zip(*words));
    }
    all
}
