//! Any text in any of the languages: names and statements without a panic, every place in the text.
#![no_main]

#[path = "../entry_statements.rs"]
mod entry;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| entry::statements(bytes));
