//! The best way to pair two lists, one to one.

use std::collections::BTreeMap;

/// Weights of the pairs that may be made: `(left, right)` to a number above 0.
pub type Weights = BTreeMap<(usize, usize), i64>;

/// Pairs `left` with `right`, one to one, so that the sum of the weights is greatest.
///
/// The Hungarian method with potentials; gives, for each left that is paired, its right.
pub fn best(weights: &Weights, left: usize, right: usize) -> BTreeMap<usize, usize> {
    let size = left.max(right);
    let Some(top) = weights.values().max() else {
        return BTreeMap::new();
    };
    let cost = |i: usize, j: usize| top + 1 - weights.get(&(i, j)).copied().unwrap_or(0);
    let mut state = State::new(size);
    for i in 1..=size {
        state.add(i, &cost);
    }
    (1..=size)
        .map(|j| (state.row_of[j] - 1, j - 1))
        .filter(|pair| weights.contains_key(pair))
        .collect()
}

/// Rows and columns count from 1; 0 means none.
struct State {
    size: usize,
    row_gain: Vec<i64>,
    column_gain: Vec<i64>,
    row_of: Vec<usize>,
}

/// The search for a free column, from one row.
struct Search {
    least: Vec<i64>,
    used: Vec<bool>,
    from: Vec<usize>,
}

impl State {
    fn new(size: usize) -> Self {
        Self {
            size,
            row_gain: vec![0; size + 1],
            column_gain: vec![0; size + 1],
            row_of: vec![0; size + 1],
        }
    }

    /// Gives row `i` a column, moving other rows where that costs less.
    fn add(&mut self, i: usize, cost: &impl Fn(usize, usize) -> i64) {
        self.row_of[0] = i;
        let n = self.size + 1;
        let mut search = Search {
            least: vec![i64::MAX / 4; n],
            used: vec![false; n],
            from: vec![0; n],
        };
        let mut column = 0;
        while self.row_of[column] != 0 {
            column = self.step(column, &mut search, cost);
        }
        while column != 0 {
            let before = search.from[column];
            self.row_of[column] = self.row_of[before];
            column = before;
        }
    }

    /// Goes on from `column` to the column that costs least.
    fn step(
        &mut self,
        column: usize,
        search: &mut Search,
        cost: &impl Fn(usize, usize) -> i64,
    ) -> usize {
        search.used[column] = true;
        let row = self.row_of[column];
        let (mut delta, mut next) = (i64::MAX, 0);
        for j in (1..=self.size).filter(|&j| !search.used[j]) {
            let here = cost(row - 1, j - 1) - self.row_gain[row] - self.column_gain[j];
            if here < search.least[j] {
                (search.least[j], search.from[j]) = (here, column);
            }
            if search.least[j] < delta {
                (delta, next) = (search.least[j], j);
            }
        }
        for j in 0..=self.size {
            if search.used[j] {
                self.row_gain[self.row_of[j]] += delta;
                self.column_gain[j] -= delta;
            } else {
                search.least[j] -= delta;
            }
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_decides_and_not_the_first_come() {
        let weights = Weights::from([((0, 0), 10), ((0, 1), 9), ((1, 0), 9)]);
        assert_eq!(best(&weights, 2, 2), BTreeMap::from([(0, 1), (1, 0)]));
        let more_right = Weights::from([((0, 2), 1)]);
        assert_eq!(best(&more_right, 1, 3), BTreeMap::from([(0, 2)]));
        assert_eq!(best(&Weights::new(), 3, 2), BTreeMap::new());
    }
}
