//! A report as pages that open anywhere: one file, or several where one would be too large; no network.
//!
//! The templates are data ([`Templates`]): the command line gives those compiled in, or those of a folder.

mod book;
mod cell;
mod engine;
mod first;
mod matrix;
mod names;
mod page;
mod phrases;
mod redline;
mod review;
mod segment;
mod split;
mod union;
mod words;

pub use engine::Templates;
pub use phrases::Lang;

use serde::Serialize;

use book::Book;
use engine::Engine;
use phrases::Phrases;
use words::Words;

use crate::report::Report;

/// Largest file, in bytes, unless asked otherwise.
pub const LARGEST: usize = 4_500_000;

/// How pages are to be made.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The language of the interface.
    pub lang: Lang,
    /// The templates by name.
    pub templates: &'a Templates,
    /// Name of the first file, without `.html`; the others are in a folder of this name.
    pub stem: &'a str,
    /// Largest file, in bytes; a document that is larger alone has a file of its own.
    pub largest: usize,
}

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Name beside the first file: `report.html`, `report/funzioni_locali-001.html`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Gives the files of a report one by one, so that they need not all be in memory; where there are
/// several the first file, which leads to the others, comes last.
pub fn pages(
    report: &Report,
    options: &Options<'_>,
    give: &mut dyn FnMut(File),
) -> Result<(), Fault> {
    let engine = Engine::new(options.templates)?;
    let book = Book::new(report, options.lang, Words::read(options.templates)?);
    Ok(split::files(&book, &engine, options, give)?)
}

/// What is wrong with a template: its name, line and reason.
#[derive(Debug, thiserror::Error)]
#[error("il modello non va: {0:#}")]
pub struct Fault(#[from] minijinja::Error);

/// The page for the union of one document; `None` where it is not in the report or was not compared.
pub fn union_page(report: &Report, id: &str, options: &Options<'_>) -> Result<Option<File>, Fault> {
    let engine = Engine::new(options.templates)?;
    let book = Book::new(report, options.lang, Words::read(options.templates)?);
    let mut cases = report.cases.iter();
    let case = cases.find(|case| case.ruleset.document.id == id);
    let Some(page) = case.and_then(|case| union::page(&book, case)) else {
        return Ok(None);
    };
    let title = page.name();
    let page = engine.fill("union.html", Part::new(&book, page.alone()))?;
    let body = engine.fill("single.html", Part::new(&book, page))?;
    let text = engine.fill("frame.html", Frame::new(&book, &engine, &title, body))?;
    let name = format!("{}.html", options.stem);
    Ok(Some(File { name, text }))
}

/// A part of a page: what it shows, and the phrases.
#[derive(Serialize)]
struct Part<T> {
    t: &'static Phrases,
    page: T,
}

impl<T> Part<T> {
    fn new(book: &Book<'_>, page: T) -> Self {
        Self { t: book.t(), page }
    }
}

/// What the frame of a page needs.
#[derive(Serialize)]
struct Frame<'a> {
    t: &'static Phrases,
    lang: &'static str,
    policy: String,
    style: &'a str,
    script: &'a str,
    title: &'a str,
    body: String,
}

impl<'a> Frame<'a> {
    fn new(book: &Book<'_>, engine: &'a Engine<'_>, title: &'a str, body: String) -> Self {
        Self {
            t: book.t(),
            lang: book.lang.code(),
            policy: engine.policy(),
            style: &engine.style,
            script: &engine.script,
            title,
            body,
        }
    }
}
