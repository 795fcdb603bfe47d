//! The gate: scores what the program prints against a gold written by hand, and holds the figures to floors.
//!
//! Takes the lines of `read` and the object of `dossier` as JSON, a folder of tables (`demo/gold`,
//! `tests/coverage/*/gold`) and a table of floors. Knows no other room: it sees only what a user sees. It runs
//! nothing and prints nothing; the test that does is `crates/recoupe/tests/it/demo_gate.rs`.

pub mod dates;
pub mod floors;
pub mod gold;
mod gold_tables;
pub mod layout;
pub mod matching;
pub mod names;
pub mod offsets;
pub mod place;
pub mod run;
pub mod sections;
pub mod table;
pub mod withheld;

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Texts by file name, from the lines of `read`. (An input of several articles keeps the first one's text.)
#[must_use]
pub fn texts(lines: &[Value]) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for line in lines {
        texts.entry(run::file_of(line).to_owned()).or_insert_with(|| run::text(line, "text").to_owned());
    }
    texts
}

/// Scores an output against the gold of a folder.
///
/// # Errors
/// A table of the gold that can't be read or understood.
pub fn measure(gold: &Path, lines: &[Value], dossier: &Value) -> Result<Vec<sections::Section>, String> {
    let gold = gold::Gold::load(gold, &texts(lines))?;
    Ok(sections::score(&run::Run::new(&gold, lines, dossier)))
}
