//! A story and the analyses of its articles → its dossier. It does not know how stories were found, and
//! it can't make text: a line is only made by cutting a span out of an article.

pub mod training;

mod clauses;
mod conflicts;
mod content;
mod context;
mod entities;
mod figures;
mod issues;
mod key_points;
mod media;
mod order;
mod pairs;
mod parties;
mod points;
mod positions;
mod renderings;
mod statements;
mod timeline;
mod units;
mod who;
mod words;

use context::Context;
use pairs::relation::Relating;
use recoupe_model::contract::StoryRecord;
use recoupe_model::{Analysis, Article, Story};

/// Writes the dossier of a story. `articles` and `analyses` are the lists that the story's indices count in.
#[must_use]
pub fn write(story: &Story, articles: &[Article], analyses: &[Analysis]) -> StoryRecord {
    record(&Context::new(story, articles, analyses))
}

fn record(desk: &Context) -> StoryRecord {
    let (units, vocabulary) = units::units(desk);
    let copies = units::copies(desk, &units);
    let (figures, mut overtaken) = figures::figures(desk);
    let (timeline, came) = timeline::timeline(desk, &units::vocabulary(desk));
    overtaken.extend(came);
    let entries = pairs::entries(desk, &units, &figures, &timeline);
    let pairs = pairs::pairs(desk, &units, &vocabulary, &copies, &entries);
    let relating = Relating::new(desk, &vocabulary, &units);
    let groups = points::groups(&units, &pairs, &copies, |p| relating.relation(p));
    let taken = positions::take(desk);
    let (first, last) = who::first_and_last(desk);
    let mut points = points::points(desk, &units, &groups, &vocabulary);
    conflicts::mark(&mut points, &figures);
    order::mark(&mut points, &overtaken);
    let material =
        key_points::Material { units: &units, vocabulary: &vocabulary, pairs: &pairs, copies: &copies, groups: &groups, positions: &taken };
    StoryRecord {
        id: desk.story.id.clone(),
        title: who::title(desk),
        first,
        last,
        articles: desk.articles.iter().map(|a| a.id.clone()).collect(),
        events: who::events(desk),
        origins: who::origins(desk),
        key_points: key_points::key_points(desk, &material),
        statements: statements::statements(desk),
        timeline,
        figures,
        points,
        renderings: renderings::renderings(desk),
        positions: positions::positions(desk, &taken, &units, &groups),
        entities: entities::entities(desk),
    }
}
