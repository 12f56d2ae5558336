//! The page of an act: its words in reading order, coloured by what was found in them.

use std::collections::HashMap;

use serde::Serialize;

use super::book::{Book, act_id, article_id, cell_id, cells, union_id};
use super::names::{Mark, severity};
use super::phrases::Lang;
use super::review::{self, Review};
use super::segment::{Ink, Segment, segments};
use crate::compare::Verdict;
use crate::lint::Finding;
use crate::outline::Locator;
use crate::report::review::{of_finding, of_rule};
use crate::report::{Act, Case, Line, Role};

/// The page of an act.
#[derive(Serialize)]
pub struct Page {
    id: String,
    institution: String,
    title: String,
    file: String,
    /// Address of the page for the union; empty for a contract.
    union: String,
    articles: Vec<Article>,
}

/// Lines of one article.
#[derive(Serialize)]
struct Article {
    /// Empty where the article goes on after something else.
    id: String,
    place: String,
    lines: Vec<Words>,
}

/// A line with its notes.
#[derive(Serialize)]
struct Words {
    role: &'static str,
    level: u8,
    depth: usize,
    number: usize,
    segments: Vec<Segment>,
    notes: Vec<Note>,
    lints: Vec<Lint>,
}

/// What was found in a line.
#[derive(Clone, PartialEq, Eq, Serialize)]
struct Note {
    mark: Option<Mark>,
    topic: String,
    /// Address of the page of the cell; empty for a rule that was not compared.
    link: String,
    /// What people said of it.
    review: Option<Review>,
}

/// A fault of the text.
#[derive(Serialize)]
struct Lint {
    code: &'static str,
    severity: &'static str,
    message: String,
    help: String,
    /// The other places that it is about.
    others: Vec<String>,
    /// What people said of it.
    review: Option<Review>,
}

/// The page of a document; nothing where its words are not in the report.
pub fn page(book: &Book<'_>, case: &Case) -> Option<Page> {
    let document = &case.ruleset.document;
    let act = case.act.as_ref()?;
    let mut sheet = Sheet::new(&document.id, act, book.lang);
    if case.comparison.is_some() {
        sheet.cells(book, case);
    } else {
        sheet.rules(book, case);
    }
    sheet.residue(case);
    sheet.findings(book, case);
    let union = case.comparison.as_ref().map(|_| union_id(&document.id));
    Some(Page {
        id: act_id(&document.id),
        institution: book.institution(case),
        title: document.title.clone(),
        file: case.ruleset.file.clone(),
        union: union.unwrap_or_default(),
        articles: sheet.articles(),
    })
}

/// The page of a contract that is not among the documents.
pub fn of_contract(book: &Book<'_>, id: &str, title: &str, act: &Act) -> Page {
    Page {
        id: act_id(id),
        institution: title.to_owned(),
        title: id.to_owned(),
        file: String::new(),
        union: String::new(),
        articles: Sheet::new(id, act, book.lang).articles(),
    }
}

/// The lines of an act while they are marked.
struct Sheet<'a> {
    id: &'a str,
    lang: Lang,
    act: &'a Act,
    /// The first line of each unit.
    firsts: HashMap<&'a Locator, usize>,
    inks: Vec<Vec<Ink>>,
    notes: Vec<Vec<Note>>,
    lints: Vec<Vec<Lint>>,
}

impl<'a> Sheet<'a> {
    fn new(id: &'a str, act: &'a Act, lang: Lang) -> Self {
        let n = act.lines.len();
        let mut firsts = HashMap::new();
        for (index, line) in act.lines.iter().enumerate() {
            for unit in &line.units {
                firsts.entry(unit).or_insert(index);
            }
        }
        Self {
            id,
            lang,
            act,
            firsts,
            inks: vec![Vec::new(); n],
            notes: vec![Vec::new(); n],
            lints: std::iter::repeat_with(Vec::new).take(n).collect(),
        }
    }

    /// Colours the words of each cell and notes its verdict beside them.
    fn cells(&mut self, book: &Book<'_>, case: &Case) {
        let mut all: Vec<_> = cells(case).iter().collect();
        all.sort_by_key(|cell| cell.verdict);
        for cell in all {
            let (Some(at), quote) = (&cell.local.locator, cell.local.quote.as_deref()) else {
                continue;
            };
            let note = Note {
                mark: Some(book.mark(cell.verdict)),
                topic: book.title(&cell.topic),
                link: cell_id(&case.ruleset.document.id, &cell.topic),
                review: review::first(review::of_cell(book, case, cell).into_iter()),
            };
            self.mark(at, quote.unwrap_or_default(), Ink::of(cell.verdict), &note);
        }
    }

    /// The same for a document that was not compared: its rules have no verdict.
    fn rules(&mut self, book: &Book<'_>, case: &Case) {
        for rule in &case.ruleset.rules {
            for evidence in &rule.evidence {
                let note = Note {
                    mark: None,
                    topic: book.title(&rule.topic),
                    link: String::new(),
                    review: review::of(book, &of_rule(rule, evidence)),
                };
                let ink = Ink::of(Verdict::Equal);
                self.mark(&evidence.locator, &evidence.quote, ink, &note);
            }
        }
    }

    fn mark(&mut self, at: &Locator, quote: &str, ink: Ink, note: &Note) {
        let found = self.find(at, quote);
        if let Some((first, _, _)) = found.first()
            && !self.notes[*first].contains(note)
        {
            self.notes[*first].push(note.clone());
        }
        for (line, start, end) in found {
            if start < end {
                self.inks[line].push(ink.over(start, end));
            }
        }
    }

    fn residue(&mut self, case: &Case) {
        for residue in &case.ruleset.residue {
            for (line, start, end) in self.find(&residue.locator, &residue.quote) {
                self.inks[line].push(Ink::residue().over(start, end));
            }
        }
    }

    fn findings(&mut self, book: &Book<'_>, case: &Case) {
        for finding in &case.findings {
            let Some(site) = finding.sites.first() else {
                continue;
            };
            let found = self.find(&site.locator, &site.quote);
            let Some((first, _, _)) = found.first().copied() else {
                continue;
            };
            for (line, start, end) in found {
                self.inks[line].push(Ink::fault().over(start, end));
            }
            self.lints[first].push(Lint {
                code: finding.code.id(),
                severity: severity(finding.severity, self.lang),
                others: others(finding),
                review: review::of(book, &of_finding(&case.ruleset.document.id, finding)),
                message: finding.message.clone(),
                help: finding.help.clone(),
            });
        }
    }

    /// Where words stand: stretches of lines, from the unit on. Without words, the line of the unit.
    fn find(&self, at: &Locator, quote: &str) -> Vec<(usize, usize, usize)> {
        let lines = &self.act.lines;
        let Some(first) = self.firsts.get(at).copied() else {
            return Vec::new();
        };
        let mut read = 0;
        let near = lines[first..].iter().take(NEAR.0).take_while(|line| {
            let before = read;
            read += line.text.len();
            before < NEAR.1
        });
        let near = first..first + near.count();
        for index in near.clone() {
            if let Some(start) = lines[index].text.find(quote).filter(|_| !quote.is_empty()) {
                return vec![(index, start, start + quote.len())];
            }
        }
        let inside = |line: &Line| line.text.len() > 3 && quote.contains(&line.text);
        let whole: Vec<_> = near
            .filter(|index| inside(&lines[*index]))
            .map(|index| (index, 0, lines[index].text.len()))
            .collect();
        if whole.is_empty() {
            return vec![(first, 0, 0)];
        }
        whole
    }

    fn articles(self) -> Vec<Article> {
        let mut out: Vec<Article> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        let mut open = None;
        let marks = self.inks.into_iter().zip(self.notes).zip(self.lints);
        for (line, ((inks, notes), lints)) in self.act.lines.iter().zip(marks) {
            if line.role != Role::Furniture && open != Some(&line.article) {
                open = Some(&line.article);
                let id = article_id(self.id, &line.article);
                let new = seen.insert(id.clone());
                out.push(Article {
                    id: if new { id } else { String::new() },
                    place: line.article_place.clone(),
                    lines: Vec::new(),
                });
            }
            if out.is_empty() {
                let (id, place, lines) = (String::new(), String::new(), Vec::new());
                out.push(Article { id, place, lines });
            }
            if let Some(article) = out.last_mut() {
                article.lines.push(words(line, &inks, notes, lints));
            }
        }
        out
    }
}

/// The places of a finding after the first, with their lines.
fn others(finding: &Finding) -> Vec<String> {
    let others = finding.sites.iter().skip(1);
    others
        .map(|site| format!("{} (r. {})", site.place, site.line))
        .collect()
}

/// In how many lines from its unit on a quote is looked for, and after how many bytes no more.
const NEAR: (usize, usize) = (60, 1 << 16);

fn words(line: &Line, inks: &[Ink], notes: Vec<Note>, lints: Vec<Lint>) -> Words {
    let (role, level) = match line.role {
        Role::Heading(level) => ("heading", level),
        Role::Words => ("words", 0),
        Role::Row => ("row", 0),
        Role::Furniture => ("furniture", 0),
    };
    Words {
        role,
        level,
        depth: line.depth.min(4),
        number: line.line,
        segments: segments(&line.text, inks),
        notes,
        lints,
    }
}
