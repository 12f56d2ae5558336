//! The act itself: a contract, an act of the State, one of the European Union, a local one.

use nom::Parser;
use nom::branch::alt;

use super::lexer::Parsed;
use super::{Act, code, contract, european, local, state};

/// One act.
pub(super) fn act(input: &str) -> Parsed<'_, Act> {
    alt((
        contract::contract,
        local::local,
        european::european,
        state::state,
        code::named,
    ))
    .parse(input)
}

/// «c.c.», «c.p.»: abbreviations with their dots, which are no words.
pub(super) fn signed(input: &str) -> Parsed<'_, Act> {
    code::dotted(input)
}

/// An act that is sure to be one only when a place stands before it: «c.c.», «Cost.».
pub(super) fn short(input: &str) -> Parsed<'_, Act> {
    alt((act, code::abbreviated)).parse(input)
}
