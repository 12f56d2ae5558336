//! Values read off any words: no accident, no word taken that is not there, and what is shown or written
//! reads back the same.

#![no_main]

use deroga::text::{Words, fold};
use deroga::value::{Value, ValueType, implied, parse, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if text.len() > 400 {
        return;
    }
    let folded = fold(text);
    let words = Words::whole(&folded);
    for wanted in ValueType::ALL {
        if let Ok(value) = parse(*wanted, text) {
            holds(&value);
            let shown = value.to_string();
            let again = parse(*wanted, &shown);
            assert_eq!(again.as_ref(), Ok(&value), "«{text}» is shown as «{shown}»");
        }
        for at in 0..words.len() {
            if let Some((value, taken)) = read(*wanted, words, at) {
                assert!(taken > 0 && at + taken <= words.len(), "«{text}»: {taken} words");
                holds(&value);
            }
            let _ = implied(*wanted, words, at);
        }
    }
});

/// Written and read back it is the same.
fn holds(value: &Value) {
    let written = serde_json::to_string(value).expect("JSON");
    let again: Value = serde_json::from_str(&written).expect("what was written reads back");
    assert_eq!(&again, value, "{written}");
}
