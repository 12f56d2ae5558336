//! Elements of an enumeration inside a sentence.

use std::ops::Range;

use super::strip::Strip;

/// Whether the stretch is one element, or several, of an enumeration of at least three.
pub(super) fn whole(strip: &Strip<'_, '_>, range: &Range<usize>) -> bool {
    const LONGEST: usize = 14;
    if range.is_empty() || range.len() > LONGEST {
        return false;
    }
    let starts = |at: usize| opens_element(strip, at);
    let from = (0..range.start)
        .rev()
        .find(|at| strip.starts(*at))
        .unwrap_or(0);
    let to = (range.end..strip.len())
        .find(|at| strip.starts(*at))
        .unwrap_or(strip.len());
    let whole = starts(range.end) || range.end == to;
    let first = starts(range.start) || range.start == from;
    let near = |other: Range<usize>| other.filter(|at| starts(*at)).count();
    let window = from.max(range.start.saturating_sub(LONGEST))..to.min(range.end + LONGEST);
    let others = near(window.start + 1..range.start) + near(range.end + 1..window.end);
    let inner = near(range.start + 1..range.end);
    whole && (first || starts(range.end)) && others + inner + usize::from(first) >= 2
}

/// Whether an element of an enumeration starts at `at`: after a comma, or with «e», «o».
fn opens_element(strip: &Strip<'_, '_>, at: usize) -> bool {
    at < strip.len()
        && (strip.token(at).gap.is_some_and(|c| ",;".contains(c))
            || matches!(strip.spelling(at), "e" | "o" | "ovvero" | "nonché"))
}
