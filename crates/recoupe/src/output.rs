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
    /// Language of the program's own words; that of most articles when not given.
    #[arg(long, value_enum, value_name = "LANG")]
    ui: Option<Ui>,
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
enum Ui {
    Fr,
    En,
}

/// Columns of a page of text when the terminal does not say.
const WIDTH: usize = 100;

/// Prints the dossier, whose articles carry their texts.
pub(crate) fn print(mut dossier: Dossier, format: &Format) -> Result<()> {
    let ui = match format.ui {
        Some(Ui::Fr) => Language::French,
        Some(Ui::En) => Language::English,
        None => Language::of_most(&dossier),
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
        Kind::Html => out.write_all(recoupe_page::html(&dossier, ui).as_bytes())?,
        Kind::Md => out.write_all(recoupe_page::markdown(&dossier, ui).as_bytes())?,
        Kind::Text => {
            let width = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).unwrap_or(WIDTH);
            let colour = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
            out.write_all(recoupe_page::text(&dossier, ui, width, colour).as_bytes())?;
        }
    }
    out.flush()?;
    Ok(())
}
