//! The page for the union: what is below the contract, in one A4 page when printed.

use std::collections::BTreeSet;

use serde::Serialize;

use super::book::{Book, Gain, cell_id, cells, union_id};
use super::names::Mark;
use super::review::{self, Review};
use crate::compare::{BaselinePresence, Deviation, Side, Verdict};
use crate::report::Case;

/// The page of a document.
#[derive(Serialize)]
pub struct Page {
    id: String,
    institution: String,
    document: String,
    title: String,
    date: String,
    contract: String,
    reason: String,
    indicative: bool,
    groups: Vec<Group>,
    gains: Vec<Obtained>,
    claims: Vec<Point>,
    /// Whether nothing is below the contract although there is one.
    nothing_below: bool,
    /// Whether it is the only page of its file.
    alone: bool,
}

/// Points of one kind, worst first.
#[derive(Serialize)]
struct Group {
    kind: &'static str,
    title: &'static str,
    points: Vec<Point>,
    /// How many found no room.
    left: usize,
}

/// One point.
#[derive(Serialize)]
struct Point {
    mark: Mark,
    topic: String,
    place: String,
    quote: String,
    /// Where the contract says it, and its words.
    contract_place: String,
    contract: String,
    /// Whether the contract's words are its own.
    verbatim: bool,
    /// Whether they are a fact in our words.
    in_short: bool,
    /// What the verdict rests on, where quotes do not show it.
    reason: String,
    constraint: String,
    /// What people said of it.
    review: Option<Review>,
    link: String,
}

/// What another institution has obtained.
#[derive(Serialize)]
struct Obtained {
    topic: String,
    institution: String,
    place: String,
    quote: String,
}

/// A kind of point: which verdicts, how many lines it may take, how many characters a quote, the words of
/// the contract and the reason may have.
struct Kind {
    id: &'static str,
    verdicts: &'static [Verdict],
    lines: usize,
    quote: usize,
    contract: usize,
    reason: usize,
}

const KINDS: &[Kind] = &[
    Kind {
        id: "below",
        verdicts: &[
            Verdict::Worse,
            Verdict::AddedWorse,
            Verdict::Mixed,
            Verdict::Different,
        ],
        lines: 98,
        quote: 360,
        contract: 110,
        reason: 0,
    },
    Kind {
        id: "contradictory",
        verdicts: &[Verdict::Contradictory],
        lines: 12,
        quote: 200,
        contract: 100,
        reason: 170,
    },
    Kind {
        id: "omitted",
        verdicts: &[Verdict::Omitted],
        lines: 21,
        quote: 0,
        contract: 0,
        reason: 190,
    },
    Kind {
        id: "blank",
        verdicts: &[Verdict::Blank],
        lines: 24,
        quote: 60,
        contract: 0,
        reason: 0,
    },
    Kind {
        id: "above",
        verdicts: &[Verdict::Better, Verdict::AddedBetter],
        lines: 18,
        quote: 120,
        contract: 60,
        reason: 0,
    },
    Kind {
        id: "not_measured",
        verdicts: &[Verdict::NotComparable],
        lines: 40,
        quote: 140,
        contract: 0,
        reason: 0,
    },
];

/// What a union asks for; it stands apart.
const CLAIMS: Kind = Kind {
    id: "claims",
    verdicts: &[Verdict::ClaimOnly],
    lines: 0,
    quote: 160,
    contract: 0,
    reason: 0,
};

/// How many lines a printed page holds.
const PAGE: usize = 156;

/// How many characters stand in a line of a printed column, with the widest of the usual fonts.
const LINE: usize = 60;

/// How many characters of words that were quoted before on the same page are quoted again.
const AGAIN: usize = 60;

impl Point {
    /// How many printed lines it takes.
    fn lines(&self) -> usize {
        let chars = |texts: &[&String]| texts.iter().map(|t| t.chars().count() + 3).sum::<usize>();
        let own = chars(&[&self.topic, &self.place, &self.quote, &self.constraint]);
        let below = |texts: &[&String]| {
            let some = texts.first().is_some_and(|text| !text.is_empty());
            if some { chars(texts).div_ceil(LINE) } else { 0 }
        };
        let contract = below(&[&self.contract, &self.contract_place]);
        own.div_ceil(LINE) + contract + below(&[&self.reason])
    }
}

impl Page {
    /// What the page is called.
    pub fn name(&self) -> String {
        format!("{} · {}", self.institution, self.document)
    }

    /// The same for a file of its own: nothing in it leads elsewhere.
    #[must_use]
    pub fn alone(mut self) -> Self {
        self.alone = true;
        self
    }
}

/// The page for the union of a document that was compared.
pub fn page(book: &Book<'_>, case: &Case) -> Option<Page> {
    let comparison = case.comparison.as_ref()?;
    let document = &case.ruleset.document;
    let gains = gains(book, case);
    let claims = points(book, case, &CLAIMS);
    let taken: usize = claims.iter().map(Point::lines).sum();
    let mut room = PAGE.saturating_sub(taken + gains.len() * 4);
    let mut said = BTreeSet::new();
    let groups: Vec<Group> = KINDS
        .iter()
        .filter_map(|kind| group(book, case, kind, &mut room, &mut said))
        .collect();
    let contract = book.contract(comparison).map(|c| c.title.clone());
    let below = |v: Verdict| KINDS[..3].iter().any(|k| k.verdicts.contains(&v));
    Some(Page {
        id: union_id(&document.id),
        institution: book.institution(case),
        document: document.id.clone(),
        title: document.title.clone(),
        date: document.date.clone().unwrap_or_default(),
        nothing_below: contract.is_some() && !cells(case).iter().any(|c| below(c.verdict)),
        contract: contract.unwrap_or_else(|| book.t().no_contract.to_owned()),
        reason: comparison.reason.clone(),
        indicative: comparison.indicative,
        gains,
        claims,
        groups,
        alone: false,
    })
}

fn group(
    book: &Book<'_>,
    case: &Case,
    kind: &Kind,
    room: &mut usize,
    said: &mut BTreeSet<String>,
) -> Option<Group> {
    let all = points(book, case, kind);
    let (total, mut own) = (all.len(), kind.lines.min(*room));
    let mut kept = Vec::new();
    for mut point in all {
        if !point.quote.is_empty() && !said.insert(point.quote.clone()) {
            point.quote = cut(&point.quote, AGAIN);
        }
        let lines = point.lines();
        if lines > own {
            break;
        }
        own -= lines;
        *room -= lines;
        kept.push(point);
    }
    (total > 0).then(|| Group {
        kind: kind.id,
        title: title(book, kind.id),
        left: total - kept.len(),
        points: kept,
    })
}

fn title(book: &Book<'_>, kind: &str) -> &'static str {
    let t = book.t();
    match kind {
        "below" => t.below,
        "contradictory" => t.contradictory,
        "omitted" => t.omitted,
        "blank" => t.to_bargain,
        "above" => t.above,
        _ => t.not_measured,
    }
}

fn points(book: &Book<'_>, case: &Case, kind: &Kind) -> Vec<Point> {
    let mut found: Vec<&Deviation> = cells(case)
        .iter()
        .filter(|cell| kind.verdicts.contains(&cell.verdict))
        .collect();
    found.sort_by_key(|cell| (cell.verdict, cell.constraint.is_none()));
    let point = |cell: &&Deviation| point(book, case, cell, kind);
    found.iter().map(point).collect()
}

fn point(book: &Book<'_>, case: &Case, cell: &Deviation, kind: &Kind) -> Point {
    let (quote, contract) = (kind.quote, kind.contract);
    let base = &cell.baseline;
    let words = base.quote.as_ref().or(base.fact.as_ref());
    let silent = match cell.baseline_presence {
        BaselinePresence::Silent => book.t().contract_silent,
        BaselinePresence::Stated if *base == Side::default() => book.t().contract_nothing,
        BaselinePresence::Stated | BaselinePresence::NoText => book.t().contract_no_text,
    };
    let told = match words {
        _ if contract == 0 => String::new(),
        Some(words) if cell.baseline_presence == BaselinePresence::Stated => cut(words, contract),
        _ => silent.to_owned(),
    };
    Point {
        mark: book.mark(cell.verdict),
        topic: book.title(&cell.topic),
        place: cell.local.place.clone().unwrap_or_default(),
        quote: around_blank(cell.local.quote.as_deref().unwrap_or_default(), quote),
        contract_place: base
            .place
            .clone()
            .filter(|_| contract > 0)
            .unwrap_or_default(),
        verbatim: base.quote.is_some() && cell.baseline_presence == BaselinePresence::Stated,
        in_short: base.quote.is_none()
            && base.fact.is_some()
            && cell.baseline_presence == BaselinePresence::Stated,
        contract: told,
        reason: cut(&book.words.sentence(&cell.reason), kind.reason),
        constraint: book
            .words
            .accented(cell.constraint.as_deref().unwrap_or_default()),
        review: review::first(review::of_cell(book, case, cell).into_iter()),
        link: cell_id(&case.ruleset.document.id, &cell.topic),
    }
}

/// What others have obtained on the topics where this document is below the contract, or blank.
fn gains(book: &Book<'_>, case: &Case) -> Vec<Obtained> {
    const MOST: usize = 5;
    let weak = |v: Verdict| v <= Verdict::Different;
    let mut topics: Vec<&str> = Vec::new();
    for cell in cells(case).iter().filter(|cell| weak(cell.verdict)) {
        if !topics.contains(&cell.topic.as_str()) {
            topics.push(&cell.topic);
        }
    }
    let found = topics
        .iter()
        .flat_map(|topic| book.gains(topic, case).take(1));
    found.take(MOST).map(|gain| obtained(book, gain)).collect()
}

fn obtained(book: &Book<'_>, gain: &Gain<'_>) -> Obtained {
    Obtained {
        topic: book.title(&gain.cell.topic),
        institution: book.institution(gain.case),
        place: gain.cell.local.place.clone().unwrap_or_default(),
        quote: cut(gain.cell.local.quote.as_deref().unwrap_or_default(), 140),
    }
}

/// The first words, verbatim, with «[…]» where more follow; nothing where no room was given.
fn cut(text: &str, longest: usize) -> String {
    if longest == 0 || text.chars().count() <= longest {
        return if longest == 0 {
            String::new()
        } else {
            text.to_owned()
        };
    }
    let words: String = text.chars().take(longest).collect();
    let end = words.rfind(' ').unwrap_or(words.len());
    format!("{} […]", words[..end].trim_end())
}

/// The same, where an empty form field would be cut off: the words around it.
fn around_blank(text: &str, longest: usize) -> String {
    let before = text.find("__").map_or(0, |at| text[..at].chars().count());
    let len = text.chars().count();
    if len <= longest || before + 8 < longest {
        return cut(text, longest);
    }
    let start = text
        .char_indices()
        .map(|(at, _)| at)
        .nth(before.saturating_sub(longest / 2));
    let rest = &text[start.unwrap_or_default()..];
    let rest = rest.find(' ').map_or(rest, |at| &rest[at + 1..]);
    if longest == 0 {
        return String::new();
    }
    format!("[…] {}", cut(rest, longest))
}

#[cfg(test)]
mod tests {
    use super::{around_blank, cut};

    #[test]
    fn a_cut_says_that_it_is_one() {
        assert_eq!(cut("uno due tre", 7), "uno […]");
        assert_eq!(cut("uno due", 7), "uno due");
        assert_eq!(cut("uno due", 0), "");
        assert_eq!(
            around_blank("uno due tre quattro __ giorni di preavviso", 16),
            "[…] __ giorni di […]"
        );
        assert_eq!(around_blank("uno __", 0), "");
    }
}
