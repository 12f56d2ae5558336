//! The values that stand at the words of a sentence: many phrases ask for the same, and mostly there is none.

use std::cell::{OnceCell, RefCell};

use crate::text::Words;
use crate::value::{self, Value, ValueType};

/// The most words before the number of a value: «con un preavviso complessivo comunque non inferiore a».
const LEAD: usize = 40;

/// A value and the number of words it takes.
type Reading = (Value, usize);

/// What was read.
#[derive(Clone, Debug, Default)]
pub(super) struct Readings {
    /// For each word, as bits, the types of which no value stands there, as far as known.
    without: RefCell<Vec<u16>>,
    found: RefCell<Vec<(ValueType, usize, Reading)>>,
    /// For each word the first sign of a value from there on.
    signs: OnceCell<Box<[usize]>>,
}

impl Readings {
    /// The value of type `kind` at word `at` of `words`, which are the same at each call.
    pub(super) fn value(&self, words: Words<'_>, kind: ValueType, at: usize) -> Option<Reading> {
        if value::has_sign(kind) && !self.promises(words, at) {
            debug_assert!(
                value::read(kind, words, at).is_none(),
                "a value without a sign"
            );
            return None;
        }
        let bit = 1 << (kind as u16);
        let mut without = self.without.borrow_mut();
        without.resize(words.len() + 1, 0);
        let known = without.get_mut(at).filter(|known| **known & bit == 0)?;
        let mut found = self.found.borrow_mut();
        let before = found.iter().find(|(k, a, _)| (*k, *a) == (kind, at));
        if let Some((_, _, reading)) = before {
            return Some(reading.clone());
        }
        let reading = value::read(kind, words, at);
        match &reading {
            Some(reading) => found.push((kind, at, reading.clone())),
            None => *known |= bit,
        }
        reading
    }

    /// Whether a sign of a value stands at `at` or not far behind it.
    fn promises(&self, words: Words<'_>, at: usize) -> bool {
        let signs = self.signs.get_or_init(|| {
            let mut next = usize::MAX;
            let mut signs = vec![next; words.len()];
            for (at, sign) in signs.iter_mut().enumerate().rev() {
                if value::is_sign(words, at) {
                    next = at;
                }
                *sign = next;
            }
            signs.into()
        });
        signs.get(at).is_some_and(|sign| *sign < at + LEAD)
    }
}
