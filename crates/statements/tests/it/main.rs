//! Statements on invented reports, and on texts that no report is like.

// tests may look at the clock and print what they measure
#![allow(clippy::disallowed_methods, clippy::print_stdout)]

use proptest::prelude::*;
use recoupe_model::{Article, Block, Entity, Lang, Piece, Sentence, Statement, Text, Zone};

mod reports;

fn read(lang: Lang, text: &str) -> (Article, Vec<Statement>, Vec<Entity>) {
    let (article, blocks, sentences) = cut(lang, text);
    let (mut mentions, mut entities) = (Vec::new(), Vec::new());
    let found = recoupe_statements::statements(&article, &blocks, &sentences, &mut mentions, &mut entities);
    (article, found, entities)
}

fn read_with_names(lang: Lang, text: &str) -> (Article, Vec<Statement>, Vec<Entity>) {
    let (article, blocks, sentences) = cut(lang, text);
    let recoupe_names::Names { mut mentions, mut entities } = recoupe_names::names(&article, &blocks, &sentences);
    let found = recoupe_statements::statements(&article, &blocks, &sentences, &mut mentions, &mut entities);
    (article, found, entities)
}

fn cut(lang: Lang, text: &str) -> (Article, Vec<Block>, Vec<Sentence>) {
    let mut article = Article { lang: Some(lang), text: Text::new(text), ..Article::default() };
    let mut start = 0;
    let mut blocks = Vec::new();
    let mut sentences = Vec::new();
    for line in text.split_inclusive('\n') {
        let piece = article.text.trim(Piece::new(start, start + line.len()));
        if !piece.is_empty() {
            let block = blocks.len();
            blocks.push(Block { piece, zone: Zone::Body });
            let cut = recoupe_lang::sentences(article.text.slice(piece), piece.start);
            sentences.extend(cut.into_iter().map(|piece| Sentence { piece, block, zone: Zone::Body }));
            article.body.push(piece);
        }
        start += line.len();
    }
    (article, blocks, sentences)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_place_lies_in_the_text(s in "(«|»|\"|“|”|‘|’|,|\\.|:|;|\n| |a déclaré|dit-il|que|selon|said|he|M\\.|Lévy|le maire|Паша|\\PC){0,80}", english in any::<bool>()) {
        let (article, found, entities) = read(if english { Lang::EN } else { Lang::FR }, &s);
        for f in &found {
            let places = f.parts.iter().chain([&f.content]).copied().chain(f.cue).chain(f.role).chain(f.speaker.map(|v| v.piece)).chain(f.to.map(|v| v.piece));
            for p in places {
                prop_assert!(!article.text.slice(p).is_empty(), "{p:?} in {s:?}");
            }
            for e in [f.speaker, f.via].into_iter().flatten().filter_map(|v| v.entity) {
                prop_assert!(e < entities.len());
            }
        }
        for e in &entities {
            prop_assert!(!article.text.slice(e.name).is_empty());
        }
    }
}

#[test]
fn hostile_texts_take_linear_time() {
    let n = 200_000;
    for s in [
        "« ".repeat(n),
        "»".repeat(n),
        "\"a\" ".repeat(n),
        "dit que ".repeat(n),
        "Jean Lemoine a dit, ".repeat(n / 8),
        "‘a ".repeat(n),
        "((((, ".repeat(n),
    ] {
        let begun = std::time::Instant::now();
        let _ = read(Lang::FR, &s);
        let _ = read(Lang::EN, &s);
        assert!(begun.elapsed().as_secs() < 20, "{}", &s[..20.min(s.len()) - usize::from(!s.is_char_boundary(20.min(s.len())))]);
    }
}
