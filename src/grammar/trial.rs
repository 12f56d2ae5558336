//! A reading of one sentence in which one line may be missing, and that remembers which lines it used.

use std::collections::BTreeSet;

use super::Line;

/// Which line to do without, and which lines decided something.
#[derive(Clone, Debug, Default)]
pub(super) struct Trial {
    /// Numbers of the lines that are not there.
    pub without: BTreeSet<usize>,
    /// Numbers of the lines that decided: without one of these the reading may come out otherwise,
    /// without any other it cannot.
    pub used: BTreeSet<usize>,
}

impl Trial {
    /// A reading without one line.
    pub fn without(line: &Line) -> Self {
        Self {
            without: BTreeSet::from([line.number]),
            ..Self::default()
        }
    }

    /// Whether the line is there.
    pub fn has(&self, line: &Line) -> bool {
        !self.without.contains(&line.number)
    }

    /// Notes that the line decided.
    pub fn uses(&mut self, line: &Line) {
        self.used.insert(line.number);
    }

    /// The first of the lines that stands where `occurs` looks; notes it.
    pub fn first<'l>(
        &mut self,
        lines: &'l [Line],
        occurs: impl Fn(&Line) -> bool,
    ) -> Option<&'l Line> {
        let first = lines.iter().find(|line| self.has(line) && occurs(line));
        first.inspect(|line| self.uses(line))
    }
}
