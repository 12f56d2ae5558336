//! The part of a quote that is shown, with the words that were looked for.

use schemars::JsonSchema;
use serde::Serialize;

use super::Query;
use crate::text::{Folded, fold};

/// A quote of so many words is shown whole.
const WHOLE: usize = 60;

/// How many words of a longer one are shown.
const SHOWN: usize = 40;

/// How many of them stand before the first word found.
const BEFORE: usize = 8;

/// A verbatim piece of a quote, with marks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Snippet {
    /// The words, verbatim.
    pub text: String,
    /// Which of them were looked for: first code point of `text` and one past the last, in order.
    pub marks: Vec<(usize, usize)>,
    /// Whether the quote begins before it.
    pub cut_before: bool,
    /// Whether the quote goes on after it.
    pub cut_after: bool,
}

impl Snippet {
    /// The part of `quote` with most of the words looked for, the first of such parts.
    pub fn of(quote: &str, query: &Query) -> Self {
        let words = fold(quote);
        let found = found(&words, query);
        let (from, to) = window(words.len(), &found);
        let start = if from == 0 {
            0
        } else {
            words.word(from).span.start
        };
        let end = if to == words.len() {
            quote.len()
        } else {
            words.word(to - 1).span.end
        };
        let point = |byte: usize| quote[start..byte].chars().count();
        let marks = found.iter().filter(|(at, _)| (from..to).contains(at));
        Self {
            marks: marks
                .map(|(at, _)| words.word(*at).span)
                .map(|span| (point(span.start), point(span.end)))
                .collect(),
            text: quote[start..end].to_owned(),
            cut_before: start > 0,
            cut_after: end < quote.len(),
        }
    }

    /// With each word found as `mark` makes it, and `…` where the quote is cut.
    pub fn marked(&self, mark: impl Fn(&str) -> String) -> String {
        let letters: Vec<char> = self.text.chars().collect();
        let part = |from: usize, to: usize| -> String { letters[from..to].iter().collect() };
        let mut out = String::from(if self.cut_before { "… " } else { "" });
        let mut at = 0;
        for &(start, end) in &self.marks {
            out.push_str(&part(at, start));
            out.push_str(&mark(&part(start, end)));
            at = end;
        }
        out.push_str(&part(at, letters.len()));
        out + if self.cut_after { " …" } else { "" }
    }
}

/// The words found: their indexes, and which of the words looked for each is.
fn found(words: &Folded, query: &Query) -> Vec<(usize, usize)> {
    let which = |at: usize| {
        query
            .terms
            .iter()
            .position(|term| term.finds(words.get(at)))
    };
    let all = (0..words.len()).filter_map(|at| Some((at, which(at)?)));
    all.collect()
}

/// The words that are shown: first, and one past the last.
fn window(length: usize, found: &[(usize, usize)]) -> (usize, usize) {
    if length <= WHOLE {
        return (0, length);
    }
    let mut best = (0, 0, 0);
    for (nth, &(at, _)) in found.iter().enumerate() {
        let from = at.saturating_sub(BEFORE);
        let inside = found[nth..].iter().take_while(|(at, _)| *at < from + SHOWN);
        let mut terms: Vec<usize> = inside.map(|(_, term)| *term).collect();
        let all = terms.len();
        terms.sort_unstable();
        terms.dedup();
        if (terms.len(), all) > (best.0, best.1) {
            best = (terms.len(), all, from);
        }
    }
    let from = best.2.min(length - SHOWN);
    (from, from + SHOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snippet(quote: &str, words: &str) -> Snippet {
        Snippet::of(quote, &Query::new(words).unwrap())
    }

    #[test]
    fn the_words_found_are_marked_where_they_stand() {
        let shown = snippet(
            "È dovuto il Buono-pasto: l'orario è già noto.",
            "buoni perche' ORARI gia",
        );
        let marked = shown.marked(|word| format!("[{word}]"));
        assert_eq!(
            marked,
            "È dovuto il [Buono]-pasto: l'[orario] è [già] noto."
        );
        assert_eq!(shown.marks, [(12, 17), (27, 33), (36, 39)]);
    }

    #[test]
    fn of_a_long_quote_the_part_with_most_words_is_shown() {
        let quote = format!(
            "pasto {}il buono pasto {}",
            "parola ".repeat(90),
            "altra ".repeat(90)
        );
        let shown = snippet(&quote, "buono pasto");
        assert!(
            quote.contains(&shown.text) && shown.cut_before && shown.cut_after,
            "{shown:?}"
        );
        assert_eq!(shown.marks.len(), 2, "{shown:?}");
        assert_eq!(fold(&shown.text).len(), SHOWN);
        let none = snippet(&quote, "niente");
        assert!(none.marks.is_empty() && !none.cut_before && none.cut_after);
        assert_eq!(snippet("", "niente"), Snippet::default());
    }
}
