//! The matrix: topics by family down, institutions across, in blocks that fit a page.

use serde::Serialize;

use super::book::{Book, cell_id, of_topic};
use super::names::{Mark, key};
use super::review::{self, Review};
use crate::compare::{BaselinePresence, Verdict};
use crate::report::Case;
use crate::report::matrix::value;

/// Institutions beside one another.
const ACROSS: usize = 6;

/// Some institutions beside one another.
#[derive(Serialize)]
pub struct Block {
    heads: Vec<Head>,
    families: Vec<Family>,
    /// Columns, that of the topics included.
    columns: usize,
}

#[derive(Serialize)]
struct Head {
    key: String,
    name: String,
    document: String,
    comparto: String,
}

#[derive(Serialize)]
struct Family {
    name: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    topic: String,
    title: String,
    cells: Vec<Cell>,
}

/// What a document does on a topic.
#[derive(Serialize)]
struct Cell {
    /// Its verdicts, worst first, for the filter.
    verdicts: String,
    mark: Mark,
    /// The values in words, cut where they are long.
    value: String,
    /// How many more places.
    more: String,
    /// The review to look at first.
    review: Option<Review>,
    /// Where its page is; empty where there is nothing more to say.
    link: String,
    /// What a screen reader says before it.
    label: String,
}

/// The blocks of the documents given.
pub fn blocks(book: &Book<'_>, cases: &[&Case]) -> Vec<Block> {
    let chunks = cases.chunks(ACROSS);
    chunks.map(|chunk| block(book, chunk)).collect()
}

fn block(book: &Book<'_>, cases: &[&Case]) -> Block {
    let mut families: Vec<Family> = Vec::new();
    for topic in &book.topics {
        let name = book.family(topic);
        if families.last().is_none_or(|family| family.name != name) {
            let rows = Vec::new();
            families.push(Family { name, rows });
        }
        let row = Row {
            topic: (*topic).to_owned(),
            title: book.title(topic),
            cells: cases.iter().map(|case| cell(book, case, topic)).collect(),
        };
        if let Some(family) = families.last_mut() {
            family.rows.push(row);
        }
    }
    let head = |case: &&Case| Head {
        key: key(&case.ruleset.document.id),
        name: book.institution(case),
        document: case.ruleset.document.id.clone(),
        comparto: book.comparto(case),
    };
    Block {
        heads: cases.iter().map(head).collect(),
        families,
        columns: cases.len() + 1,
    }
}

fn cell(book: &Book<'_>, case: &Case, topic: &str) -> Cell {
    let places = of_topic(case, topic);
    let label = format!("{}, {}:", book.institution(case), book.title(topic));
    let Some(first) = places.first() else {
        let mut mark = book.mark(Verdict::Silent);
        let comparison = case.comparison.as_ref();
        let measured = comparison.is_some_and(|c| c.baseline.is_some());
        mark.name = match case.ruleset.silent.iter().any(|t| t == topic) {
            true if measured => book.t().silent,
            true => book.t().silent_alone,
            false => book.t().no_finding,
        };
        return Cell {
            verdicts: String::new(),
            label,
            mark,
            value: String::new(),
            more: String::new(),
            review: None,
            link: String::new(),
        };
    };
    let mut mark = book.mark(first.verdict);
    if first.verdict == Verdict::Silent {
        mark.name = match first.baseline_presence {
            BaselinePresence::Stated => mark.name,
            BaselinePresence::Silent => book.t().silent_both,
            BaselinePresence::NoText => book.t().silent_no_text,
        };
    }
    let values: Vec<String> = first
        .local
        .values
        .values()
        .filter_map(value)
        .map(|v| book.words.accented(&v))
        .collect();
    let value = shortened(&values.join("; "));
    let reviews = places.iter().flat_map(|c| review::of_cell(book, case, c));
    let mut verdicts: Vec<&str> = places.iter().map(|c| c.verdict.id()).collect();
    verdicts.dedup();
    Cell {
        verdicts: verdicts.join(" "),
        label,
        mark,
        value,
        more: more(book, places.len()),
        review: review::first(reviews),
        link: cell_id(&case.ruleset.document.id, topic),
    }
}

fn more(book: &Book<'_>, places: usize) -> String {
    match places {
        0 | 1 => String::new(),
        2 => format!("+ {}", book.t().one_more),
        many => format!("+ {} {}", many - 1, book.t().more_places),
    }
}

/// The first words of a long value.
fn shortened(value: &str) -> String {
    const LONGEST: usize = 70;
    if value.chars().count() <= LONGEST {
        return value.to_owned();
    }
    let cut: String = value.chars().take(LONGEST).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}
