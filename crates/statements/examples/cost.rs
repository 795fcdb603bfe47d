//! Prints what the models and word lists of names and statements cost: milliseconds until the first
//! report of each language is read, and resident memory before and after (Linux). `cargo run --release
//! -p recoupe-statements --example cost`.
#![allow(clippy::disallowed_methods, clippy::print_stdout)]

use recoupe_model::{Article, Block, Lang, Piece, Sentence, Text, Zone};
use std::time::Instant;

/// Resident memory in megabytes; 0 where the system does not tell.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:")).unwrap_or("0");
    line.split_whitespace().next().and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

/// Milliseconds that this process has had a core: what the clock shows where nothing else runs.
fn on_core() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    stat.split_whitespace().next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or(0.0) / 1e6
}

fn main() {
    let before = resident();
    for (lang, text) in
        [(Lang::FR, "« Oui », a dit Sabine Guérin, maire de Vernoux."), (Lang::EN, "“Yes,” said Linda Osgood, the mayor of Harrow.")]
    {
        let (begun, cpu) = (Instant::now(), on_core());
        let article =
            Article { lang: Some(lang), text: Text::new(text.to_owned()), body: vec![Piece::new(0, text.len())], ..Article::default() };
        let blocks = [Block { piece: Piece::new(0, text.len()), zone: Zone::Body }];
        let sentences = [Sentence { piece: Piece::new(0, text.len()), block: 0, zone: Zone::Body }];
        let recoupe_names::Names { mut mentions, mut entities } = recoupe_names::names(&article, &blocks, &sentences);
        let said = recoupe_statements::statements(&article, &blocks, &sentences, &mut mentions, &mut entities);
        let (wall, cpu) = (begun.elapsed().as_secs_f64() * 1000.0, on_core() - cpu);
        println!("{}: loaded and read in {wall:.1} ms, {cpu:.1} ms of a core ({} statement)", lang.code(), said.len());
    }
    println!("resident: {before:.1} MB before, {:.1} MB after", resident());
}
