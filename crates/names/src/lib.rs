//! Names, noun phrases, and whom they mean: within one article, then within one story.

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
    let _ = (article, blocks, sentences);
    Names::default()
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
    let _ = articles;
    Vec::new()
}
