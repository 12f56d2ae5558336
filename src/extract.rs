//! Layer 6: provisions and grammars → rules.

mod clauses;
mod merge;
mod quote;
mod residue;
mod speech;
mod unsure;

use std::collections::BTreeMap;

use crate::grammar::{Extent, Grammar, GrammarSet, Hit, Sentence, Sieved, Trail};
use crate::outline::{Kind, Outline};
use crate::provision::Provision;
use crate::rule::{Binding, Evidence, Modality, OpenTerm, Origin, Profile, Residue, Rule};
use crate::text::{Span, Text, Words};
use crate::value::Party;
use merge::{Found, give_way, merge};
use quote::{by_verb, quoted};
use speech::{Stance, quotes_another, stance};

/// What a document says on the topics known, and what no topic took.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extracted {
    /// Sorted by topic, then by place of the first evidence.
    pub rules: Vec<Rule>,
    /// Topics looked for and not found, sorted.
    pub silent: Vec<String>,
    /// Empty form fields of the rules.
    pub open_terms: Vec<OpenTerm>,
    /// Sentences with a verb of duty that no topic took.
    pub residue: Vec<Residue>,
}

/// A document ready to be read.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its text.
    pub text: &'a Text,
    /// Its structure.
    pub outline: &'a Outline,
    /// Its sentences.
    pub provisions: &'a [Provision],
    /// What it is and how far its parts bind.
    pub profile: &'a Profile,
}

/// Reads every provision with every grammar.
pub fn extract(source: Source<'_>, set: &GrammarSet) -> Extracted {
    let mut found: Vec<Found> = Vec::new();
    let mut residue = Vec::new();
    for provision in source.provisions {
        let kind = source.outline.units[provision.unit].kind;
        if matches!(kind, Kind::Preambolo | Kind::Chiusura) {
            continue;
        }
        let Some(stance) = stance(source, provision, set) else {
            continue;
        };
        let before = found.len();
        read(source, (provision, stance), set, &mut found);
        if found.len() == before {
            residue.extend(residue::residue(source, provision, &set.recognition));
        }
    }
    give_way(&mut found, source.outline);
    let prove =
        |unit: usize, span: Span, like: &Evidence| evidence(source, unit, span, like.binding);
    let mut rules = merge(found, &source.profile.identity.id, &prove);
    rules.iter_mut().for_each(unsure::set_apart);
    let open_terms = rules.iter().flat_map(open_terms).collect();
    let said = |topic: &String| rules.iter().any(|r| &r.topic == topic);
    let silent = set
        .grammars
        .iter()
        .map(|g| g.topic.clone())
        .filter(|t| !said(t))
        .collect();
    Extracted {
        rules,
        silent,
        open_terms,
        residue,
    }
}

fn read(
    source: Source<'_>,
    (provision, stance): (&Provision, Stance),
    set: &GrammarSet,
    found: &mut Vec<Found>,
) {
    let words = sentence(source, provision, set);
    let inside =
        |span: &Span| Words::new(&source.text.words, 0..0, source.text.words.inside(*span));
    let headings = provision.trail.iter().map(|h| Sieved::new(inside(h)));
    let headings: Vec<Sieved<'_>> = headings.collect();
    let sentence = Sentence::new(words);
    let tail = (!provision.tail.is_empty())
        .then(|| Words::new(&source.text.words, 0..0, provision.tail.clone()));
    let around = Trail {
        text: &source.text.clean,
        headings: &headings,
        tail,
    };
    let open = |grammar: &&Grammar| !stance.claims_only || grammar.only_claims();
    for grammar in set.grammars.iter().filter(open) {
        for hit in grammar.apply(&sentence, around) {
            found.push(rule(
                source,
                (provision, words),
                grammar,
                set,
                hit,
                stance.force,
            ));
        }
    }
}

/// The words to match: an item that has a verb of duty is a sentence of its own, the others go on with
/// the words that open their list.
fn sentence<'a>(source: Source<'a>, provision: &Provision, set: &GrammarSet) -> Words<'a> {
    let words = provision.words(source.text);
    let mut verbs = set.recognition.deontic.iter().flat_map(|(_, lines)| lines);
    if verbs.any(|line| line.program.occurs(words.own())) {
        words.own()
    } else {
        words
    }
}

fn rule(
    source: Source<'_>,
    (provision, words): (&Provision, Words<'_>),
    grammar: &Grammar,
    set: &GrammarSet,
    hit: Hit,
    force: Binding,
) -> Found {
    let clause = &grammar.clauses[hit.clause];
    let span = quoted(words, provision, &hit, clause.quote);
    let matched = quoted(words, provision, &hit, Extent::Match);
    let claimed = force == Binding::Claim || clause.modality == Modality::Claim;
    let (condition, exception) = clauses::around(source.text, words, &hit, span, &set.recognition);
    let binding = if claimed { Binding::Claim } else { force };
    let rule = Rule {
        id: String::new(),
        topic: grammar.topic.clone(),
        clause: clause.id.clone(),
        modality: match clause.modality {
            _ if claimed => Modality::Claim,
            _ if quotes_another(source, matched, &set.recognition) => Modality::Reference,
            _ if clause.verb_decides => by_verb(words, span, set).unwrap_or(clause.modality),
            fixed => fixed,
        },
        bearer: if claimed {
            Party::Sindacato
        } else {
            hit.bearer
        },
        values: hit.values,
        unverified: BTreeMap::new(),
        condition,
        exception,
        evidence: vec![evidence(source, provision.unit, span, binding)],
    };
    let all = &source.text.words;
    let lead = (!provision.lead.is_empty()).then(|| {
        all.word(provision.lead.start)
            .span
            .join(all.word(provision.lead.end - 1).span)
    });
    Found {
        span,
        unit: provision.unit,
        list: lead
            .filter(|_| !grammar.per_item)
            .map(|_| source.outline.units[provision.unit].parent),
        lead,
        yields: clause.yields,
        rule,
    }
}

/// The words of `span`, which stand in `unit`, as evidence.
fn evidence(source: Source<'_>, unit: usize, span: Span, binding: Binding) -> Evidence {
    let place = source.text.place_of(span.start);
    let unit = &source.outline.units[unit];
    Evidence {
        locator: unit.locator.clone(),
        place: unit.place.clone(),
        origin: Origin {
            page: place.page,
            line: place.line,
            area: source.text.area_of(span),
            ocr: source
                .text
                .spots_of(span)
                .iter()
                .filter_map(|s| s.ocr)
                .min(),
        },
        binding,
        quote: source.text.quote(span),
    }
}

fn open_terms(rule: &Rule) -> Vec<OpenTerm> {
    let blank = rule.values.iter().filter(|(_, value)| value.is_blank());
    blank
        .map(|(slot, value)| OpenTerm {
            rule: rule.id.clone(),
            topic: rule.topic.clone(),
            slot: slot.clone(),
            value: value.clone(),
        })
        .collect()
}
