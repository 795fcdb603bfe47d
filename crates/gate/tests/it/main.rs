//! The gate, tested: what it measures, and golds over texts that are withheld.

#![allow(clippy::unwrap_used)] // a test may fail

mod gold;
mod withheld;
