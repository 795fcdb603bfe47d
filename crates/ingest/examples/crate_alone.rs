//! The `trafilatura` crate alone over a folder of pages, to compare `recoupe read` with in one run:
//! `crate_alone FOLDER [--jsonl] [--balanced]`. Prints pages a second to standard error, and with
//! `--jsonl` one line a page in the shape that `read` prints (`input`, `text`, one span of `body`).
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]

use std::io::Read;
use std::time::Instant;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| arguments.iter().any(|a| a == flag);
    let Some(folder) = arguments.iter().find(|a| !a.starts_with("--")) else {
        eprintln!("usage: crate_alone FOLDER [--jsonl] [--balanced]");
        return Ok(());
    };
    let mut files = std::fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<Vec<_>, _>>()?;
    files.sort();
    let focus = if has("--balanced") { trafilatura::ExtractionFocus::Balanced } else { trafilatura::ExtractionFocus::FavorPrecision };
    let options = trafilatura::Options::default().with_fallback(true).with_focus(focus).with_exclude_comments(true);
    let begun = Instant::now();
    for file in &files {
        let bytes = std::fs::read(file)?;
        let mut page = Vec::new();
        if bytes.starts_with(b"\x1F\x8B") {
            flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut page)?;
        } else {
            page = bytes;
        }
        let html = String::from_utf8_lossy(&page);
        let text = trafilatura::extract(&html, &options).map(|r| r.content_text).unwrap_or_default();
        if has("--jsonl") {
            let body = serde_json::json!([{ "start": 0, "end": text.chars().count() }]);
            println!("{}", serde_json::json!({ "input": file, "text": text, "body": body }));
        }
    }
    let seconds = begun.elapsed().as_secs_f64();
    eprintln!("{} pages in {seconds:.2} s: {:.1} pages a second", files.len(), files.len() as f64 / seconds);
    Ok(())
}
