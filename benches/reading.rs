//! How fast files of others are read, in child processes and on all cores, per folder:
//!
//! ```text
//! cargo bench --bench reading -- FOLDER …
//! ```
//!
//! Each folder is read several times over; the best time counts, since a shared machine only ever slows
//! down. Only reading is measured: from the bytes of a file to its clean text.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use deroga::ingest::Options;
use deroga::pipeline::reader::{Limits, Reader};
use deroga::source::SourceFile;

const ROUNDS: usize = 5;

/// So many files at least are read in a round, the same ones again where a folder has fewer.
const FILES: usize = 200;

fn main() {
    let folders = std::env::args().skip(1).filter(|a| !a.starts_with('-'));
    let program = PathBuf::from(env!("CARGO_BIN_EXE_deroga"));
    let limits = Limits::default();
    let arguments = ["leggi-file", "--memory=1024", "--seconds=60"].map(str::to_owned);
    let reader = Reader::new(program, arguments.to_vec(), Options::default(), limits);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    println!("{ROUNDS} giri, {threads} fili");
    for folder in folders {
        let files = files(Path::new(&folder));
        if files.is_empty() {
            println!("{folder}: nessun documento");
            continue;
        }
        let wanted = FILES.max(files.len());
        let all: Vec<&SourceFile> = files.iter().cycle().take(wanted).collect();
        let rounds = (0..ROUNDS).map(|_| round(&reader, &all, threads));
        let (seconds, pages) = rounds
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
        let per_second = |n: usize| n as f64 / seconds;
        println!(
            "{folder}: {} file, {pages} pagine in {:.0} ms: {:.0} file/s, {:.0} pagine/s",
            all.len(),
            seconds * 1e3,
            per_second(all.len()),
            per_second(pages),
        );
    }
}

/// Reads all files; seconds, and pages with text.
fn round(reader: &Reader, files: &[&SourceFile], threads: usize) -> (f64, usize) {
    let (next, pages) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let (text, _) = reader.read(file).expect("a file that can be read");
                    let end = text.clean.len().saturating_sub(1);
                    let last = text.place_of(end).page;
                    pages.fetch_add(last, Ordering::Relaxed);
                }
            });
        }
    });
    (start.elapsed().as_secs_f64(), pages.into_inner())
}

fn files(folder: &Path) -> Vec<SourceFile> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.sort();
    let opened = paths.iter().filter_map(|p| SourceFile::read(p).ok());
    opened.filter(|file| !file.format.is_text()).collect()
}
