//! What we write is read by others as we mean it: `PyYAML`, which follows YAML 1.1, gives the same
//! data as our own reader.

use std::path::Path;
use std::process::{Command, Stdio};

/// Reads YAML from standard input and prints JSON; 77 where there is no `PyYAML`.
const SCRIPT: &str = "
import json, sys
try:
    import yaml
except ImportError:
    sys.exit(77)
json.dump(yaml.safe_load(sys.stdin.buffer), sys.stdout)
";

/// The file as `PyYAML` reads it; `None` where there is no Python with `PyYAML`.
fn pyyaml(path: &Path) -> Option<serde_json::Value> {
    let file = std::fs::File::open(path).expect("the file just written");
    let mut command = Command::new("python3");
    let command = command.args(["-c", SCRIPT]).stdin(Stdio::from(file));
    let output = command.stderr(Stdio::inherit()).output().ok()?;
    if output.status.code() == Some(77) {
        return None;
    }
    Some(serde_json::from_slice(&output.stdout).expect("JSON from PyYAML"))
}

#[test]
fn pyyaml_reads_every_output_as_we_do() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let status = Command::new(env!("CARGO_BIN_EXE_deroga"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["run", "--quiet", "--output"])
        .arg(folder.path())
        .status()
        .expect("the program starts");
    assert!(status.code().is_some());
    let mut read = 0;
    for kind in ["rulesets", "deviations"] {
        for entry in std::fs::read_dir(folder.path().join(kind)).expect("outputs") {
            let path = entry.expect("an output").path();
            let text = std::fs::read_to_string(&path).expect("a text");
            let ours: serde_json::Value = deroga::yaml::parse(&text).expect("our own YAML");
            let Some(theirs) = pyyaml(&path) else {
                eprintln!("skipped: no python3 with pyyaml here");
                return;
            };
            assert!(ours == theirs, "{} is read differently", path.display());
            read += 1;
        }
    }
    assert!(read >= 9, "only {read} outputs");
}
