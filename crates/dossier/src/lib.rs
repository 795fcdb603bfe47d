//! A story and the analyses of its articles → its dossier. It does not know how stories were found, and
//! it can't make text: a line is only made by cutting a span out of an article.

use recoupe_model::contract::StoryRecord;
use recoupe_model::{Analysis, Article, Story};

/// Writes the dossier of a story. `articles` and `analyses` are the lists that the story's indices count in.
#[must_use]
pub fn write(story: &Story, articles: &[Article], analyses: &[Analysis]) -> StoryRecord {
    let id = |n: &usize| articles[*n].id.clone();
    let _ = analyses;
    StoryRecord {
        id: story.id.clone(),
        title: None,
        first: None,
        last: None,
        articles: story.articles.iter().map(id).collect(),
        events: Vec::new(),
        origins: Vec::new(),
        key_points: Vec::new(),
        statements: Vec::new(),
        timeline: Vec::new(),
        figures: Vec::new(),
        points: Vec::new(),
        renderings: Vec::new(),
        positions: Vec::new(),
        entities: Vec::new(),
    }
}
