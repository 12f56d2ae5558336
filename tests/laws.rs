//! What holds of every output, whatever the documents say.

mod support;

use std::collections::BTreeMap;

use deroga::compare::Comparison;
use deroga::rule::{Certificate, Ruleset};
use deroga::text::{RemovedKind, Text};
use support::program;

/// Letters, digits and signs of a text: no white space, no Markdown emphasis, no hyphen, since a
/// hyphen may be one that only cut a word at the end of a line.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '*' | '-' | '\\'))
        .collect()
}

/// The document as received, without its page furniture.
fn without_furniture(text: &Text) -> String {
    let mut out = String::new();
    let mut from = 0;
    for removed in text
        .removed
        .iter()
        .filter(|r| r.kind == RemovedKind::Furniture)
    {
        out.push_str(&text.source[from..removed.source.start]);
        from = removed.source.end;
    }
    out.push_str(&text.source[from..]);
    out
}

/// What the words of each document are looked for in, by document id.
fn sources() -> BTreeMap<String, String> {
    let texts = program::corpus().rulesets.values();
    let plain = |set: &Ruleset| squeezed(&without_furniture(&support::text(&set.file)));
    texts
        .map(|set| (set.document.id.clone(), plain(set)))
        .collect()
}

/// Every quote of a ruleset, with its place.
fn quotes(set: &Ruleset) -> Vec<(String, &str)> {
    let mut out = Vec::new();
    for rule in &set.rules {
        out.extend(
            rule.evidence
                .iter()
                .map(|e| (format!("{} {}", rule.id, e.place), e.quote.as_str())),
        );
        let parts = [&rule.condition, &rule.exception].into_iter().flatten();
        let parts = parts.flat_map(|words| words.split("; "));
        out.extend(parts.map(|words| (rule.id.clone(), words)));
    }
    out.extend(
        set.residue
            .iter()
            .map(|r| (format!("residue {}", r.place), r.quote.as_str())),
    );
    out
}

#[test]
fn every_quote_of_a_rule_stands_in_its_source() {
    let sources = sources();
    let sets = &program::corpus().rulesets;
    let all: Vec<_> = sets
        .values()
        .flat_map(|set| quotes(set).into_iter().map(move |q| (&set.document.id, q)))
        .collect();
    assert!(all.len() > 80, "{} quotes", all.len());
    for (document, (place, quote)) in all {
        assert!(!quote.trim().is_empty(), "{place}: empty");
        assert!(
            sources[document].contains(&squeezed(quote)),
            "{document} {place}: «{quote}»"
        );
    }
}

#[test]
fn every_quote_of_a_cell_stands_in_its_source() {
    let sources = sources();
    let comparisons = &program::corpus().comparisons;
    let mut seen = (0, 0);
    for (document, comparison) in comparisons {
        for cell in &comparison.deviations {
            if let Some(quote) = &cell.local.quote {
                assert!(
                    sources[document].contains(&squeezed(quote)),
                    "{document} {}: «{quote}»",
                    cell.id
                );
                seen.0 += 1;
            }
            if let Some(quote) = &cell.baseline.quote {
                let anywhere = sources.values().any(|text| text.contains(&squeezed(quote)));
                assert!(anywhere, "{document} {}, contract: «{quote}»", cell.id);
                seen.1 += 1;
            }
        }
    }
    assert!(seen.0 > 40 && seen.1 > 10, "{seen:?}");
}

/// A place as it stands in the file: the first words of the quote begin on that line.
#[test]
fn every_origin_points_at_the_words() {
    for set in program::corpus().rulesets.values() {
        let text = support::text(&set.file);
        let lines: Vec<&str> = text.source.lines().collect();
        for (rule, evidence) in set
            .rules
            .iter()
            .flat_map(|r| r.evidence.iter().map(move |e| (r, e)))
        {
            let from = evidence.origin.line.saturating_sub(1);
            let near =
                squeezed(&lines[from.min(lines.len())..(from + 2).min(lines.len())].concat());
            let start: String = squeezed(&evidence.quote).chars().take(8).collect();
            assert!(
                near.contains(&start),
                "{} line {}: «{start}» is not in «{near}»",
                rule.id,
                from + 1
            );
        }
    }
}

fn parts(c: &Certificate) -> usize {
    c.provisions + c.headings + c.furniture + c.form_fields + c.tables + c.spacing + c.residue
}

#[test]
fn the_certificate_accounts_for_every_character() {
    let sets = &program::corpus().rulesets;
    assert_eq!(sets.len(), 5, "{:?}", sets.keys());
    for set in sets.values() {
        let certificate = &set.certificate;
        assert_eq!(
            certificate.total,
            support::text(&set.file).source.chars().count(),
            "{}",
            set.file
        );
        assert_eq!(
            parts(certificate),
            certificate.total,
            "{}: {certificate:?}",
            set.file
        );
        assert!(
            certificate.provisions * 2
                > certificate.total - certificate.furniture - certificate.form_fields,
            "{}: {certificate:?}",
            set.file
        );
    }
}

/// What nobody has laid down never counts as laid down.
#[test]
fn a_rule_keeps_the_force_of_its_document() {
    let sets = &program::corpus().rulesets;
    let forces = |set: &Ruleset| {
        let all = set
            .rules
            .iter()
            .flat_map(|r| &r.evidence)
            .map(|e| format!("{:?}", e.binding));
        all.collect::<std::collections::BTreeSet<_>>()
    };
    let notes: Vec<&Ruleset> = sets
        .values()
        .filter(|s| s.document.kind == "comunicato")
        .collect();
    assert!(
        !notes.is_empty(),
        "{:?}",
        sets.values().map(|s| &s.document.kind).collect::<Vec<_>>()
    );
    for set in notes {
        let forces = forces(set);
        let weak = forces.iter().all(|f| f == "Claim" || f == "Reported");
        assert!(
            weak && !forces.is_empty(),
            "{}: {forces:?}",
            set.document.id
        );
    }
}

/// A document is never better or worse than a contract that it was not compared with.
#[test]
fn without_a_contract_there_is_no_judgement() {
    let alone: Vec<&Comparison> = program::corpus()
        .comparisons
        .values()
        .filter(|c| c.baseline.is_none())
        .collect();
    assert!(alone.len() >= 2, "the two union texts");
    for comparison in alone {
        for cell in &comparison.deviations {
            let id = cell.verdict.id();
            assert!(
                matches!(id, "not_comparable" | "claim_only" | "silent"),
                "{}: {id}",
                cell.id
            );
        }
        assert!(!comparison.reason.is_empty());
    }
}

/// Ids are unique, and every rule that another part names is there.
#[test]
fn every_name_leads_somewhere() {
    for (document, set) in &program::corpus().rulesets {
        let ids: std::collections::BTreeSet<&String> = set.rules.iter().map(|r| &r.id).collect();
        assert_eq!(ids.len(), set.rules.len(), "{document}: an id stands twice");
        assert!(
            set.rules.iter().all(|r| !r.evidence.is_empty()),
            "{document}"
        );
        assert!(
            set.open_terms.iter().all(|t| ids.contains(&t.rule)),
            "{document}: open terms"
        );
        assert!(
            set.silent
                .iter()
                .all(|t| set.rules.iter().all(|r| &r.topic != t)),
            "{document}: silent"
        );
        let cells = program::corpus()
            .comparisons
            .get(document)
            .map_or(&[][..], |c| &c.deviations);
        let cell_ids: std::collections::BTreeSet<&String> = cells.iter().map(|c| &c.id).collect();
        assert_eq!(
            cell_ids.len(),
            cells.len(),
            "{document}: a cell stands twice"
        );
        for cell in cells {
            assert!(
                cell.local.rule.as_ref().is_none_or(|r| ids.contains(r)),
                "{document}: {}",
                cell.id
            );
        }
    }
}
