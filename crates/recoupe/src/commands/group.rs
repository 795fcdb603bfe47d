//! `recoupe group INPUT.jsonl`: which texts tell the same event.

use crate::commands;
use anyhow::{Context, Result};
use recoupe_ingest::TextRecord;
use recoupe_model::Lang;
use recoupe_story::Report;
use serde::Serialize;
use std::io::{BufRead, Write};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// File of JSON lines (`id`, and where known `lang`, `url`, `outlet`, `published`, `title`, `text`), or `-`.
    input: String,
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    event: &'a str,
    story: &'a str,
    origin: String,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let mut records = Vec::new();
    let mut failed = false;
    for (n, line) in commands::lines(&arguments.input)?.lines().enumerate() {
        let line = line.with_context(|| format!("{}: line {} can't be read", arguments.input, n + 1))?;
        match serde_json::from_str::<TextRecord>(&line) {
            Ok(record) => records.push(record),
            Err(_) if line.trim().is_empty() => {}
            Err(error) => {
                failed = true;
                commands::complain(&format!("{}: line {} is not the JSON asked for: {error}", arguments.input, n + 1));
            }
        }
    }
    let reports: Vec<Report> = records
        .iter()
        .map(|r| Report {
            id: &r.id,
            lang: r.lang.as_deref().and_then(Lang::from_tag),
            url: r.url.as_deref(),
            outlet: r.outlet.as_deref(),
            published: r.published.as_deref(),
            title: r.title.as_deref().unwrap_or(""),
            text: r.text.as_deref().unwrap_or(""),
            article: None,
        })
        .collect();
    let stories = recoupe_story::group(&reports);
    let mut lines: Vec<Option<Line>> = reports.iter().map(|_| None).collect();
    for story in &stories {
        for event in &story.events {
            for &n in &event.articles {
                let origin = story.origins.iter().position(|o| o.articles.contains(&n)).unwrap_or(0);
                let origin = format!("{}.{}", story.id, origin + 1);
                lines[n] = Some(Line { id: reports[n].id, event: &event.id, story: &story.id, origin });
            }
        }
    }
    let mut out = commands::output();
    for line in lines.into_iter().flatten() {
        serde_json::to_writer(&mut out, &line)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(commands::exit(failed))
}
