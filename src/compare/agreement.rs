//! Whether the facts about a contract agree with its text.

use std::collections::BTreeMap;

use super::Topic;
use super::baseline::{Baseline, Fact, Stance};
use crate::diagnostic::{At, Code, Diagnostic};
use crate::outline::Locator;
use crate::rule::{Rule, Ruleset};
use crate::value::Value;

/// Where the facts say something else than the text: one diagnostic each, at the file `path`.
///
/// A fact agrees when the text has a rule with the same clause, bearer and values. A fact on a
/// comma that the text has must be found there.
pub fn disagreements(
    facts: &Baseline,
    text: &Ruleset,
    topics: &[Topic],
    path: &str,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for topic in topics {
        let said: Vec<&Rule> = text.rules.iter().filter(|r| r.topic == topic.id).collect();
        let message = match facts.facts.get(&topic.id) {
            Some(Stance::Silent(_)) if !said.is_empty() => {
                vec![format!(
                    "`{}`: per il fatto il contratto tace, nel testo c'è {}",
                    topic.id,
                    where_said(&said)
                )]
            }
            Some(Stance::Stated(list)) => list
                .iter()
                .filter(|fact| !gives_way(fact, topic, &said))
                .filter_map(|fact| disagreement(fact, &topic.id, &said, text))
                .collect(),
            _ => Vec::new(),
        };
        found.extend(
            message
                .into_iter()
                .map(|m| Diagnostic::new(Code::FactDisagrees, At::file(path), m)),
        );
    }
    found
}

/// Whether the fact only announces what the text spells out in the same article.
fn gives_way(fact: &Fact, topic: &Topic, said: &[&Rule]) -> bool {
    let announces = topic.clauses.get(&fact.clause).is_some_and(|c| c.announces);
    let evidence = || said.iter().flat_map(|rule| &rule.evidence);
    announces && evidence().any(|e| same_article(&e.locator, &fact.place))
}

/// Whether nothing in the text speaks against the fact.
pub(super) fn stands(fact: &Fact, topic: &str, text: &Ruleset) -> bool {
    let said: Vec<&Rule> = text.rules.iter().filter(|r| r.topic == topic).collect();
    disagreement(fact, topic, &said, text).is_none()
}

fn disagreement(fact: &Fact, topic: &str, said: &[&Rule], text: &Ruleset) -> Option<String> {
    let here = |rule: &&&Rule| {
        rule.clause == fact.clause
            && rule
                .evidence
                .iter()
                .any(|e| same_article(&e.locator, &fact.place))
    };
    let same: Vec<&&Rule> = said.iter().filter(here).collect();
    let Some(rule) = same.first() else {
        let evidence = || text.rules.iter().flat_map(|r| &r.evidence);
        return evidence()
            .any(|e| stands_at(&e.locator, &fact.place))
            .then(|| {
                format!(
                    "`{topic}`: il fatto `{}` ({}) non si trova nel testo",
                    fact.clause, fact.place
                )
            });
    };
    if same
        .iter()
        .any(|r| r.bearer == fact.bearer && as_the_fact(&r.values, &fact.values))
    {
        return None;
    }
    Some(format!(
        "`{topic}`, `{}` ({}): il fatto dice {} [{}], il testo {} [{}]",
        fact.clause,
        fact.place,
        fact.bearer,
        spoken(&fact.values),
        rule.bearer,
        spoken(&rule.values)
    ))
}

/// The same values; a list may tell more of itself (in order, closed, only examples) than the fact.
fn as_the_fact(text: &Values, fact: &Values) -> bool {
    let same = |slot: &String, wanted: &Value| match (text.get(slot), wanted) {
        (Some(Value::Items(items)), Value::Items(wanted)) => items.answers(wanted),
        (value, wanted) => value == Some(wanted),
    };
    text.len() == fact.len() && fact.iter().all(|(slot, wanted)| same(slot, wanted))
}

/// Values by slot.
type Values = BTreeMap<String, Value>;

fn where_said(rules: &[&Rule]) -> String {
    rules
        .iter()
        .filter_map(|r| r.evidence.first())
        .map(|e| e.place.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

fn spoken(values: &Values) -> String {
    values
        .iter()
        .map(|(slot, value)| format!("{slot}: {value}"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Whether a locator stands at a place as people write it: same article, comma and letter.
fn stands_at(locator: &Locator, place: &str) -> bool {
    let steps = steps(place);
    !steps.is_empty()
        && steps
            .iter()
            .all(|(kind, number)| has(locator, kind, number))
}

/// Whether a locator is in the article of a place as people write it.
pub(super) fn same_article(locator: &Locator, place: &str) -> bool {
    steps(place)
        .first()
        .is_some_and(|(kind, number)| has(locator, kind, number))
}

/// Whether a place as people write it is in the article, and in the comma if one is named.
pub(super) fn is_at(place: &str, article: &str, comma: Option<&str>) -> bool {
    let steps = steps(place);
    let named = |kind: &str| steps.iter().find(|(k, _)| *k == kind).map(|(_, n)| *n);
    named("art") == Some(article) && comma.is_none_or(|c| named("com").is_none_or(|n| n == c))
}

/// «art. 66 c. 1 lett. b» as kinds of units and numbers.
fn steps(place: &str) -> Vec<(&'static str, &str)> {
    const KINDS: &[(&str, &str)] = &[("art", "art"), ("c", "com"), ("lett", "let")];
    let words: Vec<&str> = place
        .split(['.', ' ', ',', ')'])
        .filter(|w| !w.is_empty())
        .collect();
    let step = |pair: &[&'_ str]| KINDS.iter().find(|(short, _)| *short == pair[0]);
    let found = words
        .windows(2)
        .filter_map(|pair| Some((step(pair)?.1, pair[1])));
    found.collect()
}

fn has(locator: &Locator, kind: &str, number: &str) -> bool {
    locator
        .0
        .iter()
        .any(|step| step.kind == kind && step.number == number)
}
