//! `recoupe dossier INPUT...`: what several reports say, cross-checked.

use crate::inputs::Inputs;
use crate::output::{self, Format};
use crate::{commands, pipeline};
use anyhow::Result;
use std::process::ExitCode;

/// Arguments of `dossier`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    format: Format,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    pipeline::prepare();
    let (articles, failed) = pipeline::read(arguments.inputs.open()?);
    if articles.is_empty() {
        commands::complain("error: no article was found in what was given");
        return Ok(ExitCode::FAILURE);
    }
    output::print(pipeline::dossier(articles), &arguments.format)?;
    Ok(commands::exit(failed))
}
