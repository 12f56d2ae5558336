//! Layer 9: many files in, one sorted report out. The only place with threads.

pub mod cache;
mod check;
mod consult;
mod document;
mod guard;
pub mod index;
pub mod opinion;
mod pages;
mod peek;
pub mod reader;
mod readings;
pub mod search;
mod settled;
mod setup;
mod show;
mod stream;
mod topics;
mod walk;
mod words;

use std::collections::BTreeMap;
use std::path::PathBuf;

use rayon::prelude::*;

pub use consult::Consult;
pub use document::{Reading, sha256};
pub use index::Recorded;
use pages::Page;
pub use readings::normalised;
pub use setup::Setup;
pub use show::Found;
pub use stream::{Desk, Done, Texts};
pub use walk::Input;
pub use words::passages_of;

use crate::compare::{
    Comparison, Contract, Request, bound_by_contract, choose, compare, disagreements, lays_down,
};
use crate::diagnostic::{At, Code, Diagnostic};
use crate::outline::Outline;
use crate::report::{Case, Report};
use crate::rule::{Identity, OpenTerm, Ruleset};
use crate::source::SourceFile;
use crate::wording::Passages;

/// Documents to read.
#[derive(Clone, Debug, Default)]
pub struct Job {
    /// The documents, sorted by path.
    pub inputs: Vec<Input>,
    /// What is wrong with the paths and their indexes.
    pub faults: Vec<Diagnostic>,
}

/// A document read, with what is to be said of it.
type Read = (Option<Ruleset>, Vec<Diagnostic>);

/// The same with what only the comparison needs.
struct Opened {
    read: Read,
    /// The structure of the document, where it is a contract, under the id of the contract.
    contract: Option<(String, Outline)>,
    /// Its words, where they are to be compared.
    passages: Option<Passages>,
    /// Its page, where it is to be shown.
    page: Page,
}

impl Job {
    /// Looks for the documents under `paths`.
    pub fn new(paths: &[PathBuf]) -> Self {
        let (inputs, faults) = walk::walk(paths);
        Self { inputs, faults }
    }

    /// Reads all documents and, if `comparing`, compares each with its contract. Calls `step` after
    /// each document. The report is the same on any number of threads.
    pub fn run(self, setup: &Setup, comparing: bool, step: &(dyn Fn() + Sync)) -> Report {
        let read = |input: &Input| {
            let result = open(input, setup, comparing);
            step();
            result
        };
        let opened: Vec<Opened> = self.inputs.par_iter().map(read).collect();
        let (settled, pages): (Vec<_>, Vec<_>) = settled(opened, setup).into_iter().unzip();
        let (read, passages): (Vec<_>, Vec<_>) = settled.into_iter().unzip();
        let mut report = Report {
            diagnostics: self.faults,
            ..Report::default()
        };
        report.topics = setup.titles();
        report.families = setup
            .grammars
            .grammars
            .iter()
            .map(|g| (g.topic.clone(), g.family.clone()))
            .collect();
        let comparisons: Vec<Compared> = if comparing {
            compared(&read, &passages, setup)
        } else {
            Vec::new()
        };
        let mut comparisons = comparisons.into_iter();
        for ((input, (ruleset, diagnostics)), page) in self.inputs.iter().zip(read).zip(pages) {
            report.diagnostics.extend(diagnostics);
            let Some(ruleset) = ruleset else { continue };
            let Compared {
                comparison,
                bounds,
                diagnostics: more,
            } = comparisons.next().unwrap_or_default();
            let mut ruleset = ruleset;
            if let Some(bounds) = bounds {
                ruleset.open_terms = bounds;
            }
            report.diagnostics.extend(
                more.into_iter()
                    .map(|d| located(d, &ruleset, &input.shown())),
            );
            report.cases.push(Case {
                ruleset,
                comparison,
                act: page.act,
                findings: page.findings,
                path: input.shown(),
                source: page.source,
            });
        }
        report
            .cases
            .sort_by(|a, b| a.ruleset.document.id.cmp(&b.ruleset.document.id));
        report.contracts = pages::contracts(&report.cases, setup);
        report
    }
}

/// The comparer knows no files: where it names the document, name the file.
fn located(mut diagnostic: Diagnostic, ruleset: &Ruleset, path: &str) -> Diagnostic {
    if diagnostic.at.path == ruleset.document.id {
        path.clone_into(&mut diagnostic.at.path);
    }
    diagnostic
}

fn open(input: &Input, setup: &Setup, comparing: bool) -> Opened {
    let kept = |reading: Reading| {
        let passages = comparing
            .then(|| words::passages(&reading, setup))
            .flatten();
        let page = Page::of(&reading, setup);
        (reading, passages, page)
    };
    match read(input, setup, kept) {
        Ok((reading, passages, page)) => Opened::of(reading, passages, page),
        Err(diagnostic) => Opened {
            read: (None, vec![diagnostic]),
            contract: None,
            passages: None,
            page: Page::default(),
        },
    }
}

/// The same of a document that is in memory.
fn opened(file: &SourceFile, known: Identity, setup: &Setup) -> Result<Opened, Diagnostic> {
    let text = setup.reader.read(file)?;
    let reading = settled::read(file, text, known, setup);
    let passages = words::passages(&reading, setup);
    let page = Page::of(&reading, setup);
    Ok(Opened::of(reading, passages, page))
}

impl Opened {
    fn of(reading: Reading, passages: Option<Passages>, page: Page) -> Self {
        let text = setup::text_of(&reading.ruleset).map(str::to_owned);
        Self {
            contract: text.map(|id| (id, reading.outline)),
            read: (Some(reading.ruleset), reading.diagnostics),
            passages,
            page,
        }
    }
}

/// Reads a document and does something with it; a panic on the way is a diagnostic of this file.
fn read<T>(input: &Input, setup: &Setup, then: impl Fn(Reading) -> T) -> Result<T, Diagnostic> {
    let file = setup.reader.open(&input.path)?;
    let work = || {
        let text = setup.reader.read(&file)?;
        let known = input.known.clone();
        let mut reading = settled::read(&file, text, known, setup);
        let changed = input.changed(&reading.ruleset.sha256);
        reading.diagnostics.extend(changed);
        Ok(then(reading))
    };
    guard::guarded(work).unwrap_or_else(|panic| Err(panicked(&input.shown(), &panic)))
}

/// The documents, their citations of contracts led to the texts of the library and of the job, and
/// the words and the page of each.
fn settled(opened: Vec<Opened>, setup: &Setup) -> Vec<((Read, Option<Passages>), Page)> {
    let mut contracts = setup.contracts.clone();
    for (id, outline) in opened.iter().filter_map(|one| one.contract.as_ref()) {
        if let Some(known) = contracts.iter_mut().find(|known| known.id == *id) {
            known.outline = Some(outline.clone());
        }
    }
    let settle = |one: Opened| {
        let (mut ruleset, diagnostics) = one.read;
        if let Some(ruleset) = &mut ruleset {
            stream::settle(ruleset, setup, &contracts);
        }
        (((ruleset, diagnostics), one.passages), one.page)
    };
    opened.into_iter().map(settle).collect()
}

fn panicked(path: &str, message: &str) -> Diagnostic {
    Diagnostic::new(
        Code::Panicked,
        At::file(path),
        format!("errore interno su `{path}`: {message}"),
    )
}

/// A comparison, if there is one, with what is to be said of it.
#[derive(Default)]
struct Compared {
    comparison: Option<Comparison>,
    /// The empty fields with what the contract allows there, where it is known.
    bounds: Option<Vec<OpenTerm>>,
    diagnostics: Vec<Diagnostic>,
}

impl Compared {
    /// Nothing but what is to be said.
    fn told(diagnostics: Vec<Diagnostic>) -> Self {
        Self {
            diagnostics,
            ..Self::default()
        }
    }
}

/// One entry for each document that was read, in the same order.
fn compared(read: &[Read], passages: &[Option<Passages>], setup: &Setup) -> Vec<Compared> {
    let documents: Vec<Document<'_>> = read
        .iter()
        .zip(passages)
        .filter_map(|((set, _), words)| Some((set.as_ref()?, words.as_ref())))
        .collect();
    let sides = Sides::new(setup, &documents);
    let one = |(set, words): &Document<'_>| {
        let work = || compare_one(set, *words, &sides, setup);
        guard::guarded(work)
            .unwrap_or_else(|panic| Compared::told(vec![panicked(&set.document.id, &panic)]))
    };
    documents.par_iter().map(one).collect()
}

/// A document and its words.
type Document<'a> = (&'a Ruleset, Option<&'a Passages>);

/// The contracts of a job: what they say, and the words of those whose text is at hand.
struct Sides<'a> {
    contracts: BTreeMap<&'a str, Contract>,
    words: BTreeMap<&'a str, &'a Passages>,
}

impl Sides<'_> {
    /// Adds what differs in the words, where those of the contract are at hand.
    fn add_words(&self, comparison: &mut Comparison, words: Option<&Passages>, setup: &Setup) {
        let id = comparison.baseline.as_deref();
        let text = id.and_then(|id| self.words.get(id));
        if let (Some(local), Some(text)) = (words, text) {
            comparison.add_wording(local, text, &setup.grammars.equivalences);
        }
    }
}

fn compare_one(
    set: &Ruleset,
    words: Option<&Passages>,
    sides: &Sides<'_>,
    setup: &Setup,
) -> Compared {
    if let Some(id) = setup::text_of(set) {
        let facts = setup.baselines.iter().find(|baseline| baseline.id == id);
        let path = setup.files.get(id).map_or(id, String::as_str);
        let told = facts.map(|f| disagreements(f, set, &setup.topics, path));
        return Compared::told(told.unwrap_or_default());
    }
    let lays_down = lays_down(set);
    let request = Request {
        identity: &set.document,
        lays_down,
        speaks: !set.rules.is_empty(),
        asked: setup.asked.as_deref(),
        indicative: setup.indicative,
    };
    match choose(&request, &setup.baselines) {
        Err(refusal) => Compared::told(vec![*refusal]),
        Ok(choice) => {
            let contract = choice
                .baseline
                .as_deref()
                .and_then(|id| sides.contracts.get(id));
            let orphan = contract.is_none() && lays_down && request.speaks;
            let warning = orphan.then(|| {
                Diagnostic::new(
                    Code::NoBaseline,
                    At::file(&set.document.id),
                    choice.reason.clone(),
                )
            });
            let now = set.at.as_ref().map(|_| set.in_force().0);
            let counted = now.as_ref().unwrap_or(set);
            let mut comparison = compare(counted, &choice, contract, &setup.topics);
            comparison.tell_out_of_force(set);
            if lays_down {
                sides.add_words(&mut comparison, words, setup);
            }
            Compared {
                comparison: Some(comparison),
                bounds: contract.map(|contract| bounded(set, contract)),
                diagnostics: warning.into_iter().collect(),
            }
        }
    }
}

/// The empty fields of a document with what its contract allows there.
fn bounded(set: &Ruleset, contract: &Contract) -> Vec<OpenTerm> {
    let mut set = set.clone();
    bound_by_contract(&mut set, contract);
    set.open_terms
}

impl Input {
    /// A warning when the index describes another version of the file.
    fn changed(&self, sha256: &str) -> Option<Diagnostic> {
        self.recorded.as_ref()?.changed(&self.file(), sha256)
    }
}
