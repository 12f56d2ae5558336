//! The child's side: reads the files it is asked for, one after the other.

use std::io;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::Limits;
use super::confine::{confine, own_output};
use super::frame::{self, Answer};
use crate::ingest::{Options, Refusal};
use crate::pipeline::guard;
use crate::source::SourceFile;

/// Stack of the thread that reads: the same wherever the program runs.
const STACK: usize = 16 << 20;

/// The least that a line counts as, on average, in bytes.
const SHORT_LINE: u64 = 16;

/// What reads a file: `ingest::print`, or what a test puts in its place.
pub type Print = fn(&SourceFile, &Options) -> Answer;

/// Reads with `print`, within `limits`, the files that are asked for on standard input, and answers on
/// standard output, until nobody asks any more, or a file takes too long: then the thread that reads it
/// cannot be stopped but by ending the process, which the caller does on return.
pub fn serve(limits: Limits, print: Print) -> io::Result<()> {
    let mut to = own_output()?;
    let mut from = io::stdin().lock();
    confine(limits.memory)?;
    let (send_file, files) = channel::<(SourceFile, Options)>();
    let (send_answer, answers) = channel::<Answer>();
    thread::Builder::new().stack_size(STACK).spawn(move || {
        for (file, options) in files {
            if send_answer.send(read(&file, &options, print)).is_err() {
                break;
            }
        }
    })?;
    while let Some(asked) = frame::asked(&mut from)? {
        if send_file.send(asked).is_err() {
            break;
        }
        match answers.recv_timeout(Duration::from_secs(limits.seconds)) {
            Ok(answer) => frame::answer(&mut to, &answer)?,
            Err(RecvTimeoutError::Timeout) => {
                return frame::answer(&mut to, &Err(Refusal::TooLong(limits.seconds)));
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    Ok(())
}

/// Reads a file; a panic is a refusal.
fn read(file: &SourceFile, options: &Options, print: Print) -> Answer {
    let printed = guard::guarded(|| print(file, options))
        .unwrap_or_else(|panic| Err(Refusal::Crashed(place(&panic))))?;
    let text: u64 = printed.lines.iter().map(|l| l.text.len() as u64).sum();
    let lines = printed.lines.len() as u64 * SHORT_LINE;
    if text.max(lines) > options.max_output {
        return Err(Refusal::TooMuchText(options.max_output));
    }
    Ok(printed)
}

/// Where a panic happened: its words are for nobody who reads documents.
fn place(panic: &str) -> String {
    let place = panic.rsplit_once(" (").map_or("", |(_, place)| place);
    let file = place.trim_end_matches(')').rsplit('/').next();
    file.unwrap_or_default().to_owned()
}
