//! What was only dropped or only added can often be read in several ways («a, [b, a]», «[a, b], a»):
//! the one is taken that starts or ends at a pause.

use std::cmp::Reverse;
use std::ops::Range;

use super::hunk::Hunk;
use super::strip::Strip;

/// Moves a one-sided difference along equal words. `room` is how many equal words stand before and
/// after it, up to the next difference.
pub(super) fn to_a_pause(
    hunk: Hunk,
    room: (usize, usize),
    base: &Strip<'_, '_>,
    local: &Strip<'_, '_>,
) -> Hunk {
    let (strip, range) = match (hunk.base.is_empty(), hunk.local.is_empty()) {
        (false, true) => (base, &hunk.base),
        (true, false) => (local, &hunk.local),
        _ => return hunk,
    };
    let (back, ahead) = reach(strip, range, room);
    let starts = range.start - back..=range.start + ahead;
    let best = starts.max_by_key(|start| {
        let far = start.abs_diff(range.start);
        (worth(strip, *start..start + range.len()), Reverse(far))
    });
    let start = best.unwrap_or(range.start);
    let old = range.start;
    let shift = |range: Range<usize>| range.start + start - old..range.end + start - old;
    Hunk {
        base: shift(hunk.base),
        local: shift(hunk.local),
    }
}

/// How far a stretch can move back and ahead without a change of what is left.
fn reach(strip: &Strip<'_, '_>, range: &Range<usize>, room: (usize, usize)) -> (usize, usize) {
    let keys = &strip.keys;
    let back = (1..=room.0.min(range.start))
        .take_while(|n| keys[range.start - n] == keys[range.end - n])
        .count();
    let ahead = (0..room.1.min(strip.len() - range.end))
        .take_while(|n| keys[range.start + n] == keys[range.end + n])
        .count();
    (back, ahead)
}

/// How well a stretch stands: between sentences, between pauses, from a joining word on.
fn worth(strip: &Strip<'_, '_>, range: Range<usize>) -> usize {
    let pause = |at: usize| {
        let gap = (at < strip.len()).then(|| strip.token(at).gap).flatten();
        let marked = gap.is_some_and(|c| ";:,(\n)-".contains(c));
        4 * usize::from(strip.starts(at)) + 2 * usize::from(marked)
    };
    pause(range.start) + pause(range.end) + usize::from(!strip.token(range.start).tells())
}
