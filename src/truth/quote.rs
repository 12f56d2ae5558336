//! Whether two quotes are about the same words, and two citations about the same place.

use crate::text::{Folded, fold};

/// The share of the shorter quote that both have in common, from 0 to 1: the longest run of equal
/// folded words, measured in words.
pub fn overlap(a: &str, b: &str) -> f64 {
    let (a, b) = (fold(&plain(a)), fold(&plain(b)));
    let (short, long) = if a.len() <= b.len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    if short.is_empty() {
        return 0.0;
    }
    ratio(longest_run(short, long), short.len())
}

/// Without Markdown asterisks.
fn plain(quote: &str) -> String {
    quote.replace('*', "")
}

#[allow(
    clippy::cast_precision_loss,
    reason = "quotes have far fewer words than 2^52"
)]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// Length of the longest run of words that stands in both.
fn longest_run(a: &Folded, b: &Folded) -> usize {
    let mut best = 0;
    let mut row = vec![0; b.len() + 1];
    for i in 0..a.len() {
        let mut diagonal = 0;
        for j in 0..b.len() {
            let here = if a.get(i) == b.get(j) {
                diagonal + 1
            } else {
                0
            };
            diagonal = row[j + 1];
            row[j + 1] = here;
            best = best.max(here);
        }
    }
    best
}

/// How near two citations are: 3 when equal, 2 when one is inside the other, 0 otherwise.
pub fn same_place(a: Option<&str>, b: Option<&str>) -> u32 {
    let (Some(a), Some(b)) = (a, b) else {
        return if a == b { 3 } else { 0 };
    };
    let (a, b) = (steps(a), steps(b));
    match a.len().min(b.len()) {
        _ if a == b => 3,
        0 => 0,
        n if a[..n] == b[..n] => 2,
        _ => 0,
    }
}

/// Words and numbers of a citation; the first of two equal articles needs no mark.
fn steps(place: &str) -> Vec<String> {
    let marked = place
        .to_lowercase()
        .replace("#1", "")
        .replace('~', "#")
        .replace("allegato", "all");
    let parts = marked.split(|c: char| !(c.is_alphanumeric() || c == '#' || c == '-'));
    parts.filter(|p| !p.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_overlap_by_their_words() {
        const TABLE: &[(&str, &str, f64)] = &[
            ("Il **dipendente** può", "il dipendente puo'", 1.0),
            ("almeno il giorno prima", "comunque, almeno il giorno", 0.75),
            ("né buono pasto", "lavoro straordinario o altro", 0.0),
            ("", "x", 0.0),
        ];
        for (a, b, want) in TABLE {
            assert!(
                (overlap(a, b) - want).abs() < 1e-9,
                "{a} / {b}: {}",
                overlap(a, b)
            );
            assert!((overlap(b, a) - want).abs() < 1e-9, "{b} / {a}");
        }
    }

    #[test]
    fn places_are_read_as_people_write_them() {
        assert_eq!(same_place(Some("art. 4#1 c. 6"), Some("art. 4 c. 6")), 3);
        assert_eq!(same_place(Some("art. 4#2 c. 6"), Some("art. 4 c. 6")), 0);
        assert_eq!(
            same_place(Some("all. B, Recesso"), Some("Allegato B, Recesso c. 1")),
            2
        );
        assert_eq!(same_place(None, None), 3);
        assert_eq!(same_place(None, Some("art. 1")), 0);
    }
}
