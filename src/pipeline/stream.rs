//! Many documents: each is read, compared, handed over and forgotten, so that memory does not grow with
//! their number. Only the contracts among them are kept.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::peek::may_be_contract;
use super::{
    Compared, Input, Job, Opened, Setup, Sides, compare_one, guard, located, open, panicked,
};
use crate::diagnostic::Diagnostic;
use crate::identify::identify;
use crate::outline::outline;
use crate::reference::ContractText;
use crate::report::Case;
use crate::rule::{Identity, Ruleset};
use crate::search::Sentence;
use crate::source::SourceFile;
use crate::wording::Passages;

/// One document when all is done with it.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// What it says and how it compares; `None` when it could not be read.
    pub case: Option<Case>,
    /// What is to be said of it.
    pub diagnostics: Vec<Diagnostic>,
    /// Its sentences, where the setup asks for them.
    pub sentences: Vec<Sentence>,
}

/// The contracts among the documents of a job, read.
#[derive(Debug, Default)]
pub struct Texts {
    read: Vec<(Ruleset, Option<Passages>)>,
    contracts: Vec<ContractText>,
}

impl Texts {
    /// Reads the documents of the job that are contracts. Of those whose kind nobody has written down,
    /// the kind is looked for in the text first.
    pub fn of(inputs: &[Input], setup: &Setup) -> Self {
        let contract = |input: &&Input| match input.known.kind.as_str() {
            "" => is_contract(input, setup),
            kind => kind == super::setup::CONTRACT,
        };
        let opened: Vec<Opened> = inputs
            .par_iter()
            .filter(contract)
            .map(|input| open(input, setup, true))
            .collect();
        let mut texts = Self {
            contracts: setup.contracts.clone(),
            read: Vec::new(),
        };
        for one in opened {
            let outline = one.contract.zip(one.read.0);
            let Some(((id, outline), ruleset)) = outline else {
                continue;
            };
            if let Some(known) = texts.contracts.iter_mut().find(|known| known.id == id) {
                known.outline = Some(outline);
            }
            texts.read.push((ruleset, one.passages));
        }
        for at in 0..texts.read.len() {
            let mut ruleset = texts.read[at].0.clone();
            settle(&mut ruleset, setup, &texts.contracts);
            texts.read[at].0 = ruleset;
        }
        texts
    }

    /// The rules of one document of the job, not compared, and what is to be said of it.
    pub fn rules(&self, input: &Input, setup: &Setup) -> (Option<Ruleset>, Vec<Diagnostic>) {
        let (mut ruleset, diagnostics) = open(input, setup, false).read;
        if let Some(ruleset) = &mut ruleset {
            settle(ruleset, setup, &self.contracts);
        }
        (ruleset, diagnostics)
    }

    /// SHA-256 of the files of these contracts, in the order of the job.
    pub fn hashes(&self) -> impl Iterator<Item = &str> {
        self.read.iter().map(|(set, _)| set.sha256.as_str())
    }
}

/// Leads the citations of contracts to their texts, and looks at the rules on the day asked for.
pub(super) fn settle(ruleset: &mut Ruleset, setup: &Setup, contracts: &[ContractText]) {
    setup.settle(ruleset, contracts);
    if let Some(day) = &setup.at {
        ruleset.look_at(day);
    }
}

/// Whether a document, read as far as needed, turns out to be a contract.
fn is_contract(input: &Input, setup: &Setup) -> bool {
    let look = || {
        let file = setup.reader.open(&input.path).ok()?;
        if !may_be_contract(&file, setup) {
            return Some(false);
        }
        let (text, _) = setup.reader.read(&file).ok()?;
        let outline = outline(&text);
        let recognition = &setup.grammars.recognition;
        let profile = identify(&text, &outline, recognition, input.known.clone());
        Some(profile.identity.kind == super::setup::CONTRACT)
    };
    guard::guarded(look).ok().flatten().unwrap_or(false)
}

/// All that reading and comparing one document takes.
pub struct Desk<'a> {
    setup: &'a Setup,
    contracts: &'a [ContractText],
    sides: Sides<'a>,
}

impl<'a> Desk<'a> {
    /// A desk with the contracts of `setup` and `texts`.
    pub fn new(setup: &'a Setup, texts: &'a Texts) -> Self {
        let documents: Vec<(&Ruleset, Option<&Passages>)> = texts
            .read
            .iter()
            .map(|(set, words)| (set, words.as_ref()))
            .collect();
        Self {
            setup,
            contracts: &texts.contracts,
            sides: Sides::new(setup, &documents),
        }
    }

    /// Reads and compares one document of a job.
    pub fn document(&self, input: &Input) -> Done {
        self.compared(open(input, self.setup, true), &input.shown())
    }

    /// Reads and compares a document that is in memory, with what is known of it.
    pub fn text(&self, file: &SourceFile, known: &Identity) -> Done {
        let read = || super::opened(file, known.clone(), self.setup);
        let opened = guard::guarded(read).unwrap_or_else(|panic| Err(panicked(&file.path, &panic)));
        match opened {
            Ok(opened) => self.compared(opened, &file.path),
            Err(diagnostic) => Done {
                diagnostics: vec![diagnostic],
                ..Done::default()
            },
        }
    }

    fn compared(&self, opened: Opened, path: &str) -> Done {
        let (ruleset, mut diagnostics) = opened.read;
        let Some(mut ruleset) = ruleset else {
            return Done {
                diagnostics,
                ..Done::default()
            };
        };
        settle(&mut ruleset, self.setup, self.contracts);
        let words = opened.passages.as_ref();
        let work = || compare_one(&ruleset, words, &self.sides, self.setup);
        let compared = guard::guarded(work)
            .unwrap_or_else(|panic| Compared::told(vec![panicked(&ruleset.document.id, &panic)]));
        let more = compared.diagnostics.into_iter();
        diagnostics.extend(more.map(|d| located(d, &ruleset, path)));
        if let Some(bounds) = compared.bounds {
            ruleset.open_terms = bounds;
        }
        Done {
            case: Some(Case {
                ruleset,
                comparison: compared.comparison,
                act: opened.page.act,
                findings: opened.page.findings,
                path: path.to_owned(),
                source: opened.page.source,
            }),
            diagnostics,
            sentences: opened.page.sentences,
        }
    }
}

impl Job {
    /// Calls `work` for each document, on all threads; gives what it returned, in the order of the job.
    pub fn each<R: Send>(&self, work: &(dyn Fn(&Input) -> R + Sync)) -> Vec<R> {
        self.inputs.par_iter().map(work).collect()
    }

    /// The documents of the job in parts of `size`.
    pub fn parts(&self, size: usize) -> impl Iterator<Item = Self> + '_ {
        self.inputs.chunks(size).map(|inputs| Self {
            inputs: inputs.to_vec(),
            faults: Vec::new(),
        })
    }

    /// Keeps the documents of one shard out of `of`, which count from 1: the hash of the id decides, so
    /// that a document stays in its shard whatever others there are.
    pub fn keep_shard(&mut self, shard: u64, of: u64) {
        self.inputs
            .retain(|input| place(&input.known.id, of) == shard);
    }
}

/// The shard of an id, from 1.
fn place(id: &str, of: u64) -> u64 {
    let hash = super::sha256(id.as_bytes());
    let number = u64::from_str_radix(hash.get(..15).unwrap_or_default(), 16).unwrap_or_default();
    number % of.max(1) + 1
}

impl<'a> Sides<'a> {
    /// What the contracts of the setup and those among `documents` say.
    pub(super) fn new(setup: &'a Setup, documents: &[super::Document<'a>]) -> Self {
        let texts: BTreeMap<String, &Ruleset> = documents
            .iter()
            .filter_map(|(set, _)| Some((super::setup::text_of(set)?.to_owned(), *set)))
            .collect();
        let ids = setup.baselines.iter().map(|baseline| &baseline.id);
        Self {
            contracts: ids
                .filter_map(|id| Some((id.as_str(), setup.contract(id, &texts)?)))
                .collect(),
            words: super::words::contracts(setup, documents),
        }
    }
}
