//! How administrations spell numbers, times, sums and bands: one line per spelling in `spellings.tsv`.

mod support;

use deroga::text::{Words, fold};
use deroga::value::{ValueType, implied, parse, read};

/// The first value of the type in the text, as spoken.
fn first(wanted: ValueType, text: &str) -> Option<String> {
    let folded = fold(text);
    let words = Words::whole(&folded);
    let all = || 0..words.len();
    let said = all().find_map(|at| read(wanted, words, at).map(|(value, _)| value));
    let found = said.or_else(|| all().find_map(|at| implied(wanted, words, at)));
    found.map(|value| value.to_string())
}

#[test]
fn each_spelling_is_read() {
    let table = &support::files("tests", "spellings.tsv")[0].text;
    let mut wrong = Vec::new();
    for line in table
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
    {
        let mut cells = line.split('\t');
        let (Some(kind), Some(text), Some(spoken), None) =
            (cells.next(), cells.next(), cells.next(), cells.next())
        else {
            panic!("three cells: {line}");
        };
        let wanted: ValueType =
            serde_json::from_value(kind.into()).unwrap_or_else(|e| panic!("{line}: {e}"));
        let found = first(wanted, text).unwrap_or_else(|| "-".into());
        if found != spoken {
            wrong.push(format!("{kind}: «{text}»: {spoken}, read {found}"));
        }
        let back = parse(wanted, spoken).map(|value| value.to_string());
        if spoken != "-" && back.as_deref() != Ok(spoken) {
            wrong.push(format!("{kind}: `{spoken}` reads back as {back:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
