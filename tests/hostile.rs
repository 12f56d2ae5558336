//! Files that nobody should send: each is refused or read, each in its own time, and the good file in the
//! same folder is always read.

mod hostile_support;
mod support;

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use hostile_support::Fate::{Either, Read, Refused};
use hostile_support::{ACT, Bad, Fate, bad, marked, odf, office, pdf, plain};
use support::program::told;

/// Limits under which the files are read: mebibytes, seconds.
const LIMITS: &[&str] = &["--max-memory", "512", "--max-seconds", "6"];

/// What no message may hold: the words of the program's own accidents.
const ACCIDENTS: &[&str] = &[
    "panicked",
    "RUST_BACKTRACE",
    "overflowed its stack",
    "memory allocation of",
    "core dumped",
    "called `",
    "index out of bounds",
];

/// Reads a folder with these files and a good one.
fn survives(files: &[Bad]) {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path().join("atti");
    fs::create_dir(&here).expect("a folder");
    for file in files {
        fs::write(here.join(&file.name), &file.bytes).expect("a file");
    }
    all_hold(folder.path(), files);
}

/// Reads the folder `atti` in `folder`, and holds what is said and written against the fates.
fn all_hold(folder: &Path, files: &[Bad]) {
    fs::write(folder.join("atti/buono.txt"), ACT).expect("a file");
    let mut args = vec!["extract", "atti", "--output", "esiti", "--quiet"];
    args.extend(LIMITS);
    let ran = told(&args, &confined(folder).args(&args).output().expect("sh")).ends_with(2);
    for accident in ACCIDENTS {
        assert!(!ran.err.contains(accident), "{accident}:\n{}", ran.err);
    }
    let good = fs::read_to_string(folder.join("esiti/buono.yaml")).unwrap_or_default();
    assert!(
        good.contains("topic:"),
        "the good file: {good}\n{}",
        ran.err
    );
    let written = fs::read_dir(folder.join("esiti"))
        .expect("a folder")
        .count()
        - 1;
    let faults: Vec<String> = files.iter().filter_map(|f| fault(f, &ran.err)).collect();
    assert!(faults.is_empty(), "{}\n---\n{}", faults.join("\n"), ran.err);
    let refused = files.iter().filter(|f| messages(f, &ran.err).len() == 1);
    assert_eq!(written, files.len() - refused.count(), "{}", ran.err);
    for code in ran.err.lines().filter(|l| l.starts_with("errore")) {
        println!("{code}");
    }
}

/// The program within the memory that it may take on this machine, its children besides.
fn confined(folder: &Path) -> Command {
    let mut command = Command::new("sh");
    let program = env!("CARGO_BIN_EXE_deroga");
    command
        .args([
            "-c",
            "ulimit -v $((4 << 20)) && exec \"$0\" \"$@\"",
            program,
        ])
        .current_dir(folder)
        .env("NO_COLOR", "1");
    command
}

/// The errors about a file.
fn messages<'m>(file: &Bad, said: &'m str) -> Vec<&'m str> {
    let about = format!("]: `atti/{}` ", file.name);
    let lines = said.lines().filter(|l| l.starts_with("errore["));
    lines.filter(|l| l.contains(&about)).collect()
}

/// What is wrong with what was said of a file.
fn fault(file: &Bad, said: &str) -> Option<String> {
    let messages = messages(file, said);
    let fits = match file.fate {
        Refused => messages.len() == 1,
        Read => messages.is_empty(),
        Either => messages.len() <= 1,
    };
    (!fits).then(|| format!("{} ({:?}): {messages:#?}", file.name, file.fate))
}

#[test]
fn text_that_is_none_or_too_much() {
    survives(&plain::files());
}

#[test]
fn pdf_files() {
    survives(&pdf::files());
}

#[test]
fn documents_that_are_zip_files() {
    survives(
        &[office::files(), odf::files()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>(),
    );
}

#[test]
fn pages_mails_and_pictures() {
    survives(&marked::files());
}

#[test]
fn a_file_larger_than_the_memory_is_not_even_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("atti")).expect("a folder");
    let files = ["enorme.pdf", "enorme.txt"].map(|name| bad(name, Refused, ""));
    for file in &files {
        let made = File::create(folder.path().join("atti").join(&file.name));
        made.and_then(|f| f.set_len(50 << 30))
            .expect("a file with a hole");
    }
    all_hold(folder.path(), &files);
}

#[test]
fn there_are_enough_of_them() {
    let all: Vec<Bad> = [
        plain::files(),
        pdf::files(),
        office::files(),
        odf::files(),
        marked::files(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let refused = all.iter().filter(|f| f.fate == Fate::Refused).count();
    println!(
        "hostile files: {}, {refused} of them always refused",
        all.len()
    );
    assert!(all.len() >= 60 && refused >= 30, "{} {refused}", all.len());
}
