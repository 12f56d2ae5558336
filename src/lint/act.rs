//! Acts that are cited with a year or a date that cannot be, and articles cited for what another says.

use super::{Finding, Subject};
use crate::cite::{Act, Citation, ContractName};
use crate::diagnostic::Code;
use crate::reference::{Reference, Target};
use crate::text::{Span, ceil_boundary};

/// The kind of a national contract.
const CONTRACT: &str = "ccnl";

/// How far before a citation the words stand that say what it is for, in bytes.
const NEAR: usize = 90;

/// Looks at each citation of an act.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let cited = subject.references.iter().filter_map(|r| match &r.target {
        Target::Act(citation) => Some((r, citation.as_ref())),
        _ => None,
    });
    let mut found: Vec<Finding> = Vec::new();
    for (reference, citation) in cited {
        // What goes on from a broken citation («di cui all'art. 55-septies») is not broken itself.
        let named = subject
            .clean(reference.span)
            .contains(citation.year().unwrap_or_default());
        if let Some(why) = citation.fault().filter(|_| named) {
            let site = subject.site(reference.unit, reference.span);
            let message = format!("«{}»: {why}", site.quote);
            let finding = Finding::new(Code::BrokenAct, vec![site], message);
            found.push(match citation.meant() {
                Some(meant) => finding.with_help(format!("probabilmente è {meant}")),
                None => finding,
            });
        }
        found.extend(misquoted(subject, reference));
        found.extend(foreign(subject, reference, citation));
    }
    // One mention of several places is one fault; so is what goes on from it («di cui all'art. …»).
    found.dedup_by(|a, b| a.code == b.code && a.sites == b.sites);
    found
}

/// An article of the contract of another comparto, where that of the institution is known.
fn foreign(subject: &Subject<'_>, reference: &Reference, citation: &Citation) -> Option<Finding> {
    let identity = &subject.ruleset.document;
    let own = identity
        .comparto
        .as_deref()
        .filter(|_| identity.kind != CONTRACT)?;
    let (Act::Contract(words), Some(_)) = (&citation.act, &citation.partition) else {
        return None;
    };
    let name = ContractName::read(words);
    let other = name.comparto.filter(|c| c != own && !name.area)?;
    let site = subject.site(reference.unit, reference.span);
    let message = format!(
        "«{}» è del comparto {}, l'ente del comparto {}",
        site.quote,
        other.replace('_', " "),
        own.replace('_', " ")
    );
    Some(Finding::new(Code::OtherContract, vec![site], message))
}

/// An article that is known to be cited for what another says.
fn misquoted(subject: &Subject<'_>, reference: &Reference) -> Option<Finding> {
    let Target::Act(citation) = &reference.target else {
        return None;
    };
    let urn = citation.urn.as_deref()?.split('~').next()?;
    let partition = citation.partition.as_ref()?;
    let named = partition.to_string();
    let article = format!("art. {}", partition.article);
    let base = subject
        .unit(reference.unit)
        .body
        .start
        .max(back(subject, reference.span.start));
    let before = Span::new(base.min(reference.span.start), reference.span.start);
    let known = subject.set.coherence.misquoted.iter().find(|known| {
        let place = format!("art. {}", known.article);
        known.act == urn
            && (place == article || named == place || named.starts_with(&format!("{place} ")))
            && ends_with(subject, &known.cited_for, before)
    })?;
    let site = subject.site(reference.unit, reference.span);
    let message = format!("«{}» {}", site.quote, known.about);
    let finding = Finding::new(Code::Misquoted, vec![site], message);
    Some(finding.with_help(format!("probabilmente si vuole citare {}", known.meant)))
}

fn back(subject: &Subject<'_>, at: usize) -> usize {
    ceil_boundary(&subject.text.clean, at.saturating_sub(NEAR))
}

/// Whether one of `lines` stands at the end of `span`, small words apart.
fn ends_with(subject: &Subject<'_>, lines: &[crate::grammar::Line], span: Span) -> bool {
    let Some(found) = subject.first(lines, span) else {
        return false;
    };
    let between = &subject.text.clean[found.end..span.end];
    between.split_whitespace().count() <= 4 && !between.contains([';', '.'])
}
