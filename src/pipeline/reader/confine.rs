//! What a child does to itself before it reads a stranger's file.

use std::fs::File;
use std::io;

/// The pipe to the program, out of the reach of libraries that print: what they say goes to standard
/// error, which is drained and thrown away.
#[cfg(unix)]
pub(super) fn own_output() -> io::Result<File> {
    let pipe = rustix::io::fcntl_dupfd_cloexec(io::stdout(), 3)?;
    rustix::stdio::dup2_stdout(io::stderr())?;
    Ok(File::from(pipe))
}

#[cfg(not(unix))]
pub(super) fn own_output() -> io::Result<io::Stdout> {
    Ok(io::stdout())
}

/// Limits the memory of this process, and leaves no core dump of strangers' files behind.
#[cfg(unix)]
pub(super) fn confine(mebibytes: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = |value| Rlimit {
        current: Some(value),
        maximum: Some(value),
    };
    setrlimit(Resource::Core, limit(0))?;
    setrlimit(Resource::As, limit(mebibytes.saturating_mul(1 << 20)))?;
    Ok(())
}

/// Where the system knows no such limit there is none: time and output are limited all the same.
#[cfg(not(unix))]
pub(super) fn confine(_: u64) -> io::Result<()> {
    Ok(())
}
