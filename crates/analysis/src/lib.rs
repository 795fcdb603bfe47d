//! Article → [`Analysis`]: runs the analysing rooms in their order. No logic of its own but the order.

use recoupe_model::{Analysis, Article, Block, FurnitureKind, Piece, Sentence, Time, Zone};
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

/// The sentences of the blocks, in order; a dateline before the report stands apart.
#[must_use]
pub fn sentences(article: &Article, blocks: &[Block]) -> Vec<Sentence> {
    let first = blocks.iter().position(|b| b.zone == Zone::Body);
    let of = |(n, b): (usize, &Block)| {
        let whole = b.piece;
        // a place alone ("VARN — ") stays: with it cut off, too, the points of an English story were told apart worse (.572, .565)
        let agency = |end: &usize| Some(n) == first && article.text.slice(Piece::new(whole.start, whole.start + end)).contains(')');
        let end = recoupe_lang::dateline(article.text.slice(whole)).filter(agency).unwrap_or(0);
        let dateline = article.text.trim(Piece::new(whole.start, whole.start + end));
        let report = article.text.trim(Piece::new(whole.start + end, whole.end));
        let before = (end > 0).then_some(Sentence { piece: dateline, block: n, zone: Zone::Dateline });
        let zone = b.zone;
        let said = recoupe_lang::sentences(article.text.slice(report), report.start);
        before.into_iter().chain(said.into_iter().map(move |piece| Sentence { piece, block: n, zone }))
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

/// Loads what every article is read with, which takes longer than to read one; else the first article waits for it.
pub fn prepare() {
    recoupe_names::prepare();
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

/// Reads again what hangs on the day that an article's expressions are counted from: its times, and its figures, which are told
/// apart from times. The rest is as [`analyse`] would have it.
pub fn from_another_day(analysis: &mut Analysis, article: &Article, reference: Reference) {
    analysis.times = recoupe_moments::times(article, &analysis.sentences, reference);
    analysis.figures = recoupe_figures::figures(article, &analysis.sentences, &analysis.statements, &analysis.times);
}

#[cfg(test)]
mod tests {
    use super::{Reference, analyse, from_another_day};
    use recoupe_model::{Article, Lang, Piece, Text, Zone};

    #[test]
    fn a_dateline_is_no_part_of_what_is_said() {
        let text =
            "VARN, 9 octobre 2031 (AFP) - Une explosion dans le port de Varn a fait deux morts, a annoncé la procureure Claire Orlo.";
        let article =
            Article { text: Text::new(text.to_owned()), body: vec![Piece::new(0, text.len())], lang: Some(Lang::FR), ..Article::default() };
        let analysis = analyse(&article, Reference::default());
        assert_eq!(analysis.sentences.iter().map(|s| s.zone).collect::<Vec<_>>(), [Zone::Dateline, Zone::Body]);
        let said = analysis.statements.iter().map(|s| article.text.slice(s.content)).collect::<Vec<_>>();
        assert_eq!(said, ["Une explosion dans le port de Varn a fait deux morts"]);
    }

    #[test]
    fn another_day_changes_times_and_what_is_told_apart_from_them() {
        let text = "Varn: 12 people were hurt on Tuesday. The port opened at 10:30 on 3 May, mayor Ida Sollen said on Wednesday.";
        let article =
            Article { text: Text::new(text.to_owned()), body: vec![Piece::new(0, text.len())], lang: Some(Lang::EN), ..Article::default() };
        let day = Reference { published: jiff::civil::Date::new(2031, 5, 8).ok() };
        let (fresh, mut again) = (analyse(&article, day), analyse(&article, Reference::default()));
        assert_ne!(again.times, fresh.times);
        from_another_day(&mut again, &article, day);
        assert!(!again.figures.is_empty() && !again.statements.is_empty());
        assert_eq!(format!("{again:?}"), format!("{fresh:?}"));
    }
}
