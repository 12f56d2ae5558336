//! Any bytes as a PDF file, through the seam: our own lines, tables and columns included. Accidents of
//! the engines stay in the child process of the program; here they would stop the search, so that a panic
//! whose place is not in this project is let pass.

#![no_main]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use deroga::ingest::{Options, print, settle};
use deroga::source::{Format, SourceFile};
use libfuzzer_sys::fuzz_target;

static HOOK: Once = Once::new();
static OWN: AtomicBool = AtomicBool::new(false);

fuzz_target!(|data: &[u8]| {
    HOOK.call_once(|| {
        std::panic::set_hook(Box::new(|info| {
            let own = info.location().is_none_or(|l| !l.file().contains("/registry/"));
            if own {
                eprintln!("{info}");
            }
            OWN.store(own, Ordering::Relaxed);
        }));
    });
    let file = SourceFile {
        path: "prova.pdf".to_owned(),
        format: Format::Pdf,
        bytes: data.to_vec(),
    };
    let options = Options {
        max_output: 1 << 20,
        max_unpacked: 4 << 20,
        ..Options::default()
    };
    let read = catch_unwind(AssertUnwindSafe(|| settle("prova.pdf", print(&file, &options))));
    assert!(read.is_ok() || !OWN.load(Ordering::Relaxed), "an accident of our own");
});
