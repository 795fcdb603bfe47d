//! `recoupe annotate INPUT.jsonl`: each line analysed alone.

use crate::annotation::Annotation;
use crate::{commands, pipeline};
use anyhow::{Context, Result};
use rayon::prelude::*;
use recoupe_ingest::TextRecord;
use std::io::{BufRead, Write};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// File of JSON lines (`id`, `text`, and where known `lang`, `title`, `published`, `outlet`, `url`), or `-`.
    input: String,
}

/// Lines analysed together: enough for all cores, few enough for memory.
const BATCH: usize = 256;

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let mut lines = commands::lines(&arguments.input)?.lines();
    let mut out = commands::output();
    let (mut number, mut failed, mut more) = (0, false, true);
    while more {
        let mut batch = Vec::with_capacity(BATCH);
        while batch.len() < BATCH {
            let Some(line) = lines.next() else {
                more = false;
                break;
            };
            number += 1;
            let line = line.with_context(|| format!("{}: line {number} can't be read", arguments.input))?;
            match serde_json::from_str::<TextRecord>(&line) {
                Ok(record) => batch.push(record),
                Err(_) if line.trim().is_empty() => {}
                Err(error) => {
                    failed = true;
                    commands::complain(&format!("{}: line {number} is not the JSON asked for: {error}", arguments.input));
                }
            }
        }
        let done: Vec<serde_json::Result<Vec<u8>>> = batch
            .into_par_iter()
            .map(|record| {
                let article = record.into_article();
                let analysis = pipeline::analysed(&article);
                serde_json::to_vec(&Annotation::new(&article.id, &article.text, &analysis))
            })
            .collect();
        for line in done {
            out.write_all(&line?)?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()?;
    Ok(commands::exit(failed))
}
