//! `deroga run --watch`: does the work again when acts, grammars or contracts change.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{Event, EventKind, RecursiveMode, Watcher};

use super::args::Run;
use super::{Outcome, job, run, screen};

/// Editors write a file in several steps: so long nothing must happen before the work begins.
const CALM: Duration = Duration::from_millis(250);

/// Runs, and runs again after each change, until somebody stops it.
pub fn watch(args: &Run) -> anyhow::Result<Outcome> {
    let (sender, changes) = channel();
    let output = std::path::absolute(&args.output)?;
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| counts(&event, &output)) {
            let _ = sender.send(());
        }
    })?;
    for place in places(args) {
        watcher.watch(&place, RecursiveMode::Recursive)?;
    }
    loop {
        match run::once(args) {
            Ok(_) => screen::tell("in ascolto: Ctrl-C per smettere\n"),
            Err(error) => screen::tell(&format!(
                "errore: {error:#}\nin ascolto: Ctrl-C per smettere\n"
            )),
        }
        if !wait(&changes) {
            return Ok(Outcome::Clean);
        }
    }
}

/// Whether something was written, and not by us.
fn counts(event: &Event, output: &Path) -> bool {
    let written = matches!(
        event.kind,
        EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_)
    );
    let hidden = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with('.') || name.ends_with('~') || path.starts_with(output)
    };
    written && !event.paths.iter().all(hidden)
}

/// Waits for a change and for the calm after it; `false` when there will be none any more.
fn wait(changes: &Receiver<()>) -> bool {
    if changes.recv().is_err() {
        return false;
    }
    while changes.recv_timeout(CALM).is_ok() {}
    true
}

/// What is watched: the documents, and the folders of grammars and contracts that are used.
fn places(args: &Run) -> Vec<PathBuf> {
    let mut places = job::paths(&args.documents);
    let asked = |folder: &Option<PathBuf>, here: &str| {
        folder.clone().unwrap_or_else(|| PathBuf::from(here))
    };
    places.push(asked(&args.documents.grammars, "grammars"));
    places.push(asked(&args.against.baselines, "corpus/baselines"));
    places.retain(|place| place.exists());
    places
}
