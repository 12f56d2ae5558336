//! A report as the pages see it: its cells by document and topic, and what they are called.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::names::{Mark, key, mark};
use super::phrases::{Lang, Phrases};
use super::words::Words;
use crate::compare::{Comparison, Deviation, Presence, Verdict};
use crate::outline::Locator;
use crate::report::{Case, ContractPage, Report};
use crate::rule::{Modality, Rule};

/// A report with what all pages ask of it.
pub struct Book<'a> {
    /// The report.
    pub report: &'a Report,
    /// The language of the interface.
    pub lang: Lang,
    /// What things are called.
    pub words: Words,
    /// Topics of which any document has a cell, in the order of families.
    pub topics: Vec<&'a str>,
    /// What was obtained on each topic: the first institutions whose cell is above the contract.
    gains: BTreeMap<&'a str, Vec<Gain<'a>>>,
    /// The articles of each contract, by its id.
    articles: BTreeMap<&'a str, Articles<'a>>,
}

/// The article in which each unit begins.
pub type Articles<'a> = HashMap<&'a Locator, &'a Locator>;

/// Of a contract whose text is not at hand.
static NO_ARTICLES: LazyLock<Articles<'static>> = LazyLock::new(HashMap::new);

/// A cell above the contract.
#[derive(Clone, Copy)]
pub struct Gain<'a> {
    /// Whose.
    pub case: &'a Case,
    /// The cell.
    pub cell: &'a Deviation,
}

/// How many gains on one topic are kept.
const GAINS: usize = 4;

impl<'a> Book<'a> {
    /// Reads a report.
    pub fn new(report: &'a Report, lang: Lang, words: Words) -> Self {
        let mut gains: BTreeMap<&str, Vec<Gain<'a>>> = BTreeMap::new();
        let mut seen = std::collections::BTreeSet::new();
        for case in &report.cases {
            for cell in cells(case) {
                seen.insert(cell.topic.as_str());
                let list = gains.entry(cell.topic.as_str()).or_default();
                if list.len() < GAINS && obtained(case, cell) {
                    list.push(Gain { case, cell });
                }
            }
        }
        let mut topics: Vec<&str> = seen.into_iter().collect();
        topics.sort_by_key(|t| (report.families.get(*t), *t));
        let texts = report.contracts.iter();
        let texts = texts.filter_map(|(id, page)| Some((id.as_str(), page.act.as_ref()?)));
        Self {
            articles: texts.map(|(id, act)| (id, act.articles())).collect(),
            report,
            lang,
            words,
            topics,
            gains,
        }
    }

    /// The phrases of the interface.
    pub fn t(&self) -> &'static Phrases {
        self.lang.phrases()
    }

    /// The mark of a verdict.
    pub fn mark(&self, verdict: Verdict) -> Mark {
        mark(verdict, self.lang)
    }

    /// What is above the contract on a topic, in other documents.
    pub fn gains(&self, topic: &str, but: &Case) -> impl Iterator<Item = &Gain<'a>> {
        let own = but.ruleset.document.id.clone();
        let all = self.gains.get(topic).into_iter().flatten();
        all.filter(move |gain| gain.case.ruleset.document.id != own)
    }

    /// The institution of a document.
    pub fn institution(&self, case: &Case) -> String {
        let name = case.ruleset.document.institution.clone();
        name.unwrap_or_else(|| self.t().unknown_institution.to_owned())
    }

    /// The comparto of a document, in words.
    pub fn comparto(&self, case: &Case) -> String {
        let comparto = case.ruleset.document.comparto.as_deref();
        comparto.map_or_else(|| self.t().unknown_comparto.to_owned(), |id| self.name(id))
    }

    /// The family of a topic, in words.
    pub fn family(&self, topic: &str) -> String {
        self.name(self.report.families.get(topic).map_or("", String::as_str))
    }

    /// What a family, a comparto or a slot is called.
    pub fn name(&self, id: &str) -> String {
        self.words.name(id, self.lang)
    }

    /// The title of a topic.
    pub fn title(&self, topic: &str) -> String {
        let english = self.words.english(topic, self.lang);
        english
            .unwrap_or_else(|| self.report.title(topic))
            .to_owned()
    }

    /// The contract that a document was compared with, where it is known.
    pub fn contract(&self, comparison: &Comparison) -> Option<&'a ContractPage> {
        let id = comparison.baseline.as_deref()?;
        self.report.contracts.get(id)
    }

    /// The articles of the contract that a document was compared with.
    pub fn articles(&self, comparison: &Comparison) -> &Articles<'a> {
        let id = comparison.baseline.as_deref().unwrap_or_default();
        self.articles.get(id).unwrap_or(&NO_ARTICLES)
    }
}

/// Whether a cell is something that was obtained: above the contract, or a right where there is no
/// contract to measure it on.
fn obtained(case: &Case, cell: &Deviation) -> bool {
    let mut rules = case.ruleset.rules.iter();
    let right = |rule: &Rule| {
        Some(&rule.id) == cell.local.rule.as_ref() && rule.modality == Modality::Right
    };
    match cell.verdict {
        Verdict::Better | Verdict::AddedBetter => true,
        Verdict::NotComparable => cell.presence == Presence::Stated && rules.any(right),
        _ => false,
    }
}

/// The cells of a document.
pub fn cells(case: &Case) -> &[Deviation] {
    let comparison = case.comparison.as_ref();
    comparison.map_or(&[][..], |c| &c.deviations)
}

/// The cells of a document on a topic, in the order of attention.
pub fn of_topic<'a>(case: &'a Case, topic: &str) -> Vec<&'a Deviation> {
    let mut found: Vec<&Deviation> = cells(case).iter().filter(|c| c.topic == topic).collect();
    found.sort_by_key(|cell| cell.verdict);
    found
}

/// How many cells of each verdict a document has, in the order of attention.
pub fn counts(case: &Case) -> Vec<(Verdict, usize)> {
    let count = |verdict: &Verdict| cells(case).iter().filter(|c| c.verdict == *verdict).count();
    let all = Verdict::ALL.iter().map(|v| (*v, count(v)));
    all.collect()
}

/// Whether a document was to be compared: a contract is not.
pub fn is_compared(case: &Case) -> bool {
    case.comparison.is_some()
}

/// The address of the page of a topic in a document.
pub fn cell_id(document: &str, topic: &str) -> String {
    format!("casella.{}.{}", key(document), key(topic))
}

/// The address of the page of a document.
pub fn act_id(document: &str) -> String {
    format!("atto.{}", key(document))
}

/// The address of an article in the page of a document.
pub fn article_id(document: &str, article: &crate::outline::Locator) -> String {
    format!("art.{}.{}", key(document), key(&article.to_string()))
}

/// The address of the page for the union.
pub fn union_id(document: &str) -> String {
    format!("sindacato.{}", key(document))
}
