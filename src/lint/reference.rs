//! References that lead nowhere, or to more than one place.

use super::{Finding, Site, Subject};
use crate::cite::{Number, Pointer};
use crate::diagnostic::Code;
use crate::outline::Kind;
use crate::reference::{Missing, Outcome, Reference, Target, is_extract, is_inserted, likeness};

/// Looks at each reference to the document itself.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut outside: Vec<(Site, String)> = Vec::new();
    let extract = is_extract(subject.outline);
    let own = subject
        .references
        .iter()
        .filter(|r| r.target == Target::Document);
    for reference in own {
        match &reference.outcome {
            Outcome::Missing(Missing::Article) if extract => {
                let number = article(reference);
                outside.push((subject.site(reference.unit, reference.span), number));
            }
            Outcome::Missing(missing) => found.extend(dead(subject, reference, *missing)),
            Outcome::Many(units) => found.extend(ambiguous(subject, reference, units)),
            Outcome::Found(_) | Outcome::Elsewhere => {}
        }
    }
    let mut found = joined(found);
    found.extend(extracted(outside));
    found
}

/// References to one place that is not there, in one finding.
fn joined(found: Vec<Finding>) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::new();
    for finding in found {
        let same = out
            .iter_mut()
            .find(|f| f.code == finding.code && f.message == finding.message);
        match same {
            Some(first) if finding.code == Code::DeadReference => {
                let new = finding
                    .sites
                    .into_iter()
                    .filter(|s| !first.sites.contains(s));
                let new: Vec<_> = new.collect();
                first.sites.extend(new);
            }
            Some(first) if first.sites == finding.sites => {}
            _ => out.push(finding),
        }
    }
    // Several places of one reference, all missing.
    let mut lists: Vec<(Finding, usize)> = Vec::new();
    for finding in out {
        match lists.last_mut() {
            Some((first, more)) if first.code == finding.code && first.sites == finding.sites => {
                *more += 1;
            }
            _ => lists.push((finding, 0)),
        }
    }
    lists.into_iter().map(told).collect()
}

fn told((mut finding, more): (Finding, usize)) -> Finding {
    if more > 0 {
        finding.message = format!(
            "{}; così altri {more} luoghi dello stesso rinvio",
            finding.message
        );
    }
    finding
}

fn article(reference: &Reference) -> String {
    let article = reference.pointer.as_ref().and_then(|p| p.article.as_ref());
    article
        .and_then(Number::printed)
        .unwrap_or_default()
        .to_owned()
}

/// A reference to a place that is not there. A table may be an image or a file of its own: silence.
fn dead(subject: &Subject<'_>, reference: &Reference, missing: Missing) -> Option<Finding> {
    let site = subject.site(reference.unit, reference.span);
    let (code, message) = match missing {
        Missing::Table => return None,
        Missing::Article if of_law(subject, reference) => return None,
        Missing::Blank => (
            Code::BlankTerm,
            format!("il numero del luogo citato in «{}» è in bianco", site.quote),
        ),
        Missing::Around => (
            Code::OwnName,
            format!("«{}» non è dentro un luogo di questo genere", site.quote),
        ),
        other => {
            let place = reference.pointer.as_ref().and_then(Pointer::partition);
            let place = place.map_or_else(|| site.quote.clone(), |p| p.to_string());
            (
                Code::DeadReference,
                format!("rinvio a «{place}»: {}", other.italian()),
            )
        }
    };
    let finding = Finding::new(code, vec![site], message);
    let near = reference
        .rubric
        .as_deref()
        .and_then(|words| best(subject, words));
    Some(match near {
        Some(place) => finding.with_help(format!(
            "la rubrica citata è quella di {place}: probabilmente il rinvio è a quel luogo"
        )),
        None => finding,
    })
}

/// Whether the number is one that only acts amended later have («55-quater»), and this is none: then the
/// article is of a law that the sentence does not name.
fn of_law(subject: &Subject<'_>, reference: &Reference) -> bool {
    let mut own = subject.outline.units.iter();
    is_inserted(&article(reference))
        && !own.any(|u| u.kind == Kind::Articolo && u.number.as_deref().is_some_and(is_inserted))
}

/// The place of the unit whose heading is nearest to the words of a reference.
fn best(subject: &Subject<'_>, words: &str) -> Option<String> {
    let near = |unit: &crate::outline::Unit| {
        let heading = unit.heading.map(|span| subject.clean(span))?;
        let both = likeness(heading, words).min(likeness(words, heading));
        (both >= 0.8 && !unit.place.is_empty()).then(|| (both, unit.place.clone()))
    };
    let found = subject.outline.units.iter().filter_map(near);
    let best = found.max_by(|(a, _), (b, _)| a.total_cmp(b))?;
    Some(best.1)
}

/// A reference that may lead to several places, unless its heading tells which.
fn ambiguous(subject: &Subject<'_>, reference: &Reference, units: &[usize]) -> Option<Finding> {
    reference
        .pointer
        .as_ref()
        .filter(|p| p.divisions.is_empty())?;
    let told = reference.rubric.as_deref().is_some_and(|words| {
        let agrees = |u: &&usize| {
            let heading = subject.article(**u).and_then(|a| subject.unit(a).heading);
            heading.is_some_and(|span| likeness(subject.clean(span), words) >= 0.5)
        };
        units.iter().filter(agrees).count() == 1
    });
    if told {
        return None;
    }
    let places: Vec<&str> = units
        .iter()
        .map(|u| subject.unit(*u).place.as_str())
        .collect();
    let mut sites = vec![subject.site(reference.unit, reference.span)];
    sites.extend(units.iter().map(|u| subject.opening(*u)));
    let message = format!("«{}» può essere {}", sites[0].quote, places.join(" o "));
    Some(Finding::new(Code::AmbiguousReference, sites, message))
}

/// All references to articles that an extract leaves out, in one finding.
fn extracted(outside: Vec<(Site, String)>) -> Option<Finding> {
    if outside.is_empty() {
        return None;
    }
    let (sites, mut numbers): (Vec<Site>, Vec<String>) = outside.into_iter().unzip();
    numbers.sort_by_key(|n| (n.parse::<u32>().unwrap_or(u32::MAX), n.clone()));
    numbers.dedup();
    let message = format!(
        "il documento è un estratto e rinvia agli articoli {}, che non contiene",
        numbers.join(", ")
    );
    Some(Finding::new(Code::OutsideExtract, sites, message))
}
