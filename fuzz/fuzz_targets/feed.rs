//! Any bytes, read as a feed: no panic, and every place lies in its text.
#![no_main]

#[path = "../entry.rs"]
mod entry;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| entry::feed(bytes));
