//! Words that are probably misprinted: proposed, never changed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Finding, Site, Subject};
use crate::diagnostic::Code;
use crate::text::{Span, Words};

/// A word that stands so often in a document is meant.
const OFTEN: usize = 8;

/// A pair of words that stands so often is a phrase.
const PHRASE: usize = 5;

/// Shorter words are too near to others.
const LONG: usize = 5;

/// Endings are not compared: «presentata» and «presentato» are both right.
const ENDING: usize = 3;

/// Looks at the words of the document against each other.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let words = Words::whole(&subject.text.words);
    let counts = Counts::of(words);
    let mut found = Vec::new();
    found.extend(twice(subject, words));
    found.extend(figures(subject, words));
    for at in 1..words.len() {
        let word = words.get(at);
        if word.chars().count() < LONG || !word.chars().all(char::is_alphabetic) {
            continue;
        }
        if let Some(meant) = counts.meant(words.get(at - 1), word, &subject.set.lexicon) {
            found.extend(finding(subject, words.word(at).span, meant));
        }
    }
    found
}

/// How often each word stands, and each after another.
struct Counts<'a> {
    words: HashMap<&'a str, usize>,
    after: HashMap<&'a str, BTreeMap<&'a str, usize>>,
}

impl<'a> Counts<'a> {
    fn of(words: Words<'a>) -> Self {
        let mut counts = Self {
            words: HashMap::new(),
            after: HashMap::new(),
        };
        for at in 0..words.len() {
            *counts.words.entry(words.get(at)).or_default() += 1;
            if at > 0 {
                let next = counts.after.entry(words.get(at - 1)).or_default();
                *next.entry(words.get(at)).or_default() += 1;
            }
        }
        counts
    }

    /// The word that is meant: one that often stands after the same word, one letter away.
    fn meant(&self, before: &str, word: &str, known: &BTreeSet<String>) -> Option<&'a str> {
        if self.words.get(word).copied().unwrap_or(0) > 1 || known.contains(word) {
            return None;
        }
        let beside = self.after.get(before)?.iter();
        let near = beside.filter(|(other, times)| {
            **times >= PHRASE
                && self.words.get(*other).copied().unwrap_or(0) >= OFTEN
                && one_letter_apart(word, other, **times >= OFTEN)
        });
        near.max_by_key(|(_, times)| **times)
            .map(|(other, _)| *other)
    }
}

/// Whether one letter of two words differs, is missing or is too much, and not in the ending, unless what
/// is meant is a phrase of the text.
fn one_letter_apart(a: &str, b: &str, phrase: bool) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a == b || a.len().abs_diff(b.len()) > 1 || b.len() < LONG {
        return false;
    }
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let back = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let longer = a.len().max(b.len());
    let inner = front > 0 && back > 0 && back + front + 1 >= longer;
    // One vowel for another mostly makes another word: «posto», «pasto».
    let vowel = |c: char| "aeiouàèéìòù".contains(c);
    if a.len() == b.len() && a.get(front).copied().is_some_and(vowel) {
        return false;
    }
    // One letter for another near the end is an ending, unless the words are short.
    let ending = back < ENDING.min(longer.saturating_sub(4)) && a.len() != b.len();
    inner && !ending && (phrase || back > 1 || a.len() != b.len())
}

fn finding(subject: &Subject<'_>, span: Span, meant: &str) -> Option<Finding> {
    let unit = unit_at(subject, span)?;
    let site: Site = subject.site(unit, span);
    let message = format!("«{}»: forse «{meant}»", site.quote);
    Some(Finding::new(Code::Misprint, vec![site], message))
}

/// The innermost unit that holds `span`.
fn unit_at(subject: &Subject<'_>, span: Span) -> Option<usize> {
    let units = subject.outline.units.iter().enumerate().rev();
    let holds = |u: &crate::outline::Unit| u.full.start <= span.start && span.end <= u.full.end;
    units
        .into_iter()
        .find(|(_, u)| holds(u))
        .map(|(index, _)| index)
}

/// A small word printed twice: «di di».
fn twice(subject: &Subject<'_>, words: Words<'_>) -> Vec<Finding> {
    let double = |at: &usize| {
        let (a, b) = (words.word(*at - 1), words.word(*at));
        let between = &subject.text.clean[a.span.end..b.span.start];
        let word = words.get(*at);
        word == words.get(*at - 1)
            && between == " "
            && (2..=5).contains(&word.chars().count())
            && word.chars().all(char::is_alphabetic)
            && subject.clean(a.span) == subject.clean(b.span)
            && subject.has(&subject.set.coherence.small_words, b.span)
    };
    (1..words.len())
        .filter(double)
        .filter_map(|at| {
            let span = words.word(at - 1).span.join(words.word(at).span);
            let site = subject.site(unit_at(subject, span)?, span);
            let message = format!("«{}»: la parola è scritta due volte", site.quote);
            Some(Finding::new(Code::Misprint, vec![site], message))
        })
        .collect()
}

/// Letters that are read for figures, and the figure meant.
const FIGURES: &[(char, char)] = &[('O', '0'), ('l', '1'), ('I', '1')];

/// A number with a letter in it: «3O giorni».
fn figures(subject: &Subject<'_>, words: Words<'_>) -> Vec<Finding> {
    let meant = |at: usize| {
        let span = words.word(at).span;
        let printed = subject.clean(span);
        let letter = |c: char| FIGURES.iter().find(|(letter, _)| *letter == c);
        let mixed = printed
            .chars()
            .all(|c| c.is_ascii_digit() || letter(c).is_some())
            && printed.contains(|c: char| c.is_ascii_digit())
            && printed.contains(char::is_alphabetic);
        let repaired = printed
            .chars()
            .map(|c| letter(c).map_or(c, |(_, figure)| *figure))
            .collect::<String>();
        (mixed && printed.len() > 1).then(|| finding(subject, span, &repaired))?
    };
    (0..words.len()).filter_map(meant).collect()
}
