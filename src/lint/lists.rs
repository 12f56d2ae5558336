//! The categories of an article and the boxes of its form: each box must be a category, in its words.

use super::stems::{ratio, share, stems};
use super::{Finding, Subject};
use crate::diagnostic::Code;
use crate::outline::Kind;
use crate::rule::Binding;
use crate::text::Span;

/// So many pairs of items make two lists the same list.
const PAIRS: usize = 3;

/// From this share of common words on, of the shorter item, two items are about the same thing.
const ABOUT: f64 = 0.5;

/// From this share on, of the longer item, they say the same.
const SAME: f64 = 0.72;

/// An item of a list, with its stems; one item may hold several things, told apart by a semicolon.
struct Item {
    unit: usize,
    span: Span,
    stems: Vec<String>,
}

/// Holds each list of the act against each list of a form.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let (mut body, mut forms) = (Vec::new(), Vec::new());
    for index in 0..subject.outline.units.len() {
        let items = items(subject, index);
        if items.len() < PAIRS {
            continue;
        }
        let annex = subject.annex(index).is_some();
        match subject.force(items[0].unit) {
            Binding::Form if annex => forms.push(items),
            Binding::Binding if annex && has_fields(subject, index) => forms.push(items),
            Binding::Binding if !annex => body.push(items),
            _ => {}
        }
    }
    body.iter()
        .flat_map(|act| forms.iter().map(move |form| (act, form)))
        .flat_map(|(act, form)| compare(subject, act, form))
        .collect()
}

/// Whether the annex around a unit has fields to fill in.
fn has_fields(subject: &Subject<'_>, index: usize) -> bool {
    subject.annex(index).is_some_and(|annex| {
        let words = subject.words(subject.unit(annex).full);
        (0..words.len()).any(|i| words.get(i) == "_")
    })
}

fn items(subject: &Subject<'_>, parent: usize) -> Vec<Item> {
    let listed = |u: &usize| {
        matches!(
            subject.unit(*u).kind,
            Kind::Lettera | Kind::Numero | Kind::Trattino
        )
    };
    let children = subject.outline.children(parent).filter(listed);
    children
        .flat_map(|unit| {
            let body = subject.unit(unit).body;
            parts(subject.clean(body))
                .into_iter()
                .map(move |(a, b)| Item {
                    unit,
                    span: Span::new(body.start + a, body.start + b),
                    stems: stems(subject.words(Span::new(body.start + a, body.start + b))),
                })
        })
        .collect()
}

/// The parts of an item that a semicolon inside it divides.
fn parts(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(';').chain([(text.len(), "")]) {
        if text[start..at].split_whitespace().count() >= 3 {
            let lead = text[start..at].len() - text[start..at].trim_start().len();
            out.push((start + lead, at));
        }
        start = (at + 1).min(text.len());
    }
    out
}

fn about(a: &Item, b: &Item) -> f64 {
    share(&a.stems, &b.stems).max(share(&b.stems, &a.stems))
}

fn same(a: &Item, b: &Item) -> f64 {
    let shared = a.stems.iter().filter(|w| b.stems.contains(w)).count();
    ratio(shared, a.stems.len().max(b.stems.len()))
}

/// Whether the items differ by one word at most.
fn only_filler(a: &Item, b: &Item) -> bool {
    let lacks = |a: &Item, b: &Item| a.stems.iter().filter(|w| !b.stems.contains(w)).count();
    lacks(a, b) + lacks(b, a) <= 1
}

/// The nearest item of `form` for each of `act`, each taken once, nearest first.
fn pairs(act: &[Item], form: &[Item]) -> Vec<Option<usize>> {
    let mut all: Vec<(usize, usize, f64)> = Vec::new();
    for (i, a) in act.iter().enumerate() {
        for (j, b) in form.iter().enumerate() {
            let near = about(a, b);
            if near >= ABOUT {
                all.push((i, j, near + same(a, b)));
            }
        }
    }
    all.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
    let mut paired = vec![None; act.len()];
    let mut taken = vec![false; form.len()];
    for (i, j, _) in all {
        if paired[i].is_none() && !taken[j] {
            paired[i] = Some(j);
            taken[j] = true;
        }
    }
    paired
}

fn compare(subject: &Subject<'_>, act: &[Item], form: &[Item]) -> Vec<Finding> {
    let paired = pairs(act, form);
    // Lists that share only some words («Area degli Operatori») are not the same list.
    let equal =
        |(item, pair): (&Item, &Option<usize>)| pair.is_some_and(|j| same(item, &form[j]) >= SAME);
    let sure = act.iter().zip(&paired).any(equal);
    if !sure || paired.iter().flatten().count() < PAIRS {
        return Vec::new();
    }
    let told = act.iter().zip(&paired).filter_map(|(item, pair)| {
        let site = subject.site(item.unit, item.span);
        let Some(other) = pair.map(|j| &form[j]) else {
            let message = "questa voce non ha una casella nel modulo";
            let list = subject.opening(subject.unit(form[0].unit).parent);
            return Some(Finding::new(Code::ListsDiffer, vec![site, list], message));
        };
        if same(item, other) >= SAME || only_filler(item, other) {
            return None;
        }
        let message = "la voce e la casella del modulo non dicono la stessa cosa";
        let sites = vec![site, subject.site(other.unit, other.span)];
        Some(Finding::new(Code::ListsDiffer, sites, message))
    });
    told.collect()
}
