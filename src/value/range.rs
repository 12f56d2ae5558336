//! Ranges of numbers as texts print them: «da 20 a 40 km», «superiori a 101», «fino a 10 anni».

use crate::text::Words;

use super::number;
use super::phrase::List;

/// Words that open a range with two ends.
static FROM: List = List::new(&["@da", "tra|fra", "compres* tra|fra", "compres* @da"]);

/// Words between its ends.
static TO: List = List::new(&["@a", "fino @a", "e", "sino @a"]);

/// Words before a number that is not in the range any more.
static ABOVE: List = List::new(&[
    "superior* @a",
    "maggior* @di",
    "oltre @il?",
    "oltre @a",
    "più @di",
    "eccedent* @il?",
]);

/// Words before the highest number.
static UP_TO: List = List::new(&[
    "fino @a",
    "sino @a",
    "non superior* @a",
    "massimo",
    "entro @il?",
]);

/// Words before a number that the range does not reach.
static BELOW: List = List::new(&["inferior* @a", "minor* @di", "meno @di", "sotto @il?"]);

/// Words behind the lowest number.
static ON: List = List::new(&[
    "e oltre",
    "ed oltre",
    "e più",
    "in su",
    "in poi",
    "e superior*",
]);

/// A range of whole numbers of one measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// Lowest number; `None` when the text gives none.
    pub from: Option<u32>,
    /// Whether the lowest number itself is out: «superiori a 101».
    pub above: bool,
    /// Highest number; `None` for «e oltre».
    pub to: Option<u32>,
    /// Whether the highest number itself is out: «inferiori a 10».
    pub below: bool,
    /// The word of the measure (`km`, `anni`), folded; empty when there is none.
    pub unit: String,
}

/// All ranges in `words`, in order, with the words that they take.
pub fn ranges(words: Words<'_>) -> Vec<(Range, std::ops::Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match range(words, at) {
            Some((range, end)) => {
                found.push((range, at..end));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn range(words: Words<'_>, at: usize) -> Option<(Range, usize)> {
    two_ends(words, at)
        .or_else(|| {
            one_end(words, at, &UP_TO, |to| Range {
                to: Some(to),
                ..Range::default()
            })
        })
        .or_else(|| {
            let below = |to| Range {
                to: Some(to),
                below: true,
                ..Range::default()
            };
            one_end(words, at, &BELOW, below)
        })
        .or_else(|| {
            let above = |from| Range {
                from: Some(from),
                above: true,
                ..Range::default()
            };
            one_end(words, at, &ABOVE, above)
        })
        .or_else(|| onwards(words, at))
}

/// «da 20 a 40», «0 a 10 anni».
fn two_ends(words: Words<'_>, at: usize) -> Option<(Range, usize)> {
    let opened = FROM.any(words, at).unwrap_or(0);
    let (from, mut next) = count(words, at + opened)?;
    let own = unit(words, next);
    next += usize::from(!own.is_empty() && TO.any(words, next).is_none());
    let joined = TO.any(words, next)?;
    let (to, next) = count(words, next + joined)?;
    if to < from || (opened == 0 && words.get(at + 1) == "e") {
        return None;
    }
    let range = Range {
        from: Some(from),
        to: Some(to),
        ..Range::default()
    };
    Some(measured(words, at, range, next))
}

fn one_end(
    words: Words<'_>,
    at: usize,
    opens: &List,
    made: impl Fn(u32) -> Range,
) -> Option<(Range, usize)> {
    let opened = opens.any(words, at)?;
    let (number, next) = count(words, at + opened)?;
    Some(measured(words, at, made(number), next))
}

/// «101 e oltre», «da 101 km in poi».
fn onwards(words: Words<'_>, at: usize) -> Option<(Range, usize)> {
    let opened = FROM.any(words, at).unwrap_or(0);
    let (from, next) = count(words, at + opened)?;
    let own = unit(words, next);
    let after = next + usize::from(!own.is_empty());
    let taken = ON
        .any(words, next)
        .map(|n| next + n)
        .or_else(|| ON.any(words, after).map(|n| after + n))?;
    let range = Range {
        from: Some(from),
        unit: if own == "e" || own == "ed" {
            String::new()
        } else {
            own
        },
        ..Range::default()
    };
    Some((range, taken))
}

/// Puts the measure to a range: the word behind it, else the word before it.
fn measured(words: Words<'_>, at: usize, mut range: Range, next: usize) -> (Range, usize) {
    let behind = unit(words, next);
    if behind.is_empty() || words.get(next + 1).is_empty() && behind == "e" {
        range.unit = at
            .checked_sub(1)
            .map(|i| unit(words, i))
            .unwrap_or_default();
        return (range, next);
    }
    range.unit = behind;
    (range, next + 1)
}

/// A word of letters, which may be a measure.
fn unit(words: Words<'_>, at: usize) -> String {
    let word = words.get(at);
    if word.len() > 1 && word.chars().all(char::is_alphabetic) {
        word.to_owned()
    } else {
        String::new()
    }
}

/// A whole number in figures or in words.
fn count(words: Words<'_>, at: usize) -> Option<(u32, usize)> {
    let word = words.get(at);
    let figures = word.parse().ok();
    let number = figures.or_else(|| number::cardinal(word).filter(|n| *n > 1))?;
    Some((number, at + 1))
}

#[cfg(test)]
mod tests {
    use super::ranges;
    use crate::text::{Words, fold};

    #[test]
    fn text_to_ranges() {
        for (text, wanted) in TABLE {
            let folded = fold(text);
            let found: Vec<String> = ranges(Words::whole(&folded))
                .into_iter()
                .map(|(r, _)| {
                    let end = |n: Option<u32>| n.map_or("-".to_owned(), |n| n.to_string());
                    let sign = |out: bool| if out { "!" } else { "" };
                    format!(
                        "{}{}..{}{} {}",
                        end(r.from),
                        sign(r.above),
                        end(r.to),
                        sign(r.below),
                        r.unit
                    )
                })
                .collect();
            assert_eq!(found, *wanted, "{text}");
        }
    }

    const TABLE: &[(&str, &[&str])] = &[
        (
            "1 per km da 20 a 40 2 per km da 41 a 60 4 per km superiori a 101",
            &["20..40 km", "41..60 km", "101!..- km"],
        ),
        (
            "aggiuntivo 0 a 10 anni + 0,5 per ogni figlio aggiuntivo 10 a 18 anni",
            &["0..10 anni", "10..18 anni"],
        ),
        ("fino a 10 km: punti 1", &["-..10 km"]),
        ("oltre 50 km punti 5", &["50!..- km"]),
        ("31 km e oltre", &["31..- km"]),
        ("i commi 2 e 3", &[]),
    ];
}
