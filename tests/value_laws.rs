//! Laws of the typed values: what is shown can be read back, and so can what is written.

mod value_support;

use deroga::value::{Order, Value, compare, parse};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use value_support::{WORDS, duration, value};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn what_is_shown_reads_back(value in value()) {
        let spoken = value.to_string();
        prop_assert_eq!(parse(value.value_type(), &spoken), Ok(value), "{}", spoken);
    }

    #[test]
    fn what_is_written_reads_back(value in value()) {
        let written = serde_json::to_string(&value).unwrap_or_else(|e| panic!("{e}"));
        let read: Value = serde_json::from_str(&written).unwrap_or_else(|e| panic!("{written}: {e}"));
        prop_assert_eq!(read, value, "{}", written);
    }

    #[test]
    fn a_value_is_the_same_as_itself(value in value()) {
        let blank = value.is_blank();
        let itself = compare(&value, &value);
        let expected = if blank { Order::BothBlank } else { Order::Same };
        prop_assert_eq!(itself, expected, "{}", value);
    }

    #[test]
    fn sides_can_be_swapped(a in value(), b in value()) {
        prop_assert_eq!(compare(&a, &b), compare(&b, &a).reversed(), "{} | {}", a, b);
    }

    #[test]
    fn durations_swap_too(a in duration(), b in duration()) {
        let (a, b) = (Value::Duration(a), Value::Duration(b));
        prop_assert_eq!(compare(&a, &b), compare(&b, &a).reversed(), "{} | {}", a, b);
    }

    #[test]
    fn readers_never_fail(text in "\\PC{0,60}") {
        let folded = deroga::text::fold(&text);
        let words = deroga::text::Words::whole(&folded);
        for wanted in deroga::value::ValueType::ALL {
            for at in 0..words.len() {
                if let Some((_, taken)) = deroga::value::read(*wanted, words, at) {
                    prop_assert!(taken > 0 && at + taken <= words.len());
                }
            }
        }
    }

    #[test]
    fn readers_never_fail_on_their_own_words(picks in proptest::collection::vec(select(WORDS), 1..12)) {
        let folded = deroga::text::fold(&picks.join(" "));
        let words = deroga::text::Words::whole(&folded);
        for wanted in deroga::value::ValueType::ALL {
            for at in 0..words.len() {
                if let Some((value, taken)) = deroga::value::read(*wanted, words, at) {
                    prop_assert!(taken > 0 && at + taken <= words.len());
                    let spoken = value.to_string();
                    prop_assert_eq!(parse(*wanted, &spoken), Ok(value), "{}", spoken);
                }
            }
        }
    }
}
