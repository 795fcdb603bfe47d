//! `recoupe demo`: the dossier of the sample coverage that the program carries with it.
//!
//! The coverage is an invented event, told by invented outlets (`demo/README.md`). Nothing is read from
//! the disk: an installed program has it, too.

use crate::inputs::Opened;
use crate::output::{self, Format};
use crate::{commands, pipeline};
use anyhow::Result;
use std::process::ExitCode;

/// Arguments of `demo`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    format: Format,
}

/// Name that the dossier shows as the input, and the bytes of the file in `demo/coverage`.
macro_rules! coverage {
    ($($file:literal),+ $(,)?) => {
        [$((concat!("demo/", $file), include_bytes!(concat!("../../../../demo/coverage/", $file)).as_slice())),+]
    };
}

const COVERAGE: [(&str, &[u8]); 8] = coverage![
    "000_atc.html",
    "001_courrier.html",
    "002_rni_flux.xml",
    "003_rni_direct.html",
    "004_ledger.html",
    "005_ledger_preview.html",
    "006_anzeiger.html",
    "007_relais.html",
];

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let opened =
        COVERAGE.iter().map(|(name, bytes)| Ok(Opened { name: (*name).to_owned(), bytes: bytes.to_vec(), url: None, content_type: None }));
    pipeline::prepare();
    let (articles, failed) = pipeline::read(opened.collect());
    output::print(pipeline::dossier(articles), &arguments.format)?;
    Ok(commands::exit(failed))
}
