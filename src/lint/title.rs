//! Headings of another article: «Strumenti» above the rules on the recesso, which stand under «Strumenti».

use std::collections::{BTreeMap, BTreeSet};

use super::place::places;
use super::rubric::promises;
use super::{Finding, Subject};
use crate::diagnostic::Code;
use crate::reference::likeness;
use crate::rule::Binding;

/// Looks at each article that has rules and no word of its heading.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let ruled = ruled(subject);
    let strange = ruled
        .iter()
        .filter(|(article, _)| silent(subject, **article));
    let found = strange.filter_map(|(article, own)| {
        let named = named(subject, *article);
        let (meant, _) = ruled.iter().find(|(other, topics)| {
            *other != article
                && !topics.is_disjoint(&named)
                && subject.annex(**other) == subject.annex(*article)
        })?;
        let message = format!(
            "l'articolo non parla di ciò che dice la rubrica: ne parla {}",
            subject.unit(*meant).place
        );
        let sites = vec![subject.opening(*article), subject.opening(*meant)];
        let strange = named.is_disjoint(own);
        strange.then(|| Finding::new(Code::EmptyHeading, sites, message))
    });
    found.collect()
}

/// The topics of the rules of each article.
fn ruled<'a>(subject: &Subject<'a>) -> BTreeMap<usize, BTreeSet<&'a str>> {
    let mut ruled: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    let laid = places(subject)
        .filter(|place| matches!(place.evidence.binding, Binding::Binding | Binding::Template));
    for place in laid {
        let article = subject.article(place.unit);
        if let Some(article) = article.filter(|u| !subject.is_front(*u)) {
            let topics = ruled.entry(article).or_default();
            topics.insert(place.rule.topic.as_str());
        }
    }
    ruled
}

/// The topics whose title has all the words of the heading.
fn named<'a>(subject: &Subject<'a>, article: usize) -> BTreeSet<&'a str> {
    let unit = subject.unit(article);
    let heading = unit.heading.map_or("", |span| subject.clean(span));
    let title = unit.number.as_deref().and_then(|n| heading.split_once(n));
    let title = title.map_or(heading, |(_, rest)| rest);
    let says = title.split_whitespace().any(|w| w.chars().count() > 4);
    let grammars = subject.set.grammars.iter().filter(|_| says);
    grammars
        .filter(|grammar| likeness(&grammar.title, title) >= 1.0)
        .map(|grammar| grammar.topic.as_str())
        .collect()
}

/// Whether no word of the heading stands in the article.
fn silent(subject: &Subject<'_>, article: usize) -> bool {
    promises(subject, article)
        .is_some_and(|(kept, promised)| kept.is_empty() && !promised.is_empty())
}
