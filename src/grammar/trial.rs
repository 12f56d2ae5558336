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

    /// Whether one of the lines stands where `occurs` looks; notes the first that does.
    pub fn stands(&mut self, lines: &[Line], occurs: impl Fn(&Line) -> bool) -> bool {
        let first = lines.iter().find(|line| self.has(line) && occurs(line));
        if let Some(line) = first {
            self.uses(line);
        }
        first.is_some()
    }
}
