//! The words of a text in folded spelling, and views of them.

use std::ops::Range;
use std::sync::Arc;

use super::{Slip, Span, Starts, slip};

/// One word of the text, in folded spelling, with its place in the clean text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    folded: Range<u32>,
    /// The first eight bytes of the folded spelling, to compare words at once.
    head: u64,
    /// Where the word stands in the clean text.
    pub span: Span,
    /// Whether a comma, colon, semicolon, bracket, dash or line end stands before it.
    pub break_before: Option<char>,
}

/// A folded word, or the beginning of one, made ready to be compared with many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    head: u64,
    mask: u64,
    text: Box<str>,
}

impl Key {
    /// The key of `text`.
    pub fn new(text: &str) -> Self {
        let mask = match text.len() {
            8.. => u64::MAX,
            bytes => (1 << (8 * bytes)) - 1,
        };
        Self {
            head: head(text),
            mask,
            text: text.into(),
        }
    }

    /// What it is the key of.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its first eight bytes, zeros after the end.
    pub fn head(&self) -> u64 {
        self.head
    }
}

/// The first eight bytes, zeros after the end.
fn head(text: &str) -> u64 {
    let mut bytes = [0; 8];
    let length = text.len().min(8);
    bytes[..length].copy_from_slice(&text.as_bytes()[..length]);
    u64::from_le_bytes(bytes)
}

/// The rows of the words of a text in a table of patterns.
#[derive(Clone, Debug)]
struct Tags {
    table: Arc<Starts>,
    rows: Vec<u32>,
}

/// All the words of a text; the folded letters share one buffer.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    buffer: String,
    words: Vec<Word>,
    slips: Vec<Slip>,
    tags: Option<Tags>,
}

impl PartialEq for Folded {
    /// The same words at the same places, looked up or not.
    fn eq(&self, other: &Self) -> bool {
        (&self.buffer, &self.words, &self.slips) == (&other.buffer, &other.words, &other.slips)
    }
}

impl Eq for Folded {}

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
    #[inline]
    pub fn get(&self, index: usize) -> &str {
        let range = &self.words[index].folded;
        &self.buffer[range.start as usize..range.end as usize]
    }

    /// Word `index` with its place.
    #[inline]
    pub fn word(&self, index: usize) -> &Word {
        &self.words[index]
    }

    /// The indexes of the words that lie inside `span`.
    pub fn inside(&self, span: Span) -> Range<usize> {
        let first = self.words.partition_point(|w| w.span.start < span.start);
        let last = self.words.partition_point(|w| w.span.end <= span.end);
        first..last.max(first)
    }

    /// Looks all words up in `table`: what is asked of it about them later is there already.
    pub fn tag(&mut self, table: &Arc<Starts>) {
        let rows = (0..self.len()).map(|i| table.row_of(self.get(i)));
        self.tags = Some(Tags {
            rows: rows.collect(),
            table: Arc::clone(table),
        });
    }

    /// What was read as other words than those printed, in order.
    pub fn slips(&self) -> &[Slip] {
        &self.slips
    }

    /// Joins the words that a slip cut in two; `text` is what was folded.
    pub fn mend(&mut self, text: &str) {
        let cut = slip::join_cut(self, text);
        if cut.is_empty() {
            return;
        }
        let mut out = Self {
            slips: std::mem::take(&mut self.slips),
            ..Self::default()
        };
        let mut at = 0;
        while at < self.len() {
            let (word, mut folded, mut span) =
                (self.word(at), self.get(at).to_owned(), self.word(at).span);
            if cut.binary_search(&(at + 1)).is_ok() {
                folded.push_str(self.get(at + 1));
                span = span.join(self.word(at + 1).span);
                out.slip(span, &folded, false);
                at += 1;
            }
            out.push(&folded, span, word.break_before);
            at += 1;
        }
        out.slips.sort_by_key(|slip| slip.span);
        *self = out;
    }

    /// Reads the words of each of these ranges, which are in order, as this one; what was looked up
    /// before is forgotten.
    pub fn replace(&mut self, ranges: &[Range<usize>], word: &str) {
        let mut out = Self {
            slips: std::mem::take(&mut self.slips),
            ..Self::default()
        };
        let mut ranges = ranges.iter().peekable();
        let mut at = 0;
        while at < self.len() {
            let first = self.word(at);
            let range = ranges.next_if(|range| range.start == at);
            let end = range.map_or(at + 1, |range| range.end);
            let span = first.span.join(self.word(end - 1).span);
            let folded = if range.is_some() { word } else { self.get(at) };
            out.push(folded, span, first.break_before);
            at = end;
        }
        *self = out;
    }

    pub(super) fn slip(&mut self, span: Span, meant: &str, number: bool) {
        let meant = meant.to_owned();
        self.slips.push(Slip {
            span,
            meant,
            number,
        });
    }

    pub(super) fn ends_blank(&self) -> bool {
        !self.is_empty() && self.get(self.len() - 1) == "_"
    }

    pub(super) fn stretch_last(&mut self, end: usize) {
        if let Some(word) = self.words.last_mut() {
            word.span.end = end;
        }
    }

    pub(super) fn push(&mut self, folded: &str, span: Span, break_before: Option<char>) {
        let start = offset(self.buffer.len());
        self.buffer.push_str(folded);
        let end = offset(self.buffer.len());
        self.words.push(Word {
            folded: start..end,
            head: head(folded),
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
    #[inline]
    pub fn len(self) -> usize {
        self.own_start() + (self.own.1 - self.own.0)
    }

    /// Whether there is no word.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Index of the first word of the sentence itself.
    #[inline]
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

    #[inline]
    fn index(self, i: usize) -> usize {
        let lead = self.own_start();
        if i < lead {
            self.lead.0 + i
        } else {
            self.own.0 + (i - lead)
        }
    }

    /// Folded spelling of word `i`; empty past the end, so that readers may look ahead freely.
    #[inline]
    pub fn get(self, i: usize) -> &'a str {
        if i < self.len() {
            self.all.get(self.index(i))
        } else {
            ""
        }
    }

    /// The first eight bytes of word `i`, as those of a key; zeros past the end.
    #[inline]
    pub fn head(self, i: usize) -> u64 {
        if i < self.len() { self.word(i).head } else { 0 }
    }

    /// Whether word `i` is the word of the key; no word is one past the end.
    #[inline]
    pub fn is(self, i: usize, key: &Key) -> bool {
        if i >= self.len() {
            return false;
        }
        let word = self.word(i);
        let length = (word.folded.end - word.folded.start) as usize;
        word.head == key.head
            && length == key.text.len()
            && (length <= 8 || self.get(i).as_bytes()[8..] == key.text.as_bytes()[8..])
    }

    /// Whether word `i` begins as the key does; no word is one past the end.
    #[inline]
    pub fn begins(self, i: usize, key: &Key) -> bool {
        i < self.len()
            && self.word(i).head & key.mask == key.head
            && (key.text.len() <= 8 || self.get(i).starts_with(&*key.text))
    }

    /// The row of word `i` in `table`, looked up before or now; that of no word past the end.
    #[inline]
    pub fn row(self, i: usize, table: &Starts) -> u32 {
        if i >= self.len() {
            return 0;
        }
        let index = self.index(i);
        match &self.all.tags {
            Some(tags) if tags.table.id() == table.id() => tags.rows[index],
            _ => table.row_of(self.all.get(index)),
        }
    }

    /// The rows of all words in `table`.
    pub fn rows(self, table: &Starts) -> impl Iterator<Item = u32> {
        let tags = self
            .all
            .tags
            .as_ref()
            .filter(|t| t.table.id() == table.id());
        let row = move |index: usize| match tags {
            Some(tags) => tags.rows[index],
            None => table.row_of(self.all.get(index)),
        };
        (self.lead.0..self.lead.1)
            .chain(self.own.0..self.own.1)
            .map(row)
    }

    /// Word `i` with its place in the clean text.
    #[inline]
    pub fn word(self, i: usize) -> &'a Word {
        self.all.word(self.index(i))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn words_are_read_as_another() {
        let mut all = fold("l'A.D.M. o il C.N.R. recede");
        all.replace(&[1..4, 6..9], "ente");
        let words: Vec<&str> = (0..all.len()).map(|at| all.get(at)).collect();
        assert_eq!(words, ["l", "ente", "o", "il", "ente", "recede"]);
        assert_eq!(all.word(1).span, Span::new(2, 7));
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
