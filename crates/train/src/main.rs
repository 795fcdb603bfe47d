//! Offline trainers of the shipped models.
fn main() {}
