//! Layer 6: provisions and grammars → rules.

mod clauses;
mod residue;

use std::collections::{BTreeMap, BTreeSet};

use crate::grammar::{Extent, Grammar, GrammarSet, Hit, Line, Speech, Trail};
use crate::outline::{Kind, Outline};
use crate::provision::Provision;
use crate::rule::{Binding, Evidence, Modality, OpenTerm, Origin, Profile, Residue, Rule};
use crate::text::{Span, Text, Words};
use crate::value::{Items, Party, Value};

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
        if matches!(
            source.outline.units[provision.unit].kind,
            Kind::Preambolo | Kind::Chiusura
        ) {
            continue;
        }
        let before = found.len();
        read(source, provision, set, &mut found);
        if found.len() == before {
            residue.extend(residue::residue(source, provision, &set.recognition));
        }
    }
    give_way(&mut found, source.outline);
    let rules = merge(found, &source.profile.identity.id);
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

/// One rule with its only evidence, and where it stands.
struct Found {
    start: usize,
    /// The unit that the sentence stands in.
    unit: usize,
    /// The unit whose list the sentence is an item of, if it is one.
    list: Option<usize>,
    /// Whether it gives way to another rule of the topic in the same comma.
    yields: bool,
    rule: Rule,
}

fn read(source: Source<'_>, provision: &Provision, set: &GrammarSet, found: &mut Vec<Found>) {
    let words = provision.words(source.text);
    let inside =
        |span: &Span| Words::new(&source.text.words, 0..0, source.text.words.inside(*span));
    let headings: Vec<Words<'_>> = provision.trail.iter().map(inside).collect();
    let tail = (!provision.tail.is_empty())
        .then(|| Words::new(&source.text.words, 0..0, provision.tail.clone()));
    let trail = Trail {
        headings: &headings,
        tail,
    };
    let force = force(source, provision, set);
    for grammar in &set.grammars {
        for hit in grammar.apply(words, trail) {
            found.push(rule(source, provision, grammar, set, hit, force));
        }
    }
}

/// How far the sentence binds: that of its unit, lowered by what the sentence itself says.
fn force(source: Source<'_>, provision: &Provision, set: &GrammarSet) -> Binding {
    let unit = source
        .profile
        .forces
        .get(provision.unit)
        .copied()
        .unwrap_or_default();
    Speech::lowered(&set.recognition.speech, provision.words(source.text).own())
        .map_or(unit, |own| own.max(unit))
}

fn rule(
    source: Source<'_>,
    provision: &Provision,
    grammar: &Grammar,
    set: &GrammarSet,
    hit: Hit,
    force: Binding,
) -> Found {
    let clause = &grammar.clauses[hit.clause];
    let words = provision.words(source.text);
    let span = quoted(words, provision, &hit, clause.quote);
    let claimed = force == Binding::Claim || clause.modality == Modality::Claim;
    let (condition, exception) = clauses::around(source.text, words, &hit, span, &set.recognition);
    let place = source.text.place_of(span.start);
    let unit = &source.outline.units[provision.unit];
    let evidence = Evidence {
        locator: unit.locator.clone(),
        place: unit.place.clone(),
        origin: Origin {
            page: place.page,
            line: place.line,
        },
        binding: if claimed { Binding::Claim } else { force },
        quote: source.text.quote(span),
    };
    let rule = Rule {
        id: String::new(),
        topic: grammar.topic.clone(),
        clause: clause.id.clone(),
        modality: match clause.modality {
            _ if claimed => Modality::Claim,
            _ if clause.verb_decides => by_verb(words, span, set).unwrap_or(clause.modality),
            fixed => fixed,
        },
        bearer: if claimed {
            Party::Sindacato
        } else {
            hit.bearer
        },
        values: hit.values,
        condition,
        exception,
        evidence: vec![evidence],
    };
    let list = (!provision.lead.is_empty()).then_some(unit.parent);
    Found {
        start: span.start,
        unit: provision.unit,
        list,
        yields: clause.yields,
        rule,
    }
}

/// Obligation or permission, as the first verb of the quoted words that says one of them.
fn by_verb(words: Words<'_>, span: Span, set: &GrammarSet) -> Option<Modality> {
    let verbs: Vec<_> = set.recognition.deontic.iter().collect();
    let stands = |lines: &[Line], at: usize| {
        lines.iter().any(|l| l.program.at(at, words, &|_, _| None, &|_| true).is_some())
    };
    (words.own_start()..words.len())
        .filter(|&at| span.overlaps(words.word(at).span))
        .find_map(|at| verbs.iter().find(|(_, lines)| stands(lines, at)).map(|(modality, _)| *modality))
        .filter(|m| matches!(m, Modality::Obligation | Modality::Permission))
}

/// The words to quote: the match, or the part between semicolons that holds it.
fn quoted(words: Words<'_>, provision: &Provision, hit: &Hit, extent: Extent) -> Span {
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

/// Drops the rules that only announce what another rule of the topic, in the same comma or the same
/// section of an annex, spells out.
fn give_way(found: &mut Vec<Found>, outline: &Outline) {
    let group = |unit: usize| match outline.units[unit].kind {
        Kind::Capoverso => outline.units[unit].parent,
        _ => unit,
    };
    let spelt: BTreeSet<(usize, String)> = found
        .iter()
        .filter(|f| !f.yields)
        .map(|f| (group(f.unit), f.rule.topic.clone()))
        .collect();
    found.retain(|f| !f.yields || !spelt.contains(&(group(f.unit), f.rule.topic.clone())));
}

/// Joins rules that say the same into one with several pieces of evidence, sorts them, names them.
fn merge(found: Vec<Found>, document: &str) -> Vec<Rule> {
    let mut merged: Vec<Found> = Vec::new();
    for one in found {
        let known = |m: &&mut Found| same(&m.rule, &one.rule) || one_list(m, &one);
        match merged.iter_mut().find(known) {
            Some(old) => {
                union(&mut old.rule.values, one.rule.values);
                old.rule.evidence.extend(one.rule.evidence);
            }
            None => merged.push(one),
        }
    }
    merged.sort_by(|a, b| (&a.rule.topic, a.start).cmp(&(&b.rule.topic, b.start)));
    let mut rules: Vec<Rule> = merged.into_iter().map(|f| f.rule).collect();
    name(&mut rules, document);
    rules
}

fn same(a: &Rule, b: &Rule) -> bool {
    alike(a, b)
        && a.values == b.values
        && (&a.condition, &a.exception) == (&b.condition, &b.exception)
}

fn alike(a: &Rule, b: &Rule) -> bool {
    (&a.topic, &a.clause, a.modality, a.bearer) == (&b.topic, &b.clause, b.modality, b.bearer)
}

/// Whether both are items of one list that differ only in the items they name.
fn one_list(a: &Found, b: &Found) -> bool {
    let names = |rule: &Rule| rule.values.values().any(|v| matches!(v, Value::Items(_)));
    let rest = |rule: &Rule| -> Vec<(String, Value)> {
        let plain = rule
            .values
            .iter()
            .filter(|(_, v)| !matches!(v, Value::Items(_)));
        plain.map(|(k, v)| (k.clone(), v.clone())).collect()
    };
    a.list.is_some()
        && a.list == b.list
        && a.unit != b.unit
        && alike(&a.rule, &b.rule)
        && names(&a.rule)
        && names(&b.rule)
        && rest(&a.rule) == rest(&b.rule)
}

/// Adds the items of `more` to those of `values`.
fn union(values: &mut BTreeMap<String, Value>, more: BTreeMap<String, Value>) {
    for (slot, value) in more {
        match (values.get_mut(&slot), value) {
            (Some(Value::Items(old)), Value::Items(new)) => {
                let all: Vec<String> = old.items.iter().chain(&new.items).cloned().collect();
                *old = Items::set(all);
            }
            (None, value) => {
                values.insert(slot, value);
            }
            _ => {}
        }
    }
}

/// Ids: document, topic, clause; where two rules share them, the place of the first evidence too.
fn name(rules: &mut [Rule], document: &str) {
    let mut count: BTreeMap<(String, String), usize> = BTreeMap::new();
    for rule in rules.iter() {
        *count
            .entry((rule.topic.clone(), rule.clause.clone()))
            .or_default() += 1;
    }
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    for rule in rules {
        let shared = count[&(rule.topic.clone(), rule.clause.clone())] > 1;
        let place = if shared {
            format!("@{}", rule.evidence[0].locator)
        } else {
            String::new()
        };
        let base = format!("{document}:{}:{}{place}", rule.topic, rule.clause);
        let times = used.entry(base.clone()).or_default();
        *times += 1;
        rule.id = if *times == 1 {
            base
        } else {
            format!("{base}+{times}")
        };
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
