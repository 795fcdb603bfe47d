//! How a dossier is printed.

use crate::commands;
use anyhow::Result;
use recoupe_model::contract::Dossier;
use recoupe_page::Language;
use std::io::{IsTerminal, Write};

/// Options of every command that prints a dossier.
#[derive(clap::Args)]
pub(crate) struct Format {
    /// How to print: `text` for a terminal, `html` one self-contained page, `md` for a mail, `json` for programs.
    #[arg(long, value_enum, default_value = "text")]
    format: Kind,
    /// Language of the program's own words: `fr` or `en`. When not given, that of most articles; where none is in
    /// either, that of the environment (LC_ALL, LC_MESSAGES, LANG).
    #[arg(long, alias = "ui", value_enum, value_name = "LANG")]
    interface: Option<Interface>,
    /// Columns of a page of text; the terminal's when not given, 100 where there is none.
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..=400))]
    width: Option<u16>,
    /// Colours in a page of text; `auto`: in a terminal, unless NO_COLOR is set.
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    color: Colour,
    /// Carry the articles' whole texts in the JSON.
    #[arg(long)]
    pub(crate) with_text: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Kind {
    Text,
    Html,
    Md,
    Json,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Interface {
    Fr,
    En,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

/// Columns of a page of text when the terminal does not say.
const WIDTH: u16 = 100;

/// Prints the dossier, whose articles carry their texts.
pub(crate) fn print(mut dossier: Dossier, format: &Format) -> Result<()> {
    let ui = match format.interface {
        Some(Interface::Fr) => Language::French,
        Some(Interface::En) => Language::English,
        None => Language::of_most(&dossier).unwrap_or_else(of_environment),
    };
    let mut out = commands::output();
    match format.format {
        Kind::Json => {
            if !format.with_text {
                dossier.articles.iter_mut().for_each(|a| a.text = None);
            }
            serde_json::to_writer(&mut out, &dossier)?;
            out.write_all(b"\n")?;
        }
        // by a thread of those that made the dossier: what they gave back is theirs to use again
        Kind::Html => out.write_all(rayon::scope(|_| recoupe_page::html(&dossier, ui)).as_bytes())?,
        Kind::Md => out.write_all(recoupe_page::markdown(&dossier, ui).as_bytes())?,
        Kind::Text => {
            out.write_all(recoupe_page::text(&dossier, ui, usize::from(width(format)), colour(format)).as_bytes())?;
        }
    }
    out.flush()?;
    // the program ends: to give the parts of a large dossier back one by one would take a fiftieth of its time
    std::mem::forget(dossier);
    Ok(())
}

/// What was asked for, else COLUMNS, else the terminal's.
fn width(format: &Format) -> u16 {
    let variable = || std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(width, _)| width.0);
    format.width.or_else(variable).or_else(terminal).unwrap_or(WIDTH)
}

/// <https://no-color.org>: a NO_COLOR that is not empty means no colour.
fn colour(format: &Format) -> bool {
    match format.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
    }
}

/// French in a French environment, English elsewhere: the first of the variables that is set decides (POSIX, 8.2).
fn of_environment() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|v| std::env::var(v).ok().filter(|v| !v.is_empty()));
    if set.is_some_and(|v| v.starts_with("fr")) { Language::French } else { Language::English }
}
