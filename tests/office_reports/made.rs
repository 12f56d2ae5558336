//! Reports to test with, made of what is committed, and readers of zipped files.

use std::fs;
use std::io::{Cursor, Read as _};

use deroga::diagnostic::Code;
use deroga::lint::{Finding, Site};
use deroga::report::{Case, Report};
use serde::de::DeserializeOwned;

use crate::support::root;

/// Text that a careless report would run, break at, or show the wrong way round.
pub const HOSTILE: &str = "=cmd|'/C calc'!A0 <script>alert(1)</script> ]]> & \"b\" \u{7}\u{1b}[31m \u{202e}evitcefed\u{200f} `x` | *y* _x0041_";

fn read<T: DeserializeOwned>(path: &str) -> T {
    let text = fs::read_to_string(root().join(path)).expect("a committed file");
    deroga::yaml::parse(&text).unwrap_or_else(|f| panic!("{path}:{}: {}", f.line, f.message))
}

/// The committed output of some documents of the corpus as a report, with a finding in each.
pub fn report(ids: &[&str]) -> Report {
    let mut report = Report::default();
    for id in ids {
        let site = Site {
            line: 3,
            column: 1,
            locator: "art_2".parse().expect("a place"),
            place: "art. 2".into(),
            quote: "entro __ giorni".into(),
        };
        let finding = Finding::new(Code::MissingNumber, vec![site], "manca il comma 2");
        report.cases.push(Case {
            ruleset: read(&format!("output/rulesets/{id}.yaml")),
            comparison: Some(read(&format!("output/deviations/{id}.yaml"))),
            act: None,
            findings: vec![finding],
            path: format!("corpus/{id}.txt"),
            source: String::new(),
        });
    }
    for case in &report.cases {
        for rule in &case.ruleset.rules {
            let title = rule.topic.replace('_', " ");
            report.topics.insert(rule.topic.clone(), title);
        }
        for cell in case.comparison.iter().flat_map(|c| &c.deviations) {
            let title = cell.topic.replace('_', " ");
            report.topics.insert(cell.topic.clone(), title);
        }
    }
    report
}

/// The town whose contract is at hand, and the school whose contract is not.
pub fn two() -> Report {
    report(&["civitanova-marche", "ic-san-giacomo"])
}

/// The same with [`HOSTILE`] as the words of everything that a document says.
pub fn hostile() -> Report {
    let mut report = report(&["civitanova-marche"]);
    let case = &mut report.cases[0];
    case.path = format!("corpus/{HOSTILE}.txt");
    case.ruleset.document.title = HOSTILE.into();
    case.ruleset.document.institution = Some(HOSTILE.into());
    for rule in &mut case.ruleset.rules {
        rule.evidence
            .iter_mut()
            .for_each(|e| e.quote = HOSTILE.into());
    }
    for finding in &mut case.findings {
        finding.message = HOSTILE.into();
        finding
            .sites
            .iter_mut()
            .for_each(|s| s.quote = HOSTILE.into());
    }
    let comparison = case.comparison.as_mut().expect("a comparison");
    for cell in &mut comparison.deviations {
        cell.reason = HOSTILE.into();
        let quotes = [&mut cell.local.quote, &mut cell.baseline.quote];
        quotes
            .into_iter()
            .flatten()
            .for_each(|q| *q = HOSTILE.into());
    }
    for pair in &mut comparison.residue {
        pair.local.quote = Some(format!("{HOSTILE} e altro"));
    }
    report
}

/// A part of a zipped file as text.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zipped file");
    let mut text = String::new();
    let mut file = archive
        .by_name(name)
        .unwrap_or_else(|e| panic!("{name}: {e}"));
    file.read_to_string(&mut text).expect("text");
    text
}

/// The names of the parts of a zipped file.
pub fn names(bytes: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zipped file");
    archive
        .file_names()
        .map(|name| name.expect("a name").into_owned())
        .collect()
}

/// Reads an XML part to its end: it is well formed.
pub fn well_formed(name: &str, xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => return,
            Ok(_) => {}
            Err(error) => panic!("{name}: {error}"),
        }
    }
}
