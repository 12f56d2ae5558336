//! What a job needs besides its documents: grammars, contracts, and how to choose among them.

use std::collections::BTreeMap;

use super::document;
use super::index::Index;
use super::topics::topic;
use crate::compare::{Baseline, BaselineFile, Contract, Topic};
use crate::diagnostic::{Code, Diagnostic};
use crate::grammar::{GrammarSet, NamedText};
use crate::rule::Ruleset;
use crate::source::SourceFile;
use crate::yaml;

/// Kind of act that is itself a contract: the text layer of its baseline.
const CONTRACT: &str = "ccnl";

/// What a job needs besides its documents.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// The topics, with their phrases.
    pub grammars: GrammarSet,
    /// The topics, with their directions.
    pub topics: Vec<Topic>,
    /// The contracts, as far as facts know them, each with the file it comes from.
    pub baselines: Vec<Baseline>,
    /// The files of the contracts, by id.
    pub files: BTreeMap<String, String>,
    /// Texts of contracts that may be missing among the documents of the job, by id.
    pub texts: BTreeMap<String, Ruleset>,
    /// The contract asked for on the command line.
    pub asked: Option<String>,
    /// Whether a contract of another comparto is welcome, as an indication.
    pub indicative: bool,
}

impl Setup {
    /// Reads the grammars; the faulty ones are left out.
    pub fn new(grammars: &[NamedText]) -> (Self, Vec<Diagnostic>) {
        let (grammars, faults) = GrammarSet::load(grammars);
        let topics = grammars.grammars.iter().map(topic).collect();
        (
            Self {
                grammars,
                topics,
                ..Self::default()
            },
            faults,
        )
    }

    /// Adds the facts about contracts; the faulty files are left out.
    ///
    /// With `all_topics` a fact on a topic that no grammar has is a fault; without, it is passed over.
    pub fn add_baselines(&mut self, files: &[NamedText], all_topics: bool) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        for file in files {
            match self.baseline(file, all_topics) {
                Ok(baseline) => {
                    self.files.insert(baseline.id.clone(), file.path.clone());
                    self.baselines.push(baseline);
                }
                Err(more) => faults.extend(more),
            }
        }
        self.baselines.sort_by(|a, b| a.id.cmp(&b.id));
        faults
    }

    fn baseline(&self, file: &NamedText, all_topics: bool) -> Result<Baseline, Vec<Diagnostic>> {
        let parsed = yaml::parse::<BaselineFile>(&file.text);
        let mut raw = parsed.map_err(|f| {
            vec![Diagnostic::yaml(
                Code::BadBaseline,
                &file.path,
                &file.text,
                &f,
            )]
        })?;
        if !all_topics {
            let known = |topic: &str| self.topics.iter().any(|t| t.id == topic);
            raw.facts.retain(|fact| known(&fact.topic));
            raw.interpretations.retain(|one| known(&one.topic));
        }
        raw.check(&file.path, &file.text, &self.topics)
    }

    /// Adds the texts of contracts that `index` knows among `files` (name and bytes).
    ///
    /// Nothing is said about a text that cannot be read here: it is only missing from the library.
    pub fn add_library(&mut self, index: &NamedText, files: &[(String, Vec<u8>)]) {
        let Ok(index) = Index::parse(&index.path, &index.text) else {
            return;
        };
        for entry in index
            .entries()
            .iter()
            .filter(|entry| entry.kind.as_deref() == Some(CONTRACT))
        {
            let Some((name, bytes)) = files.iter().find(|(name, _)| *name == entry.file.value)
            else {
                continue;
            };
            let file = SourceFile::new(name, bytes.clone());
            if let Ok((ruleset, _)) = document::read(&file, entry.identity(), &self.grammars) {
                self.texts
                    .extend(text_of(&ruleset).map(|id| (id.to_owned(), ruleset.clone())));
            }
        }
    }

    /// The contract with this id, in both layers, given the texts among the documents of the job.
    pub fn contract(&self, id: &str, texts: &BTreeMap<String, &Ruleset>) -> Option<Contract> {
        let facts = self.baselines.iter().find(|baseline| baseline.id == id)?;
        let text = texts.get(id).copied().or_else(|| self.texts.get(id));
        Some(Contract::layered(facts, text))
    }
}

/// The contract of which a document is the text; `None` when it is no contract.
pub fn text_of(ruleset: &Ruleset) -> Option<&str> {
    let document = &ruleset.document;
    (document.kind == CONTRACT).then(|| document.baseline.as_deref().unwrap_or(&document.id))
}
