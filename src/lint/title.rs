//! Headings of another article: «Strumenti» above the rules on the recesso, which stand under «Strumenti».

use std::collections::BTreeSet;

use super::rubric::{promises, said};
use super::values::places;
use super::{Finding, Subject};
use crate::diagnostic::Code;
use crate::outline::Kind;
use crate::reference::likeness;
use crate::rule::Binding;
use crate::text::Span;

/// An article with the topics that its heading names and those of its rules.
struct Article<'a> {
    unit: usize,
    named: BTreeSet<&'a str>,
    ruled: BTreeSet<&'a str>,
}

/// Looks at each article.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let articles = articles(subject);
    let strange = articles.iter().filter(|article| {
        !article.named.is_empty()
            && !article.ruled.is_empty()
            && article.named.is_disjoint(&article.ruled)
            && silent(subject, article.unit)
    });
    let found = strange.filter_map(|article| {
        let meant = articles.iter().find(|other| {
            other.unit != article.unit
                && subject.annex(other.unit) == subject.annex(article.unit)
                && !other.ruled.is_disjoint(&article.named)
        })?;
        let message = format!(
            "l'articolo non parla di ciò che dice la rubrica: ne parla {}",
            subject.unit(meant.unit).place
        );
        let sites = vec![subject.opening(article.unit), subject.opening(meant.unit)];
        Some(Finding::new(Code::EmptyHeading, sites, message))
    });
    found.collect()
}

fn articles<'a>(subject: &Subject<'a>) -> Vec<Article<'a>> {
    let mut articles: Vec<Article<'a>> = (0..subject.outline.units.len())
        .filter(|u| subject.unit(*u).kind == Kind::Articolo && !subject.is_front(*u))
        .map(|unit| Article {
            unit,
            named: named(subject, unit),
            ruled: BTreeSet::new(),
        })
        .collect();
    for place in places(subject) {
        let binds = matches!(place.evidence.binding, Binding::Binding | Binding::Template);
        let unit = subject.article(place.unit);
        let own = articles.iter_mut().find(|a| Some(a.unit) == unit && binds);
        if let Some(own) = own {
            own.ruled.insert(&place.rule.topic);
        }
    }
    articles
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
    let unit = subject.unit(article);
    let Some(heading) = unit.heading else {
        return false;
    };
    let body = Span::new(heading.end, unit.full.end.max(heading.end));
    let words = said(subject, body);
    let (kept, promised) = promises(subject, article, heading, &words);
    words.len() >= 12 && kept.is_empty() && !promised.is_empty()
}
