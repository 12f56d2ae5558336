//! Which way a value bounds, whatever its type.

use crate::value::{Bound, Op, Value, ValueType};

/// Whether it is a maximum.
pub(super) fn is_cap(value: &Value) -> bool {
    bound(value).is_some_and(|b| b.op == Op::Max)
}

/// Whether it is a minimum.
pub(super) fn is_floor(value: &Value) -> bool {
    bound(value).is_some_and(|b| b.op == Op::Min)
}

/// Whether it is a number of something with no operator: a duration, a sum or a percentage.
pub(super) fn is_plain(value: &Value) -> bool {
    let counted = matches!(
        value,
        Value::Duration(_) | Value::Money(_) | Value::Percent(_)
    );
    counted && bound(value).is_some_and(|b| b == Bound::EXACT)
}

/// How a value with a number bounds; `None` for the types without an operator.
pub fn bound(value: &Value) -> Option<Bound> {
    match value {
        Value::Duration(value) => Some(value.bound),
        Value::Limit(value) => Some(value.bound),
        Value::Money(value) => Some(value.bound),
        Value::Count(value) => Some(value.bound),
        Value::Frequency(value) => Some(value.bound),
        Value::Age(value) => Some(value.bound),
        Value::Percent(value) => Some(value.bound),
        _ => None,
    }
}

/// Whether values of a type say when or how long.
pub(super) fn is_time(value_type: ValueType) -> bool {
    matches!(
        value_type,
        ValueType::Duration | ValueType::Limit | ValueType::Band
    )
}
