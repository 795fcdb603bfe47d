//! Any text in one of seven languages: dates of it, without a panic and never with a wrong certainty.
#![no_main]

#[path = "../when.rs"]
#[allow(dead_code)] // the other target's entry
mod when;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| when::dates(bytes));
