//! What reads as a locator is written back the same.

#![no_main]

use deroga::outline::Locator;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(locator) = text.parse::<Locator>() {
        let written = locator.to_string();
        let again: Locator = written.parse().expect("what was written reads back");
        assert_eq!(again, locator, "{text} {written}");
    }
});
