//! Layer 6: provisions and grammars → rules.

mod clauses;
mod force;
mod memory;
mod merge;
mod name;
mod quote;
mod reader;
mod residue;
mod speech;
mod statements;
mod unsure;

use std::collections::BTreeMap;

use crate::grammar::{Extent, Grammar, GrammarSet, Hit};
use crate::outline::{Kind, Outline, Unit};
use crate::provision::{Provision, telling_title};
use crate::rule::{
    Binding, Evidence, Modality, OpenTerm, Origin, Profile, Residue, Rule, Selector, State,
};
use crate::text::{CodePoints, Span, Text, Words};
use crate::value::{Bound, Count, Party, Value};
use clauses::Opening;
pub use force::days_told;
pub use memory::Memory;
use merge::{Found, give_way, merge};
use quote::{by_verb, quoted};
use reader::Reader;
use speech::quotes_another;

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
    /// Counts the code points of the text.
    pub points: &'a CodePoints,
    /// Its structure.
    pub outline: &'a Outline,
    /// Its sentences.
    pub provisions: &'a [Provision],
    /// What it is and how far its parts bind.
    pub profile: &'a Profile,
}

/// Reads every provision with every grammar; `memory` knows sentences read before with the same grammars.
pub fn extract(source: Source<'_>, set: &GrammarSet, memory: Option<&Memory>) -> Extracted {
    let mut found: Vec<Found> = Vec::new();
    let mut residue = Vec::new();
    let front = front(source, set);
    let mut reader = Reader::new(source, set, front, memory);
    for provision in source.provisions {
        let kind = source.outline.units[provision.unit].kind;
        if kind == Kind::Preambolo {
            continue;
        }
        let asked = reader.asked(provision);
        let Some(stance) = reader.stance(&asked) else {
            continue;
        };
        let (words, said) = reader.found(&asked, stance);
        for (grammar, hit) in &said.hits {
            let read = (&set.grammars[*grammar], hit.clone(), &*said.openings);
            found.push(rule(source, (provision, words), read, set, stance.force));
        }
        if said.hits.is_empty()
            && kind != Kind::Chiusura
            && let Some(duty) = reader.duty(&asked)
        {
            residue.push(residue::residue(source, provision, duty));
        }
    }
    give_way(&mut found, source.outline);
    let prove =
        |unit: usize, span: Span, like: &Evidence| evidence(source, unit, span, like.binding);
    let mut rules = merge(found, &source.profile.identity.urn(), &prove);
    rules.iter_mut().for_each(unsure::set_apart);
    force::of_act(&mut rules, set);
    for rule in &mut rules {
        rule.state = State::of(rule);
    }
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

/// The first lines of a document are at most this many, and none of them has more words.
const FRONT: (usize, usize) = (15, 40);

/// The words of letterhead, title and subject, where the title alone does not say what the act is about:
/// the first lines, up to the first paragraph, recital or article.
fn front(source: Source<'_>, set: &GrammarSet) -> Option<Span> {
    let all = &source.text.words;
    if telling_title(source.text, source.outline).is_some() {
        return None;
    }
    let part = |kind: Kind| {
        !matches!(
            kind,
            Kind::Document | Kind::Preambolo | Kind::Capoverso | Kind::Allegato
        )
    };
    let mut units = source.outline.units.iter();
    let first = units
        .find(|unit| part(unit.kind))
        .map(|unit| unit.full.start);
    let stops = |words: Words<'_>| {
        let mut recitals = set.recognition.preamble.iter();
        let recital = recitals.any(|l| l.program.at(0, words, &|_, _| None, &|_| true).is_some());
        recital || words.len() > FRONT.1
    };
    let lines = source.text.lines.iter().take(FRONT.0);
    let before = lines.take_while(|line| first.is_none_or(|first| line.span.start < first));
    let title = before
        .map(|line| all.inside(line.span))
        .take_while(|line| !stops(Words::new(all, 0..0, line.clone())));
    let last = title.last().filter(|line| !line.is_empty())?;
    Some(Span::new(0, all.word(last.end - 1).span.end))
}

fn rule(
    source: Source<'_>,
    (provision, words): (&Provision, Words<'_>),
    (grammar, hit, openings): (&Grammar, Hit, &[Opening]),
    set: &GrammarSet,
    force: Binding,
) -> Found {
    let clause = &grammar.clauses[hit.clause];
    let span = quoted(words, provision, &hit, clause.quote);
    let matched = quoted(words, provision, &hit, Extent::Match);
    let claimed = force == Binding::Claim || clause.modality == Modality::Claim;
    let (condition, exception) =
        clauses::around(source.text, (words, openings), &hit, span, &set.recognition);
    let binding = if claimed { Binding::Claim } else { force };
    let rule = Rule {
        id: String::new(),
        topic: grammar.topic.clone(),
        clause: clause.id.clone(),
        state: State::Loadable,
        in_force: force::of_sentence(words, &set.recognition),
        standing: None,
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
        number: number(grammar, &source.outline.units[provision.unit]),
        rule,
    }
}

/// The number printed before the item `unit`, for the slot that keeps it.
fn number(grammar: &Grammar, unit: &Unit) -> Option<(String, Value)> {
    let slot = grammar.slots.iter().find(|slot| slot.numbered)?;
    let printed = unit.number.as_ref().filter(|_| unit.kind == Kind::Numero)?;
    let n = printed.parse().ok()?;
    let count = Count {
        bound: Bound::EXACT,
        n: Some(n),
        unit: None,
        per: None,
    };
    Some((slot.name.clone(), Value::Count(count)))
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
            slip: source.text.misread(span),
        },
        binding,
        quote: source.text.quote(span),
        selector: Some(Selector::of(source.text, source.points, span)),
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
            bounds: Vec::new(),
        })
        .collect()
}
