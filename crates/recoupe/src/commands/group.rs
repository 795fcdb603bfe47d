//! `recoupe group INPUT.jsonl`: which texts tell the same event.

use crate::commands;
use anyhow::{Context, Result};
use recoupe_ingest::TextRecord;
use recoupe_model::Lang;
use recoupe_story::{Placed, Report, Stream};
use serde::Serialize;
use std::io::{BufRead, Write};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// File of JSON lines (`id`, and where known `lang`, `url`, `outlet`, `published`, `title`, `text`), or `-`.
    input: String,
    /// Print each line at once; what a later look moves is printed again with the event it `was` in.
    #[arg(long)]
    stream: bool,
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    event: &'a str,
    story: &'a str,
    origin: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<&'a str>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    if arguments.stream {
        return stream(&arguments.input);
    }
    let mut records = Vec::new();
    let failed = each(&arguments.input, |record| {
        records.push(record);
        Ok(())
    })?;
    let reports: Vec<Report> = records.iter().map(report).collect();
    let stories = recoupe_story::group(&reports);
    let mut lines: Vec<Option<Line>> = reports.iter().map(|_| None).collect();
    let mut origin_of = vec![0; reports.len()];
    for story in &stories {
        for (number, origin) in story.origins.iter().enumerate() {
            for &n in &origin.articles {
                origin_of[n] = number;
            }
        }
        for event in &story.events {
            for &n in &event.articles {
                let origin = format!("{}.{}", story.id, origin_of[n] + 1);
                lines[n] = Some(Line { id: reports[n].id, event: &event.id, story: &story.id, origin, was: None });
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

/// One line after another, each printed before the next is read.
fn stream(input: &str) -> Result<ExitCode> {
    let mut out = commands::output();
    let mut stream = Stream::new();
    let failed = each(input, |record| {
        print(&mut out, &stream.push(&report(&record)))?;
        Ok(out.flush()?)
    })?;
    print(&mut out, &stream.finish())?;
    out.flush()?;
    Ok(commands::exit(failed))
}

fn print(out: &mut impl Write, placed: &[Placed]) -> Result<()> {
    for p in placed {
        let line = Line { id: &p.id, event: &p.event, story: &p.story, origin: p.origin.clone(), was: p.was.as_deref() };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Hands on the records of an input; true when a line could not be read.
fn each(input: &str, mut take: impl FnMut(TextRecord) -> Result<()>) -> Result<bool> {
    let mut failed = false;
    for (n, line) in commands::lines(input)?.lines().enumerate() {
        let line = line.with_context(|| format!("{input}: line {} can't be read", n + 1))?;
        match serde_json::from_str::<TextRecord>(&line) {
            Ok(record) => take(record)?,
            Err(_) if line.trim().is_empty() => {}
            Err(error) => {
                failed = true;
                commands::complain(&format!("{input}: line {} is not the JSON asked for: {error}", n + 1));
            }
        }
    }
    Ok(failed)
}

fn report(r: &TextRecord) -> Report<'_> {
    Report {
        id: &r.id,
        lang: r.lang.as_deref().and_then(Lang::from_tag),
        url: r.url.as_deref(),
        outlet: r.outlet.as_deref(),
        published: r.published.as_deref(),
        title: r.title.as_deref().unwrap_or(""),
        text: r.text.as_deref().unwrap_or(""),
        article: None,
    }
}
