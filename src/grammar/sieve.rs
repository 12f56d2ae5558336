//! Which words stand in a stretch of text, as a set of bits: most phrases fall through it at once.

use crate::text::Words;

/// Number of bits.
const BITS: usize = 1 << 13;

/// Keeps the bits of a hash that number a bit.
const MASK: u32 = (1 << 13) - 1;

/// The longest beginning of a word that is told apart.
const LONGEST: usize = 8;

/// One bit of the set.
type Bit = u16;

/// The words of a stretch of text and their beginnings. It may say of a word that is not there that it
/// is; never of one that is there that it is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sieve(Box<[u64; BITS / 64]>);

impl Sieve {
    /// The words and their beginnings.
    pub fn of(words: Words<'_>) -> Self {
        let mut sieve = Self(Box::new([0; BITS / 64]));
        for at in 0..words.len() {
            let word = words.get(at).as_bytes();
            let mut hash = SEED;
            for (n, byte) in word.iter().enumerate() {
                hash = step(hash, *byte);
                if n < LONGEST {
                    sieve.add(bit(hash));
                }
            }
            sieve.add(bit(step(hash, END)));
        }
        sieve
    }

    fn add(&mut self, bit: Bit) {
        self.0[usize::from(bit) / 64] |= 1 << (bit % 64);
    }

    fn has(&self, bit: Bit) -> bool {
        self.0[usize::from(bit) / 64] & (1 << (bit % 64)) != 0
    }
}

/// What must stand in a text for a phrase to stand there: of each group, one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs(Vec<Box<[Bit]>>);

impl Needs {
    /// A whole word.
    pub fn word(word: &str) -> Self {
        let hash = word.bytes().fold(SEED, step);
        Self(vec![Box::new([bit(step(hash, END))])])
    }

    /// A word that begins so.
    pub fn prefix(prefix: &str) -> Self {
        let hash = prefix.bytes().take(LONGEST).fold(SEED, step);
        Self(vec![Box::new([bit(hash)])])
    }

    /// All that both need.
    pub fn and(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// What a choice needs: one of the groups that its branches need, the shortest of each; nothing
    /// where a branch needs nothing.
    pub fn either(branches: Vec<Self>) -> Self {
        let shortest = |needs: Self| needs.0.into_iter().min_by_key(|group| group.len());
        let all: Option<Vec<Box<[Bit]>>> = branches.into_iter().map(shortest).collect();
        Self(all.map_or_else(Vec::new, |groups| {
            vec![groups.into_iter().flatten().collect()]
        }))
    }

    /// The same, the groups with the fewest choices first.
    pub fn sorted(mut self) -> Self {
        self.0.sort_by_key(|group| group.len());
        self
    }

    /// Whether all that is needed may be there.
    pub fn met(&self, sieve: &Sieve) -> bool {
        let met = |group: &[Bit]| group.iter().any(|bit| sieve.has(*bit));
        self.0.iter().all(|group| met(group))
    }
}

/// FNV-1a.
const SEED: u32 = 0x811c_9dc5;

/// A byte that no word has.
const END: u8 = 0xff;

fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

fn bit(hash: u32) -> Bit {
    let folded = (hash ^ (hash >> 13)) & MASK;
    Bit::try_from(folded).expect("13 bits")
}

/// A stretch of text with its sieve, to try many phrases on.
#[derive(Clone, Debug)]
pub struct Sieved<'a> {
    /// The words.
    pub words: Words<'a>,
    sieve: Sieve,
    /// The programs that may begin with one of them, and the number of their table, where the words
    /// were looked up in one.
    programs: Option<(u32, Box<[u64]>)>,
}

impl<'a> Sieved<'a> {
    /// Makes the sieve of the words.
    pub fn new(words: Words<'a>) -> Self {
        Self {
            words,
            sieve: Sieve::of(words),
            programs: words.beginnings(),
        }
    }

    /// Whether program `bit` of table `table` may begin with one of the words.
    pub fn may_begin(&self, table: u32, bit: u32) -> bool {
        let known = self.programs.as_ref().filter(|(id, _)| *id == table);
        known.is_none_or(|(_, bits)| bits[bit as usize / 64] & (1 << (bit % 64)) != 0)
    }

    /// Whether all that is needed may be there.
    pub fn meets(&self, needs: &Needs) -> bool {
        needs.met(&self.sieve)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn what_stands_in_the_text_is_always_met() {
        let all = fold("Il preavviso è di trenta giorni");
        let sieve = Sieve::of(Words::whole(&all));
        let mut both = Needs::word("preavviso");
        both.and(Needs::prefix("giorn"));
        assert!(both.met(&sieve));
        assert!(!Needs::word("preavvis").met(&sieve));
        assert!(Needs::prefix("preavviso").met(&sieve));
        let either = Needs::either(vec![Needs::word("mese"), Needs::word("trenta")]);
        assert!(either.met(&sieve));
        assert!(!Needs::either(vec![Needs::word("mese")]).met(&sieve));
        assert!(Needs::either(vec![Needs::word("mese"), Needs::default()]).met(&sieve));
    }
}
