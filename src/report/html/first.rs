//! The first page: the institutions, worst first, and what was read and what was not.

use std::cmp::Reverse;

use serde::Serialize;

use super::book::{Book, act_id, counts, is_compared, union_id};
use super::names::{Mark, key, number, severity};
use super::phrases::Lang;
use super::review::{self, Gone};
use crate::compare::Verdict;
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::Case;
use crate::rule::Certificate;
use crate::value::dotted;

/// Kind of act that is itself a contract.
const CONTRACT: &str = "ccnl";

/// A document in the list.
#[derive(Serialize)]
pub struct Row {
    pub(super) key: String,
    pub(super) id: String,
    pub(super) institution: String,
    title: String,
    pub(super) comparto: String,
    date: String,
    /// How many cells of each verdict that it has.
    counts: Vec<Count>,
    cells: usize,
    bar: Vec<Bar>,
    contract: String,
    /// What is said where its text is not at hand.
    no_text: &'static str,
    reason: String,
    warnings: Vec<String>,
    indicative: bool,
    compared: bool,
    is_contract: bool,
    certificate: Vec<Part>,
    characters: String,
    unread_pages: usize,
    rules: usize,
    residue: usize,
    findings: usize,
    /// How many reviews of each kind; empty where there is none.
    reviews: String,
    /// Reviews of what is not there any more.
    gone: Vec<Gone>,
    /// Address of the page of the act.
    act: String,
    /// Address of the page for the union.
    union: String,
    /// File in which the pages are; empty where it is this one.
    pub(super) file: String,
}

/// So many cells of a verdict.
#[derive(Clone, Serialize)]
pub struct Count {
    mark: Mark,
    n: usize,
}

/// A part of a bar of 300 units.
#[derive(Clone, Serialize)]
pub struct Bar {
    mark: Mark,
    n: usize,
    x: usize,
    w: usize,
}

/// A part of the certificate.
#[derive(Serialize)]
struct Part {
    name: &'static str,
    n: usize,
    percent: String,
}

/// Something to know about the reading.
#[derive(Serialize)]
pub struct Notice {
    error: bool,
    severity: &'static str,
    code: &'static str,
    path: String,
    message: String,
    help: String,
}

/// The documents, those with most of what asks for attention first; contracts last.
pub fn worst_first<'a>(cases: impl Iterator<Item = &'a Case>) -> Vec<&'a Case> {
    let mut all: Vec<&Case> = cases.collect();
    all.sort_by_cached_key(|case| {
        let counts: Vec<Reverse<usize>> = counts(case).iter().map(|c| Reverse(c.1)).collect();
        (!is_compared(case), counts, case.ruleset.document.id.clone())
    });
    all
}

/// The row of a document, whose pages are in `file`.
pub fn row(book: &Book<'_>, case: &Case, file: &str) -> Row {
    let document = &case.ruleset.document;
    let comparison = case.comparison.as_ref();
    let baseline = comparison.and_then(|c| c.baseline.clone());
    let contract = comparison.and_then(|c| book.contract(c));
    let counts = counts(case);
    Row {
        key: key(&document.id),
        id: document.id.clone(),
        institution: book.institution(case),
        title: document.title.clone(),
        comparto: book.comparto(case),
        date: document.date.as_deref().map(dotted).unwrap_or_default(),
        cells: counts.iter().map(|c| c.1).sum(),
        bar: bar(book, &counts),
        counts: told(book, &counts),
        contract: baseline.unwrap_or_else(|| book.t().no_contract.to_owned()),
        no_text: match contract {
            Some(page) if page.act.is_some() => "",
            _ => book.t().contract_no_text,
        },
        reason: comparison.map(|c| c.reason.clone()).unwrap_or_default(),
        warnings: comparison.map(|c| c.warnings.clone()).unwrap_or_default(),
        indicative: comparison.is_some_and(|c| c.indicative),
        compared: comparison.is_some(),
        is_contract: comparison.is_none() && document.kind == CONTRACT,
        certificate: parts(book, &case.ruleset.certificate),
        characters: number(case.ruleset.certificate.total, book.lang),
        unread_pages: case.ruleset.certificate.unread_pages,
        rules: case.ruleset.rules.len(),
        residue: case.ruleset.residue.len(),
        findings: case.findings.len(),
        reviews: review::counted(book, case),
        gone: review::gone(book, case),
        act: act_id(&document.id),
        union: union_id(&document.id),
        file: file.to_owned(),
    }
}

fn told(book: &Book<'_>, counts: &[(Verdict, usize)]) -> Vec<Count> {
    let some = counts.iter().filter(|(_, n)| *n > 0);
    let count = |(verdict, n): &(Verdict, usize)| Count {
        mark: book.mark(*verdict),
        n: *n,
    };
    some.map(count).collect()
}

/// The counts of several documents together.
pub fn told_of<'a>(book: &Book<'_>, cases: impl Iterator<Item = &'a Case>) -> Vec<Count> {
    let mut sum: Vec<(Verdict, usize)> = Verdict::ALL.iter().map(|v| (*v, 0)).collect();
    for case in cases {
        let own = counts(case).into_iter();
        sum.iter_mut()
            .zip(own)
            .for_each(|(all, one)| all.1 += one.1);
    }
    told(book, &sum)
}

/// The bar of some counts; its parts touch.
fn bar(book: &Book<'_>, counts: &[(Verdict, usize)]) -> Vec<Bar> {
    const WIDE: usize = 300;
    let total: usize = counts.iter().map(|c| c.1).sum();
    let mut done = 0;
    let mut out = Vec::new();
    for (verdict, n) in counts.iter().filter(|(_, n)| *n > 0) {
        let x = WIDE * done / total.max(1);
        done += n;
        let w = WIDE * done / total.max(1) - x;
        let mark = book.mark(*verdict);
        out.push(Bar { mark, n: *n, x, w });
    }
    out
}

fn parts(book: &Book<'_>, c: &Certificate) -> Vec<Part> {
    let t = book.t();
    let all = [
        (t.provisions, c.provisions),
        (t.headings, c.headings),
        (t.tables, c.tables),
        (t.form_fields, c.form_fields),
        (t.furniture, c.furniture),
        (t.spacing, c.spacing),
        (t.residue, c.residue),
    ];
    let part = |(name, n): (&'static str, usize)| Part {
        name,
        n,
        percent: percent(n, c.total, book.lang),
    };
    let some = all.into_iter().filter(|(_, n)| *n > 0);
    some.map(part).collect()
}

/// `12,3 %`, in English `12.3%`; the number and its sign stay on one line.
fn percent(part: usize, total: usize, lang: Lang) -> String {
    let tenths = (part * 1000 + total / 2).checked_div(total).unwrap_or(1000);
    let (whole, tenth) = (tenths / 10, tenths % 10);
    match lang {
        Lang::It => format!("{whole},{tenth}\u{a0}%"),
        Lang::En => format!("{whole}.{tenth}%"),
    }
}

/// What went wrong or should be known, what could not be read first.
pub fn notices(book: &Book<'_>) -> Vec<Notice> {
    let all = book.report.diagnostics.iter();
    let mut all: Vec<Notice> = all.map(|d| notice(d, book.lang)).collect();
    all.sort_by_key(|n| !n.error);
    all
}

fn notice(diagnostic: &Diagnostic, lang: Lang) -> Notice {
    let gravity = diagnostic.code.severity();
    let name = diagnostic.at.path.rsplit(['/', '\\']).next();
    let help = diagnostic.help.clone();
    Notice {
        error: gravity == Severity::Error,
        severity: severity(gravity, lang),
        code: diagnostic.code.id(),
        path: name.unwrap_or_default().to_owned(),
        message: diagnostic.message.clone(),
        help: help.unwrap_or_else(|| diagnostic.code.help().to_owned()),
    }
}
