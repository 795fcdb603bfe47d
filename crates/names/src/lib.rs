//! Names, noun phrases, and whom they mean: within one article, then within one story.

mod capitals;
mod capitals_of;
mod grammar;
pub mod key;
mod kinds;
pub mod lists;
mod phrases;
mod resolve;
mod spot;
pub mod tagger;
mod telling;
mod who;
pub mod words;

pub use resolve::{StoryEntity, resolve};

use recoupe_model::{Article, Block, Entity, Mention, Sentence};

/// What this room finds in one article.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Names and noun phrases, in order of their start.
    pub mentions: Vec<Mention>,
    /// Whom they mean.
    pub entities: Vec<Entity>,
}

/// Loads the lists that every article is read with: whoever has something else to wait for can have it done meanwhile.
pub fn prepare() {
    let _ = lists::Lists::get();
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
