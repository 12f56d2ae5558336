//! A child process that reads files, seen from the program.

use std::io::{BufReader, ErrorKind, Read};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::Limits;
use super::frame::{self, Answer};
use crate::ingest::{Options, Refusal};
use crate::source::SourceFile;

/// The child minds its time itself; after so many seconds more it is stopped from outside.
const GRACE: u64 = 5;

/// Room for the signs of JSON and the boxes of lines around the text of an answer, as a factor.
const AROUND: u64 = 8;

/// Room for the same in a short answer, in bytes.
const AROUND_LITTLE: u64 = 1 << 20;

/// The last words of a child that are kept, in bytes.
const LAST_WORDS: usize = 4096;

/// How many KiB the allocator sets aside at once: by itself it would take more than a child may have.
const RESERVE: (&str, &str) = ("MIMALLOC_ARENA_RESERVE", "65536");

/// Why a child gave no answer.
#[derive(Debug)]
pub(super) enum Failure {
    /// The time is up.
    Time,
    /// The memory is used up.
    Memory,
    /// The stack is used up.
    Stack,
    /// The answer is too long.
    Length(u64),
    /// It was gone before the file was sent.
    Gone,
    /// It ended otherwise: how.
    Other(String),
}

impl Failure {
    /// What to say of the file.
    pub(super) fn refusal(self, limits: Limits) -> Refusal {
        match self {
            Self::Time => Refusal::TooLong(limits.seconds),
            Self::Memory => Refusal::TooMuchMemory(limits.memory),
            Self::Stack => Refusal::StackOverflow,
            Self::Length(limit) => Refusal::TooMuchText(limit),
            Self::Gone => Refusal::Crashed("terminato prima di leggere".to_owned()),
            Self::Other(how) => Refusal::Crashed(how),
        }
    }
}

/// A child process that reads files.
#[derive(Debug)]
pub(super) struct Child {
    process: std::process::Child,
    answers: Receiver<std::io::Result<Answer>>,
    last_words: Option<JoinHandle<String>>,
    limits: Limits,
    /// Files it has read.
    pub(super) served: usize,
}

impl Child {
    /// Starts `program` with `arguments`, which make it serve.
    pub(super) fn start(
        program: &Path,
        arguments: &[String],
        options: &Options,
        limits: Limits,
    ) -> std::io::Result<Self> {
        let mut process = Command::new(program)
            .args(arguments)
            .env(RESERVE.0, RESERVE.1)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (sender, answers) = channel();
        let longest = options.max_output.saturating_mul(AROUND);
        let longest = longest.saturating_add(AROUND_LITTLE);
        if let Some(out) = process.stdout.take() {
            thread::spawn(move || {
                let mut out = BufReader::with_capacity(1 << 16, out);
                while let Some(answer) = frame::answered(&mut out, longest).transpose() {
                    let ended = answer.is_err();
                    if sender.send(answer).is_err() || ended {
                        break;
                    }
                }
            });
        }
        let last_words = process.stderr.take();
        Ok(Self {
            process,
            answers,
            last_words: last_words.map(|err| thread::spawn(move || drained(err))),
            limits,
            served: 0,
        })
    }

    /// Reads a file.
    pub(super) fn read(&mut self, file: &SourceFile, options: &Options) -> Result<Answer, Failure> {
        let mut input = self.process.stdin.take().ok_or(Failure::Gone)?;
        let asked = frame::ask(&mut input, file, options);
        self.process.stdin = Some(input);
        let limit = Duration::from_secs(self.limits.seconds.saturating_add(GRACE));
        let answer = match asked {
            Ok(()) => self.answers.recv_timeout(limit),
            Err(_) => Err(RecvTimeoutError::Disconnected),
        };
        match answer {
            Ok(Ok(answer)) => {
                self.served += 1;
                Ok(answer)
            }
            Ok(Err(error)) if error.kind() == ErrorKind::FileTooLarge => {
                Err(Failure::Length(options.max_output))
            }
            Err(RecvTimeoutError::Timeout) => Err(Failure::Time),
            _ => Err(self.post_mortem()),
        }
    }

    /// How the child ended.
    fn post_mortem(&mut self) -> Failure {
        drop(self.process.stdin.take());
        let status = self.process.wait();
        let words = self.last_words.take().and_then(|w| w.join().ok());
        let words = words.unwrap_or_default();
        if words.contains("overflowed its stack") {
            Failure::Stack
        } else if words.contains("memory allocation of")
            || status.as_ref().is_ok_and(|s| was_killed(*s))
        {
            Failure::Memory
        } else {
            Failure::Other(status.map_or_else(|e| e.to_string(), ended))
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        // A child that ended by itself cannot be stopped, and need not be.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Reads all that a child says, so that it never waits, and gives the last of it.
fn drained(mut from: impl Read) -> String {
    let mut kept = Vec::new();
    let mut buffer = [0; 1024];
    while let Ok(n @ 1..) = from.read(&mut buffer) {
        kept.extend_from_slice(&buffer[..n]);
        if kept.len() > 2 * LAST_WORDS {
            kept.drain(..kept.len() - LAST_WORDS);
        }
    }
    String::from_utf8_lossy(&kept).into_owned()
}

/// Whether the system ended it, which it does to those who use up its memory.
#[cfg(unix)]
fn was_killed(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt as _;
    status.signal() == Some(9)
}

#[cfg(not(unix))]
fn was_killed(_: ExitStatus) -> bool {
    false
}

/// How it ended, in Italian.
#[cfg(unix)]
fn ended(status: ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt as _;
    match (status.signal(), status.code()) {
        (Some(signal), _) => format!("segnale {signal}"),
        (_, Some(code)) => format!("codice {code}"),
        _ => "senza un codice".to_owned(),
    }
}

#[cfg(not(unix))]
fn ended(status: ExitStatus) -> String {
    status
        .code()
        .map_or_else(|| "senza un codice".to_owned(), |c| format!("codice {c}"))
}
