//! How fast each stage is, in MB of source a second on one thread, beside the reading of memory:
//!
//! ```text
//! cargo run --release --example synth -- 200 /tmp/atti
//! cargo bench --bench stages -- /tmp/atti/acts
//! ```
//!
//! Each stage runs several times over all files; the best time counts, since a shared machine only ever
//! slows down.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use deroga::grammar::NamedText;
use deroga::pipeline::{Desk, Setup, Texts};
use deroga::rule::Identity;
use deroga::source::SourceFile;
use deroga::text::{Text, fold};

const ROUNDS: usize = 5;

fn main() {
    let folder = std::env::args().skip(1).find(|a| !a.starts_with('-'));
    let folder = folder.unwrap_or_else(|| "corpus".into());
    let sources = sources(Path::new(&folder));
    let bytes: usize = sources.iter().map(String::len).sum();
    println!("{} file, {bytes} byte, {ROUNDS} giri", sources.len());
    let time = |name: &str, stage: &dyn Fn()| {
        let best = (0..ROUNDS).map(|_| once(stage)).fold(f64::MAX, f64::min);
        #[expect(clippy::cast_precision_loss, reason = "bytes are far below 2^52")]
        let speed = bytes as f64 / best / 1e6;
        println!("{name:<28}{:>10.2} ms{speed:>10.1} MB/s", best * 1e3);
    };
    let sum = |s: &String| {
        s.bytes()
            .fold(0_u64, |all, b| all.wrapping_add(u64::from(b)))
    };
    time("memoria", &|| {
        black_box(sources.iter().map(sum).sum::<u64>());
    });
    time("parole (fold)", &|| each(&sources, |s| fold(s)));
    let read = |s: &String| deroga::ingest::text(s.clone());
    time("lettura (ingest)", &|| each(&sources, read));
    let texts: Vec<Text> = sources.iter().map(read).collect();
    time("struttura (outline)", &|| {
        each(&texts, deroga::outline::outline);
    });
    time("rinvii (cite)", &|| {
        each(&texts, |t| deroga::cite::mentions(&t.clean));
    });
    let (setup, _) = setup();
    let known = Texts::of(&[], &setup);
    let desk = Desk::new(&setup, &known);
    let whole = |s: &String| {
        desk.text(
            &SourceFile::new("atto.txt", s.clone().into_bytes()),
            &identity(),
        )
    };
    time("tutto fino ai giudizi", &|| each(&sources, whole));
    let cases: Vec<_> = sources.iter().filter_map(|s| whole(s).case).collect();
    time("scrittura YAML", &|| {
        each(&cases, |c| {
            (
                deroga::yaml::print(&c.ruleset),
                deroga::yaml::print(&c.comparison),
            )
        });
    });
    let grammars = files("grammars");
    time("avvio: grammatiche", &|| {
        drop(black_box(Setup::new(&grammars)));
    });
}

fn once(stage: &dyn Fn()) -> f64 {
    let start = Instant::now();
    stage();
    start.elapsed().as_secs_f64()
}

fn each<T, R>(all: &[T], work: impl Fn(&T) -> R) {
    for one in all {
        black_box(work(one));
    }
}

fn identity() -> Identity {
    Identity {
        id: "atto".into(),
        kind: "regolamento".into(),
        comparto: Some("funzioni_locali".into()),
        baseline: Some("ccnl-fl-2019-2021".into()),
        ..Identity::default()
    }
}

fn setup() -> (Setup, usize) {
    let (mut setup, faults) = Setup::new(&files("grammars"));
    setup.add_baselines(&files("corpus/baselines"), true);
    let index = files("corpus")
        .into_iter()
        .find(|f| f.path.ends_with("index.yaml"));
    let paths = paths(Path::new("corpus")).into_iter();
    let named =
        paths.filter_map(|p| Some((p.file_name()?.to_str()?.to_owned(), fs::read(&p).ok()?)));
    if let Some(index) = index {
        setup.add_library(&index, &named.collect::<Vec<_>>(), true);
    }
    (setup, faults.len())
}

fn files(folder: &str) -> Vec<NamedText> {
    let yaml = paths(Path::new(folder)).into_iter();
    let yaml = yaml.filter(|p| p.extension().is_some_and(|e| e == "yaml"));
    let named = |path: PathBuf| {
        let text = fs::read_to_string(&path).ok()?;
        Some(NamedText {
            path: path.display().to_string(),
            text,
        })
    };
    yaml.filter_map(named).collect()
}

fn sources(folder: &Path) -> Vec<String> {
    let texts = paths(folder).into_iter();
    let texts = texts.filter(|p| p.extension().is_some_and(|e| e == "txt"));
    texts.filter_map(|p| fs::read_to_string(p).ok()).collect()
}

fn paths(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.sort();
    paths
}
