//! Headings that promise what the article does not say: «Retribuzione, salario e rimborsi spese».

use super::stems::stem;
use super::{Finding, Subject};
use crate::diagnostic::Code;
use crate::outline::Kind;
use crate::text::Span;

/// Shorter words of a heading say little.
const LONG: usize = 5;

/// An article of fewer words may speak of its heading without naming it.
const FEWEST: usize = 12;

/// Looks at each article.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let articles = (0..subject.outline.units.len())
        .filter(|u| subject.unit(*u).kind == Kind::Articolo && !subject.is_front(*u));
    articles
        .filter_map(|article| empty(subject, article))
        .collect()
}

/// A part of the heading of which no word stands in the article, where the others do.
fn empty(subject: &Subject<'_>, article: usize) -> Option<Finding> {
    let (kept, promised) = promises(subject, article)?;
    // One word may be said in others; a whole promise is not.
    let first = promised
        .iter()
        .find(|part| long(subject, **part).len() > 1)
        .filter(|_| !kept.is_empty())?;
    let words = subject
        .clean(*first)
        .trim()
        .trim_start_matches(['-', '–', '—', ' ']);
    let words = words.strip_prefix("e ").unwrap_or(words);
    let message = format!("la rubrica promette «{words}» e l'articolo non ne parla");
    let mut sites = vec![subject.opening(article)];
    sites.extend(elsewhere(subject, *first, article));
    Some(Finding::new(Code::EmptyHeading, sites, message))
}

/// The parts of an article's heading that its words take up, and those that they do not; `None` without a
/// heading, or with too few words to tell.
pub(super) fn promises(subject: &Subject<'_>, article: usize) -> Option<(Vec<Span>, Vec<Span>)> {
    let unit = subject.unit(article);
    let heading = unit.heading?;
    let said = said(
        subject,
        Span::new(heading.end, unit.full.end.max(heading.end)),
    );
    let parts = parts(subject, heading, unit.number.as_deref());
    let told = |part: &Span| stands(subject, *part, &said);
    (said.len() >= FEWEST).then(|| parts.into_iter().partition(told))
}

/// The stems of the words of an article.
fn said(subject: &Subject<'_>, body: Span) -> Vec<String> {
    let words = subject.words(body);
    (0..words.len()).map(|i| stem(words.get(i))).collect()
}

/// The parts of a heading between its commas and stops, that name something.
fn parts(subject: &Subject<'_>, heading: Span, number: Option<&str>) -> Vec<Span> {
    let text = subject.clean(heading);
    // The number, and what a bracket adds, are no part of the promise.
    let start = number
        .and_then(|n| Some(text.find(n)? + n.len()))
        .unwrap_or(0);
    let end = text
        .find('(')
        .filter(|at| *at >= start)
        .unwrap_or(text.len());
    let mut out = Vec::new();
    let mut from = start;
    let cuts = text[start..end]
        .match_indices([',', '.', ';'])
        .map(|(at, _)| start + at);
    let joints = text[start..end]
        .match_indices(" e ")
        .map(|(at, _)| start + at);
    let mut cuts: Vec<usize> = cuts.chain(joints).chain([end]).collect();
    cuts.sort_unstable();
    for cut in cuts {
        let span = Span::new(heading.start + from, heading.start + cut.max(from));
        let generic = subject.has(&subject.set.coherence.generic_headings, span);
        if !generic && !long(subject, span).is_empty() {
            out.push(span);
        }
        from = (cut + 1).min(end).max(from);
    }
    out
}

fn long(subject: &Subject<'_>, span: Span) -> Vec<String> {
    let words = subject.words(span);
    let counts = |w: &&str| w.chars().count() >= LONG && w.chars().all(char::is_alphabetic);
    (0..words.len())
        .map(|i| words.get(i))
        .filter(counts)
        .map(stem)
        .collect()
}

/// Whether a word of the part stands in the article.
fn stands(subject: &Subject<'_>, part: Span, said: &[String]) -> bool {
    let near = |word: &String| {
        said.iter()
            .any(|s| s.starts_with(word.as_str()) || word.starts_with(s.as_str()) && s.len() > 4)
    };
    long(subject, part).iter().any(near)
}

/// The place of another rule that speaks of what the heading promises: nearest in words.
fn elsewhere(subject: &Subject<'_>, part: Span, article: usize) -> Option<super::Site> {
    let wanted = long(subject, part);
    let other = subject.provisions.iter().find(|p| {
        let own = said(subject, p.span);
        subject.article(p.unit) != Some(article)
            && subject.lays_down(p.unit)
            && wanted
                .iter()
                .any(|w| own.iter().any(|s| s.starts_with(w.as_str())))
    })?;
    Some(subject.site(other.unit, other.span))
}
