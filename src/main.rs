//! The program: everything is in the library.

use std::process::ExitCode;

/// Reading a page takes thousands of small pieces of memory.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    deroga::cli::main()
}
