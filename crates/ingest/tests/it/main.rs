//! Tests of the reading room from outside: bytes in, articles out.

mod hostile;
mod html;
mod pages;
mod plain;
mod properties;
mod replay;

/// What every reading must keep to; the fuzz targets use the same file.
#[path = "../../../../fuzz/entry.rs"]
mod entry;
