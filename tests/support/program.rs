//! The program itself, run in a folder of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use deroga::compare::Comparison;
use deroga::rule::Ruleset;
use serde::de::DeserializeOwned;
use tempfile::TempDir;

use super::root;

/// The program, to be run in `folder`.
pub fn deroga(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_deroga"));
    command
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env_remove("CLICOLOR_FORCE");
    command
}

/// What a run said and wrote.
pub struct Ran {
    /// What was run.
    pub command: String,
    /// Exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// Runs the program in `folder` with `args`.
pub fn run(folder: &Path, args: &[&str]) -> Ran {
    told(
        args,
        &deroga(folder)
            .args(args)
            .output()
            .expect("the program starts"),
    )
}

/// As text, with the exit code.
pub fn told(args: &[&str], output: &Output) -> Ran {
    Ran {
        command: format!("deroga {}", args.join(" ")),
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

impl Ran {
    /// Holds the exit code against `code`; shows what was said when it is another.
    #[track_caller]
    pub fn ends_with(self, code: i32) -> Self {
        assert_eq!(
            self.code, code,
            "{}\n--- out\n{}\n--- err\n{}",
            self.command, self.out, self.err
        );
        self
    }
}

/// What a run wrote: rulesets and comparisons by document.
pub struct Written {
    /// The folder.
    pub folder: TempDir,
    /// By id.
    pub rulesets: BTreeMap<String, Ruleset>,
    /// By id.
    pub comparisons: BTreeMap<String, Comparison>,
}

/// The files of `output` as text, by path inside it.
pub fn tree(output: &Path) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let mut open: Vec<PathBuf> = vec![output.to_owned()];
    while let Some(folder) = open.pop() {
        for path in fs::read_dir(&folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
        {
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path
                    .strip_prefix(output)
                    .expect("inside")
                    .to_string_lossy()
                    .replace('\\', "/");
                out.insert(name, fs::read_to_string(&path).expect("a text file"));
            }
        }
    }
    out
}

/// Reads what stands in `folder`.
pub fn read(folder: TempDir) -> Written {
    let files = tree(folder.path());
    Written {
        rulesets: parsed(&files, "rulesets/"),
        comparisons: parsed(&files, "deviations/"),
        folder,
    }
}

/// The files of one folder, by name without ending.
fn parsed<T: DeserializeOwned>(
    files: &BTreeMap<String, String>,
    folder: &str,
) -> BTreeMap<String, T> {
    let inside = files
        .iter()
        .filter_map(|(name, text)| Some((name.strip_prefix(folder)?, text)));
    let read = |(name, text): (&str, &String)| {
        let value = deroga::yaml::parse(text)
            .unwrap_or_else(|f| panic!("{name}:{}: {}", f.line, f.message));
        (name.trim_end_matches(".yaml").to_owned(), value)
    };
    inside.map(read).collect()
}

/// Runs the whole job over `paths`, from the root of the project.
pub fn run_over(paths: &[&str], more: &[&str]) -> (Ran, Written) {
    let folder = TempDir::new().expect("a temporary folder");
    let output = folder.path().to_string_lossy().into_owned();
    let args: Vec<&str> = ["run"]
        .iter()
        .chain(paths)
        .chain(&["--output", &output])
        .chain(more)
        .copied()
        .collect();
    let ran = run(&root(), &args);
    (ran, read(folder))
}

/// What the program makes of the corpus; run once for each test program.
pub fn corpus() -> &'static Written {
    static CORPUS: std::sync::OnceLock<Written> = std::sync::OnceLock::new();
    CORPUS.get_or_init(|| {
        let (ran, written) = run_over(&[], &["--quiet"]);
        assert_eq!(written.rulesets.len(), 5, "{}\n{}", ran.command, ran.err);
        written
    })
}
