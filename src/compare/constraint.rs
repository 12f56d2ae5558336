//! What the contract allows in an empty field.

use super::contract::Provided;
use super::{bounds, favour};
use crate::rule::Rule;
use crate::value::Value;

/// The empty fields of a rule, by slot.
pub(super) fn blanks(rule: &Rule) -> Vec<(&str, &Value)> {
    rule.values
        .iter()
        .filter(|(_, v)| v.is_blank())
        .map(|(slot, v)| (slot.as_str(), v))
        .collect()
}

/// The constraint on the empty fields of `local` that comes from the contract.
///
/// The same slot in a rule of the same clause, then in any rule of the topic; for times of the
/// day and durations, then any limit that the contract sets on the topic.
pub(super) fn constraint(local: &Rule, provided: &[Provided]) -> Option<String> {
    let blanks = blanks(local);
    let same_clause = || provided.iter().filter(|p| p.rule.clause == local.clause);
    let of_slot = |p: &Provided| {
        blanks
            .iter()
            .find_map(|(slot, _)| p.rule.values.get(*slot))
            .filter(|v| !v.is_blank())
            .cloned()
    };
    let limit = |p: &Provided| {
        let times = blanks.iter().any(|(_, v)| bounds::is_time(v.value_type()));
        p.rule
            .values
            .values()
            .find(|v| times && !v.is_blank() && bounds::is_time(v.value_type()))
            .cloned()
    };
    same_clause()
        .find_map(of_slot)
        .or_else(|| provided.iter().find_map(of_slot))
        .or_else(|| same_clause().find_map(limit))
        .or_else(|| provided.iter().find_map(limit))
        .map(|value| favour::shown(&value))
}
