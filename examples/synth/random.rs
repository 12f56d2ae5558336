//! Numbers by chance that are the same for the same seed, on every machine: `SplitMix64`.

/// A source of numbers.
pub struct Random(u64);

impl Random {
    /// The source for act number `n` of `seed`: acts do not depend on those before them.
    pub fn new(seed: u64, n: usize) -> Self {
        let n = u64::try_from(n).unwrap_or(u64::MAX);
        let mut source = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ n);
        source.next();
        source
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `from` to `to`, both included.
    pub fn within(&mut self, from: usize, to: usize) -> usize {
        let span = u64::try_from(to - from).unwrap_or(0) + 1;
        from + usize::try_from(self.next() % span).unwrap_or(0)
    }

    /// One of the list, which is not empty.
    pub fn one<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.within(0, list.len() - 1)]
    }

    /// The list in another order.
    pub fn shuffled<'a, T>(&mut self, list: &'a [T]) -> Vec<&'a T> {
        let mut out: Vec<&T> = list.iter().collect();
        for i in (1..out.len()).rev() {
            out.swap(i, self.within(0, i));
        }
        out
    }
}
