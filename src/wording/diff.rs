//! Two runs of spellings → what is equal and what differs.
//!
//! The token diff is `similar`'s Patience. A clock would make the result depend on the machine, so
//! the work is bounded by size instead: long runs are first cut at words that both have once.

use std::ops::Range;

use foldhash::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Longest product of two lengths that is compared word by word.
const BUDGET: usize = 1 << 22;

/// Equal runs of two texts: where they start in the first and the second, and how long they are.
pub(super) fn equal(old: &[u32], new: &[u32]) -> Vec<(usize, usize, usize)> {
    let mut runs = Vec::new();
    let mut todo = vec![(0..old.len(), 0..new.len())];
    while let Some((a, b)) = todo.pop() {
        if a.len().saturating_mul(b.len()) <= BUDGET {
            runs.extend(
                small(&old[a.clone()], &new[b.clone()])
                    .map(|(i, j, n)| (a.start + i, b.start + j, n)),
            );
            continue;
        }
        // Without a word that both have once the stretch counts as rewritten.
        let anchors = anchors(&old[a.clone()], &new[b.clone()]);
        if anchors.is_empty() {
            continue;
        }
        let (mut i, mut j) = (a.start, b.start);
        for (x, y) in anchors {
            let (x, y) = (a.start + x, b.start + y);
            todo.push((i..x, j..y));
            runs.push((x, y, 1));
            (i, j) = (x + 1, y + 1);
        }
        todo.push((i..a.end, j..b.end));
    }
    runs.sort_unstable();
    joined(runs)
}

fn small<'a>(old: &'a [u32], new: &'a [u32]) -> impl Iterator<Item = (usize, usize, usize)> + 'a {
    let ops = capture_diff_slices(Algorithm::Patience, old, new);
    ops.into_iter().filter_map(|op| match op {
        DiffOp::Equal {
            old_index,
            new_index,
            len,
        } => Some((old_index, new_index, len)),
        _ => None,
    })
}

/// Runs that follow one another on both sides are one run.
fn joined(runs: Vec<(usize, usize, usize)>) -> Vec<(usize, usize, usize)> {
    let mut out: Vec<(usize, usize, usize)> = Vec::with_capacity(runs.len());
    for run in runs {
        match out.last_mut() {
            Some((i, j, n)) if *i + *n == run.0 && *j + *n == run.1 => *n += run.2,
            _ => out.push(run),
        }
    }
    out
}

/// Threes of words that stand once on each side, in the same order on both.
fn anchors(old: &[u32], new: &[u32]) -> Vec<(usize, usize)> {
    let (once_old, once_new) = (once(old), once(new));
    let mut shared: Vec<(usize, usize)> = once_old
        .iter()
        .filter_map(|(shingle, at)| Some((*at, *once_new.get(shingle)?)))
        .collect();
    shared.sort_unstable();
    rising(&shared)
}

fn once(words: &[u32]) -> HashMap<[u32; 3], usize> {
    let mut seen: HashMap<[u32; 3], Option<usize>> = HashMap::default();
    for (at, w) in words.windows(3).enumerate() {
        let place = seen.entry([w[0], w[1], w[2]]).or_insert(Some(at));
        if *place != Some(at) {
            *place = None;
        }
    }
    let kept = seen.into_iter();
    kept.filter_map(|(shingle, at)| Some((shingle, at?)))
        .collect()
}

/// The longest part of `pairs`, sorted by the first, whose second rises too.
pub(super) fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (index, &(_, y)) in pairs.iter().enumerate() {
        let at = tails.partition_point(|&t| pairs[t].1 < y);
        before[index] = at.checked_sub(1).map(|i| tails[i]);
        if at == tails.len() {
            tails.push(index);
        } else {
            tails[at] = index;
        }
    }
    let mut out = Vec::new();
    let mut next = tails.last().copied();
    while let Some(index) = next {
        out.push(pairs[index]);
        next = before[index];
    }
    out.reverse();
    out
}

/// What lies between the equal runs: a stretch of the old text and one of the new.
pub(super) fn hunks(
    runs: &[(usize, usize, usize)],
    old: usize,
    new: usize,
) -> Vec<(Range<usize>, Range<usize>)> {
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    for &(x, y, n) in runs.iter().chain([&(old, new, 0)]) {
        if i < x || j < y {
            out.push((i..x, j..y));
        }
        (i, j) = (x + n, y + n);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_at_what_both_have_once() {
        let old: Vec<u32> = (0..5000).collect();
        let mut new = old.clone();
        new[700] = 90_000;
        new.remove(2500);
        let runs = equal(&old, &new);
        assert_eq!(
            hunks(&runs, old.len(), new.len()),
            [(700..701, 700..701), (2500..2501, 2500..2500)]
        );
    }

    #[test]
    fn the_longest_rising_part_is_kept() {
        let pairs = [(0, 4), (1, 0), (2, 1), (3, 9), (4, 2)];
        assert_eq!(rising(&pairs), [(1, 0), (2, 1), (4, 2)]);
    }
}
