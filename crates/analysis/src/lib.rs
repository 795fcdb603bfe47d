//! Article → [`Analysis`]: runs the analysing rooms in their order. No logic of its own but the order.

use recoupe_model::{Analysis, Article, Block, FurnitureKind, Sentence, Time, Zone};
pub use recoupe_moments::{Dated, Reference, deduce};

/// The blocks that are analysed: title, deck, headings, paragraphs; in order of the text.
#[must_use]
pub fn blocks(article: &Article) -> Vec<Block> {
    let titles = article.entries.iter().filter_map(|e| e.title);
    let mut blocks: Vec<Block> = article
        .title
        .into_iter()
        .map(|piece| Block { piece, zone: Zone::Title })
        .chain(article.deck.into_iter().map(|piece| Block { piece, zone: Zone::Deck }))
        .chain(article.headings.iter().copied().chain(titles).map(|piece| Block { piece, zone: Zone::Heading }))
        .chain(article.paragraphs().map(|piece| Block { piece, zone: Zone::Body }))
        .collect();
    blocks.sort_by_key(|b| (b.piece.start, b.piece.end));
    // An inner heading may stand in the body too; the sort is stable, so what it is called first stays.
    blocks.dedup_by_key(|b| b.piece);
    blocks
}

/// The sentences of the blocks, in order.
#[must_use]
pub fn sentences(article: &Article, blocks: &[Block]) -> Vec<Sentence> {
    let of = |(n, b): (usize, &Block)| {
        let zone = b.zone;
        recoupe_lang::sentences(article.text.slice(b.piece), b.piece.start).into_iter().map(move |piece| Sentence { piece, block: n, zone })
    };
    blocks.iter().enumerate().flat_map(of).collect()
}

/// The time expressions of the lines that say when a page was made public, as they stand: no day is counted from another.
#[must_use]
pub fn stamps(article: &Article) -> Vec<Time> {
    let lines = article.furniture.iter().filter(|f| f.kind == FurnitureKind::Timestamp);
    let sentences: Vec<Sentence> = lines.enumerate().map(|(block, f)| Sentence { piece: f.piece, block, zone: Zone::Body }).collect();
    recoupe_moments::times(article, &sentences, Reference::default())
}

/// Reads one article alone.
#[must_use]
pub fn analyse(article: &Article, reference: Reference) -> Analysis {
    let blocks = blocks(article);
    let sentences = sentences(article, &blocks);
    let recoupe_names::Names { mut mentions, mut entities } = recoupe_names::names(article, &blocks, &sentences);
    let statements = recoupe_statements::statements(article, &blocks, &sentences, &mut mentions, &mut entities);
    let times = recoupe_moments::times(article, &sentences, reference);
    let figures = recoupe_figures::figures(article, &sentences, &statements, &times);
    Analysis { sentences, mentions, entities, times, figures, statements }
}
