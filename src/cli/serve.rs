//! `deroga leggi-file`: the child process that reads files of others. Nobody calls it by hand.

use anyhow::Context as _;

use super::Outcome;
use super::args::{Reading, Serve};
use crate::ingest;
use crate::pipeline::reader::{Limits, Reader, serve};

/// The name of the command.
pub const NAME: &str = "leggi-file";

/// What reads files: children of this program, under the limits asked for.
pub fn reader(reading: &Reading) -> anyhow::Result<Reader> {
    let program = std::env::current_exe().context("il programma non trova se stesso")?;
    let limits = reading.limits();
    let arguments = vec![
        NAME.to_owned(),
        format!("--memory={}", limits.memory),
        format!("--seconds={}", limits.seconds),
    ];
    Ok(Reader::new(program, arguments, reading.options(), limits))
}

/// Reads files until nobody asks any more.
pub fn serve_files(args: &Serve) -> anyhow::Result<Outcome> {
    let limits = Limits {
        memory: args.memory,
        seconds: args.seconds,
    };
    serve(limits, ingest::print)?;
    Ok(Outcome::Clean)
}
