//! A second opinion on PDF: another engine reads the same pages, and the characters are compared.
//!
//! Text that is lost is the failure of this field: no reader notices what it does not see.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::reader::Reader;
use super::walk;
use crate::diagnostic::{At, Code, Diagnostic};
use crate::source::Format;
use crate::text::Text;

/// The engine that is asked for its opinion.
pub const ENGINE: &str = "pdf-extract";

/// Pages that differ by more than this, in hundredths of their characters, are reported.
const DOUBT: usize = 5;

/// What the second reader found in a document.
#[derive(Clone, Debug)]
pub struct Opinion {
    /// The file as the user named it.
    pub path: String,
    /// Its pages, or why there is no opinion.
    pub pages: Result<Vec<Page>, Diagnostic>,
}

/// A page as the two readers saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Page, from 1.
    pub number: u32,
    /// Letters and digits that the usual reader found.
    pub first: usize,
    /// Letters and digits that the second reader found.
    pub second: usize,
    /// Those that only one of the two found; the larger of both counts.
    pub apart: usize,
}

impl Page {
    /// Whether somebody should look at the page.
    pub fn differs(&self) -> bool {
        self.apart * 100 > self.first.max(self.second) * DOUBT
    }
}

impl Opinion {
    /// A warning for each page on which the readers differ.
    pub fn doubts(&self) -> Vec<Diagnostic> {
        let pages = self.pages.as_deref().unwrap_or_default();
        pages
            .iter()
            .filter(|page| page.differs())
            .map(|page| {
                let message = format!(
                    "`{}`, pagina {}: i due lettori non vedono gli stessi caratteri ({} il primo, {} {ENGINE})",
                    self.path, page.number, page.first, page.second
                );
                Diagnostic::new(Code::LostText, At::file(self.path.as_str()), message)
            })
            .collect()
    }
}

/// The opinions on all PDFs under `paths`; files that are no PDF have none.
pub fn second(paths: &[PathBuf], reader: &Reader) -> Vec<Opinion> {
    let (inputs, _) = walk::walk(paths);
    let other = reader.with_pdf_engine(ENGINE);
    let mut out = Vec::new();
    for input in &inputs {
        let Ok(file) = reader.open(&input.path) else {
            continue;
        };
        if file.format != Format::Pdf {
            continue;
        }
        let read = |reader: &Reader| reader.read(&file).map(|(text, _)| text);
        let pages = read(reader).and_then(|text| Ok(pages(&text, &read(&other)?)));
        out.push(Opinion {
            path: file.path.clone(),
            pages,
        });
    }
    out
}

/// How often each letter and digit stands on each page.
type Counts = BTreeMap<u32, BTreeMap<char, usize>>;

fn counts(text: &Text) -> Counts {
    let mut out = Counts::new();
    let ends = text.line_starts.iter().skip(1).copied();
    let ends = ends.chain([text.source.len()]);
    for ((start, end), spot) in text.line_starts.iter().zip(ends).zip(&text.spots) {
        let page = out.entry(spot.page).or_default();
        let line = text.source.get(*start..end).unwrap_or_default();
        for c in line
            .chars()
            .filter(|c| c.is_alphabetic() || c.is_ascii_digit())
        {
            *page.entry(c).or_default() += 1;
        }
    }
    out
}

/// The pages that either reader saw.
fn pages(first: &Text, second: &Text) -> Vec<Page> {
    let (first, second) = (counts(first), counts(second));
    let numbers: std::collections::BTreeSet<u32> =
        first.keys().chain(second.keys()).copied().collect();
    let empty = BTreeMap::new();
    let of = |counts: &Counts, number: u32| counts.get(&number).unwrap_or(&empty).clone();
    let page = |number: u32| {
        let (a, b) = (of(&first, number), of(&second, number));
        Page {
            number,
            first: a.values().sum(),
            second: b.values().sum(),
            apart: missing(&a, &b).max(missing(&b, &a)),
        }
    };
    numbers.into_iter().map(page).collect()
}

/// Characters of `a` that `b` has not.
fn missing(a: &BTreeMap<char, usize>, b: &BTreeMap<char, usize>) -> usize {
    let lack = |(c, n): (&char, &usize)| n.saturating_sub(b.get(c).copied().unwrap_or(0));
    a.iter().map(lack).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{Printed, PrintedLine};

    fn text(lines: &[(&str, u32)]) -> Text {
        let lines = lines
            .iter()
            .map(|(text, page)| PrintedLine::new(*text, *page));
        Printed {
            lines: lines.collect(),
            notes: Vec::new(),
            flowing: false,
        }
        .into_text()
    }

    #[test]
    fn a_page_with_other_characters_is_doubtful_and_one_with_other_spaces_is_not() {
        let long = "Il lavoratore ha diritto alla disconnessione";
        let first = text(&[(long, 1), (long, 2), ("solo qui", 3)]);
        let second = text(&[
            ("Il lavoratore ha di ritto", 2),
            ("alladisconnessione", 2),
            (long, 1),
        ]);
        let pages = pages(&first, &second);
        let doubtful: Vec<u32> = pages
            .iter()
            .filter(|p| p.differs())
            .map(|p| p.number)
            .collect();
        assert_eq!(doubtful, [3]);
        assert_eq!((pages[2].first, pages[2].second, pages[2].apart), (7, 0, 7));
    }
}
