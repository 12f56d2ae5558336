//! Which way a value bounds.
//! (Until the other value types are here: only items and parties.)

use crate::value::Value;

/// Which way two values differ; stands in for `value::order`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code)]
pub(super) enum Order {
    Same,
    More,
    Less,
    FlippedBound,
    Superset,
    Subset,
    Overlap,
    Incomparable,
    LocalBlank,
    BaselineBlank,
}

pub(super) fn compare(local: &Value, base: &Value) -> Order {
    if local == base {
        Order::Same
    } else {
        Order::Incomparable
    }
}

/// Whether it is a maximum.
pub(super) fn is_cap(value: &Value) -> bool {
    value.to_string().starts_with("massimo ")
}

/// Whether it is a minimum.
pub(super) fn is_floor(value: &Value) -> bool {
    value.to_string().starts_with("almeno ")
}
