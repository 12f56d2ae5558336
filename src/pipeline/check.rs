//! Documents → what is wrong inside each of them.

use rayon::prelude::*;

use super::document::Reading;
use super::{Job, Setup, read};
use crate::diagnostic::Diagnostic;
use crate::lint::{self, Finding, Subject};
use crate::report::{Checked, Checks};

impl Job {
    /// Reads all documents and looks for what is wrong inside each. Calls `step` after each document. The
    /// result is the same on any number of threads.
    pub fn check(self, setup: &Setup, step: &(dyn Fn() + Sync)) -> Checks {
        let one = |input: &super::Input| {
            let path = input.shown();
            let result = read(input, setup, |reading| checked(&reading, setup, &path));
            step();
            result
        };
        let done: Vec<Result<(Checked, Vec<Diagnostic>), Diagnostic>> =
            self.inputs.par_iter().map(one).collect();
        let mut checks = Checks {
            diagnostics: self.faults,
            ..Checks::default()
        };
        for result in done {
            match result {
                Ok((checked, more)) => {
                    checks.diagnostics.extend(more);
                    checks.documents.push(checked);
                }
                Err(diagnostic) => checks.diagnostics.push(diagnostic),
            }
        }
        checks
    }
}

/// All that is wrong inside a document, in reading order.
pub fn findings(reading: &Reading, setup: &Setup) -> Vec<Finding> {
    let home = setup.home(&reading.ruleset.document);
    let contract = home.and_then(|id| setup.baselines.iter().find(|b| b.id == id));
    let subject = Subject {
        text: &reading.text,
        outline: &reading.outline,
        provisions: &reading.provisions,
        forces: &reading.forces,
        references: &reading.references,
        ruleset: &reading.ruleset,
        set: &setup.grammars,
        topics: &setup.topics,
        contract,
    };
    lint::check(&subject)
}

fn checked(reading: &Reading, setup: &Setup, path: &str) -> (Checked, Vec<Diagnostic>) {
    let checked = Checked {
        id: reading.ruleset.document.id.clone(),
        path: path.to_owned(),
        source: reading.text.source.clone(),
        findings: findings(reading, setup),
    };
    (checked, reading.diagnostics.clone())
}
