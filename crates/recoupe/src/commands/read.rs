//! `recoupe read INPUT...`: the articles found.

use crate::{commands, pipeline};
use anyhow::Result;
use recoupe_model::contract::ArticleRecord;
use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Files, folders, addresses, or `-` for standard input.
    #[arg(required = true)]
    pub(crate) inputs: Vec<String>,
    /// How to print.
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Format,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    Jsonl,
}

/// Bytes of all inputs, folders opened in path order; says what can't be opened.
pub(crate) fn open(inputs: &[String]) -> (Vec<(String, Vec<u8>)>, bool) {
    let (mut opened, mut failed) = (Vec::new(), false);
    for input in inputs {
        let mut fail = |name: &str, error: &std::io::Error| {
            failed = true;
            commands::complain(&format!("{name}: can't be read: {error}"));
        };
        if input == "-" {
            let mut bytes = Vec::new();
            match std::io::stdin().lock().read_to_end(&mut bytes) {
                Ok(_) => opened.push((input.clone(), bytes)),
                Err(error) => fail(input, &error),
            }
            continue;
        }
        let mut files = Vec::new();
        if let Err(error) = collect(Path::new(input), &mut files) {
            fail(input, &error);
        }
        for file in files {
            match std::fs::read(&file) {
                Ok(bytes) => opened.push((file, bytes)),
                Err(error) => fail(&file, &error),
            }
        }
    }
    (opened, failed)
}

fn collect(path: &Path, files: &mut Vec<String>) -> std::io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_string_lossy().into_owned());
        return Ok(());
    }
    let mut entries = std::fs::read_dir(path)?.map(|e| e.map(|e| e.path())).collect::<Result<Vec<_>, _>>()?;
    entries.sort();
    entries.iter().try_for_each(|e| collect(e, files))
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let Format::Jsonl = arguments.format;
    let (inputs, mut failed) = open(&arguments.inputs);
    let (articles, problems) = pipeline::read(&inputs);
    for problem in &problems {
        failed = true;
        commands::complain(&format!("{}: {}", problem.input, problem.message));
    }
    let mut out = commands::output();
    for article in &articles {
        serde_json::to_writer(&mut out, &ArticleRecord::new(article, true))?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
