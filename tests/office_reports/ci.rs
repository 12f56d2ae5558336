//! What a pipeline asks: an exit code for chosen verdicts, and only what is new.

use std::fs;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::program::{Ran, run};
use crate::support::root;

const ACT: &str = "corpus/civitanova-marche-regolamento-lavoro-agile.txt";

fn check(more: &[&str]) -> Ran {
    run(&root(), &[&["check", ACT, "--quiet"], more].concat())
}

#[test]
fn fail_on_names_verdicts_or_gravities() {
    let worse = check(&["--fail-on", "worse"]).ends_with(1);
    assert!(
        worse.out.contains("PEGGIORATIVO: art. 2 c. 4"),
        "{}",
        worse.out
    );
    assert!(worse.out.contains("scostamenti"), "{}", worse.out);
    check(&["--fail-on", "never"]).ends_with(0);
    check(&["--fail-on", "claim_only"]).ends_with(0);
    check(&["--fail-on", "claim_only", "--fail-on", "peggiorativo"]).ends_with(1);
    let wrong = check(&["--fail-on", "worst"]).ends_with(2);
    assert!(
        wrong.err.contains("worse") && wrong.err.contains("warning"),
        "{}",
        wrong.err
    );
}

#[test]
fn what_an_earlier_report_told_is_not_told_again() {
    let folder = TempDir::new().expect("a folder");
    let formats = [
        ("check", "json"),
        ("check", "sarif"),
        ("report", "sarif"),
        ("report", "gitlab"),
        ("report", "json"),
        ("report", "jsonl"),
    ];
    for (command, format) in formats {
        let path = folder.path().join(format!("{command}.{format}"));
        let mut args = vec![command, ACT, "--quiet", "--format", format];
        if command == "check" {
            args.extend(["--fail-on", "worse"]);
        }
        fs::write(&path, run(&root(), &args).out).expect("write");
        let before = path.to_string_lossy().into_owned();
        let ran = check(&[
            "--fail-on",
            "worse",
            "--baseline-report",
            &before,
            "--format",
            "json",
        ]);
        let ran = ran.ends_with(0);
        let left: Value = serde_json::from_str(&ran.out).expect("JSON");
        let told = left[0]["deviations"].as_array().map_or(0, Vec::len);
        assert_eq!(told, 0, "{command} {format}: {}", ran.out);
        assert_eq!(
            left[0]["findings"],
            Value::Array(Vec::new()),
            "{command} {format}"
        );
    }
    let empty = folder.path().join("empty.json");
    fs::write(&empty, "[]").expect("write");
    check(&[
        "--fail-on",
        "worse",
        "--baseline-report",
        &empty.to_string_lossy(),
    ])
    .ends_with(1);
    fs::write(&empty, "non un rapporto").expect("write");
    let ran = check(&["--baseline-report", &empty.to_string_lossy()]).ends_with(2);
    assert!(ran.err.contains("aiuto:"), "{}", ran.err);
}

/// Accepted by the validator of the standard's makers, and read by `sarif-tools`; each where it is
/// installed.
#[test]
fn sarif_is_accepted_by_the_tools_of_others() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("r.sarif");
    let sarif = run(&root(), &["report", ACT, "--quiet", "--format", "sarif"]).ends_with(0);
    fs::write(&path, &sarif.out).expect("write");
    let multitool = root().join("target/office-npm/node_modules/.bin/sarif-multitool");
    if multitool.exists() {
        let args = ["--output", "judged.sarif"];
        let mut command = Command::new("node");
        command
            .arg(&multitool)
            .arg("validate")
            .arg(&path)
            .args(args);
        let ran = command.current_dir(folder.path()).output();
        let ran = ran.expect("it runs");
        let judged = fs::read_to_string(folder.path().join("judged.sarif")).unwrap_or_default();
        let judged: Value = serde_json::from_str(&judged).expect("a judgement");
        let results = judged["runs"][0]["results"].as_array().cloned();
        let errors = results.unwrap_or_default();
        let errors: Vec<&Value> = errors.iter().filter(|r| r["level"] == "error").collect();
        assert!(ran.status.success() && errors.is_empty(), "{errors:#?}");
    } else {
        eprintln!("skipped: npm install --prefix target/office-npm @microsoft/sarif-multitool");
    }
    let tools = root().join("target/office-venv/bin/sarif");
    if tools.exists() {
        let ran = Command::new(tools).arg("summary").arg(&path).output();
        let ran = ran.expect("it runs");
        let told = String::from_utf8_lossy(&ran.stdout);
        assert!(ran.status.success() && told.contains("error"), "{told}");
    } else {
        eprintln!("skipped: target/office-venv/bin/pip install sarif-tools");
    }
}
