//! `recoupe read INPUT...`: the articles found.

use crate::inputs::Inputs;
use crate::{commands, pipeline};
use anyhow::Result;
use recoupe_model::Article;
use recoupe_model::contract::ArticleRecord;
use std::io::Write;
use std::process::ExitCode;

/// Arguments of `read`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    /// How to print: `text` for a person at a terminal, `jsonl` for programs.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    Text,
    Jsonl,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let (articles, failed) = pipeline::read(arguments.inputs.open()?);
    let mut out = commands::output();
    for article in &articles {
        match arguments.format {
            Format::Jsonl => {
                serde_json::to_writer(&mut out, &ArticleRecord::new(article, true))?;
                out.write_all(b"\n")?;
            }
            Format::Text => print(&mut out, article)?,
        }
    }
    out.flush()?;
    Ok(commands::exit(failed))
}

/// The report without its furniture, and a line on where it comes from.
fn print(out: &mut impl Write, article: &Article) -> Result<()> {
    let words = |p| article.text.slice(p);
    writeln!(out, "{}", article.title.map_or(article.input.as_str(), words))?;
    let mut facts = vec![article.label().to_owned()];
    facts.extend(article.published.as_ref().map(|p| p.date.to_string()));
    facts.extend(article.lang.map(|l| l.to_string()));
    facts.extend(article.relay.as_ref().map(|r| format!("relay{}", r.from.map(|l| format!(", translated from {l}")).unwrap_or_default())));
    writeln!(out, "[{}] {}", facts.join(" · "), article.input)?;
    if let Some(deck) = article.deck {
        writeln!(out, "\n{}", words(deck))?;
    }
    let titles = article.entries.iter().filter_map(|e| e.title);
    let mut blocks: Vec<_> =
        article.paragraphs().map(|p| (p, false)).chain(article.headings.iter().copied().chain(titles).map(|p| (p, true))).collect();
    // An inner heading stands in the body too; it is shown once, as a heading.
    blocks.sort_by_key(|b| (b.0, !b.1));
    blocks.dedup_by_key(|b| b.0);
    for (piece, heading) in blocks {
        writeln!(out, "\n{}{}", if heading { "## " } else { "" }, words(piece))?;
    }
    writeln!(out, "\n{}\n", "─".repeat(40))?;
    Ok(())
}
