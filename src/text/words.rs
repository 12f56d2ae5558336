//! Words folded for matching: small letters, one spelling for accents, elisions split.

use std::ops::Range;

use super::Span;

/// One word of the text, in folded spelling, with its place in the clean text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    folded: Range<u32>,
    /// Where the word stands in the clean text.
    pub span: Span,
    /// Whether a comma, colon, semicolon, bracket, dash or line end stands before it.
    pub break_before: Option<char>,
}

/// All the words of a text; the folded letters share one buffer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    buffer: String,
    words: Vec<Word>,
}

impl Folded {
    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The folded spelling of word `index`.
    pub fn get(&self, index: usize) -> &str {
        let range = &self.words[index].folded;
        &self.buffer[range.start as usize..range.end as usize]
    }

    /// Word `index` with its place.
    pub fn word(&self, index: usize) -> &Word {
        &self.words[index]
    }

    /// The indexes of the words that lie inside `span`.
    pub fn inside(&self, span: Span) -> Range<usize> {
        let first = self.words.partition_point(|w| w.span.start < span.start);
        let last = self.words.partition_point(|w| w.span.end <= span.end);
        first..last.max(first)
    }

    fn ends_blank(&self) -> bool {
        !self.is_empty() && self.get(self.len() - 1) == "_"
    }

    fn stretch_last(&mut self, end: usize) {
        if let Some(word) = self.words.last_mut() {
            word.span.end = end;
        }
    }

    fn push(&mut self, folded: &str, span: Span, break_before: Option<char>) {
        let start = offset(self.buffer.len());
        self.buffer.push_str(folded);
        let end = offset(self.buffer.len());
        self.words.push(Word {
            folded: start..end,
            span,
            break_before,
        });
    }
}

fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("a text is shorter than 4 GiB")
}

/// The words of one sentence, preceded by the words that open its list, if it is a list item.
///
/// Indexes run over both: `0..own_start()` are the opening words, the rest is the sentence.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    all: &'a Folded,
    lead: (usize, usize),
    own: (usize, usize),
}

impl<'a> Words<'a> {
    /// The words `own` of `all`, after the words `lead` that open the list.
    pub fn new(all: &'a Folded, lead: Range<usize>, own: Range<usize>) -> Self {
        Self {
            all,
            lead: (lead.start, lead.end),
            own: (own.start, own.end),
        }
    }

    /// All words of `all`.
    pub fn whole(all: &'a Folded) -> Self {
        Self::new(all, 0..0, 0..all.len())
    }

    /// Number of words, lead included.
    pub fn len(self) -> usize {
        self.own_start() + (self.own.1 - self.own.0)
    }

    /// Whether there is no word.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Index of the first word of the sentence itself.
    pub fn own_start(self) -> usize {
        self.lead.1 - self.lead.0
    }

    /// The sentence alone, without the words that open its list.
    #[must_use]
    pub fn own(self) -> Self {
        Self {
            lead: (0, 0),
            ..self
        }
    }

    /// The words with these indexes.
    #[must_use]
    pub fn part(self, range: Range<usize>) -> Self {
        let lead = self.own_start();
        let in_lead = range.start.min(lead)..range.end.min(lead);
        let in_own = range.start.max(lead) - lead..range.end.max(lead) - lead;
        Self {
            all: self.all,
            lead: (self.lead.0 + in_lead.start, self.lead.0 + in_lead.end),
            own: (self.own.0 + in_own.start, self.own.0 + in_own.end),
        }
    }

    fn index(self, i: usize) -> usize {
        let lead = self.own_start();
        if i < lead {
            self.lead.0 + i
        } else {
            self.own.0 + (i - lead)
        }
    }

    /// Folded spelling of word `i`; empty past the end, so that readers may look ahead freely.
    pub fn get(self, i: usize) -> &'a str {
        if i < self.len() {
            self.all.get(self.index(i))
        } else {
            ""
        }
    }

    /// Word `i` with its place in the clean text.
    pub fn word(self, i: usize) -> &'a Word {
        self.all.word(self.index(i))
    }
}

/// Folds `text` into words. Spans are offsets in `text`.
///
/// Small letters; `é` as `è`; an apostrophe after the last vowel of a word is an accent (`e'` is
/// `è`, `puo'` is `può`); an elision ends its word (`dell'ente` is `dell`, `ente`); a run of `_` or
/// of four or more dots is the word `_` (an empty form field); `€` and `%` are words; numbers keep
/// inner dots, commas, colons and slashes (`17:30`, `30.6.2003`, `1.000,50`).
pub fn fold(text: &str) -> Folded {
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
        if !scan.blank(&mut word) && !scan.number(&mut word) && !scan.letters(&mut word) {
            scan.other(&mut word);
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

    /// An empty form field: two or more underscores (escaped or not), or four or more dots.
    fn blank(&mut self, word: &mut String) -> bool {
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
                self.quote_open = spaced && self.peek().is_some_and(char::is_alphabetic)
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
            ("3O giorni, 1º comma", "3o giorni 1º comma"),
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

    #[test]
    fn a_view_joins_the_opening_words_and_the_item() {
        let all = fold("non spetta il pasto");
        let view = Words::new(&all, 0..1, 2..4);
        assert_eq!(
            (view.len(), view.own_start(), view.get(0), view.get(1)),
            (3, 1, "non", "il")
        );
        assert_eq!(view.part(1..3).len(), 2);
        assert_eq!(view.own().get(0), "il");
    }
}
