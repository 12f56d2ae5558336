//! The program as a person meets it: files that are none, grammars with faults, contracts of others.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use support::program::{Ran, run, tree};
use support::root;
use tempfile::TempDir;

const GOOD: &str = "\
REGOLAMENTO DEL COMUNE DI VALBRENTA PER IL LAVORO AGILE

Art. 1 - Buono pasto

1. Nelle giornate di lavoro agile non spetta il buono pasto.
";

/// A folder with a good document in `atti/`.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    write(&folder, "atti/buono.txt", GOOD.as_bytes());
    folder
}

/// What was written in `esiti/`, apart from the schemas.
fn esiti(folder: &TempDir) -> BTreeMap<String, String> {
    let mut files = tree(&folder.path().join("esiti"));
    files.retain(|name, _| !name.starts_with("schema/"));
    files
}

fn write(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("make the folder");
    fs::write(&path, bytes).expect("write the file");
    path
}

/// A file that cannot be read: its name, its bytes, the code, and a word of the cause.
const UNREADABLE: &[(&str, &[u8], &str, &str)] = &[
    (
        "atti/dati.txt",
        b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0\xf0\xff\x80\x81",
        "E003",
        "testo",
    ),
    ("atti/vuoto.txt", b"", "E002", "non contiene nulla"),
    ("atti/vuoto.pdf", b"", "E002", "non contiene nulla"),
    (
        "atti/bianco.txt",
        b"  \n\n \t\n",
        "E002",
        "non contiene nulla",
    ),
    (
        "atti/atto.pdf",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
        "E041",
        "rovinato",
    ),
    (
        "atti/atto.docx",
        b"PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml",
        "E041",
        "rovinato",
    ),
];

#[test]
fn a_file_that_cannot_be_read_is_told_and_the_others_go_on() {
    for (name, bytes, code, cause) in UNREADABLE {
        let folder = folder();
        write(&folder, name, bytes);
        let ran = run(folder.path(), &["run", "atti", "--output", "esiti"]).ends_with(2);
        told(&ran, code, &[name, cause]);
        let written = esiti(&folder);
        assert!(
            written["rulesets/buono.yaml"].contains("'exclusion'"),
            "{name}: {written:?}"
        );
        assert_eq!(written.len(), 3, "{name}: {:?}", written.keys());
    }
}

/// A message with the code, a place, a cause and a remedy, and no internals.
#[track_caller]
fn told(ran: &Ran, code: &str, words: &[&str]) {
    let said = &ran.err;
    let code = format!("[{code}]");
    let parts = [&[code.as_str(), "-->", "aiuto:"], words].concat();
    for part in parts {
        assert!(
            said.contains(part),
            "{}: `{part}` is missing in\n{said}",
            ran.command
        );
    }
    assert!(
        !said.contains("panicked") && !said.contains(".rs:"),
        "{said}"
    );
}

/// Paths that lead to no document: the argument, the code, a word of the cause.
#[test]
fn a_path_without_documents_is_told() {
    let rows = [
        ("niente", "E005", "niente"),
        ("manca", "E001", "manca"),
        ("manca.txt", "E001", "manca.txt"),
    ];
    for (path, code, cause) in rows {
        let folder = folder();
        fs::create_dir(folder.path().join("niente")).expect("an empty folder");
        let alone = run(folder.path(), &["run", path, "--output", "esiti"]).ends_with(2);
        told(&alone, code, &[cause]);
        let beside = run(folder.path(), &["run", path, "atti", "--output", "esiti"]).ends_with(2);
        told(&beside, code, &[cause]);
        let written = esiti(&folder);
        assert!(
            written.contains_key("rulesets/buono.yaml"),
            "{path}: {:?}",
            written.keys()
        );
    }
}

/// A copy of two grammars, of the shared words and of the recognition file, in `grammars/`.
fn few_grammars(folder: &TempDir) -> Vec<support::Source> {
    let kept = |g: &support::Source| {
        [
            "volontarieta",
            "buono_pasto",
            "vocabolario",
            "riconoscimento",
        ]
        .iter()
        .any(|name| g.path.contains(name))
    };
    let few: Vec<support::Source> = support::grammars().into_iter().filter(kept).collect();
    for source in &few {
        write(folder, &source.path, source.text.as_bytes());
    }
    few
}

/// A few grammars, with `wrong` in place of `right` in one of them; its path.
fn broken_grammar(folder: &TempDir, right: &str, wrong: &str) -> PathBuf {
    let few = few_grammars(folder);
    let one = few
        .iter()
        .find(|g| g.path.contains("volontarieta") && g.text.contains(right));
    let one = one.unwrap_or_else(|| panic!("the grammar has no `{right}`"));
    write(
        folder,
        &one.path,
        one.text.replacen(right, wrong, 1).as_bytes(),
    )
}

#[test]
fn a_faulty_grammar_is_told_with_its_line_and_the_others_are_used() {
    let rows = [
        ("\nmention:", "\nmenzion:", "forse intendevi `mention`"),
        ("\nfamily:", "\nfamiglia: x\nfamily:", "famiglia"),
        (
            "phrases:\n",
            "phrases:\n      - adesione (volontaria\n",
            "(",
        ),
        (
            "phrases:\n",
            "phrases:\n      - adesione <parola_che_non_esiste>\n",
            "parola_che_non_esiste",
        ),
    ];
    for (right, wrong, words) in rows {
        let folder = folder();
        let path = broken_grammar(&folder, right, wrong);
        let name = path
            .file_name()
            .and_then(|n| n.to_str())
            .expect("a name")
            .to_owned();
        let checked = run(folder.path(), &["grammar", "check", "grammars"]).ends_with(2);
        told(&checked, "E010", &[&name, words, &format!("{name}:")]);
        let ran = run(
            folder.path(),
            &["run", "atti", "--output", "esiti", "--grammars", "grammars"],
        )
        .ends_with(2);
        told(&ran, "E010", &[&name, words]);
        let written = esiti(&folder);
        assert!(
            written["rulesets/buono.yaml"].contains("'exclusion'"),
            "{wrong}: {written:?}"
        );
    }
}

#[test]
fn a_failing_example_ends_the_check_with_1() {
    let folder = folder();
    broken_grammar(&folder, "gives: nothing", "gives: { clause: volontaria }");
    let ran = run(folder.path(), &["grammar", "check", "grammars"]);
    assert!(
        ran.code == 1 || ran.err.contains("E010"),
        "{}\n{}\n{}",
        ran.code,
        ran.out,
        ran.err
    );
    assert!(ran.code != 0, "{}", ran.out);
}

#[test]
fn the_good_grammars_pass_their_check() {
    let folder = folder();
    few_grammars(&folder);
    run(folder.path(), &["grammar", "check", "grammars"]).ends_with(0);
}

/// The contract of another comparto: refused, unless it is asked for as an indication.
#[test]
fn the_contract_of_another_comparto_is_refused_unless_indicative() {
    let folder = folder();
    let against = ["--baseline", "ccnl-ir-2019-2021"];
    let args = |command: &[&'static str], more: &[&'static str]| {
        [command, &["atti"], &against, more].concat()
    };
    let refused = run(folder.path(), &args(&["run", "--output", "esiti"], &[])).ends_with(2);
    told(&refused, "E022", &["buono.txt", "--indicative"]);
    assert!(
        !folder.path().join("esiti/deviations/buono.yaml").exists(),
        "it was compared all the same"
    );
    for command in [
        &["run", "--output", "esiti"][..],
        &["compare"],
        &["table", "deviations"],
    ] {
        let ran = run(folder.path(), &args(command, &["--indicative"])).ends_with(0);
        let said = format!("{}{}", ran.out, ran.err).to_lowercase();
        assert!(
            said.contains("indicativ"),
            "{} does not say so:\n{said}",
            ran.command
        );
    }
    let written = esiti(&folder);
    assert!(
        written["deviations/buono.yaml"].contains("indicative: true"),
        "{written:?}"
    );
}

#[test]
fn fail_on_ends_with_1_when_there_is_such_a_deviation() {
    let with = |verdict: &str, code: i32| {
        let folder = folder();
        let args = [
            "run",
            "atti",
            "--output",
            "esiti",
            "--quiet",
            "--fail-on",
            verdict,
        ];
        run(folder.path(), &args).ends_with(code);
    };
    with("added_neutral", 1);
    with("contradictory", 0);
    with("wurse", 2);
}

/// The program needs nothing beside it: no grammar, no contract, no folder of ours.
#[test]
fn from_any_place_the_outcome_is_the_same() {
    let [here, there] = [folder(), folder()];
    run(here.path(), &["run", "atti", "--output", "esiti"]).ends_with(0);
    let atti = there.path().join("atti");
    let target = there.path().join("esiti");
    let text = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    run(&root(), &["run", &text(&atti), "--output", &text(&target)]).ends_with(0);
    let (here, there) = (esiti(&here), esiti(&there));
    assert_eq!(here, there);
    assert!(
        here.values()
            .all(|text| !text.contains("/tmp") && !text.contains("atti/")),
        "{here:?}"
    );
}

/// What we did not write stays; what we wrote for a document that is gone goes.
#[test]
fn only_our_own_stale_files_are_removed() {
    let folder = folder();
    write(&folder, "atti/altro.txt", GOOD.as_bytes());
    run(folder.path(), &["run", "atti", "--output", "esiti"]).ends_with(0);
    write(&folder, "esiti/rulesets/appunti.yaml", b"mio: vero\n");
    fs::remove_file(folder.path().join("atti/altro.txt")).expect("remove it");
    run(folder.path(), &["run", "atti", "--output", "esiti"]).ends_with(0);
    let written: Vec<String> = esiti(&folder).into_keys().collect();
    assert_eq!(
        written,
        [
            "deviations/buono.yaml",
            "report.html",
            "rulesets/appunti.yaml",
            "rulesets/buono.yaml"
        ]
    );
}

#[test]
fn italian_names_do_the_same() {
    let folder = folder();
    let english = run(
        folder.path(),
        &["table", "rules", "atti", "--format", "tsv"],
    )
    .ends_with(0);
    let italian = run(
        folder.path(),
        &["tabella", "regole", "atti", "--formato", "tsv"],
    )
    .ends_with(0);
    assert_eq!(english.out, italian.out);
    let columns = "document\ttopic\tplace\tmodality\tbearer\tvalue\tbinding\tstate\tfrom\tuntil\tstanding\tquote\treview\tnote\tid\n";
    assert!(english.out.starts_with(columns), "{}", english.out);
    assert_eq!(english.out.lines().count(), 2, "{}", english.out);
    let deviations = run(
        folder.path(),
        &["table", "deviations", "atti", "--format", "tsv"],
    )
    .ends_with(0);
    let columns = "document\ttopic\tplace\tbaseline_place\tpresence\tbaseline_presence\tfavour\tverdict\troom\tquote\tbaseline_quote\treason\treview\tnote\n";
    assert!(deviations.out.starts_with(columns), "{}", deviations.out);
}

/// Mistakes of the hand, and what the message must name.
#[test]
fn a_wrong_command_line_is_told_in_italian() {
    let rows: &[(&[&str], &str)] = &[
        (&["rum"], "`rum`"),
        (&["run", "--outptu", "x"], "--output"),
        (&["table", "rulse"], "rules"),
        (&["explain", "E999"], "E999"),
        (&["schema", "rule"], "ruleset"),
        (&[], "Uso:"),
    ];
    for (args, words) in rows {
        let ran = run(&root(), args).ends_with(2);
        assert!(
            ran.err.contains(words),
            "{}: `{words}` is missing in\n{}",
            ran.command,
            ran.err
        );
    }
}

/// Every help text, as printed.
#[test]
fn help_texts() {
    let commands: &[&[&str]] = &[
        &[],
        &["run"],
        &["extract"],
        &["compare"],
        &["certificate"],
        &["grammar"],
        &["grammar", "check"],
        &["grammar", "new"],
        &["grammar", "schema"],
        &["schema"],
        &["explain"],
        &["table"],
        &["ask"],
        &["agreement"],
        &["agreement", "check"],
        &["agreement", "template"],
    ];
    for command in commands {
        let args = [command, &["--help"][..]].concat();
        let ran = run(&root(), &args).ends_with(0);
        let name = if command.is_empty() {
            "deroga".to_owned()
        } else {
            command.join("-")
        };
        insta::assert_snapshot!(format!("help-{name}"), ran.out);
    }
}
