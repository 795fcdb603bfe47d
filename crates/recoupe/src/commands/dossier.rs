//! `recoupe dossier INPUT...`: what several reports say, cross-checked.

use crate::{commands, pipeline};
use anyhow::Result;
use std::io::Write;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Files, folders, addresses, or `-` for standard input.
    #[arg(required = true)]
    inputs: Vec<String>,
    /// How to print.
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
    /// Carry the articles' whole texts in the JSON.
    #[arg(long)]
    with_text: bool,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    Json,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let (inputs, mut failed) = commands::read::open(&arguments.inputs);
    let (articles, problems) = pipeline::read(&inputs);
    for problem in &problems {
        failed = true;
        commands::complain(&format!("{}: {}", problem.input, problem.message));
    }
    let dossier = pipeline::dossier(&articles, arguments.with_text);
    let Format::Json = arguments.format;
    let mut out = commands::output();
    serde_json::to_writer(&mut out, &dossier)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
