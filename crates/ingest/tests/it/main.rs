//! Tests of the reading room from outside: bytes in, articles out.

// tests may look at files and say what they skip
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used, unreachable_pub)]

mod hostile;
mod html;
mod pages;
mod plain;
mod properties;
mod replay;

/// What every reading must keep to; the fuzz targets use the same file.
#[path = "../../../../fuzz/entry.rs"]
mod entry;
