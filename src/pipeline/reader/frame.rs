//! What crosses the pipes between the program and the child that reads files: lengths, JSON and bytes.

use std::io::{self, ErrorKind, Read, Write};

use serde::{Deserialize, Serialize};

use crate::ingest::{Options, Printed, Refusal};
use crate::source::SourceFile;

/// What stands before the bytes of a file.
#[derive(Debug, Serialize, Deserialize)]
struct Header {
    path: String,
    options: Options,
    bytes: u64,
}

/// What a child answers.
pub(super) type Answer = Result<Printed, Refusal>;

/// Asks for a file to be read.
pub(super) fn ask(to: &mut impl Write, file: &SourceFile, options: &Options) -> io::Result<()> {
    let header = Header {
        path: file.path.clone(),
        options: options.clone(),
        bytes: file.bytes.len() as u64,
    };
    send(to, &serde_json::to_vec(&header)?)?;
    to.write_all(&file.bytes)?;
    to.flush()
}

/// The next file to be read; `None` when nobody asks any more.
pub(super) fn asked(from: &mut impl Read) -> io::Result<Option<(SourceFile, Options)>> {
    let Some(header) = receive(from, u64::MAX)? else {
        return Ok(None);
    };
    let header: Header = serde_json::from_slice(&header)?;
    let bytes = exactly(from, header.bytes)?;
    Ok(Some((SourceFile::new(&header.path, bytes), header.options)))
}

/// Answers.
pub(super) fn answer(to: &mut impl Write, answer: &Answer) -> io::Result<()> {
    send(to, &serde_json::to_vec(answer)?)?;
    to.flush()
}

/// The next answer of at most `limit` bytes; `None` when the child is gone.
pub(super) fn answered(from: &mut impl Read, limit: u64) -> io::Result<Option<Answer>> {
    let bytes = receive(from, limit)?;
    Ok(bytes.map(|b| serde_json::from_slice(&b)).transpose()?)
}

fn send(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(&(bytes.len() as u64).to_le_bytes())?;
    to.write_all(bytes)
}

/// A run of bytes behind its length; `None` at the end of the stream.
fn receive(from: &mut impl Read, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    match from.read_exact(&mut length) {
        Ok(()) => {}
        Err(e) if e.kind() == ErrorKind::UnexpectedEof => return Ok(None),
        Err(e) => return Err(e),
    }
    let length = u64::from_le_bytes(length);
    if length > limit {
        return Err(ErrorKind::FileTooLarge.into());
    }
    exactly(from, length).map(Some)
}

fn exactly(from: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length {
        Ok(bytes)
    } else {
        Err(ErrorKind::UnexpectedEof.into())
    }
}
