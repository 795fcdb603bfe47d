//! Trains the parser: `recoupe-train syntax DATA LANG OUT [--dev]`. DATA is the folder with the treebanks
//! (`fr_gsd.conllu`, …); the files of LANG are read in the order of their names. With `--dev` the parallel
//! treebank (`LANG_pud`) is kept out and scored after; where it is the only one, its last fifth is. Without,
//! all is learnt. Deterministic: fixed order, one thread, no clock.

mod corpus;
mod learner;
mod measure;
mod teach;

use recoupe_model::Lang;
use std::fmt::Write as _;
use std::path::Path;

/// Runs the trainer; gives what it has to say.
pub(crate) fn run(arguments: &[String]) -> Result<String, String> {
    let usage = "usage: recoupe-train syntax DATA LANG OUT [--dev]";
    let (Some(data), Some(code), Some(out)) = (arguments.first(), arguments.get(1), arguments.get(2)) else {
        return Err(usage.into());
    };
    let lang = Lang::from_tag(code).ok_or(usage)?;
    let dev = arguments.get(3).is_some_and(|a| a == "--dev");
    let (train, held) = corpus::load(Path::new(data), lang, dev)?;
    let model = teach::model(&train);
    let bytes = model.write();
    std::fs::write(out, &bytes).map_err(|e| format!("{out}: {e}"))?;
    let mut said = String::new();
    let words: usize = train.iter().map(|t| t.words.len()).sum();
    let (tags, moves, relations) = (model.tags.len(), model.moves.len(), model.relations.len());
    let _ = writeln!(said, "{code}: {} sentences, {words} words", train.len());
    let _ = writeln!(said, "  {} bytes; features: {tags} of tags, {moves} of moves, {relations} of relations", bytes.len());
    if !held.is_empty() {
        let parser = recoupe_syntax::Parser::new(lang, &bytes).ok_or("the model can't be read again")?;
        let _ = writeln!(said, "  kept out, {} sentences: {}", held.len(), measure::score(&parser, &held));
    }
    Ok(said)
}
