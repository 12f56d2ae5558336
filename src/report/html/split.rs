//! Pages into files: one where it is small enough, else an index and parts by comparto.

use minijinja::Error;
use serde::Serialize;

use super::book::Book;
use super::engine::Engine;
use super::first::{Count, Notice, Row, notices, row, told_of, worst_first};
use super::matrix::{Block, blocks};
use super::names::{Mark, key};
use super::{File, Frame, Options, Part, cell, page, union};
use crate::compare::Verdict;
use crate::report::Case;

/// What the matrix and the list take for one document, besides its pages, in bytes.
const BESIDE: usize = 3_000;
/// What the matrix takes for one cell.
const CELL: usize = 420;

/// What a file shows.
#[derive(Serialize)]
struct Sheet {
    /// Where the index is; empty where it is this file.
    home: String,
    /// Other files, where this is the index.
    parts: Vec<Link>,
    /// The heading of this file among others.
    heading: String,
    rows: Vec<Row>,
    notices: Vec<Notice>,
    blocks: Vec<Block>,
    verdicts: Vec<Mark>,
    families: Vec<Choice>,
    topics: Vec<Choice>,
    comparti: Vec<String>,
    /// Pages of the documents, as markup.
    cells: String,
    acts: String,
    unions: String,
}

/// Something to choose in a filter.
#[derive(Serialize)]
struct Choice {
    id: String,
    name: String,
}

/// Another file.
#[derive(Serialize)]
struct Link {
    file: String,
    comparto: String,
    first: String,
    last: String,
    documents: usize,
    counts: Vec<Count>,
}

/// The pages of one document.
struct Pages<'a> {
    case: &'a Case,
    cells: String,
    act: String,
    union: String,
}

impl Pages<'_> {
    fn size(&self, topics: usize) -> usize {
        let beside = BESIDE + CELL * topics;
        self.cells.len() + self.act.len() + self.union.len() + beside
    }
}

/// Gives the files of a report one by one, the first file last where there are several.
pub fn files(
    book: &Book<'_>,
    engine: &Engine<'_>,
    options: &Options<'_>,
    give: &mut dyn FnMut(File),
) -> Result<(), Error> {
    let maker = Maker {
        book,
        engine,
        options,
    };
    let cases = worst_first(book.report.cases.iter());
    let mut all = Vec::new();
    let mut size = maker.beside();
    for case in &cases {
        let pages = maker.pages(case)?;
        size += pages.size(book.topics.len());
        all.push(pages);
        if size > options.largest && cases.len() > 1 {
            drop(all);
            return maker.parts(&cases, give);
        }
    }
    let sheet = maker.sheet(&all, &Place::default())?;
    give(maker.file(format!("{}.html", options.stem), sheet)?);
    Ok(())
}

/// Where a file is among others.
#[derive(Default)]
struct Place {
    name: String,
    home: String,
    heading: String,
}

struct Maker<'a, 'b> {
    book: &'a Book<'b>,
    engine: &'a Engine<'a>,
    options: &'a Options<'a>,
}

impl<'b> Maker<'_, 'b> {
    /// What each file takes besides its documents: style, script, and the contracts.
    fn beside(&self) -> usize {
        let contracts = self.book.report.contracts.values();
        let acts = contracts.filter_map(|c| c.act.as_ref());
        let lines = acts.flat_map(|act| &act.lines);
        let words: usize = lines.map(|line| line.text.len() + 200).sum();
        self.engine.style.len() + self.engine.script.len() + words
    }

    fn pages(&self, case: &'b Case) -> Result<Pages<'b>, Error> {
        let act = page::page(self.book, case);
        let union = union::page(self.book, case);
        Ok(Pages {
            case,
            cells: self.engine.fill(
                "cells.html",
                Part::new(self.book, cell::pages(self.book, case)),
            )?,
            act: self.filled("act.html", act)?,
            union: self.filled("union.html", union)?,
        })
    }

    fn filled(&self, name: &str, page: Option<impl Serialize>) -> Result<String, Error> {
        match page {
            Some(page) => self.engine.fill(name, Part::new(self.book, page)),
            None => Ok(String::new()),
        }
    }

    /// The pages of the contracts that these documents were compared with, unless they are documents
    /// of the report themselves.
    fn contracts(&self, pages: &[Pages<'_>]) -> Result<String, Error> {
        let mut out = String::new();
        for (id, contract) in &self.book.report.contracts {
            let used = |p: &Pages<'_>| {
                let comparison = p.case.comparison.as_ref();
                comparison.is_some_and(|c| c.baseline.as_deref() == Some(id))
            };
            let own = pages
                .iter()
                .any(|p| p.case.ruleset.document.id == *id && p.case.act.is_some());
            if let Some(act) = contract
                .act
                .as_ref()
                .filter(|_| pages.iter().any(used) && !own)
            {
                let page = page::of_contract(self.book, id, &contract.title, act);
                out.push_str(&self.filled("act.html", Some(page))?);
            }
        }
        Ok(out)
    }

    fn sheet(&self, pages: &[Pages<'_>], place: &Place) -> Result<Sheet, Error> {
        let cases: Vec<&Case> = pages.iter().map(|p| p.case).collect();
        let mut sheet = self.bare(place);
        sheet.rows = cases.iter().map(|case| row(self.book, case, "")).collect();
        let compared: Vec<&Case> = cases
            .into_iter()
            .filter(|c| c.comparison.is_some())
            .collect();
        sheet.blocks = blocks(self.book, &compared);
        sheet.comparti = sheet.rows.iter().map(|r| r.comparto.clone()).collect();
        sheet.comparti.sort();
        sheet.comparti.dedup();
        for one in pages {
            sheet.cells.push_str(&one.cells);
            sheet.acts.push_str(&one.act);
            sheet.unions.push_str(&one.union);
        }
        sheet.acts.push_str(&self.contracts(pages)?);
        Ok(sheet)
    }

    /// A file that shows no document yet.
    fn bare(&self, place: &Place) -> Sheet {
        let book = self.book;
        let mut families: Vec<Choice> = Vec::new();
        for topic in &book.topics {
            let name = book.family(topic);
            if families.last().is_none_or(|f| f.name != name) {
                let id = key(&name);
                families.push(Choice { id, name });
            }
        }
        let topic = |id: &&str| Choice {
            id: (*id).to_owned(),
            name: book.title(id),
        };
        let alone = place.home.is_empty();
        Sheet {
            home: place.home.clone(),
            parts: Vec::new(),
            heading: place.heading.clone(),
            rows: Vec::new(),
            notices: if alone { notices(book) } else { Vec::new() },
            blocks: Vec::new(),
            verdicts: Verdict::ALL.iter().map(|v| book.mark(*v)).collect(),
            families,
            topics: book.topics.iter().map(topic).collect(),
            comparti: Vec::new(),
            cells: String::new(),
            acts: String::new(),
            unions: String::new(),
        }
    }

    fn file(&self, name: String, sheet: Sheet) -> Result<File, Error> {
        let title = if sheet.heading.is_empty() {
            self.book.t().title.to_owned()
        } else {
            format!("{} · {}", self.book.t().title, sheet.heading)
        };
        let body = self
            .engine
            .fill("report.html", Part::new(self.book, sheet))?;
        let frame = Frame::new(self.book, self.engine, &title, body);
        let text = self.engine.fill("frame.html", frame)?;
        Ok(File { name, text })
    }

    /// An index, and parts by comparto and name.
    fn parts(&self, cases: &[&'b Case], give: &mut dyn FnMut(File)) -> Result<(), Error> {
        let mut sorted = cases.to_vec();
        sorted.sort_by_cached_key(|case| {
            let document = &case.ruleset.document;
            (
                document.comparto.clone(),
                self.book.institution(case),
                document.id.clone(),
            )
        });
        let mut index = self.bare(&Place::default());
        let mut done = Done::default();
        let mut open: Vec<Pages<'b>> = Vec::new();
        let mut size = self.beside();
        for case in sorted {
            let pages = self.pages(case)?;
            let own = pages.size(self.book.topics.len());
            let other = open.last().is_some_and(|p| {
                p.case.ruleset.document.comparto != case.ruleset.document.comparto
            });
            if !open.is_empty() && (other || size + own > self.options.largest) {
                give(self.part(&open, &mut done, &mut index)?);
                open.clear();
                size = self.beside();
            }
            size += own;
            open.push(pages);
        }
        if !open.is_empty() {
            give(self.part(&open, &mut done, &mut index)?);
        }
        index.comparti = index.rows.iter().map(|r| r.comparto.clone()).collect();
        index.comparti.sort();
        index.comparti.dedup();
        index.heading.clear();
        give(self.file(format!("{}.html", self.options.stem), index)?);
        Ok(())
    }

    /// The next part, noted in the index.
    fn part(&self, pages: &[Pages<'_>], done: &mut Done, index: &mut Sheet) -> Result<File, Error> {
        let (Some(first), Some(last)) = (pages.first(), pages.last()) else {
            return self.file(String::new(), self.bare(&Place::default()));
        };
        let document = &first.case.ruleset.document;
        let comparto = document.comparto.as_deref().unwrap_or("altri");
        let stem = self.options.stem;
        let place = Place {
            name: format!("{stem}/{}-{:03}.html", key(comparto), done.next(comparto)),
            home: format!("../{stem}.html"),
            heading: format!(
                "{}: {} – {}",
                self.book.name(comparto),
                self.book.institution(first.case),
                self.book.institution(last.case)
            ),
        };
        let mut sheet = self.sheet(pages, &place)?;
        sheet.heading.clone_from(&place.heading);
        let all = pages.iter().map(|p| p.case);
        index.parts.push(Link {
            file: place.name.clone(),
            comparto: self.book.comparto(first.case),
            first: self.book.institution(first.case),
            last: self.book.institution(last.case),
            documents: pages.len(),
            counts: told_of(self.book, all),
        });
        let rows = pages.iter().map(|p| row(self.book, p.case, &place.name));
        index.rows.extend(rows);
        self.file(place.name, sheet)
    }
}

/// How many parts each comparto has so far.
#[derive(Default)]
struct Done(std::collections::BTreeMap<String, usize>);

impl Done {
    fn next(&mut self, comparto: &str) -> usize {
        let n = self.0.entry(comparto.to_owned()).or_default();
        *n += 1;
        *n
    }
}
