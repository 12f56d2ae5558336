//! Gaps and overlaps between ranges of one measure.

use crate::value::Range;

/// What is wrong between two ranges that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Between these numbers nothing is said.
    Gap(String),
    /// These numbers are in both.
    Overlap(String),
}

/// Looks at ranges of one measure, lowest first. Of a `continuous` one (kilometres) what is between two
/// whole numbers counts too.
pub(super) fn faults(ranges: &[Range], continuous: bool) -> Vec<Fault> {
    let mut sorted: Vec<&Range> = ranges.iter().collect();
    sorted.sort_by_key(|r| (r.from.unwrap_or(0), r.to.unwrap_or(u32::MAX)));
    sorted
        .windows(2)
        .filter_map(|pair| fault(pair[0], pair[1], continuous))
        .collect()
}

fn fault(low: &Range, high: &Range, continuous: bool) -> Option<Fault> {
    let from = high.from?;
    let Some(to) = low.to else {
        return Some(Fault::Overlap(format!("da {from} in poi")));
    };
    let out = low.below || high.above;
    if from < to {
        return Some(Fault::Overlap(format!("fra {from} e {to}")));
    }
    if from == to {
        let overlap = Fault::Overlap(from.to_string());
        let gap = Fault::Gap(from.to_string());
        return match (low.below, high.above) {
            (false, false) => Some(overlap),
            (true, true) => Some(gap),
            _ => None,
        };
    }
    let first = if high.above { from + 1 } else { from };
    let last = if low.below { to.saturating_sub(1) } else { to };
    if continuous && (from > to || out) {
        return Some(Fault::Gap(format!("fra {to} e {from}")));
    }
    (first > last + 1).then(|| {
        let (a, b) = (last + 1, first - 1);
        Fault::Gap(if a == b {
            a.to_string()
        } else {
            format!("da {a} a {b}")
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{Fault, faults};
    use crate::value::Range;

    fn range(from: u32, to: Option<u32>, above: bool) -> Range {
        Range {
            from: Some(from),
            to,
            above,
            ..Range::default()
        }
    }

    #[test]
    fn what_is_between_two_ranges() {
        let km = [range(20, Some(40), false), range(41, Some(60), false)];
        assert_eq!(faults(&km, true), [Fault::Gap("fra 40 e 41".into())]);
        assert_eq!(faults(&km, false), []);
        let open = [range(61, Some(100), false), range(101, None, true)];
        assert_eq!(faults(&open, false), [Fault::Gap("101".into())]);
        let years = [range(0, Some(10), false), range(10, Some(18), false)];
        assert_eq!(faults(&years, false), [Fault::Overlap("10".into())]);
        let whole = [range(0, Some(10), false), range(10, None, true)];
        assert_eq!(faults(&whole, true), []);
    }
}
