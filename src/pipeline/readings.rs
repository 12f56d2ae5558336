//! Documents with their texts and structures, for what needs more than their rules.

use std::path::Path;

use rayon::prelude::*;

use super::reader::Reader;
use super::{Job, Reading, Setup, read};
use crate::diagnostic::Diagnostic;

impl Job {
    /// Reads all documents, sorted by id; what could not be read is told.
    pub fn readings(self, setup: &Setup) -> (Vec<Reading>, Vec<Diagnostic>) {
        let one = |input: &super::Input| read(input, setup, |reading| reading);
        let done: Vec<Result<Reading, Diagnostic>> = self.inputs.par_iter().map(one).collect();
        let mut told = self.faults;
        let mut readings = Vec::new();
        for result in done {
            match result {
                Ok(mut reading) => {
                    told.append(&mut reading.diagnostics);
                    readings.push(reading);
                }
                Err(diagnostic) => told.push(diagnostic),
            }
        }
        let id = |reading: &Reading| reading.ruleset.document.id.clone();
        readings.sort_by_cached_key(id);
        for reading in &mut readings {
            setup.settle(&mut reading.ruleset, &setup.contracts);
        }
        (readings, told)
    }
}

/// The normalised text of a file: what the selectors of its ruleset point into.
///
/// # Errors
/// The diagnostic that says why it cannot be read.
pub fn normalised(path: &Path, reader: &Reader) -> Result<String, Box<Diagnostic>> {
    let file = reader.open(path).map_err(Box::new)?;
    let (text, _) = reader.read(&file).map_err(Box::new)?;
    Ok(text.clean)
}
