//! What a job needs besides its documents: grammars, contracts, and how to choose among them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::index::Index;
use super::reader::Reader;
use super::settled;
use super::topics::topic;
use super::words;
use crate::compare::{Baseline, BaselineFile, Contract, Request, Topic, choose};
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::Memory;
use crate::grammar::{GrammarSet, NamedText};
use crate::outline::{Outline, outline};
use crate::reference::{ContractText, Library};
use crate::report::Act;
use crate::rule::{Identity, Ruleset};
use crate::source::SourceFile;
use crate::wording::Passages;
use crate::yaml;

/// Kind of act that is itself a contract: the text layer of its baseline.
pub(super) const CONTRACT: &str = "ccnl";

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
    /// The contracts that references may lead to, with the structure of those whose text is at hand.
    pub contracts: Vec<ContractText>,
    /// Texts of contracts that may be missing among the documents of the job, by id.
    pub texts: BTreeMap<String, Ruleset>,
    /// The words of the same texts, by id.
    pub passages: BTreeMap<String, Passages>,
    /// The pages of the same texts, by id.
    pub pages: BTreeMap<String, Act>,
    /// Whether the report is to carry the words of the acts, and what is wrong inside them.
    pub acts: bool,
    /// Whether the sentences of the documents are wanted, to search in them.
    pub sentences: bool,
    /// The contract asked for on the command line.
    pub asked: Option<String>,
    /// Whether a contract of another comparto is welcome, as an indication.
    pub indicative: bool,
    /// The day on which the rules are looked at, ISO 8601.
    pub at: Option<String>,
    /// What reads the files.
    pub reader: Reader,
    /// What was found in sentences before, where many documents are read; the grammars stay as they are
    /// from then on.
    pub memory: Option<Arc<Memory>>,
    /// A hash of all the files that this comes from, and of how it is used; empty where nobody asks.
    pub fingerprint: String,
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

    /// The titles of the topics, by id.
    pub fn titles(&self) -> BTreeMap<String, String> {
        let topics = self.topics.iter();
        topics.map(|t| (t.id.clone(), t.title.clone())).collect()
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
        self.contracts = self.baselines.iter().map(known).collect();
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

    /// Adds the texts of contracts that `index` knows among `files` (name and bytes): their structure, and
    /// with `rules` what they say, which only a comparison needs.
    ///
    /// Nothing is said about a text that cannot be read here: it is only missing from the library.
    pub fn add_library(&mut self, index: &NamedText, files: &[(String, Vec<u8>)], rules: bool) {
        let Ok(index) = Index::parse(&index.path, &index.text) else {
            return;
        };
        let contracts = index
            .entries()
            .iter()
            .filter(|entry| entry.kind.as_deref() == Some(CONTRACT));
        for entry in contracts {
            let named = files.iter().find(|(name, _)| *name == entry.file.value);
            let Some((name, bytes)) = named else {
                continue;
            };
            let file = SourceFile::new(name, bytes.clone());
            let identity = entry.identity();
            if rules {
                self.add_rules(&file, identity);
            } else if let Ok((text, _)) = self.reader.read(&file) {
                let id = identity.baseline.unwrap_or(identity.id);
                self.add_outline(&id, outline(&text));
            }
        }
    }

    fn add_rules(&mut self, file: &SourceFile, identity: Identity) {
        let Ok(text) = self.reader.read(file) else {
            return;
        };
        let reading = settled::read(file, text, identity, self);
        let Some(id) = text_of(&reading.ruleset).map(str::to_owned) else {
            return;
        };
        if let Some(words) = words::passages(&reading, self) {
            self.passages.insert(id.clone(), words);
        }
        let page = Act::of(&reading.text, &reading.outline, &reading.forces);
        self.pages.insert(id.clone(), page);
        self.add_outline(&id, reading.outline);
        self.texts.insert(id, reading.ruleset);
    }

    /// Puts the structure of a contract that was read among those known.
    fn add_outline(&mut self, id: &str, outline: Outline) {
        if let Some(contract) = self.contracts.iter_mut().find(|contract| contract.id == id) {
            contract.outline = Some(outline);
        }
    }

    /// Says which contracts the citations of a document mean; `contracts` are those known, with the texts
    /// among the documents of the job.
    pub fn settle(&self, ruleset: &mut Ruleset, contracts: &[ContractText]) {
        let home = self.home(&ruleset.document);
        let library = Library {
            contracts,
            home: home.as_deref(),
            comparto: ruleset.document.comparto.as_deref(),
        };
        library.settle(&mut ruleset.citations);
    }

    /// The contract that a document means by «CCNL» alone: its own, when it is one, else that of its
    /// comparto.
    pub fn home(&self, identity: &Identity) -> Option<String> {
        let request = Request {
            identity,
            lays_down: true,
            speaks: true,
            asked: None,
            indicative: false,
        };
        let chosen = choose(&request, &self.baselines)
            .ok()
            .and_then(|choice| choice.baseline);
        let own = (identity.kind == CONTRACT).then(|| identity.baseline.clone());
        own.flatten().or(chosen)
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

/// What a baseline says of its contract.
fn known(baseline: &Baseline) -> ContractText {
    let year = |day: &str| day.get(..4).unwrap_or_default().to_owned();
    let (from, to) = (year(&baseline.period.from), year(&baseline.period.to));
    ContractText {
        id: baseline.id.clone(),
        comparto: baseline.comparto.clone(),
        years: Some(format!("{from}-{to}")),
        signed: Some(baseline.signed.clone()),
        outline: None,
    }
}
