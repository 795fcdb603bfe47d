//! A story and the analyses of its articles → its dossier. It does not know how stories were found, and
//! it can't make text: a line is only made by cutting a span out of an article.

pub mod training;

mod bits;
mod clauses;
mod conflicts;
mod content;
mod context;
mod described;
mod doing;
mod elsewhere;
mod entities;
mod figures;
mod issues;
mod key_points;
mod media;
mod order;
mod pairs;
mod parses;
mod parties;
mod points;
mod positions;
mod renderings;
mod small_words;
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
    let heard = elsewhere::heard(story, articles, analyses);
    record(&Context::new(story, articles, analyses, &heard))
}

fn record(desk: &Context) -> StoryRecord {
    // what takes longest begins first
    let read = || rayon::join(|| timeline::timeline(desk, &units::vocabulary(desk)), || figures::ledger(desk));
    let cut = || {
        let (units, vocabulary) = units::units(desk);
        let copies = units::copies(desk, &units);
        (units, vocabulary, copies)
    };
    let ((units, vocabulary, copies), (timeline, ledger)) = rayon::join(cut, read);
    // what hangs on no other section is made beside what is partly done one by one
    let compared = || {
        let entries = pairs::entries(desk, &units, &ledger.by_words(desk), &timeline);
        pairs::pairs(desk, &units, &vocabulary, &copies, &entries)
    };
    let (pairs, taken) = rayon::join(compared, || positions::take(desk));
    let links = points::links(&pairs, &Relating::new(desk, &vocabulary, &units));
    // groups are found one by one
    let grouped = || points::groups(&units, links, &copies);
    let parties = taken.iter().map(|t| t.party).collect();
    let alone = || (renderings::renderings(desk), statements::statements(desk), entities::entities(desk, &parties));
    let (groups, (renderings, statements, entities)) = rayon::join(grouped, alone);
    let timeline::Timeline { entries: timeline, overtaken: moved, .. } = timeline;
    let reported = || {
        let figures::Figures { records: figures, risen: mut overtaken } = ledger.close(desk, &units, &groups);
        overtaken.extend(moved);
        let disputes = conflicts::between(desk, &units, &groups, &figures);
        let mut points = points::points(desk, &units, &groups.iter().chain(&disputes).collect::<Vec<_>>(), &vocabulary);
        conflicts::mark(&mut points, &figures);
        order::mark(&mut points, &overtaken);
        (points, figures)
    };
    let material =
        key_points::Material { units: &units, vocabulary: &vocabulary, pairs: &pairs, copies: &copies, groups: &groups, positions: &taken };
    let weighed = || rayon::join(|| key_points::key_points(desk, &material), || positions::positions(desk, &taken, &units, &groups));
    let ((points, figures), (key_points, positions)) = rayon::join(reported, weighed);
    let (first, last) = who::first_and_last(desk);
    StoryRecord {
        id: desk.story.id.clone(),
        title: who::title(desk),
        first,
        last,
        articles: desk.articles.iter().map(|a| a.id.clone()).collect(),
        events: who::events(desk),
        origins: who::origins(desk),
        key_points,
        statements,
        timeline,
        figures,
        points,
        renderings,
        positions,
        entities,
    }
}
