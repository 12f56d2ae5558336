//! Which of many patterns may begin with a word: a trie of words and beginnings of words, and a row of
//! bits for each word that it tells apart.

use std::sync::atomic::{AtomicU32, Ordering};

/// Numbers the tables of this process, so that nobody asks one of them about the words of another.
static TABLES: AtomicU32 = AtomicU32::new(1);

/// A word, or the beginning of one, with the patterns that may begin with it.
#[derive(Clone, Debug)]
pub struct Leaf<'a> {
    /// Its letters.
    pub word: &'a str,
    /// Whether any word that begins so will do.
    pub begins: bool,
    /// Numbers of patterns.
    pub bits: Vec<usize>,
}

/// The table of all patterns: pattern number `n` is bit `n` of a row.
#[derive(Debug)]
pub struct Starts {
    id: u32,
    /// Words of 64 bits in a row.
    stride: usize,
    rows: Vec<u64>,
    /// The number of each byte among those that occur; 0 for the others.
    bytes: [u8; 256],
    /// How many bytes there are, 0 included.
    width: usize,
    /// `next[node * width + byte]`; 0 where nothing goes on.
    next: Vec<u32>,
    /// For each node the row of a word that ends there, and of one that goes on elsewhere.
    ends: Vec<(u32, u32)>,
}

/// The patterns that a node adds: of the words that end there, and of those that begin so.
type Own = (Vec<usize>, Vec<usize>);

impl Starts {
    /// The table of these words, for so many patterns.
    pub fn new(leaves: &[Leaf<'_>], patterns: usize) -> Self {
        let mut table = Self::empty(leaves, patterns);
        let mut own: Vec<Own> = vec![Own::default()];
        for leaf in leaves {
            let node = table.node(leaf.word, &mut own);
            let list = if leaf.begins {
                &mut own[node].1
            } else {
                &mut own[node].0
            };
            list.extend(&leaf.bits);
        }
        table.fill(&own);
        table
    }

    fn empty(leaves: &[Leaf<'_>], patterns: usize) -> Self {
        let stride = patterns.div_ceil(64);
        let mut bytes = [0; 256];
        let mut width = 1;
        for byte in leaves.iter().flat_map(|leaf| leaf.word.bytes()) {
            if bytes[usize::from(byte)] == 0 && width < 256 {
                bytes[usize::from(byte)] = u8::try_from(width).unwrap_or_default();
                width += 1;
            }
        }
        Self {
            id: TABLES.fetch_add(1, Ordering::Relaxed),
            stride,
            rows: vec![0; stride],
            bytes,
            width,
            next: vec![0; width],
            ends: Vec::new(),
        }
    }

    /// The node of a word, made where there is none.
    fn node(&mut self, word: &str, own: &mut Vec<Own>) -> usize {
        let mut node = 0;
        for byte in word.bytes() {
            let at = node * self.width + usize::from(self.bytes[usize::from(byte)]);
            if self.next[at] == 0 {
                self.next[at] = u32::try_from(own.len()).unwrap_or_default();
                self.next.resize(self.next.len() + self.width, 0);
                own.push(Own::default());
            }
            node = self.next[at] as usize;
        }
        node
    }

    /// Gives each node its rows; nodes come after the one that leads to them.
    fn fill(&mut self, own: &[Own]) {
        self.ends = vec![(0, 0); own.len()];
        for (node, (exact, begun)) in own.iter().enumerate() {
            let above = self.ends[node].1;
            let below = self.row(above, begun);
            let whole = self.row(below, exact);
            self.ends[node] = (whole, below);
            for byte in 1..self.width {
                let child = self.next[node * self.width + byte] as usize;
                if child != 0 {
                    self.ends[child].1 = below;
                }
            }
        }
    }

    /// The row `from` with more bits: itself where there are none.
    fn row(&mut self, from: u32, more: &[usize]) -> u32 {
        if more.is_empty() {
            return from;
        }
        let start = from as usize * self.stride;
        self.rows.extend_from_within(start..start + self.stride);
        let new = self.rows.len() / self.stride - 1;
        for bit in more {
            self.rows[new * self.stride + bit / 64] |= 1 << (bit % 64);
        }
        u32::try_from(new).unwrap_or_default()
    }

    /// The number of this table.
    #[inline]
    pub fn id(&self) -> u32 {
        self.id
    }

    /// Whether a pattern may begin with this very word, not only with how it begins.
    pub fn knows(&self, word: &str) -> bool {
        let (node, whole) = self.reached(word);
        let (exact, begun) = self.ends[node];
        whole && exact != begun
    }

    /// The row of a word.
    pub fn row_of(&self, word: &str) -> u32 {
        let (node, whole) = self.reached(word);
        let (exact, begun) = self.ends[node];
        if whole { exact } else { begun }
    }

    /// The last node that the letters of a word lead to, and whether it has no more of them.
    #[inline]
    fn reached(&self, word: &str) -> (usize, bool) {
        let mut node = 0;
        for byte in word.bytes() {
            let next = self.next[node * self.width + usize::from(self.bytes[usize::from(byte)])];
            if next == 0 {
                return (node, false);
            }
            node = next as usize;
        }
        (node, true)
    }

    /// Whether pattern `bit` may begin with a word of this row; a pattern that came after the table may.
    #[inline]
    pub fn has(&self, row: u32, bit: u32) -> bool {
        let column = bit as usize / 64;
        let word = self.rows.get(row as usize * self.stride + column);
        column >= self.stride || word.is_some_and(|word| word & (1 << (bit % 64)) != 0)
    }

    /// The patterns that may begin with one of the words of these rows.
    pub fn any_of(&self, rows: impl Iterator<Item = u32>) -> Box<[u64]> {
        let mut out = vec![0; self.stride];
        for row in rows.filter(|row| *row != 0) {
            let start = row as usize * self.stride;
            let bits = &self.rows[start..start + self.stride];
            out.iter_mut().zip(bits).for_each(|(all, one)| *all |= one);
        }
        out.into_boxed_slice()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_tells_which_patterns_may_begin_with_it() {
        let leaf = |word: &'static str, begins, bits: &[usize]| Leaf {
            word,
            begins,
            bits: bits.to_vec(),
        };
        let leaves = [
            leaf("giorno", false, &[0]),
            leaf("gi", false, &[0]),
            leaf("gior", true, &[1]),
            leaf("me", true, &[1]),
            leaf("mese", false, &[2]),
            leaf("giornal", true, &[2]),
        ];
        let table = Starts::new(&leaves, 3);
        let begin = |word: &str| {
            let row = table.row_of(word);
            (0..3)
                .filter(|bit| table.has(row, *bit))
                .collect::<Vec<u32>>()
        };
        assert!(table.knows("gi") && table.knows("giorno"));
        assert!(!table.knows("gior") && !table.knows("giorni") && !table.knows("g"));
        assert_eq!(begin("giorno"), [0, 1]);
        assert_eq!(begin("giorni"), [1]);
        assert_eq!(begin("giornaliero"), [1, 2]);
        assert_eq!(begin("mese"), [1, 2]);
        assert_eq!(begin("gi"), [0]);
        assert_eq!(begin("gio"), [] as [u32; 0]);
        assert_eq!(begin("anno"), [] as [u32; 0]);
        let rows = ["gi", "mese"].map(|word| table.row_of(word));
        assert_eq!(*table.any_of(rows.into_iter()), [0b111]);
        assert_eq!(*table.any_of(std::iter::empty()), [0]);
    }
}
