//! Table tests of the verdicts: `tests/compare_cases/*.yaml`, one hand-made comparison each.

mod compare_support;

use std::collections::BTreeMap;
use std::path::Path;

use compare_support::{Extra, RuleCase, TopicCase, choice, contract, ruleset};
use deroga::compare::{Deviation, Interpretation, compare};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// Why the verdict is the right one.
    #[allow(dead_code)]
    why: String,
    topics: Vec<TopicCase>,
    /// What the contract says; without it there is no contract.
    #[serde(default)]
    contract: Option<Vec<RuleCase>>,
    /// Topics on which the contract is known to be silent.
    #[serde(default)]
    silent: Vec<String>,
    #[serde(default)]
    measures: BTreeMap<String, String>,
    #[serde(default)]
    readings: Vec<Interpretation>,
    document: Vec<RuleCase>,
    /// The cells, in order, as `verdict topic @ locator`, then what is worth checking.
    cells: Vec<Expected>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    cell: String,
    #[serde(default)]
    presence: Option<String>,
    #[serde(default)]
    contract: Option<String>,
    #[serde(default)]
    favour: Option<String>,
    #[serde(default)]
    constraint: Option<String>,
    #[serde(default)]
    reason: Option<String>,
}

#[test]
fn every_case_gives_its_cells() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compare_cases");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let faults: Vec<String> = paths.iter().flat_map(|path| check(path)).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn check(path: &Path) -> Vec<String> {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).unwrap();
    let case: Case = serde_saphyr::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
    let topics: Vec<_> = case.topics.iter().map(TopicCase::build).collect();
    let document = ruleset("prova", &case.document, &topics);
    let extra = Extra {
        measures: case.measures,
        readings: case.readings,
    };
    let stated = case.contract.as_ref();
    let contract = stated.map(|stated| contract(stated, &case.silent, &extra, &topics));
    let found = compare(&document, &choice(), contract.as_ref(), &topics).deviations;
    let shown: Vec<String> = found.iter().map(show).collect();
    let wanted: Vec<&str> = case.cells.iter().map(|c| c.cell.as_str()).collect();
    if shown != wanted {
        return vec![format!(
            "{name}: wanted {wanted:#?}, found {shown:#?}, {:#?}",
            reasons(&found)
        )];
    }
    let pairs = case.cells.iter().zip(&found);
    pairs
        .flat_map(|(wanted, cell)| differs(wanted, cell))
        .map(|fault| format!("{name}: {fault}"))
        .collect()
}

fn show(cell: &Deviation) -> String {
    match &cell.local.locator {
        Some(locator) => format!("{} {} @ {locator}", cell.verdict.id(), cell.topic)
            .trim_end()
            .to_owned(),
        None => format!("{} {}", cell.verdict.id(), cell.topic),
    }
}

fn reasons(cells: &[Deviation]) -> Vec<&str> {
    cells.iter().map(|c| c.reason.as_str()).collect()
}

fn differs(wanted: &Expected, cell: &Deviation) -> Vec<String> {
    let same = [
        ("presence", &wanted.presence, Some(cell.presence.id())),
        (
            "contract",
            &wanted.contract,
            Some(cell.baseline_presence.id()),
        ),
        ("favour", &wanted.favour, Some(cell.favour.id())),
        ("constraint", &wanted.constraint, cell.constraint.as_deref()),
    ];
    let mut faults: Vec<String> = same
        .iter()
        .filter(|(_, wanted, found)| wanted.as_deref().is_some_and(|w| *found != Some(w)))
        .map(|(what, wanted, found)| {
            format!("{}: {what}: wanted {wanted:?}, found {found:?}", show(cell))
        })
        .collect();
    if let Some(reason) = wanted.reason.as_ref().filter(|r| !cell.reason.contains(*r)) {
        faults.push(format!(
            "{}: no «{reason}» in «{}»",
            show(cell),
            cell.reason
        ));
    }
    faults
}
