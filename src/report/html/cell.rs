//! The page of a topic in a document: both sides of each place, and all that the verdict rests on.

use std::collections::HashMap;

use serde::Serialize;

use super::book::{Articles, Book, act_id, article_id, cell_id, of_topic, union_id};
use super::names::{self, Mark};
use super::redline::{Redline, Run, redline};
use super::review::{self, Review};
use crate::compare::{BaselinePresence, Comparison, Deviation, Presence, Residue, Side};
use crate::outline::Locator;
use crate::report::{Act, Case};
use crate::rule::{Origin, Record};
use crate::wording::Kind;

/// The page of a topic in a document.
#[derive(Serialize)]
pub struct Page {
    id: String,
    institution: String,
    document: String,
    topic: String,
    family: String,
    act: String,
    union: String,
    places: Vec<Place>,
}

/// One place of the document, against the contract.
#[derive(Serialize)]
struct Place {
    mark: Mark,
    local: Text,
    base: Text,
    marked: bool,
    presence: &'static str,
    baseline_presence: &'static str,
    favour: &'static str,
    room: &'static str,
    constraint: String,
    reason: String,
    reviews: Vec<Review>,
    interpretations: Vec<String>,
    citations: Vec<Link>,
    words: Option<Words>,
}

/// One side.
#[derive(Serialize)]
struct Text {
    place: String,
    /// «pag. 3, riga 12».
    origin: String,
    caution: &'static str,
    runs: Vec<Run>,
    fact: String,
    /// What is said where there are no words.
    absent: &'static str,
    values: Vec<(String, String)>,
    /// Address of the whole article; empty where the text is not at hand.
    article: String,
}

/// A citation, with its address where it has a public one.
#[derive(Serialize)]
pub struct Link {
    words: String,
    name: String,
    url: String,
}

/// The words of the whole place beside those of the contract.
#[derive(Serialize)]
struct Words {
    local: Text,
    base: Text,
    share: usize,
    moved: bool,
    differences: Vec<(String, String)>,
}

/// The pages of a document, in the order of the matrix; topics without a cell have none.
pub fn pages(book: &Book<'_>, case: &Case) -> Vec<Page> {
    let Some(comparison) = &case.comparison else {
        return Vec::new();
    };
    let desk = Desk::new(book, case, comparison);
    let topics = book.topics.iter();
    topics.filter_map(|topic| page(&desk, topic)).collect()
}

fn page(desk: &Desk<'_, '_>, topic: &str) -> Option<Page> {
    let (book, case) = (desk.book, desk.case);
    let cells = of_topic(case, topic);
    if cells.is_empty() {
        return None;
    }
    let document = &case.ruleset.document;
    Some(Page {
        id: cell_id(&document.id, topic),
        institution: book.institution(case),
        document: document.title.clone(),
        topic: book.title(topic),
        family: book.family(topic),
        act: act_id(&document.id),
        union: union_id(&document.id),
        places: cells.into_iter().map(|cell| desk.place(cell)).collect(),
    })
}

/// A document with what is looked up for each of its places.
struct Desk<'a, 'b> {
    book: &'a Book<'b>,
    case: &'a Case,
    comparison: &'a Comparison,
    /// The article of each unit of the act.
    articles: Articles<'a>,
    /// What is cited at each place.
    citations: HashMap<&'a Locator, Vec<&'a Record>>,
    /// The places whose words belong together: the act's and the contract's.
    pairs: HashMap<(&'a Locator, &'a Locator), &'a Residue>,
}

impl<'a, 'b> Desk<'a, 'b> {
    fn new(book: &'a Book<'b>, case: &'a Case, comparison: &'a Comparison) -> Self {
        let mut citations: HashMap<_, Vec<_>> = HashMap::new();
        for record in &case.ruleset.citations {
            citations.entry(&record.locator).or_default().push(record);
        }
        let mut pairs = HashMap::new();
        for pair in &comparison.residue {
            let places = (&pair.local.locator, &pair.baseline.locator);
            pairs.entry(places).or_insert(pair);
        }
        Self {
            book,
            case,
            comparison,
            articles: case.act.as_ref().map(Act::articles).unwrap_or_default(),
            citations,
            pairs,
        }
    }
}

impl Desk<'_, '_> {
    fn place(&self, cell: &Deviation) -> Place {
        let red = match (&cell.local.quote, &cell.baseline.quote) {
            (Some(local), Some(base)) => redline(local, base),
            (local, base) => alone(local.as_deref(), base.as_deref()),
        };
        let lang = self.book.lang;
        let mut local = self.side(&cell.local, red.local);
        let mut base = self.side(&cell.baseline, red.base);
        local.article = self.local_article(cell.local.locator.as_ref());
        base.article = self.base_article(cell.baseline.locator.as_ref());
        local.absent = self.act_absent(cell);
        base.absent = self.contract_absent(cell);
        let room = cell.room.map(|room| names::room(room, lang));
        Place {
            mark: self.book.mark(cell.verdict),
            local,
            base,
            marked: red.marked,
            presence: names::presence(cell.presence, lang),
            baseline_presence: self.contract_presence(cell),
            favour: names::favour(cell.favour, lang),
            room: room.unwrap_or(self.book.t().room_unknown),
            constraint: self
                .book
                .words
                .accented(cell.constraint.as_deref().unwrap_or_default()),
            reason: self.book.words.sentence(&cell.reason),
            reviews: review::of_cell(self.book, self.case, cell),
            interpretations: cell.interpretations.clone(),
            citations: self.citations(cell.local.locator.as_ref()),
            words: self.words(cell),
        }
    }

    fn side(&self, side: &Side, runs: Vec<Run>) -> Text {
        let values = side.values.iter();
        Text {
            place: side.place.clone().unwrap_or_default(),
            origin: side.origin.map(|o| self.origin(o)).unwrap_or_default(),
            caution: self.caution(side.origin),
            runs,
            fact: side
                .fact
                .clone()
                .filter(|_| side.quote.is_none())
                .unwrap_or_default(),
            absent: "",
            values: values
                .map(|(slot, value)| {
                    (
                        self.book.name(slot),
                        self.book.words.value(value, self.book.lang),
                    )
                })
                .collect(),
            article: String::new(),
        }
    }

    fn origin(&self, origin: Origin) -> String {
        let t = self.book.t();
        format!("{} {}, {} {}", t.page, origin.page, t.line, origin.line)
    }

    fn caution(&self, origin: Option<Origin>) -> &'static str {
        match origin {
            Some(origin) if origin.ocr.is_some() => self.book.t().ocr,
            Some(origin) if origin.slip => self.book.t().slip,
            _ => "",
        }
    }

    fn act_absent(&self, cell: &Deviation) -> &'static str {
        if cell.presence == Presence::Silent && cell.local.place.is_none() {
            self.book.t().act_silent
        } else {
            self.book.t().act_no_words
        }
    }

    fn contract_absent(&self, cell: &Deviation) -> &'static str {
        let t = self.book.t();
        match cell.baseline_presence {
            _ if self.comparison.baseline.is_none() => t.contract_none,
            BaselinePresence::Silent => t.contract_silent,
            BaselinePresence::Stated if cell.baseline == Side::default() => t.contract_nothing,
            BaselinePresence::Stated | BaselinePresence::NoText => t.contract_no_text,
        }
    }

    fn contract_presence(&self, cell: &Deviation) -> &'static str {
        let stated = cell.baseline_presence == BaselinePresence::Stated;
        if stated && cell.baseline == Side::default() {
            return self.book.t().contract_not_this;
        }
        names::baseline_presence(cell.baseline_presence, self.book.lang)
    }

    fn local_article(&self, locator: Option<&Locator>) -> String {
        let document = &self.case.ruleset.document.id;
        address(document, &self.articles, locator)
    }

    fn base_article(&self, locator: Option<&Locator>) -> String {
        let id = self.comparison.baseline.as_deref().unwrap_or_default();
        address(id, self.book.articles(self.comparison), locator)
    }

    /// What the place cites.
    fn citations(&self, locator: Option<&Locator>) -> Vec<Link> {
        let here = locator.and_then(|locator| self.citations.get(locator));
        here.into_iter().flatten().copied().map(link).collect()
    }

    /// What a kind of difference is called.
    fn kind(&self, kind: Kind) -> String {
        let english = self.book.words.english(kind.id(), self.book.lang);
        english.unwrap_or_else(|| kind.italian()).to_owned()
    }

    /// The words of the whole place, where those of the contract belong to them.
    fn words(&self, cell: &Deviation) -> Option<Words> {
        let (here, there) = (
            cell.local.locator.as_ref()?,
            cell.baseline.locator.as_ref()?,
        );
        let pair = self.pairs.get(&(here, there))?;
        let (new, old) = (pair.local.quote.as_ref()?, pair.baseline.quote.as_ref()?);
        if cell.local.quote.as_ref() == Some(new) && cell.baseline.quote.as_ref() == Some(old) {
            return None;
        }
        let red = redline(new, old);
        let side = |place: &str, origin: Origin, runs: Vec<Run>| Text {
            place: place.to_owned(),
            origin: self.origin(origin),
            caution: "",
            runs,
            fact: String::new(),
            absent: "",
            values: Vec::new(),
            article: String::new(),
        };
        let told = pair.differences.iter();
        Some(Words {
            local: side(&pair.local.place, pair.local.origin, red.local),
            base: side(&pair.baseline.place, pair.baseline.origin, red.base),
            share: pair.share,
            moved: pair.moved,
            differences: told
                .map(|d| (self.kind(d.kind), d.reason.clone()))
                .collect(),
        })
    }
}

/// One side without the other: nothing to mark.
fn alone(local: Option<&str>, base: Option<&str>) -> Redline {
    let runs = |text: Option<&str>| {
        let run = text.map(|text| Run {
            class: "",
            text: text.to_owned(),
        });
        run.into_iter().collect()
    };
    Redline {
        local: runs(local),
        base: runs(base),
        marked: false,
    }
}

/// The address of the article of a unit, where the words are in the report.
fn address(document: &str, articles: &Articles<'_>, locator: Option<&Locator>) -> String {
    let article = locator.and_then(|at| articles.get(at));
    article.map_or_else(String::new, |article| article_id(document, article))
}

/// A citation as a link: acts of the State to Normattiva, acts of the Union to EUR-Lex.
pub fn link(record: &Record) -> Link {
    let state = record.urn.as_ref();
    let state = state.map(|urn| format!("https://www.normattiva.it/uri-res/N2Ls?{urn}"));
    let union = || {
        let celex = record.celex.as_deref()?.split(['~', '#']).next()?;
        Some(format!(
            "https://eur-lex.europa.eu/legal-content/IT/TXT/?uri=CELEX:{celex}"
        ))
    };
    let names = [&record.urn, &record.celex, &record.contract, &record.name];
    Link {
        words: record.quote.clone(),
        name: names
            .into_iter()
            .flatten()
            .next()
            .cloned()
            .unwrap_or_default(),
        url: state.or_else(union).unwrap_or_default(),
    }
}
