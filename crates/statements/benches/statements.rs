//! Bytes a second of one core: this room alone, without names, on invented reports repeated to a
//! megabyte, as paragraphs and as one line. `cargo bench -p recoupe-statements`.
#![allow(clippy::disallowed_methods, missing_docs)]

use divan::{Bencher, counter::BytesCount};
use recoupe_model::{Article, Block, Lang, Piece, Sentence, Text, Zone};

fn main() {
    divan::main();
}

const FRENCH: &str = "La passerelle des Aulnes restera fermée jusqu'au printemps, a annoncé mardi la maire de Vernoux, Sabine Guérin. « Les boulons sont rongés. Nous ne prendrons aucun risque », a-t-elle ajouté. Selon le bureau d'études Pontis, la réparation coûtera 240 000 euros. Les commerçants de la rive gauche s'organisent et un bac circule tous les quarts d'heure.\n";
const ENGLISH: &str = "The Harrow Bridge will stay closed until May, Mayor Linda Osgood said Tuesday. \"The bolts are gone. We won't take chances,\" she added. According to county engineers, repairs will cost $2 million. Shops on the left bank have pooled their vans, and a ferry leaves every quarter of an hour.\n";

fn article(lang: Lang, one_line: bool) -> (Article, Vec<Block>, Vec<Sentence>) {
    let report = if lang == Lang::FR { FRENCH } else { ENGLISH };
    let mut text = report.repeat(1_000_000 / report.len());
    if one_line {
        text = text.replace('\n', " ");
    }
    let mut article = Article { lang: Some(lang), text: Text::new(text), ..Article::default() };
    let mut start = 0;
    for line in article.text.as_str().split_inclusive('\n') {
        article.body.push(article.text.trim(Piece::new(start, start + line.len())));
        start += line.len();
    }
    let blocks: Vec<Block> = article.body.iter().map(|piece| Block { piece: *piece, zone: Zone::Body }).collect();
    let of = |(block, b): (usize, &Block)| {
        recoupe_lang::sentences(article.text.slice(b.piece), b.piece.start).into_iter().map(move |piece| Sentence {
            piece,
            block,
            zone: Zone::Body,
        })
    };
    let sentences = blocks.iter().enumerate().flat_map(of).collect();
    (article, blocks, sentences)
}

#[divan::bench(args = [("fr", false), ("en", false), ("fr", true), ("en", true)], sample_count = 10)]
fn megabyte(bencher: Bencher, (lang, one_line): (&str, bool)) {
    let (article, blocks, sentences) = article(Lang::from_tag(lang).unwrap_or(Lang::FR), one_line);
    bencher.counter(BytesCount::new(article.text.as_str().len())).bench(|| {
        let (mut mentions, mut entities) = (Vec::new(), Vec::new());
        recoupe_statements::statements(&article, &blocks, &sentences, &mut mentions, &mut entities)
    });
}
