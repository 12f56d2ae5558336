//! Two texts side by side: which words stand in both, which in one alone.

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Longest product of two lengths that is compared word by word.
const BUDGET: usize = 1 << 22;

/// Share of words in common, in hundredths, below which two texts are two texts and not two versions.
const ALIKE: usize = 30;

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Run {
    /// `same`, `only` (in this text alone), or nothing where texts are not two versions.
    pub class: &'static str,
    /// The words, verbatim.
    pub text: String,
}

/// The runs of two texts, the first beside the second.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Redline {
    /// Of the document.
    pub local: Vec<Run>,
    /// Of the contract.
    pub base: Vec<Run>,
    /// Whether they are two versions of one text: words are marked.
    pub marked: bool,
}

/// Marks what two texts have in common, where they have enough.
pub fn redline(local: &str, base: &str) -> Redline {
    let (new, old) = (tokens(local), tokens(base));
    let plain = || Redline {
        local: vec![run("", local)],
        base: vec![run("", base)],
        marked: false,
    };
    if new.len().saturating_mul(old.len()) > BUDGET {
        return plain();
    }
    let equal = equal(&new, &old);
    let shared: usize = equal.iter().map(|(_, _, n)| n).sum();
    if 100 * 2 * shared < ALIKE * (new.len() + old.len()) || shared == 0 {
        return plain();
    }
    let side = |tokens: &[Token<'_>], text: &str, at: fn(&(usize, usize, usize)) -> usize| {
        runs(tokens, text, equal.iter().map(|e| (at(e), e.2)))
    };
    Redline {
        local: side(&new, local, |e| e.0),
        base: side(&old, base, |e| e.1),
        marked: true,
    }
}

fn run(class: &'static str, text: &str) -> Run {
    Run {
        class,
        text: text.to_owned(),
    }
}

/// A word in small letters, with the place where it begins.
struct Token<'a> {
    start: usize,
    word: std::borrow::Cow<'a, str>,
}

/// The words of a text; signs between them belong to the word before.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out: Vec<Token<'_>> = Vec::new();
    let mut start = None;
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    for (at, c) in ends {
        match (c.is_alphanumeric() || c == '_', start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = text[from..at].to_lowercase().into();
                out.push(Token { start: from, word });
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// Equal stretches: where they begin in each, and how many words; single words between changes are
/// chance.
fn equal(new: &[Token<'_>], old: &[Token<'_>]) -> Vec<(usize, usize, usize)> {
    let words = |side: &[Token<'_>]| side.iter().map(|t| t.word.to_string()).collect::<Vec<_>>();
    let (a, b) = (words(new), words(old));
    let ops = capture_diff_slices(Algorithm::Patience, &a, &b);
    let runs = ops.into_iter().filter_map(|op| match op {
        DiffOp::Equal {
            old_index,
            new_index,
            len,
        } => Some((old_index, new_index, len)),
        _ => None,
    });
    let least = 2.min(a.len()).min(b.len());
    runs.filter(|(_, _, len)| *len >= least).collect()
}

/// Cuts a text into runs at the stretches given.
fn runs(tokens: &[Token<'_>], text: &str, equal: impl Iterator<Item = (usize, usize)>) -> Vec<Run> {
    let at = |token: usize| tokens.get(token).map_or(text.len(), |t| t.start);
    let mut out = Vec::new();
    let mut done = 0;
    for (first, len) in equal {
        let (from, to) = (if first == 0 { 0 } else { at(first) }, at(first + len));
        if done < from {
            out.push(run("only", &text[done..from]));
        }
        out.push(run("same", &text[from..to]));
        done = to;
    }
    if done < text.len() {
        out.push(run("only", &text[done..]));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(runs: &[Run]) -> String {
        let one = |r: &Run| match r.class {
            "only" => format!("[{}]", r.text),
            _ => r.text.clone(),
        };
        runs.iter().map(one).collect()
    }

    #[test]
    fn words_of_one_text_alone_are_marked_and_no_character_is_lost() {
        let (local, base) = (
            "Il dipendente, salvo urgenza, non è tenuto a rispondere.",
            "Il lavoratore non è tenuto a rispondere alle email.",
        );
        let red = redline(local, base);
        assert_eq!(
            shown(&red.local),
            "[Il dipendente, salvo urgenza, ]non è tenuto a rispondere."
        );
        assert_eq!(
            shown(&red.base),
            "[Il lavoratore ]non è tenuto a rispondere [alle email.]"
        );
        let whole = |runs: &[Run]| runs.iter().map(|r| r.text.as_str()).collect::<String>();
        assert_eq!(
            (whole(&red.local), whole(&red.base)),
            (local.into(), base.into())
        );
    }

    #[test]
    fn two_texts_that_have_nothing_in_common_are_left_alone() {
        let red = redline("Durata sei mesi", "Il recesso è motivato");
        assert!(!red.marked && red.local.len() == 1 && red.local[0].class.is_empty());
        assert_eq!(redline("", "").local[0].text, "");
    }
}
