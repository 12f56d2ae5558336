//! Which rule of the contract a rule of the document is held against.

use super::contract::Provided;
use super::favour::{self, Difference};
use super::slots::Context;
use crate::rule::Rule;

/// A rule of the document beside its counterpart.
#[derive(Clone, Debug)]
pub(super) struct Pair<'a> {
    /// The counterpart.
    pub base: &'a Provided,
    /// What differs.
    pub differences: Vec<Difference>,
}

/// The counterpart of `local` among the rules of the contract on its topic.
///
/// First the same clause: of several, the one with the fewest differences. Else, when the clause
/// has a place in the order of favour, the nearest clause that has one too, the better of two
/// equally near. `None` when the contract has nothing comparable.
pub(super) fn counterpart<'a>(
    local: &Rule,
    provided: &'a [Provided],
    context: &Context<'_>,
) -> Option<Pair<'a>> {
    let topic = context.topic;
    let same = provided.iter().filter(|p| p.rule.clause == local.clause);
    best(same, local, context).or_else(|| {
        let rank = topic.rank(&local.clause)?;
        let ranked = |p: &&Provided| topic.rank(&p.rule.clause).map(|r| (r.abs_diff(rank), r));
        let nearest = provided.iter().filter_map(|p| ranked(&p)).min()?;
        best(
            provided.iter().filter(|p| ranked(p) == Some(nearest)),
            local,
            context,
        )
    })
}

fn best<'a>(
    candidates: impl Iterator<Item = &'a Provided>,
    local: &Rule,
    context: &Context<'_>,
) -> Option<Pair<'a>> {
    candidates
        .map(|base| Pair {
            base,
            differences: favour::differences(local, base, context),
        })
        .min_by_key(|pair| {
            (
                pair.differences.len(),
                usize::MAX - shared(local, &pair.base.rule),
            )
        })
}

/// How many slots both rules fill.
fn shared(local: &Rule, base: &Rule) -> usize {
    base.values
        .keys()
        .filter(|slot| local.values.contains_key(*slot))
        .count()
}
