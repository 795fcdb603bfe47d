//! Names, noun phrases, and whom they mean: within one article, then within one story.

mod capitals;
mod capitals_of;
pub mod key;
pub mod lists;
mod phrases;
mod spot;
pub mod tagger;
mod who;
pub mod words;

use recoupe_model::{Analysis, Article, Block, Entity, EntityKind, Mention, Piece, Sentence};

/// What this room finds in one article.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Names and noun phrases, in order of their start.
    pub mentions: Vec<Mention>,
    /// Whom they mean.
    pub entities: Vec<Entity>,
}

/// Finds the names of an article and who is who in it.
#[must_use]
pub fn names(article: &Article, blocks: &[Block], sentences: &[Sentence]) -> Names {
    let _ = blocks;
    let text = article.text.as_str();
    let reading = words::Reading::new(text, sentences.iter().map(|s| s.piece));
    let lang = article.lang.as_ref().map_or("", |l| l.code());
    who::who(&reading, &spot::spot(&reading, lang), lang)
}

/// Somebody across the articles of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryEntity {
    /// What kind.
    pub kind: EntityKind,
    /// False for an unnamed source.
    pub named: bool,
    /// Best name: article and piece.
    pub name: (usize, Piece),
    /// The articles' own entities: (article, index into its `Analysis::entities`).
    pub members: Vec<(usize, usize)>,
    /// Index of the entity it belongs to: a ministry's state.
    pub parent: Option<usize>,
}

/// Makes the articles of one story agree on who is who. The result covers every local entity once.
#[must_use]
pub fn resolve(articles: &[(&Article, &Analysis)]) -> Vec<StoryEntity> {
    let mut out: Vec<StoryEntity> = Vec::new();
    let mut known = std::collections::HashMap::new();
    for (a, (article, analysis)) in articles.iter().enumerate() {
        for (e, entity) in analysis.entities.iter().enumerate() {
            let key = (entity.kind, recoupe_lang::fold(article.text.slice(entity.name)));
            let at = *known.entry(key).or_insert_with(|| {
                out.push(StoryEntity { kind: entity.kind, named: entity.named, name: (a, entity.name), members: vec![], parent: None });
                out.len() - 1
            });
            out[at].members.push((a, e));
        }
    }
    out
}
