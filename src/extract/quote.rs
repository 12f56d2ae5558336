//! Which words of a sentence prove a rule, and what their verb does.

use crate::grammar::{Extent, GrammarSet, Hit, Line};
use crate::provision::Provision;
use crate::rule::Modality;
use crate::text::{Span, Words};

/// The words to quote: the match, or the part between semicolons that holds it.
pub fn quoted(words: Words<'_>, provision: &Provision, hit: &Hit, extent: Extent) -> Span {
    let own = words.own_start();
    let first = hit.words.start.max(own);
    let last = hit.words.end.max(first + 1) - 1;
    if extent == Extent::Match {
        return words.word(first).span.join(words.word(last).span);
    }
    let opens = |i: &usize| words.word(*i).break_before == Some(';');
    let from = (own..=first).rev().find(opens);
    let to = (last + 1..words.len()).find(opens);
    let start = from.map_or(provision.span.start, |i| words.word(i).span.start);
    let end = to.map_or(provision.span.end, |i| words.word(i - 1).span.end);
    Span::new(start, end)
}

/// Obligation or permission, as the first verb of the quoted words that says one of them.
pub fn by_verb(words: Words<'_>, span: Span, set: &GrammarSet) -> Option<Modality> {
    let verbs: Vec<_> = set.recognition.deontic.iter().collect();
    let stands = |lines: &[Line], at: usize| {
        lines
            .iter()
            .any(|l| l.program.at(at, words, &|_, _| None, &|_| true).is_some())
    };
    (words.own_start()..words.len())
        .filter(|&at| span.overlaps(words.word(at).span))
        .find_map(|at| {
            verbs
                .iter()
                .find(|(_, lines)| stands(lines, at))
                .map(|(modality, _)| *modality)
        })
        .filter(|m| matches!(m, Modality::Obligation | Modality::Permission))
}
