//! Writes the gold with offsets counted in the texts that the program makes of the pages:
//! `recoupe read demo/coverage/* --format jsonl > read.jsonl` and then
//! `cargo run -p recoupe-gate --example offsets read.jsonl demo/gold FOLDER`.

use recoupe_gate::{gold::Gold, layout, offsets, texts};
use serde_json::Value;
use std::path::Path;

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [read, tables, out] = &arguments[..] else { return Err("usage: offsets READ.jsonl GOLD FOLDER".to_owned()) };
    let text = std::fs::read_to_string(read).map_err(|e| format!("{read}: {e}"))?;
    let lines = text.lines().map(serde_json::from_str).collect::<Result<Vec<Value>, _>>().map_err(|e| format!("{read}: {e}"))?;
    let texts = texts(&lines);
    let gold = Gold::load(Path::new(tables), &texts)?;
    let files = offsets::files(&gold);
    let files = files.iter().map(|(name, content)| (*name, content.as_str()));
    layout::write(Path::new(out), files, texts.iter().map(|(name, text)| (name.as_str(), text.as_str())))?;
    if gold.lost.is_empty() { Ok(()) } else { Err(format!("not in the texts:\n{}", gold.lost.join("\n"))) }
}
