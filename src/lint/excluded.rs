//! What an article excludes for one regime of work, and another article asks of the same regime: «si
//! applica l'art. 13, con eccezione del comma 1, lett. e)».

use super::{Finding, Subject};
use crate::cite::Act;
use crate::compare::{Baseline, Stance};
use crate::diagnostic::Code;
use crate::grammar::Line;
use crate::reference::{Reference, Target};
use crate::rule::Rule;
use crate::text::Span;

/// How far before a reference the words of an exception stand, in words.
const NEAR: usize = 4;

/// Looks at each place of the contract that the document leaves out.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(contract) = subject.contract else {
        return Vec::new();
    };
    let excluded = subject
        .references
        .iter()
        .filter(|r| is_excluded(subject, r));
    excluded
        .filter_map(|r| clash(subject, contract, r))
        .collect()
}

fn is_excluded(subject: &Subject<'_>, reference: &Reference) -> bool {
    let Target::Act(citation) = &reference.target else {
        return false;
    };
    let body = subject.unit(reference.unit).body;
    let before = Span::new(body.start.min(reference.span.start), reference.span.start);
    let words = subject.words(before);
    let near = words.part(words.len().saturating_sub(NEAR)..words.len());
    matches!(citation.act, Act::Contract(_))
        && citation
            .partition
            .as_ref()
            .is_some_and(|p| p.comma.is_some())
        && Line::any(&subject.set.recognition.exception, near)
}

/// The rule that asks for what the reference leaves out.
fn clash(subject: &Subject<'_>, contract: &Baseline, reference: &Reference) -> Option<Finding> {
    let Target::Act(citation) = &reference.target else {
        return None;
    };
    let place = citation.partition.as_ref()?.to_string();
    let topics: Vec<&str> = contract
        .facts
        .iter()
        .filter(|(_, stance)| at(stance, &place))
        .map(|(topic, _)| topic.as_str())
        .collect();
    let asked = asked(subject, &topics, reference.unit)?;
    let sites = vec![
        subject.site(reference.unit, reference.span),
        subject.site(asked, subject.unit(asked).body),
        subject.opening(subject.article(asked)?),
    ];
    let message = format!(
        "qui si esclude {place} del contratto, che {} chiede per la stessa forma di lavoro",
        subject.unit(asked).place
    );
    Some(Finding::new(Code::ExcludedRequired, sites, message))
}

/// The place of a rule on one of the topics, in another article, for a regime that unit `here` names too.
fn asked(subject: &Subject<'_>, topics: &[&str], here: usize) -> Option<usize> {
    let own = subject.article(here);
    let regimes = named(subject, here, subject.unit(here).body);
    let asks = |rule: &&Rule| topics.contains(&rule.topic.as_str());
    let rules = subject.ruleset.rules.iter().filter(asks);
    rules.flat_map(|rule| &rule.evidence).find_map(|evidence| {
        let unit = subject.outline.find(&evidence.locator)?;
        let article = subject.article(unit)?;
        let theirs = named(subject, article, subject.unit(article).heading?);
        let same = theirs.iter().zip(&regimes).any(|(a, b)| *a && *b);
        (Some(article) != own && same && subject.lays_down(unit)).then_some(unit)
    })
}

/// Whether a fact stands at this place of the contract.
fn at(stance: &Stance, place: &str) -> bool {
    match stance {
        Stance::Stated(facts) => facts.iter().any(|fact| fact.place == place),
        Stance::Silent(_) => false,
    }
}

/// Which regimes of work the words of `span`, or the heading above them, name.
fn named(subject: &Subject<'_>, unit: usize, span: Span) -> Vec<bool> {
    let heading = subject.article(unit).and_then(|a| subject.unit(a).heading);
    let names = |lines: &Vec<Line>| {
        subject.has(lines, span) || heading.is_some_and(|h| subject.has(lines, h))
    };
    subject.set.coherence.regimes.iter().map(names).collect()
}
