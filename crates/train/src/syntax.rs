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
        let _ = writeln!(said, "  kept out, {} sentences: {}", held.len(), measure::score(&parser, &held).line());
    }
    Ok(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_syntax::Parser;

    /// Learns French anew without the parallel treebank, and scores on it: the shipped model has seen it,
    /// so only this tells whether features, words and moves are as good as they were.
    #[test]
    fn french_kept_out() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/syntax");
        if !data.is_dir() {
            println!("skipped: no treebanks beside the checkout");
            return;
        }
        let (train, held) = corpus::load(&data, Lang::FR, true).unwrap();
        let parser = Parser::new(Lang::FR, &teach::model(&train).write()).unwrap();
        let scores = measure::score(&parser, &held);
        println!("fr: {}", scores.line());
        for (name, figure, floor) in [
            ("tags", scores.tags, 0.948),
            ("UAS without marks", scores.unmarked, 0.868),
            ("subjects", scores.subjects, 0.850),
            ("objects", scores.objects, 0.795),
            ("clause heads", scores.clause_heads, 0.850),
        ] {
            assert!(figure >= floor, "{name}: {figure:.4}, floor {floor}");
        }
    }

    /// The shipped models fit the features and words of now: on what they learnt from they do well.
    #[test]
    fn shipped_models_fit() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/syntax");
        if !data.is_dir() {
            println!("skipped: no treebanks beside the checkout");
            return;
        }
        for lang in [Lang::FR, Lang::EN] {
            let (_, held) = corpus::load(&data, lang, true).unwrap();
            let scores = measure::score(Parser::for_lang(lang).unwrap(), &held);
            println!("{lang}, learnt: {}", scores.line());
            assert!(scores.tags > 0.96 && scores.unmarked > 0.92 && scores.subjects > 0.92, "{lang}: {}", scores.line());
        }
    }
}
