//! The dossier, from invented reports to what is written of them. What the parts below share: reports read as the program
//! reads them, laid down as one story.

mod answers;
mod described;
mod figures;
mod key_points;
mod only_here;
mod own_sides;
mod parties;
mod positions;
mod positions_by_grammar;
mod positions_by_pronoun;
mod relation;
mod renderings;
mod sides;
mod timeline;
mod undated;
mod when;
mod whole;
mod whose;

use recoupe_analysis::{Reference, analyse};
use recoupe_model::contract::StoryRecord;
use recoupe_model::{Article, Event, Origin, OriginKind, Story};

/// The first article of a page.
fn article(name: &str, bytes: &[u8]) -> Article {
    recoupe_ingest::read(&recoupe_ingest::Input { name, bytes, url: None, content_type: None }).articles.remove(0)
}

/// The dossier of articles as one event; `origins`: whose words which of them have. `dated`: whether each is read from its
/// own day on.
fn dossier(articles: &[Article], origins: &[&[usize]], dated: bool) -> StoryRecord {
    let day = |a: &Article| a.published.as_ref().filter(|_| dated).map(|s| s.date.bounds().0);
    let analyses: Vec<_> = articles.iter().map(|a| analyse(a, Reference { published: day(a) })).collect();
    let all: Vec<usize> = (0..articles.len()).collect();
    let story = Story {
        id: "story".into(),
        articles: all.clone(),
        events: vec![Event { id: "v1".into(), articles: all }],
        origins: origins.iter().map(|o| Origin { articles: o.to_vec(), kind: OriginKind::Own, source: None, evidence: vec![] }).collect(),
    };
    recoupe_dossier::write(&story, articles, &analyses)
}

/// The same, each article with words of its own.
fn own_words(articles: &[Article], dated: bool) -> StoryRecord {
    let each: Vec<[usize; 1]> = (0..articles.len()).map(|n| [n]).collect();
    dossier(articles, &each.iter().map(<[usize; 1]>::as_slice).collect::<Vec<_>>(), dated)
}
