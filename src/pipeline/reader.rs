//! Reads files of others in a child process of this program, under limits.
//!
//! A file can make its reader panic, hang, or use up stack and memory; only the first of these can be
//! caught inside a process. So every format that is not plain text is read by a child, which the file
//! may take down. Children are kept for the next file; a child that failed, or that may owe its failure
//! to a file before, is not: a refusal for want of memory is only given by a fresh one.

mod child;
mod confine;
mod frame;
mod serve;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

pub use serve::{Print, serve};

use self::child::{Child, Failure};
use super::walk::unreadable;
use crate::diagnostic::Diagnostic;
use crate::ingest::{self, Options, Printed, Read, Refusal};
use crate::source::SourceFile;

/// What reading one file may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Mebibytes of memory.
    pub memory: u64,
    /// Seconds.
    pub seconds: u64,
}

impl Limits {
    /// Mebibytes of memory, where nothing else is asked for.
    pub const MEMORY: u64 = 1024;
    /// Seconds, where nothing else is asked for.
    pub const SECONDS: u64 = 60;
    /// Seconds with OCR, which takes some for every page.
    pub const SECONDS_WITH_OCR: u64 = 1800;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            memory: Self::MEMORY,
            seconds: Self::SECONDS,
        }
    }
}

/// Reads files, those that are not plain text in child processes.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    /// The program and the arguments that make it serve; `None` reads in this process, without limits.
    program: Option<(PathBuf, Vec<String>)>,
    options: Options,
    limits: Limits,
    /// Children that wait for a file.
    idle: Arc<Mutex<Vec<Child>>>,
}

/// The longest paragraph is this part of the longest text: whole contracts that somebody put on one line
/// are shorter than 1 MiB of 8.
const LONGEST: u64 = 8;

/// A child reads so many files before it makes room for another.
const FILES: usize = 500;

impl Reader {
    /// A reader whose children are `program`, which calls `serve` when it gets `arguments`.
    pub fn new(program: PathBuf, arguments: Vec<String>, options: Options, limits: Limits) -> Self {
        Self {
            program: Some((program, arguments)),
            options,
            limits,
            idle: Arc::default(),
        }
    }

    /// The same with another reader of PDF, by name; the children are shared.
    #[must_use]
    pub fn with_pdf_engine(&self, name: &str) -> Self {
        let mut other = self.clone();
        name.clone_into(&mut other.options.pdf_engine);
        other
    }

    /// The same for the first `pages` of files that have pages; the children are shared.
    #[must_use]
    pub fn first_pages(&self, pages: usize) -> Self {
        let mut other = self.clone();
        other.options.pages = pages;
        other
    }

    /// The file at `path`, unless it is larger than the memory that reading it may take.
    pub fn open(&self, path: &Path) -> Result<SourceFile, Diagnostic> {
        let size = std::fs::metadata(path).map_or(0, |meta| meta.len());
        if size >> 20 >= self.limits.memory {
            let shown = path.to_string_lossy().replace('\\', "/");
            return Err(Refusal::TooMuchMemory(self.limits.memory).say(&shown));
        }
        SourceFile::read(path).map_err(|e| unreadable(path, &e))
    }

    /// The text of a file, and what should be said about it.
    pub fn read(&self, file: &SourceFile) -> Result<Read, Diagnostic> {
        if file.bytes.len() as u64 > self.options.max_output && file.format.is_text() {
            return Err(Refusal::TooMuchText(self.options.max_output).say(&file.path));
        }
        let read = ingest::ingest_with(file, &self.options, |file| match &self.program {
            Some((program, arguments)) => self.print(file, program, arguments),
            None => ingest::print(file, &self.options),
        })?;
        let limit = self.options.max_output / LONGEST;
        let mut lines = read.0.lines.iter();
        if lines.any(|line| line.span.len() as u64 > limit) {
            return Err(Refusal::LongParagraph(limit).say(&file.path));
        }
        Ok(read)
    }

    fn print(
        &self,
        file: &SourceFile,
        program: &Path,
        arguments: &[String],
    ) -> Result<Printed, Refusal> {
        loop {
            let waiting = self.idle().pop();
            let mut child = match waiting {
                Some(child) => child,
                None => Child::start(program, arguments, &self.options, self.limits)
                    .map_err(|e| Refusal::Crashed(format!("non parte: {e}")))?,
            };
            match child.read(file, &self.options) {
                Ok(printed) => {
                    if child.served < FILES && !tired(&printed) {
                        self.idle().push(child);
                    }
                    return printed;
                }
                Err(Failure::Memory | Failure::Gone) if child.served > 0 => {}
                Err(failure) => return Err(failure.refusal(self.limits)),
            }
        }
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Child>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a child that gave this should not read another file.
fn tired(printed: &Result<Printed, Refusal>) -> bool {
    matches!(printed, Err(Refusal::Crashed(_) | Refusal::TooLong(_)))
}
