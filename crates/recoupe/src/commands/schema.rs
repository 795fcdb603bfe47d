//! `recoupe schema`: the promise of the JSON, as JSON Schema (draft 2020-12).

use crate::commands;
use anyhow::Result;
use recoupe_model::contract::{ArticleRecord, Dossier};
use std::io::Write;
use std::process::ExitCode;

/// Arguments of `schema`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Of what.
    #[arg(value_enum, default_value = "dossier")]
    of: Of,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Of {
    /// What `dossier --format json` prints.
    Dossier,
    /// One line of what `read --format jsonl` prints.
    Article,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let schema = match arguments.of {
        Of::Dossier => schemars::schema_for!(Dossier),
        Of::Article => schemars::schema_for!(ArticleRecord),
    };
    let mut out = commands::output();
    serde_json::to_writer_pretty(&mut out, &schema)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
