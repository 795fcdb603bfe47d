//! One file a command.

pub(crate) mod annotate;
pub(crate) mod demo;
pub(crate) mod dossier;
pub(crate) mod group;
pub(crate) mod read;
pub(crate) mod schema;

use anyhow::{Context, Result};
use std::io::{self, BufRead, Write};
use std::process::ExitCode;

/// A line for the person at the terminal, on standard error.
pub(crate) fn complain(line: &str) {
    // nothing can be done when standard error is closed
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// 1 when an input could not be read, though the others were.
pub(crate) fn exit(failed: bool) -> ExitCode {
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Standard output, buffered.
pub(crate) fn output() -> io::BufWriter<io::StdoutLock<'static>> {
    io::BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// The lines of a file, or of standard input for `-`.
pub(crate) fn lines(input: &str) -> Result<Box<dyn BufRead>> {
    if input == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    let file = std::fs::File::open(input).with_context(|| format!("{input}: can't be opened"))?;
    Ok(Box::new(io::BufReader::new(file)))
}
