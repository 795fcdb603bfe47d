//! What a person reads of a dossier: snapshots, what a hostile source can't do, the law of verbatim lines, and
//! pages of almost nothing and of very much.

#![allow(clippy::unwrap_used)] // a fixture that can't be made fails the test

mod extremes;
mod fixture;
mod forms;
mod markup;
mod page;
