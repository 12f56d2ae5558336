//! Which sentences a topic or a clause looks at: the lines that let in and those that keep out.

use super::apply::{Sentence, Trail};
use super::trial::Trial;
use super::{Clause, Grammar, Line};

/// The lists that decide: `scope`, `reject`, `unless`.
pub(super) type Lists<'l> = [&'l [Line]; 3];

impl Grammar {
    /// Those of the topic.
    pub(super) fn lists(&self) -> Lists<'_> {
        [&self.scope, &self.reject, &self.unless]
    }
}

impl Clause {
    /// Those of the clause, on top of the topic's.
    pub(super) fn lists(&self) -> Lists<'_> {
        [&self.scope, &self.reject, &self.unless]
    }
}

impl Grammar {
    /// The lists of the topic, and of each clause.
    fn all_lists(&self) -> impl Iterator<Item = Lists<'_>> {
        let clauses = self.clauses.iter().map(Clause::lists);
        std::iter::once(self.lists()).chain(clauses)
    }

    /// The lines that look at headings, too: nothing else above a sentence decides what it gives.
    pub fn upward(&self) -> impl Iterator<Item = &Line> {
        let lists = self.all_lists();
        lists.flat_map(|[scope, reject, _]| scope.iter().chain(reject))
    }

    /// The lines that look at what stands beside a sentence, too.
    pub fn sideward(&self) -> impl Iterator<Item = &Line> {
        self.all_lists().flat_map(|[scope, _, _]| scope)
    }
}

/// How the lists decide on a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) enum Gate<'l> {
    /// It is looked at.
    Open,
    /// No line of the scope stands in it or above it.
    OutOfScope,
    /// This line keeps it out.
    Stopped(&'l Line),
}

/// A line of the scope must stand in the sentence, above it, before it or in the first lines of the document; no
/// rejection in it or above it; no line of the third list in it.
pub(super) fn gate<'l>(
    [scope, reject, unless]: Lists<'l>,
    sentence: &Sentence<'_>,
    trail: Trail<'_>,
    trial: &mut Trial,
) -> Gate<'l> {
    let here = |line: &Line| line.program.occurs_in(sentence.all());
    let above = |line: &Line| trail.headings.iter().any(|h| line.program.occurs_in(h));
    let near = |line: &Line| here(line) || above(line);
    let aside = |line: &Line| trail.aside.iter().any(|a| line.program.occurs_in(a));
    if !scope.is_empty() && trial.first(scope, |l| near(l) || aside(l)).is_none() {
        return Gate::OutOfScope;
    }
    let stops = trial.first(reject, near);
    let stops = stops.or_else(|| trial.first(unless, here));
    stops.map_or(Gate::Open, Gate::Stopped)
}
