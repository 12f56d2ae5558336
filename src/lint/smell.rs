//! Sentences that cannot be applied as they stand: the list in `coerenza.yaml`.

use super::{Finding, Subject};
use crate::diagnostic::Code;
use crate::grammar::Smell;
use crate::provision::Provision;
use crate::text::Span;

/// Holds each sentence against each smell.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for provision in subject.provisions {
        for smell in &subject.set.coherence.smells {
            found.extend(smells(subject, provision, smell));
        }
    }
    found
}

fn smells(subject: &Subject<'_>, provision: &Provision, smell: &Smell) -> Option<Finding> {
    let place = subject.first(&smell.phrases, provision.span)?;
    if subject.has(&smell.unless, provision.span) {
        return None;
    }
    let mut sites = vec![subject.site(provision.unit, place)];
    if !smell.after.is_empty() {
        let start = subject.unit(provision.unit).body.start;
        let before = Span::new(start.min(provision.span.start), provision.span.start);
        let earlier = subject.first(&smell.after, before)?;
        sites.push(subject.site(provision.unit, earlier));
    }
    let finding = Finding::new(Code::Unmeasured, sites, smell.message.clone());
    Some(finding.with_help(smell.help.clone()))
}
