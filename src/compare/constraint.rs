//! What the contract allows in an empty field.

use super::bounds;
use super::contract::Provided;
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

/// The value of the contract that limits the empty fields of `local`, and the rule that sets it.
///
/// The same slot in a rule of the same clause, then in any rule of the topic; for times of the
/// day and durations, then any limit that the contract sets on the topic.
pub(super) fn constraint<'a>(
    local: &Rule,
    provided: &'a [Provided],
) -> Option<(&'a Provided, &'a Value)> {
    let blanks = blanks(local);
    let times = blanks.iter().any(|(_, v)| bounds::is_time(v.value_type()));
    let same_clause = || provided.iter().filter(|p| p.rule.clause == local.clause);
    let of_slot = |p: &'a Provided| {
        let value = blanks
            .iter()
            .find_map(|(slot, _)| p.rule.values.get(*slot))?;
        (!value.is_blank()).then_some((p, value))
    };
    let limit = |p: &'a Provided| {
        let mut values = p.rule.values.values().filter(|v| times && !v.is_blank());
        values
            .find(|v| bounds::is_time(v.value_type()))
            .map(|value| (p, value))
    };
    same_clause()
        .find_map(of_slot)
        .or_else(|| provided.iter().find_map(of_slot))
        .or_else(|| same_clause().find_map(limit))
        .or_else(|| provided.iter().find_map(limit))
}
