//! Laws of two sides: nothing differs from itself, and what is better one way is worse the other.

mod support;

use std::collections::BTreeMap;

use deroga::compare::{Comparison, Favour};
use support::program::{deroga, run};
use support::root;

const SIDES: &[&str] = &[
    "corpus/civitanova-marche-regolamento-lavoro-agile.txt",
    "corpus/ic-san-giacomo-provvedimento-lavoro-a-distanza.txt",
    "ccnl-fc-2019-2021",
    "ccnl-fc-2022-2024",
];

fn compared(a: &str, b: &str) -> Comparison {
    let ran = run(&root(), &["compare", a, b, "--quiet"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    deroga::yaml::parse(&ran.out).unwrap_or_else(|f| panic!("{a} {b}: {}", f.message))
}

fn favours(comparison: &Comparison, mirrored: bool) -> BTreeMap<(String, Favour), usize> {
    let turned = |favour| match favour {
        Favour::Better if mirrored => Favour::Worse,
        Favour::Worse if mirrored => Favour::Better,
        other => other,
    };
    let mut out = BTreeMap::new();
    for cell in &comparison.deviations {
        *out.entry((cell.topic.clone(), turned(cell.favour)))
            .or_default() += 1;
    }
    out
}

#[test]
fn nothing_differs_from_itself() {
    for side in SIDES {
        let compared = compared(side, side);
        let cells = compared.deviations;
        assert!(cells.is_empty(), "{side}: {cells:#?}");
        let words = compared.residue;
        assert!(words.is_empty(), "{side}: {words:#?}");
    }
}

#[test]
fn what_is_better_one_way_is_worse_the_other() {
    let mut seen = 0;
    for (i, a) in SIDES.iter().enumerate() {
        for b in &SIDES[i + 1..] {
            let (there, back) = (compared(a, b), compared(b, a));
            seen += there.deviations.len();
            assert_eq!(favours(&there, false), favours(&back, true), "{a} {b}");
        }
    }
    assert!(seen > 100, "only {seen} differences");
}

#[test]
fn an_unknown_side_is_told_with_those_that_are_known() {
    let output = deroga(&root())
        .args(["compare", "ccnl-fc-2019-2021", "ccnl-di-nessuno"])
        .output()
        .expect("the program starts");
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err.contains("ccnl-di-nessuno") && err.contains("ccnl-san-2019-2021"),
        "{err}"
    );
}
