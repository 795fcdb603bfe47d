//! Offline trainers of the shipped models.

mod lexicon;
mod lines;
mod names;
mod points;
mod syntax;
mod texts;

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let made = match arguments.split_first() {
        Some((name, rest)) if name == "lines" => lines::run(rest),
        Some((name, rest)) if name == "names" => names::run(rest),
        Some((name, [pairs, lang, out])) if name == "lexicon" => lexicon::run(pairs, lang, out),
        Some((name, rest)) if name == "syntax" => syntax::run(rest),
        Some((name, rest)) if name == "points" => points::run(rest).map_err(|e| e.to_string()),
        Some((name, rest)) if name == "texts" => texts::run(rest),
        _ => {
            Err("usage: recoupe-train points OUT FOLDER TEXTS [FOLDER TEXTS …]\n       recoupe-train lines SCRAPINGHUB_FOLDER TRAFILATURA_FOLDER OUT\n       recoupe-train lexicon PAIRS LANG OUT\n       recoupe-train names DATA fr|en OUT [--dev]\n       recoupe-train syntax DATA LANG OUT [--dev]\n       recoupe-train texts DATA_SET GOLDS OUT".into())
        }
    };
    let (text, code) = match made {
        Ok(text) => (text, ExitCode::SUCCESS),
        Err(error) => (format!("{error}\n"), ExitCode::FAILURE),
    };
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => code,
        Err(_) => ExitCode::FAILURE,
    }
}
