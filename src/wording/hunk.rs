//! What differs between the two sides of a group, as a reader would mark it.

use std::ops::Range;

use super::diff;
use super::group::Group;
use super::side::Side;
use super::slide;
use super::strip::Strip;
use super::token::Nature;

/// A stretch of the contract's words and the document's words in its place; one may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    /// Rows of the contract's strip.
    pub base: Range<usize>,
    /// Rows of the document's strip.
    pub local: Range<usize>,
}

/// The two strips of a group, what they share and where they differ.
#[derive(Debug)]
pub(super) struct Marked<'s, 'r> {
    /// The contract's words.
    pub base: Strip<'s, 'r>,
    /// The document's words.
    pub local: Strip<'s, 'r>,
    /// Equal runs: row of the contract, row of the document, length.
    pub runs: Vec<(usize, usize, usize)>,
    /// The differences, in the order of the document.
    pub hunks: Vec<Hunk>,
}

/// Marks the differences of a group.
pub(super) fn mark<'s, 'r>(
    group: &Group,
    local: &'s Side<'r>,
    base: &'s Side<'r>,
) -> Marked<'s, 'r> {
    let here = Strip::new(local, &sentences(local, &group.local));
    let there = Strip::new(base, &ordered(base, &group.base, &here));
    let runs = diff::equal(&there.keys, &here.keys);
    let runs = settled(runs, &there, &here);
    let plain = diff::hunks(&runs, there.len(), here.len());
    let mut hunks = Vec::new();
    let mut done = 0;
    for (at, (b, l)) in plain.iter().cloned().enumerate() {
        let next = plain.get(at + 1).map_or(there.len(), |(b, _)| b.start);
        let room = (b.start - done, next - b.end);
        done = b.end;
        let hunk = Hunk { base: b, local: l };
        if same(&hunk, &there, &here) {
            continue;
        }
        let hunk = slide::to_a_pause(hunk, room, &there, &here);
        done = done.max(hunk.base.end);
        for part in parted(hunk, &there, &here) {
            hunks.extend(cut(part, &there, &here));
        }
    }
    let hunks = without_moves(hunks, &there, &here);
    Marked {
        base: there,
        local: here,
        runs,
        hunks,
    }
}

fn sentences(side: &Side<'_>, passages: &[usize]) -> Vec<(usize, Range<usize>)> {
    let all = passages.iter();
    all.flat_map(|p| {
        side.reading.all[*p]
            .sentences
            .iter()
            .map(|s| (*p, s.clone()))
    })
    .collect()
}

/// The sentences of the contract in the order in which the document has them; one that it has not
/// follows the one before it.
fn ordered(
    base: &Side<'_>,
    passages: &[usize],
    local: &Strip<'_, '_>,
) -> Vec<(usize, Range<usize>)> {
    let all = sentences(base, passages);
    if all.len() < 2 {
        return all;
    }
    let mut first = std::collections::HashMap::new();
    for (at, three) in local.keys.windows(3).enumerate().rev() {
        first.insert([three[0], three[1], three[2]], at);
    }
    let mut before = 0;
    let mut keyed: Vec<(usize, usize)> = Vec::new();
    for (index, (passage, tokens)) in all.iter().enumerate() {
        let keys = &base.keys[*passage][tokens.clone()];
        let mut at: Vec<usize> = keys
            .windows(3)
            .filter_map(|t| first.get(&[t[0], t[1], t[2]]).copied())
            .collect();
        at.sort_unstable();
        let enough = 3 * at.len() >= keys.len().saturating_sub(2) && !at.is_empty();
        if enough {
            before = at[at.len() / 2];
        }
        keyed.push((before, index));
    }
    keyed.sort_unstable();
    keyed
        .into_iter()
        .map(|(_, index)| all[index].clone())
        .collect()
}

/// Runs without those that only chance leaves between two changes.
fn settled(
    mut runs: Vec<(usize, usize, usize)>,
    base: &Strip<'_, '_>,
    local: &Strip<'_, '_>,
) -> Vec<(usize, usize, usize)> {
    loop {
        let size = |from: (usize, usize), to: (usize, usize)| (to.0 - from.0).max(to.1 - from.1);
        let end = (base.len(), local.len());
        let chance = (0..runs.len()).find(|&k| {
            let (i, j, n) = runs[k];
            let before = k.checked_sub(1).map_or((0, 0), |k| {
                let (i, j, n) = runs[k];
                (i + n, j + n)
            });
            let after = runs.get(k + 1).map_or(end, |(i, j, _)| (*i, *j));
            let left = size(before, (i, j));
            let right = size((i + n, j + n), after);
            let tells = base.telling(i..i + n);
            let light = tells == 0 && left > 0 && right > 0;
            light || (tells == 1 && n <= left.min(right) && left + right >= 4)
        });
        match chance {
            Some(k) => drop(runs.remove(k)),
            None => return runs,
        }
    }
}

/// Whether the two sides of a hunk say the same: the same letters («co-working», «coworking»), or a
/// small word more.
fn same(hunk: &Hunk, base: &Strip<'_, '_>, local: &Strip<'_, '_>) -> bool {
    let one_sided = hunk.base.is_empty() || hunk.local.is_empty();
    let telling = base.telling(hunk.base.clone()) + local.telling(hunk.local.clone());
    (one_sided && telling == 0) || joined(base, &hunk.base) == joined(local, &hunk.local)
}

fn joined(strip: &Strip<'_, '_>, range: &Range<usize>) -> String {
    range.clone().map(|at| strip.spelling(at)).collect()
}

/// A citation in brackets at the end of one side («fruito (art. 66 CCNL)») is a difference of its own.
fn parted(hunk: Hunk, base: &Strip<'_, '_>, local: &Strip<'_, '_>) -> Vec<Hunk> {
    if hunk.base.is_empty() || hunk.local.is_empty() {
        return vec![hunk];
    }
    let (mut first, mut last) = (hunk.clone(), hunk.clone());
    match (bracket(base, &hunk.base), bracket(local, &hunk.local)) {
        (None, Some(at)) => {
            (first.local.end, last.local.start) = (at, at);
            last.base.start = hunk.base.end;
        }
        (Some(at), None) => {
            (first.base.end, last.base.start) = (at, at);
            last.local.start = hunk.local.end;
        }
        _ => return vec![hunk],
    }
    vec![first, last]
}

/// Where a short citation in brackets starts that ends a stretch.
fn bracket(strip: &Strip<'_, '_>, range: &Range<usize>) -> Option<usize> {
    const LONGEST: usize = 8;
    let mut inner = range.start + 1..range.end;
    let at = inner.find(|at| strip.token(*at).gap == Some('('))?;
    let cites = (at..range.end).any(|at| strip.token(at).nature == Nature::Reference);
    (cites && range.end - at <= LONGEST).then_some(at)
}

/// Whole sentences at the end of what was only dropped or only added are a difference of their own.
fn cut(hunk: Hunk, base: &Strip<'_, '_>, local: &Strip<'_, '_>) -> Vec<Hunk> {
    let (strip, range) = match (hunk.base.is_empty(), hunk.local.is_empty()) {
        (false, true) => (base, hunk.base.clone()),
        (true, false) => (local, hunk.local.clone()),
        _ => return vec![hunk],
    };
    let inner = (range.start + 1..range.end).find(|at| strip.starts(*at));
    let Some(at) = inner.filter(|_| !strip.starts(range.start) && strip.starts(range.end)) else {
        return vec![hunk];
    };
    let part = |range: Range<usize>| {
        let mut part = hunk.clone();
        if hunk.local.is_empty() {
            part.base = range;
        } else {
            part.local = range;
        }
        part
    };
    vec![part(range.start..at), part(at..range.end)]
}

/// What was dropped in one place and added in another of the same group was moved.
fn without_moves(hunks: Vec<Hunk>, base: &Strip<'_, '_>, local: &Strip<'_, '_>) -> Vec<Hunk> {
    let core = |strip: &Strip<'_, '_>, range: &Range<usize>| -> Vec<u32> {
        let telling = range.clone().filter(|at| strip.token(*at).tells());
        telling.map(|at| strip.keys[at]).collect()
    };
    let mut gone = vec![false; hunks.len()];
    for (i, one) in hunks.iter().enumerate().filter(|(_, h)| h.local.is_empty()) {
        let words = core(base, &one.base);
        let other = hunks
            .iter()
            .enumerate()
            .position(|(j, h)| !gone[j] && h.base.is_empty() && core(local, &h.local) == words);
        if let Some(j) = other.filter(|_| !words.is_empty()) {
            (gone[i], gone[j]) = (true, true);
        }
    }
    let kept = hunks.into_iter().zip(gone);
    kept.filter(|(_, gone)| !gone)
        .map(|(hunk, _)| hunk)
        .collect()
}
