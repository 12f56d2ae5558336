//! A row of the index: a sentence with the rules that it proves and what is said of them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Sentence, stems};
use crate::compare::{Comparison, Deviation, Verdict};
use crate::outline::Locator;
use crate::rule::{Binding, Evidence, Modality, Rule, Ruleset, State};
use crate::value::{Party, Value};

/// Whose words a passage holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Those of the document.
    #[default]
    Document,
    /// Those of the contract, on something of which the document does not speak.
    Contract,
    /// A fact about the contract in our own words: its text is not at hand.
    Fact,
}

/// What a comparison says of a rule, or of a topic on which the document has none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Judged {
    /// Id of the cell, as in the deviations.
    pub cell: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Id of the contract; `None` where there is none to compare with.
    pub against: Option<String>,
    /// Whether the contract is of another comparto: the verdict is only an indication.
    pub indicative: bool,
    /// Why, in one Italian sentence.
    pub reason: String,
}

/// A rule that a passage proves, or a topic on which the document has none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Found {
    /// Id of the rule, as in the ruleset; `None` where the document has no rule.
    pub id: Option<String>,
    /// Topic of the grammar.
    pub topic: String,
    /// Title of the topic, in Italian.
    pub title: String,
    /// Clause of the grammar; `None` where there is none.
    pub clause: Option<String>,
    /// What the rule does; `None` where there is no rule.
    pub modality: Option<Modality>,
    /// Who bears it; `None` where there is no rule.
    pub bearer: Option<Party>,
    /// What a system may do with it; `None` where there is no rule.
    pub state: Option<State>,
    /// The values by slot, shown in Italian.
    pub values: BTreeMap<String, String>,
    /// What the comparison says of it; empty where nothing was compared.
    pub verdicts: Vec<Judged>,
}

/// A row of the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// Whose words these are.
    pub side: Side,
    /// Where it stands.
    pub locator: Option<Locator>,
    /// The same as a person cites it; empty where the contract gives no place.
    pub place: String,
    /// Page and line of the file, from 1; `None` for words of the contract that are not at hand.
    pub printed: Option<(usize, usize)>,
    /// How far it binds; `None` for words of the contract.
    pub binding: Option<Binding>,
    /// The words, verbatim; empty where the contract is silent as well.
    pub quote: String,
    /// The stems of its words.
    pub stems: String,
    /// The stems of the titles of its topics and of its values.
    pub topics: String,
    /// The stems of the headings above it, and of the names of act and institution.
    pub around: String,
    /// What it proves.
    pub rules: Vec<Found>,
}

/// The rows of a document: its sentences in reading order, each with the rules that it proves, then the
/// topics on which only the contract has words. `titles` names the topics.
pub fn passages(
    mut sentences: Vec<Sentence>,
    set: &Ruleset,
    comparison: Option<&Comparison>,
    titles: &BTreeMap<String, String>,
) -> Vec<Passage> {
    let desk = Desk { comparison, titles };
    let mut rules: Vec<Vec<Found>> = vec![Vec::new(); sentences.len()];
    for rule in &set.rules {
        for evidence in &rule.evidence {
            let at = holder(&sentences, evidence).unwrap_or_else(|| {
                sentences.push(alone(evidence));
                rules.push(Vec::new());
                sentences.len() - 1
            });
            let found = desk.rule(rule, evidence);
            if rules[at].iter().all(|other| other.id != found.id) {
                rules[at].push(found);
            }
        }
    }
    let rows = sentences.into_iter().zip(rules);
    let mut rows: Vec<Passage> = rows.map(|(sentence, rules)| of(sentence, rules)).collect();
    rows.extend(desk.unspoken());
    let act = act(set);
    for row in &mut rows {
        row.around = format!("{} {act}", row.around);
    }
    rows
}

/// The stems of the names of act and institution.
fn act(set: &Ruleset) -> String {
    let names = [Some(&set.document.title), set.document.institution.as_ref()];
    let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
    stems(&names.join("\n"))
}

/// The sentence that holds a quote: the one of its place that shares words with it, else the first that
/// does.
fn holder(sentences: &[Sentence], evidence: &Evidence) -> Option<usize> {
    let place = evidence.selector.as_ref()?.position;
    let shares = |s: &Sentence| s.span.0 < place.end && place.start < s.span.1;
    let at_place = |s: &Sentence| shares(s) && s.locator == evidence.locator;
    let found = sentences.iter().position(at_place);
    found.or_else(|| sentences.iter().position(shares))
}

/// A quote that stands in no sentence.
fn alone(evidence: &Evidence) -> Sentence {
    Sentence {
        locator: evidence.locator.clone(),
        place: evidence.place.clone(),
        page: evidence.origin.page,
        line: evidence.origin.line,
        binding: evidence.binding,
        quote: evidence.quote.clone(),
        stems: stems(&evidence.quote),
        ..Sentence::default()
    }
}

fn of(sentence: Sentence, rules: Vec<Found>) -> Passage {
    Passage {
        side: Side::Document,
        locator: Some(sentence.locator),
        place: sentence.place,
        printed: Some((sentence.page, sentence.line)),
        binding: Some(sentence.binding),
        quote: sentence.quote,
        stems: sentence.stems,
        topics: named(&rules),
        around: sentence.around,
        rules,
    }
}

/// The stems of titles and values.
fn named(rules: &[Found]) -> String {
    let words = |rule: &Found| {
        let values = rule
            .values
            .iter()
            .map(|(slot, value)| format!("{slot} {value}"));
        let values: Vec<String> = values.collect();
        format!("{} {}", rule.title, values.join(" "))
    };
    let all: Vec<String> = rules.iter().map(words).collect();
    stems(&all.join(" "))
}

struct Desk<'a> {
    comparison: Option<&'a Comparison>,
    titles: &'a BTreeMap<String, String>,
}

impl Desk<'_> {
    fn rule(&self, rule: &Rule, evidence: &Evidence) -> Found {
        let doubtful = rule.unverified.iter();
        let doubtful = doubtful.map(|(slot, v)| (slot.clone(), format!("{v} (da verificare)")));
        let mut values = shown(&rule.values);
        values.extend(doubtful);
        Found {
            id: Some(rule.id.clone()),
            topic: rule.topic.clone(),
            title: self.title(&rule.topic),
            clause: Some(rule.clause.clone()),
            modality: Some(rule.modality),
            bearer: Some(rule.bearer),
            state: Some(rule.state),
            values,
            verdicts: self.verdicts(rule, evidence),
        }
    }

    fn title(&self, topic: &str) -> String {
        self.titles
            .get(topic)
            .map_or(topic, String::as_str)
            .to_owned()
    }

    /// The cells of a rule: those at the place of the quote, else all.
    fn verdicts(&self, rule: &Rule, evidence: &Evidence) -> Vec<Judged> {
        let cells = self.comparison.iter().flat_map(|c| &c.deviations);
        let own = |cell: &&Deviation| cell.local.rule.as_ref() == Some(&rule.id);
        let cells: Vec<&Deviation> = cells.filter(own).collect();
        let here = |cell: &&&Deviation| cell.local.locator.as_ref() == Some(&evidence.locator);
        let near: Vec<&Deviation> = cells.iter().filter(here).copied().collect();
        let told = if near.is_empty() { cells } else { near };
        told.into_iter().map(|cell| self.judged(cell)).collect()
    }

    fn judged(&self, cell: &Deviation) -> Judged {
        Judged {
            cell: cell.id.clone(),
            verdict: cell.verdict,
            against: self.comparison.and_then(|c| c.baseline.clone()),
            indicative: self.comparison.is_some_and(|c| c.indicative),
            reason: cell.reason.clone(),
        }
    }

    /// The cells in which the document has no rule, with the words of the contract.
    fn unspoken(&self) -> impl Iterator<Item = Passage> {
        let cells = self.comparison.iter().flat_map(|c| &c.deviations);
        let without = cells.filter(|cell| cell.local.rule.is_none());
        without.map(|cell| {
            let side = &cell.baseline;
            let rules = vec![self.without_rule(cell)];
            let quote = side.quote.as_ref().or(side.fact.as_ref());
            let quote = quote.cloned().unwrap_or_default();
            Passage {
                side: if side.quote.is_some() {
                    Side::Contract
                } else {
                    Side::Fact
                },
                locator: side.locator.clone(),
                place: side.place.clone().unwrap_or_default(),
                printed: side.origin.map(|origin| (origin.page, origin.line)),
                binding: None,
                stems: stems(&quote),
                quote,
                topics: named(&rules),
                around: String::new(),
                rules,
            }
        })
    }

    fn without_rule(&self, cell: &Deviation) -> Found {
        Found {
            id: None,
            topic: cell.topic.clone(),
            title: self.title(&cell.topic),
            clause: cell.baseline.clause.clone(),
            modality: None,
            bearer: None,
            state: None,
            values: shown(&cell.baseline.values),
            verdicts: vec![self.judged(cell)],
        }
    }
}

fn shown(values: &BTreeMap<String, Value>) -> BTreeMap<String, String> {
    let values = values.iter();
    values
        .map(|(slot, value)| (slot.clone(), value.to_string()))
        .collect()
}
