//! What `deroga check` and `deroga residue` say: one Markdown case per fault, with the codes and places
//! that must come out, all of them and no other.

mod support;

use std::collections::BTreeSet;
use std::fs;

use deroga::diagnostic::Code;
use serde::Deserialize;
use serde_json::Value;
use support::program::{Ran, run};
use tempfile::TempDir;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    findings: Vec<Row>,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(deny_unknown_fields)]
struct Row {
    code: String,
    place: String,
}

/// The block of a Markdown page with this name.
fn block<'a>(page: &'a str, name: &str) -> &'a str {
    let open = format!("```{name}\n");
    let start = page.find(&open).map(|at| at + open.len()).expect("a block");
    let end = page[start..].find("```").expect("its end");
    &page[start..start + end]
}

fn checked(folder: &TempDir, args: &[&str]) -> Ran {
    let all: Vec<&str> = ["check", "."]
        .into_iter()
        .chain(args.iter().copied())
        .collect();
    run(folder.path(), &all)
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}\n{}\n{}", ran.out, ran.err))
}

fn rows(document: &Value) -> Vec<Row> {
    let findings = document["findings"].as_array().expect("findings");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let row = |finding: &Value| Row {
        code: text(&finding["code"]),
        place: text(&finding["sites"][0]["place"]),
    };
    findings.iter().map(row).collect()
}

#[test]
fn each_case_has_the_findings_that_it_says() {
    let folder = TempDir::new().expect("a temporary folder");
    let cases = support::files("tests/checks", ".md");
    for case in &cases {
        let name = case
            .path
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .replace(".md", ".txt");
        fs::write(folder.path().join(name), block(&case.text, "text")).expect("write the text");
    }
    let ran = checked(&folder, &["--format", "json", "--quiet"]);
    let documents = json(&ran);
    let (mut faults, mut seen) = (Vec::new(), BTreeSet::new());
    for case in &cases {
        let id = case
            .path
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .trim_end_matches(".md");
        let expected: Expected = deroga::yaml::parse(block(&case.text, "yaml"))
            .unwrap_or_else(|f| panic!("{}: {}", case.path, f.message));
        let document = documents
            .as_array()
            .expect("a list")
            .iter()
            .find(|d| d["document"] == id);
        let mut got = rows(document.unwrap_or_else(|| panic!("{id}: not checked\n{}", ran.err)));
        let mut wanted = expected.findings.clone();
        got.sort();
        wanted.sort();
        seen.extend(got.iter().map(|row| row.code.clone()));
        if got != wanted {
            faults.push(format!(
                "{}:\n  wanted {wanted:?}\n  got    {got:?}",
                case.path
            ));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    let codes = Code::ALL.iter().filter(|code| code.is_of_text());
    let without: Vec<&str> = codes
        .map(|code| code.id())
        .filter(|id| !seen.contains(*id))
        .collect();
    assert!(without.is_empty(), "no case for {without:?}");
}

const BROKEN: &str = "\
REGOLAMENTO DEL COMUNE DI VALBRENTA PER IL LAVORO AGILE

Approvato il 3 maggio 2024

CAPO I - DISPOSIZIONI GENERALI

Art. 1 - Oggetto

1. Si applica l'art. 9.
";

fn broken() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    fs::write(folder.path().join("atto rotto.txt"), BROKEN).expect("write");
    folder
}

#[test]
fn the_exit_code_is_that_of_the_gravest_fault_asked_for() {
    let folder = broken();
    let cases = [
        (&[][..], 0),
        (&["--fail-on", "error"][..], 0),
        (&["--fail-on", "warning"], 1),
        (&["--fallisci-se", "nota"], 1),
        (&["--fail-on", "never"], 0),
    ];
    for (args, code) in cases {
        let ran = checked(&folder, args);
        assert_eq!(ran.code, code, "{args:?}\n{}", ran.err);
    }
    fs::write(folder.path().join("altro.pdf"), b"%PDF-1.7").expect("write");
    assert_eq!(
        checked(&folder, &["--fail-on", "warning"]).code,
        2,
        "a file was not read"
    );
}

#[test]
fn a_fault_is_told_with_place_cause_and_remedy() {
    let ran = checked(&broken(), &[]);
    for part in [
        "avviso[W111]: art. 1 c. 1: rinvio a «art. 9»: l'articolo non è nel documento",
        "atto rotto.txt:9:",
        "aiuto: correggi il rinvio",
        "nota[N106]",
        "1 documento: 0 errori, 1 avvisi, 1 note",
    ] {
        assert!(
            ran.out.contains(part),
            "`{part}` is missing in\n{}",
            ran.out
        );
    }
}

#[test]
fn sarif_names_rules_places_and_stable_fingerprints() {
    let folder = broken();
    let log = json(&checked(&folder, &["--format", "sarif"]));
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 2);
    let mut prints = BTreeSet::new();
    for result in results {
        let index =
            usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "./atto%20rotto.txt");
        assert!(
            place["region"]["startLine"]
                .as_u64()
                .is_some_and(|line| line > 0)
        );
        prints.insert(result["partialFingerprints"]["derogaFinding/v1"].to_string());
    }
    assert_eq!(prints.len(), results.len());
    let moved = BROKEN.replace("Approvato il", "Numero 12\n\nApprovato il");
    fs::write(folder.path().join("atto rotto.txt"), moved).expect("write");
    let again = json(&checked(&folder, &["--format", "sarif"]));
    let later = again["runs"][0]["results"].as_array().expect("results");
    let later: BTreeSet<String> = later
        .iter()
        .map(|r| r["partialFingerprints"]["derogaFinding/v1"].to_string())
        .collect();
    assert_eq!(later, prints, "a line above changes no fingerprint");
}

/// Sentences of no topic: what they do, and who bears it.
const RESIDUE: &[(&str, &str, &str)] = &[
    (
        "Il dipendente deve custodire la tessera di prossimità.",
        "obligation",
        "dipendente",
    ),
    (
        "L'amministrazione può affiggere manifesti nell'atrio.",
        "permission",
        "amministrazione",
    ),
    ("È vietato fumare nei corridoi.", "prohibition", "altro"),
    (
        "Al dipendente spetta una targa ricordo.",
        "right",
        "dipendente",
    ),
    (
        "La bacheca va spolverata da parte del dirigente e deve restare chiusa.",
        "obligation",
        "dirigente",
    ),
    (
        "L'albero di Natale deve essere potato.",
        "obligation",
        "altro",
    ),
];

/// A sentence whose only verb of duty stands in a clause: no duty.
const NO_DUTY: &str = "La cassetta raccoglie fogli che possano essere riciclati.";

#[test]
fn residue_lists_what_no_topic_took() {
    let folder = TempDir::new().expect("a temporary folder");
    let sentences: Vec<&str> = RESIDUE
        .iter()
        .map(|(text, ..)| *text)
        .chain([NO_DUTY])
        .collect();
    let commi: Vec<String> = sentences
        .iter()
        .enumerate()
        .map(|(n, text)| format!("{}. {text}", n + 1))
        .collect();
    let text = format!(
        "REGOLAMENTO DEL COMUNE DI VALBRENTA\n\nArt. 1 - Sede\n\n{}\n",
        commi.join("\n\n")
    );
    fs::write(folder.path().join("atto.txt"), text).expect("write");
    let ran = run(folder.path(), &["residuo", "atto.txt", "--format", "json"]);
    let rows = json(&ran);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let got: Vec<(String, String, String)> = rows
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| {
            (
                text(&row["quote"]),
                text(&row["modality"]),
                text(&row["bearer"]),
            )
        })
        .collect();
    let wanted: Vec<(String, String, String)> = RESIDUE
        .iter()
        .map(|(q, m, b)| ((*q).to_owned(), (*m).to_owned(), (*b).to_owned()))
        .collect();
    assert_eq!(got, wanted);
    let plain = run(folder.path(), &["residue", "atto.txt"])
        .ends_with(0)
        .out;
    assert!(
        plain.contains("art. 1 c. 1 [obbligo, dipendente]"),
        "{plain}"
    );
}
