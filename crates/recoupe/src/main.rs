//! The program: arguments → the rooms → standard output. No logic of its own.

mod annotation;
mod commands;
mod inputs;
mod output;
mod pipeline;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Cross-check one's sources: who said what, when, how much, and who else reports it.
#[derive(Parser)]
#[command(name = "recoupe", version, propagate_version = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print the articles that pages, feeds, archives, folders or addresses hold.
    Read(commands::read::Arguments),
    /// Cross-check what several reports say, and print the dossier.
    Dossier(commands::dossier::Arguments),
    /// Print the dossier of the sample coverage: an invented event in eight reports.
    Demo(commands::demo::Arguments),
    /// Analyse texts of your own, one JSON object a line.
    Annotate(commands::annotate::Arguments),
    /// Group texts of your own into events, stories and origins, one JSON object a line.
    Group(commands::group::Arguments),
    /// Print the JSON Schema of what `read` and `dossier` print.
    Schema(commands::schema::Arguments),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Command::Read(a) => commands::read::run(&a),
        Command::Dossier(a) => commands::dossier::run(&a),
        Command::Demo(a) => commands::demo::run(&a),
        Command::Annotate(a) => commands::annotate::run(&a),
        Command::Group(a) => commands::group::run(&a),
        Command::Schema(a) => commands::schema::run(&a),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            commands::complain(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
