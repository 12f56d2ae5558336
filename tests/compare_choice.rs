//! Which contract a document is measured on: the table is `tests/compare_choice.yaml`.

use std::collections::BTreeMap;

use deroga::compare::{Baseline, InForce, Later, Period, Request, choose};
use deroga::rule::Identity;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    contracts: Vec<Known>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    id: String,
    comparto: String,
    round: String,
    from: String,
    #[serde(default)]
    later: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct Case {
    why: String,
    comparto: Option<String>,
    date: Option<String>,
    index: Option<String>,
    asked: Option<String>,
    indicative: bool,
    note: bool,
    wants: String,
    says: String,
    withheld: Option<usize>,
}

impl Known {
    fn build(&self) -> Baseline {
        let later = self.later.iter().map(|signed| Later {
            contract: "contratto successivo".into(),
            signed: signed.clone(),
            topics: vec!["buono_pasto".into()],
            verified: false,
            evidence: None,
        });
        Baseline {
            id: self.id.clone(),
            title: format!("Contratto {}", self.id),
            comparto: self.comparto.clone(),
            period: Period {
                from: format!("{}-01-01", self.round),
                to: "2030-12-31".into(),
            },
            signed: self.from.clone(),
            in_force: InForce {
                from: self.from.clone(),
                until: None,
            },
            official_source: String::new(),
            supersedes: Vec::new(),
            partly_superseded_by: later.collect(),
            agreement_may_omit: Vec::new(),
            whole_text: false,
            measures: BTreeMap::new(),
            facts: BTreeMap::new(),
            interpretations: Vec::new(),
        }
    }
}

#[test]
fn every_case_gets_its_contract() {
    let table: Table = serde_saphyr::from_str(include_str!("compare_choice.yaml")).unwrap();
    let known: Vec<Baseline> = table.contracts.iter().map(Known::build).collect();
    for case in &table.cases {
        let identity = Identity {
            id: "atto".into(),
            comparto: case.comparto.clone(),
            date: case.date.clone(),
            baseline: case.index.clone(),
            ..Identity::default()
        };
        let request = Request {
            identity: &identity,
            lays_down: !case.note,
            speaks: true,
            asked: case.asked.as_deref(),
            indicative: case.indicative,
        };
        let (found, said, withheld) = match choose(&request, &known) {
            Ok(choice) => {
                let said = format!("{} {}", choice.reason, choice.warnings.join(" "));
                (
                    choice.baseline.unwrap_or("none".into()),
                    said,
                    choice.withheld.len(),
                )
            }
            Err(fault) => ("refused".into(), fault.message, 0),
        };
        assert_eq!(found, case.wants, "{}: {said}", case.why);
        assert!(said.contains(&case.says), "{}: {said}", case.why);
        assert_eq!(withheld, case.withheld.unwrap_or(withheld), "{}", case.why);
    }
}
