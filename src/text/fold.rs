//! Folding: small letters, one spelling for accents, elisions split.

use super::field::field;
use super::{Folded, Span, slip};

/// Folds `text` into words. Spans are offsets in `text`.
///
/// Small letters; `é` as `è`; an apostrophe after the last vowel of a word is an accent (`e'` is
/// `è`, `puo'` is `può`); an elision ends its word (`dell'ente` is `dell`, `ente`); a run of `_` or
/// of four or more dots is the word `_` (an empty form field); `€` and `%` are words; numbers keep
/// inner dots, commas, colons and slashes (`17:30`, `30.6.2003`, `1.000,50`).
pub fn fold(text: &str) -> Folded {
    folded(text, true)
}

/// The same for words that were folded before, or written by hand into data: nothing in them is a slip
/// of a printer.
pub fn refold(text: &str) -> Folded {
    folded(text, false)
}

fn folded(text: &str, slips: bool) -> Folded {
    let mut out = Folded::default();
    let mut scan = Scan {
        text,
        at: 0,
        gap: None,
        quote_open: false,
    };
    let mut word = String::new();
    while scan.at < text.len() {
        word.clear();
        let start = scan.at;
        let mut slipped = None;
        if !scan.blank(&mut word) {
            slipped = if slips { scan.slip(&mut word) } else { None };
            if slipped.is_none() && !scan.number(&mut word) && !scan.letters(&mut word) {
                scan.tilde(&mut out);
                scan.other(&mut word);
            }
        }
        if let Some((end, number)) = slipped {
            out.slip(Span::new(start, end), &word, number);
        }
        if word.is_empty() {
            continue;
        }
        let gap = scan.gap.take();
        if word == "_" && matches!(gap, Some('/' | '.')) && out.ends_blank() {
            out.stretch_last(scan.at);
        } else {
            out.push(&word, Span::new(start, scan.at), gap);
        }
    }
    out
}

/// A folded letter without its accent.
pub fn unaccented(letter: char) -> char {
    match letter {
        'à' => 'a',
        'è' => 'e',
        'ì' => 'i',
        'ò' => 'o',
        'ù' => 'u',
        other => other,
    }
}

/// The state of one pass over the characters.
struct Scan<'t> {
    text: &'t str,
    at: usize,
    gap: Option<char>,
    quote_open: bool,
}

impl Scan<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// An empty form field: two or more underscores (escaped or not), four or more dots, or brackets and
    /// short dots beside their measure.
    fn blank(&mut self, word: &mut String) -> bool {
        let printed = self
            .peek()
            .is_some_and(|c| matches!(c, '[' | '(' | '.' | '…'));
        if let Some(bytes) = printed.then(|| field(self.text, self.at)).flatten() {
            self.at += bytes;
            word.push('_');
            return true;
        }
        if !printed && !self.rest().starts_with(['_', '\\']) {
            return false;
        }
        let line = self
            .rest()
            .chars()
            .take_while(|c| matches!(c, '_' | '\\'))
            .count();
        let dots = self
            .rest()
            .chars()
            .take_while(|c| matches!(c, '.' | '…'))
            .count();
        let bytes: usize = if line >= 2 {
            line
        } else {
            let long = dots >= 4 || self.rest().starts_with("……");
            if !long {
                return false;
            }
            self.rest().chars().take(dots).map(char::len_utf8).sum()
        };
        self.at += bytes;
        word.push('_');
        true
    }

    /// A number or a word with a slip in it: where it ends, and whether it is a number.
    fn slip(&mut self, word: &mut String) -> Option<(usize, bool)> {
        let rest = self.rest();
        let inside = self.text[..self.at].ends_with(char::is_alphanumeric);
        if inside || !rest.starts_with(char::is_alphanumeric) {
            return None;
        }
        if let Some((len, mended)) = slip::number(rest) {
            self.at += len;
            word.push_str(&mended);
            return Some((self.at, true));
        }
        let (len, mended) = slip::word(rest)?;
        self.at += len;
        mended.chars().for_each(|c| push_folded(word, c));
        let end = self.at;
        if self.peek().is_some_and(is_apostrophe) {
            self.apostrophe(word);
        }
        Some((end, false))
    }

    /// «2019~2021»: a tilde between digits is a dash.
    fn tilde(&mut self, out: &mut Folded) {
        let Some(after) = self.rest().strip_prefix('~') else {
            return;
        };
        let is_digit = |c: char| c.is_ascii_digit();
        let before = &self.text[..self.at];
        let first = before.trim_end_matches(is_digit).len();
        let last = after.len() - after.trim_start_matches(is_digit).len();
        if first < self.at && last > 0 {
            let span = Span::new(first, self.at + 1 + last);
            let meant = self.text[span.range()].replace('~', "-");
            out.slip(span, &meant, true);
            self.note('.');
        }
    }

    /// Digits with inner separators, and the letters glued to them (`1º`, `2a`).
    fn number(&mut self, word: &mut String) -> bool {
        if !self.peek().is_some_and(|c| c.is_ascii_digit()) {
            return false;
        }
        let mut chars = self.rest().char_indices().peekable();
        let mut end = 0;
        while let Some((i, c)) = chars.next() {
            let next = chars.peek().map(|&(_, n)| n);
            let inner =
                matches!(c, '.' | ',' | ':' | '/') && next.is_some_and(|n| n.is_ascii_digit());
            if !(c.is_alphanumeric() || inner) {
                break;
            }
            word.extend(c.to_lowercase());
            end = i + c.len_utf8();
        }
        self.at += end;
        true
    }

    /// Letters up to an apostrophe or the end of the word.
    fn letters(&mut self, word: &mut String) -> bool {
        let end: usize = self
            .rest()
            .chars()
            .take_while(|c| c.is_alphabetic() || is_combining(*c))
            .map(|c| {
                push_folded(word, c);
                c.len_utf8()
            })
            .sum();
        if end == 0 {
            return false;
        }
        self.at += end;
        if self.peek().is_some_and(is_apostrophe) {
            self.apostrophe(word);
        }
        true
    }

    /// An apostrophe after letters: elision, closing quote, or accent.
    fn apostrophe(&mut self, word: &mut String) {
        let mark = self.peek().map_or(0, char::len_utf8);
        let elision = self.rest()[mark..]
            .chars()
            .next()
            .is_some_and(char::is_alphanumeric);
        if elision {
            self.at += mark;
        } else if self.quote_open {
            self.quote_open = false;
        } else if let Some(accented) = word.chars().last().and_then(accent) {
            word.pop();
            word.push(accented);
            self.at += mark;
        }
    }

    /// A character outside words: `€` and `%` are words, punctuation is remembered.
    fn other(&mut self, word: &mut String) {
        let Some(c) = self.peek() else { return };
        let spaced = self.text[..self.at].ends_with(char::is_whitespace) || self.at == 0;
        self.at += c.len_utf8();
        match c {
            '€' | '%' => word.push(c),
            _ if is_apostrophe(c) => {
                self.quote_open = spaced && self.peek().is_some_and(char::is_alphabetic);
            }
            '-' | '–' | '—' => self.note(if spaced { '-' } else { '.' }),
            '"' | '«' | '»' | '“' | '”' => self.note('"'),
            ';' | ':' | ',' | '(' | ')' | '\n' | '/' | '.' => self.note(c),
            _ => {}
        }
    }

    fn note(&mut self, mark: char) {
        let strength = |c: char| MARKS.find(c).unwrap_or(MARKS.len());
        if self.gap.is_none_or(|old| strength(mark) < strength(old)) {
            self.gap = Some(mark);
        }
    }
}

/// Punctuation between words, strongest first.
const MARKS: &str = ";:\n()-,\"/.";

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}' | '\u{0301}')
}

fn accent(vowel: char) -> Option<char> {
    Some(match vowel {
        'a' => 'à',
        'e' => 'è',
        'i' => 'ì',
        'o' => 'ò',
        'u' => 'ù',
        _ => return None,
    })
}

fn push_folded(word: &mut String, c: char) {
    match c {
        'a'..='z' => word.push(c),
        'A'..='Z' => word.push(c.to_ascii_lowercase()),
        'é' | 'É' => word.push('è'),
        'á' | 'Á' => word.push('à'),
        'ó' | 'Ó' => word.push('ò'),
        'ú' | 'Ú' => word.push('ù'),
        'í' | 'Í' => word.push('ì'),
        _ if is_combining(c) => {
            if let Some(accented) = word.chars().last().and_then(accent) {
                word.pop();
                word.push(accented);
            }
        }
        _ => word.extend(c.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        let all = fold(text);
        (0..all.len()).map(|i| all.get(i).to_owned()).collect()
    }

    #[test]
    fn words_are_folded() {
        for (text, expected) in [
            (
                "L'Amministrazione PUO' recedere",
                "l amministrazione può recedere",
            ),
            (
                "perché l’ente è tenuto e' po' ne'",
                "perchè l ente è tenuto è pò nè",
            ),
            ("'lavoro agile' e altro", "lavoro agile e altro"),
            ("vita-lavoro, e-mail", "vita lavoro e mail"),
            (
                "dalle 17:30 alle 8.00 del 30.6.2003",
                "dalle 17:30 alle 8.00 del 30.6.2003",
            ),
            ("legge 104/92, n. 66.", "legge 104/92 n 66"),
            ("€ 20/netti 50%", "€ 20 netti 50 %"),
            (
                "di _____ giorni, \\_\\_\\_ ore ........",
                "di _ giorni _ ore _",
            ),
            ("il ___/___/______", "il _"),
            ("art. ... (Obblighi)", "art obblighi"),
            ("perche\u{0301} e\u{0300}", "perchè è"),
            ("3O giorni, 1º comma", "30 giorni 1º comma"),
        ] {
            assert_eq!(folded(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn breaks_are_remembered() {
        let all = fold("a, b; (c) d - e vita-lavoro");
        let breaks: Vec<Option<char>> = (0..all.len()).map(|i| all.word(i).break_before).collect();
        assert_eq!(
            breaks[..5],
            [None, Some(','), Some(';'), Some(')'), Some('-')]
        );
    }
}
