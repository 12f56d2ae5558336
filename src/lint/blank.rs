//! Empty fields: those of the rule itself, and those that the person who signs fills in.

use super::{Finding, Site, Subject};
use crate::diagnostic::Code;
use crate::outline::Kind;
use crate::rule::Binding;
use crate::text::{Span, Words};

/// The folded spelling of an empty field.
const FIELD: &str = "_";

/// How many words before and after a field say what it is for.
const BEFORE: usize = 6;
const AFTER: usize = 3;

/// At most so many places are shown of the fields that the signer fills in.
const SHOWN: usize = 12;

/// Looks at each empty field.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut personal: Vec<(Option<usize>, Vec<Site>)> = Vec::new();
    for index in 0..subject.outline.units.len() {
        if !is_looked_at(subject, index) {
            continue;
        }
        let fields = fields(subject, index);
        let (terms, own): (Vec<_>, Vec<_>) =
            fields.into_iter().partition(|(_, normative)| *normative);
        found.extend(terms_of(subject, index, &terms));
        let annex = subject.annex(index);
        let all = own.iter().map(|(span, _)| *span).reduce(Span::join);
        let sites = all.map(|span| subject.site(index, span));
        match personal.iter_mut().find(|(of, _)| *of == annex) {
            Some((_, all)) => all.extend(sites),
            None => personal.push((annex, Vec::from_iter(sites))),
        }
    }
    let of_signer = personal.into_iter().filter(|(_, sites)| !sites.is_empty());
    found.extend(of_signer.map(|(_, mut sites)| {
        let message = format!("righe che compila chi firma: {}", sites.len());
        sites.truncate(SHOWN);
        Finding::new(Code::BlankPerson, sites, message)
    }));
    found
}

/// Tables of contents have dots; the closing of the act is looked at elsewhere.
fn is_looked_at(subject: &Subject<'_>, index: usize) -> bool {
    let kind = subject.unit(index).kind;
    let closing = kind == Kind::Chiusura && subject.annex(index).is_none();
    !(closing || subject.is_front(index) || matches!(kind, Kind::Document))
}

/// The fields of a unit, each with the words around it, and whether it is one of the rule.
fn fields(subject: &Subject<'_>, index: usize) -> Vec<(Span, bool)> {
    let body = subject.unit(index).body;
    let words = subject.words(body);
    let mut out: Vec<(Span, bool)> = Vec::new();
    for at in (0..words.len()).filter(|i| words.get(*i) == FIELD) {
        let around = at.saturating_sub(BEFORE)..(at + 1 + AFTER).min(words.len());
        let normative = is_normative(subject, index, words.part(around.clone()));
        out.push((span(words, around.start, around.end), normative));
    }
    let missing = subject.first(&subject.set.coherence.missing, body);
    out.extend(missing.map(|span| (span, true)));
    out
}

fn span(words: Words<'_>, from: usize, to: usize) -> Span {
    words
        .word(from)
        .span
        .join(words.word(to.max(from + 1) - 1).span)
}

fn is_normative(subject: &Subject<'_>, index: usize, around: Words<'_>) -> bool {
    let coherence = &subject.set.coherence;
    let any = |lines| crate::grammar::Line::any(lines, around);
    if any(&coherence.normative) {
        return true;
    }
    let form = matches!(
        subject.force(index),
        Binding::Form | Binding::Claim | Binding::Reported
    );
    let closing = subject.unit(index).kind == Kind::Chiusura;
    !(any(&coherence.personal) || form || closing)
}

/// One finding for the fields of the rule in one unit.
fn terms_of(subject: &Subject<'_>, index: usize, terms: &[(Span, bool)]) -> Option<Finding> {
    let (first, _) = terms.first()?;
    let all = terms.iter().fold(*first, |all, (span, _)| all.join(*span));
    let site = subject.site(index, all);
    let message = match terms.len() {
        1 => format!("il dato è in bianco: «{}»", site.quote),
        many => format!("sono in bianco {many} dati: «{}»", site.quote),
    };
    Some(Finding::new(Code::BlankTerm, vec![site], message))
}
