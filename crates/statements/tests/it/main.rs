//! Statements on invented reports, and on texts that no report is like.

// tests may look at the clock and print what they measure
#![allow(clippy::disallowed_methods, clippy::print_stdout)]

use recoupe_model::{Article, Block, Entity, Lang, Piece, Sentence, Statement, Text, Zone};

mod bad_input;
mod called_again;
mod courts;
mod ends_of_contents;
mod english;
mod french;
// shared with the fuzz target
#[allow(unreachable_pub)]
#[path = "../../../../fuzz/entry_statements.rs"]
mod entry;
mod other_languages;
mod parts;
mod press_english;
mod press_french;
mod reports;
mod voices;
mod who_goes_on;
mod whose_english;

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
