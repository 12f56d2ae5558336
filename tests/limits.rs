//! Whatever a file does to its reader stays the matter of that file.
//!
//! The program that reads is this test itself, with a reader that does what the file says. So it needs a
//! `main` of its own; it closes with a count as the other tests do.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use deroga::diagnostic::Code;
use deroga::ingest::{Options, Printed, PrintedLine, Refusal};
use deroga::pipeline::reader::{Limits, Reader, serve};
use deroga::source::SourceFile;

const LIMITS: Limits = Limits {
    memory: 128,
    seconds: 3,
};

const MAX_OUTPUT: u64 = 1 << 20;

/// What a file does, and what is said of it; `None` where it is read.
const CASES: &[(&str, Option<Code>)] = &[
    ("bene", None),
    ("panico", Some(Code::Panicked)),
    ("bene", None),
    ("pila", Some(Code::TooDeep)),
    ("bene", None),
    ("memoria", Some(Code::TooMuchMemory)),
    ("memoria a poco a poco", Some(Code::TooMuchMemory)),
    ("fine", Some(Code::Panicked)),
    ("abort", Some(Code::Panicked)),
    ("stampa", None),
    ("testo", Some(Code::TooMuchText)),
    ("righe", Some(Code::TooMuchText)),
    ("rifiuto", Some(Code::Encrypted)),
    ("niente", Some(Code::Binary)),
    ("bene", None),
    ("attesa", Some(Code::TooLong)),
    ("bene", None),
];

fn main() -> ExitCode {
    if std::env::args().any(|a| a == "--child") {
        return match serve(LIMITS, misbehave) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        };
    }
    let asked: Vec<String> = std::env::args().skip(1).collect();
    if asked.iter().any(|a| a == "--list") {
        println!("limits: test");
        return ExitCode::SUCCESS;
    }
    let faults: Vec<String> = [one_reader(), fresh_readers(), many_threads()].concat();
    for fault in &faults {
        println!("{fault}");
    }
    let failed = faults.len();
    println!(
        "{} passed, {failed} failed",
        2 * CASES.len() + 1 - failed.min(CASES.len())
    );
    ExitCode::from(u8::from(failed > 0))
}

fn reader() -> Reader {
    let program: PathBuf = std::env::current_exe().expect("this test");
    let options = Options {
        max_output: MAX_OUTPUT,
        ..Options::default()
    };
    Reader::new(program, vec!["--child".to_owned()], options, LIMITS)
}

/// One file after the other, with children that have read before.
fn one_reader() -> Vec<String> {
    let reader = reader();
    CASES
        .iter()
        .filter_map(|case| fault(&reader, *case))
        .collect()
}

/// Each file alone.
fn fresh_readers() -> Vec<String> {
    CASES
        .iter()
        .filter_map(|case| fault(&reader(), *case))
        .collect()
}

/// Good and bad files at once.
fn many_threads() -> Vec<String> {
    let reader = reader();
    let work = |_| {
        let once = || CASES[..7].iter().filter_map(|case| fault(&reader, *case));
        once().chain(once()).collect::<Vec<String>>()
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|n| scope.spawn(move || work(n))).collect();
        let joined = threads
            .into_iter()
            .map(|t| t.join().expect("no panic here"));
        joined.flatten().collect()
    })
}

/// What is wrong with the reading of a file that does `what`.
fn fault(reader: &Reader, (what, expected): (&str, Option<Code>)) -> Option<String> {
    let start = Instant::now();
    let file = SourceFile::new("prova.pdf", format!("%PDF-1.7\n{what}").into_bytes());
    let result = reader.read(&file);
    let code = result.as_ref().err().map(|d| d.code);
    let message = result.map_or_else(|d| d.message, |(text, _)| text.clean);
    let panics = [
        "panicked",
        "overflow",
        "thread",
        "allocation",
        "deroga-segreto",
    ];
    let wrong = code != expected
        || panics.iter().any(|p| message.contains(p))
        || (code.is_none() && message != "Articolo 1")
        || start.elapsed() > Duration::from_secs(LIMITS.seconds + 4);
    let took = start.elapsed();
    wrong.then(|| format!("«{what}»: {code:?} and not {expected:?} in {took:?}: {message}"))
}

/// A reader that does what the file says.
fn misbehave(file: &SourceFile, _: &Options) -> Result<Printed, Refusal> {
    let text = String::from_utf8_lossy(&file.bytes);
    let good = |text: String, count: usize| Printed {
        lines: vec![PrintedLine::new(text, 1); count],
        ..Printed::default()
    };
    match text.lines().nth(1).unwrap_or_default() {
        "panico" => panic!("deroga-segreto: indice fuori posto (forse)"),
        "pila" => Ok(good(deeper(1, &[0; 64]).to_string(), 1)),
        "memoria" => Ok(good("x".repeat(1 << 40), 1)),
        "memoria a poco a poco" => Ok(hoard()),
        "fine" => std::process::exit(7),
        "abort" => std::process::abort(),
        "stampa" => {
            println!("{}", "deroga-segreto ".repeat(100_000));
            eprintln!("{}", "deroga-segreto ".repeat(100_000));
            Ok(good("Articolo 1".to_owned(), 1))
        }
        "testo" => Ok(good("x".repeat(2 << 20), 1)),
        "righe" => Ok(good(String::new(), 1 << 17)),
        "rifiuto" => Err(Refusal::Encrypted),
        "niente" => Ok(good(" ".to_owned(), 3)),
        "attesa" => loop {
            std::hint::spin_loop();
        },
        _ => Ok(good("Articolo 1".to_owned(), 1)),
    }
}

/// Calls itself until the stack is used up.
#[expect(unconditional_recursion, reason = "that is what it is for")]
fn deeper(depth: u64, before: &[u64; 64]) -> u64 {
    let mut own = *before;
    own[(depth % 64) as usize] = depth;
    deeper(depth + 1, &std::hint::black_box(own)) + own[0]
}

/// Takes memory until there is none left.
fn hoard() -> Printed {
    let mut kept: Vec<Vec<u8>> = Vec::new();
    loop {
        kept.push(std::hint::black_box(vec![1; 1 << 20]));
    }
}
