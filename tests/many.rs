//! Many documents: the same files come out whatever the way they are run, interrupted, remembered, in
//! parts, or line by line.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// More than are kept in memory at once.
const MANY: usize = 110;

/// A folder of small acts, each with other values, and its index; some have no entry.
struct Acts {
    root: TempDir,
}

impl Acts {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let acts = Self { root };
        fs::create_dir_all(acts.at("atti")).unwrap();
        let mut index = String::from("documents:\n");
        for n in 0..MANY {
            let (name, days) = (format!("atto-{n:03}"), 5 + n % 40);
            let text = format!(
                "REGOLAMENTO SUL LAVORO AGILE\n\nArt. 1 - Recesso\n\n1. Il Comune può recedere \
                 dall'accordo individuale con un preavviso di {days} giorni.\n\n2. Nelle giornate \
                 di lavoro agile il buono pasto non spetta.\n"
            );
            fs::write(acts.at("atti").join(format!("{name}.txt")), text).unwrap();
            let _ = writeln!(
                index,
                "- {{ id: {name}, file: {name}.txt, kind: regolamento, institution: Comune {n}, \
                 comparto: funzioni_locali, baseline: ccnl-fl-2019-2021 }}"
            );
        }
        fs::write(acts.at("atti").join("index.yaml"), index).unwrap();
        acts
    }

    fn at(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_deroga"));
        command.args(arguments).current_dir(self.root.path());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs what must go well.
    fn done(&self, arguments: &[&str]) -> Output {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        output
    }

    /// All documents at once, without memory of others.
    fn whole(&self) -> Files {
        self.done(&["run", "atti", "-q", "--no-cache", "-o", "intero/esiti"]);
        files(&self.at("intero/esiti"))
    }
}

/// Contents by path.
type Files = BTreeMap<PathBuf, Vec<u8>>;

fn files(folder: &Path) -> Files {
    let mut found = Files::new();
    let mut todo = vec![folder.to_path_buf()];
    while let Some(at) = todo.pop() {
        for entry in fs::read_dir(&at).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                todo.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn many_give_what_few_give_and_a_second_run_finds_it_done() {
    let acts = Acts::new();
    let whole = acts.whole();
    assert_eq!(whole.len(), 2 * MANY);
    // In two halves each is small enough to be kept in memory: another way through the program.
    for half in [0..MANY / 2, MANY / 2..MANY] {
        let fixed = ["run", "-q", "--no-report", "-o", "meta/esiti"];
        let mut arguments: Vec<String> = fixed.map(String::from).to_vec();
        arguments.extend(half.map(|n| format!("atti/atto-{n:03}.txt")));
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        acts.done(&arguments);
    }
    assert_eq!(files(&acts.at("meta/esiti")), whole);
    let run = ["run", "atti", "-o", "poi/esiti", "--status", "stato.jsonl"];
    acts.done(&run);
    assert_eq!(files(&acts.at("poi/esiti")), whole);
    let info = acts.done(&["cache", "info", "-o", "poi/esiti"]);
    let info = String::from_utf8_lossy(&info.stdout).into_owned();
    assert!(info.contains(&format!("{MANY} documenti")), "{info}");
    // What somebody spoilt is made again, and so is what changed; nothing else is touched.
    let spoilt = acts.at("poi/esiti/rulesets/atto-007.yaml");
    fs::write(&spoilt, "guasto").unwrap();
    let kept = acts.at("poi/esiti/rulesets/atto-008.yaml");
    let before = fs::metadata(&kept).unwrap().modified().unwrap();
    acts.done(&run);
    assert_eq!(files(&acts.at("poi/esiti")), whole);
    assert_eq!(fs::metadata(&kept).unwrap().modified().unwrap(), before);
    let status = fs::read_to_string(acts.at("stato.jsonl")).unwrap();
    assert_eq!(status.lines().count(), MANY);
    assert!(
        status.lines().all(|line| line.contains(r#""state":"ok""#)),
        "{status}"
    );
}

#[test]
fn the_rules_of_many_are_those_of_few_written_or_printed() {
    let acts = Acts::new();
    acts.done(&["extract", "atti", "-q", "-o", "molti"]);
    let many = files(&acts.at("molti"));
    assert_eq!(many.len(), MANY);
    let printed = acts.done(&["extract", "atti", "-q"]).stdout;
    let mut one_by_one = Vec::new();
    for half in [0..MANY / 2, MANY / 2..MANY] {
        let mut arguments = vec!["extract".to_owned(), "-q".to_owned()];
        arguments.extend(half.map(|n| format!("atti/atto-{n:03}.txt")));
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        if !one_by_one.is_empty() {
            one_by_one.extend_from_slice(b"---\n");
        }
        one_by_one.extend(acts.done(&arguments).stdout);
        acts.done(&[&arguments[..], &["-o", "pochi"]].concat());
    }
    assert_eq!(many, files(&acts.at("pochi")));
    assert_eq!(printed, one_by_one);
    fs::write(acts.at("atti").join("rotto.txt"), [0, 159, 146, 150]).unwrap();
    let broken = acts.run(&["extract", "atti", "-q", "-o", "molti"]);
    assert_eq!(broken.status.code(), Some(2), "{broken:?}");
    assert!(told(&broken).contains("rotto.txt"), "{broken:?}");
    assert_eq!(many, files(&acts.at("molti")));
}

#[test]
fn a_broken_memory_is_made_anew_and_says_so() {
    let acts = Acts::new();
    let whole = acts.whole();
    fs::create_dir_all(acts.at("qui/.deroga")).unwrap();
    fs::write(acts.at("qui/.deroga/cache.sqlite"), "non è un database").unwrap();
    let output = acts.done(&["run", "atti", "-q", "-o", "qui/esiti"]);
    assert!(told(&output).contains("era rovinata"), "{}", told(&output));
    assert_eq!(files(&acts.at("qui/esiti")), whole);
    acts.done(&["cache", "clean", "-o", "qui/esiti"]);
    assert!(!acts.at("qui/.deroga/cache.sqlite").exists());
}

#[test]
fn two_at_once_do_no_harm() {
    let acts = Acts::new();
    let whole = acts.whole();
    let start = || {
        acts.command(&["run", "atti", "-q", "-o", "qui/esiti"])
            .spawn()
            .unwrap()
    };
    let mut both = [start(), start()];
    assert!(both.iter_mut().all(|one| one.wait().unwrap().success()));
    assert_eq!(files(&acts.at("qui/esiti")), whole);
}

#[test]
fn killed_at_any_moment_it_goes_on_to_the_same_end() {
    let acts = Acts::new();
    let whole = acts.whole();
    let mut seed = 7_u64;
    for round in 0..20 {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let mut child = acts
            .command(&["run", "atti", "-q", "-o", "qui/esiti"])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis((seed >> 33) % 1500));
        let _ = child.kill();
        child.wait().unwrap();
        let halfway = files(&acts.at("qui/esiti"));
        let visible =
            |path: &PathBuf| !path.file_name().unwrap().to_string_lossy().starts_with('.');
        for (path, content) in halfway.iter().filter(|(path, _)| visible(path)) {
            assert_eq!(
                Some(content),
                whole.get(path),
                "round {round}: {}",
                path.display()
            );
        }
        if round % 5 == 4 {
            let _ = fs::remove_dir_all(acts.at("qui"));
        }
    }
    acts.done(&["run", "atti", "-q", "-o", "qui/esiti"]);
    assert_eq!(files(&acts.at("qui/esiti")), whole);
}

#[test]
fn parts_merged_are_one_run() {
    let acts = Acts::new();
    let whole = acts.whole();
    for part in 1..=3 {
        let (shard, folder) = (format!("{part}/3"), format!("parti/{part}"));
        acts.done(&["run", "atti", "-q", "--shard", &shard, "-o", &folder]);
    }
    let missing = acts.run(&["merge", "parti/1", "parti/3", "-o", "unito"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(
        told(&missing).contains("mancano le parti 2/3"),
        "{}",
        told(&missing)
    );
    assert!(!acts.at("unito").exists());
    let twice = acts.run(&["merge", "parti/1", "parti/1", "-o", "unito"]);
    assert!(told(&twice).contains("la stessa parte"), "{}", told(&twice));
    acts.done(&["merge", "parti/3", "parti/1", "parti/2", "-o", "unito"]);
    assert_eq!(files(&acts.at("unito")), whole);
}

#[test]
fn a_worker_answers_each_line_in_order_whatever_it_holds() {
    let acts = Acts::new();
    let whole = acts.whole();
    let mut input = String::new();
    for n in 0..5 {
        let text = fs::read_to_string(acts.at(&format!("atti/atto-{n:03}.txt"))).unwrap();
        let row = serde_json::json!({
            "id": format!("atto-{n:03}"), "text": text, "kind": "regolamento",
            "institution": format!("Comune {n}"), "comparto": "funzioni_locali",
            "baseline": "ccnl-fl-2019-2021",
        });
        let _ = writeln!(input, "{row}");
        input.push_str("questa non è JSON\n");
    }
    let long = serde_json::json!({ "id": "lungo", "text": "a".repeat(2000) });
    let _ = writeln!(input, "{long}");
    let _ = writeln!(input, "{}", "x".repeat(200_000));
    input.push('\n');
    let mut child = acts
        .command(&["worker", "--max-doc-bytes", "1500"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success(), "{output:?}");
    let rows: Vec<serde_json::Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(rows.len(), 13);
    for n in 0..5 {
        let row = &rows[2 * n];
        for folder in ["ruleset", "deviations"] {
            let plural = folder.trim_end_matches('s').to_owned() + "s";
            let path = PathBuf::from(format!("{plural}/atto-{n:03}.yaml"));
            let file = String::from_utf8_lossy(&whole[&path]).into_owned();
            assert_eq!(
                row[folder].as_str(),
                Some(file.as_str()),
                "{}",
                path.display()
            );
        }
        assert_eq!(rows[2 * n + 1]["error"]["code"], "bad_line");
        assert_eq!(rows[2 * n + 1]["line"], 2 * n + 2);
    }
    assert_eq!(
        (&rows[10]["id"], &rows[10]["error"]["code"]),
        (&"lungo".into(), &"too_long".into())
    );
    assert_eq!(rows[11]["error"]["code"], "too_long");
    assert_eq!(rows[12]["error"]["code"], "bad_line");
}
