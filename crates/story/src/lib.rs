//! Reports → events, running stories, independent origins. Works on headlines alone as on full text.

mod across;
mod bridge;
mod coverage;
mod events;
mod features;
mod gather;
mod hash;
mod history;
mod level;
mod lexicon;
mod link;
mod origins;
mod parts;
mod passages;
mod phase;
mod probe;
mod romanise;
mod running;
mod sketch;
mod stream;
mod twins;
mod vectors;
mod when;
mod window;

pub use features::{Features, Reader, Weights};
pub use stream::{Placed, Stream};

use recoupe_model::{Article, Event, Lang, Story};
use std::collections::BTreeMap;

/// What grouping sees of a report.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// Caller's id.
    pub id: &'a str,
    /// Language.
    pub lang: Option<Lang>,
    /// Address.
    pub url: Option<&'a str>,
    /// Outlet's label.
    pub outlet: Option<&'a str>,
    /// ISO 8601 date or time of publication.
    pub published: Option<&'a str>,
    /// Headline.
    pub title: &'a str,
    /// Body, without furniture; may be empty.
    pub text: &'a str,
    /// The article, where one was read: its relay, agencies and pieces are evidence of its origin.
    pub article: Option<&'a Article>,
}

impl Report<'_> {
    /// Order among reports of one time: by their words, so that neither the order in which they come nor the place
    /// where they lie decides anything.
    pub(crate) fn by_words(&self, other: &Self) -> std::cmp::Ordering {
        self.title.cmp(other.title).then_with(|| self.text.cmp(other.text)).then_with(|| self.id.cmp(other.id))
    }
}

/// Groups reports into stories. Every report is in exactly one story, event and origin; the order of
/// the reports does not matter.
#[must_use]
pub fn group(reports: &[Report<'_>]) -> Vec<Story> {
    let reports: Vec<Report<'_>> = reports.iter().map(|r| Report { lang: r.lang.or_else(|| language(r)), ..*r }).collect();
    let reports = reports.as_slice();
    let full = reports.iter().all(|r| r.article.is_some());
    if full && reports.len() <= coverage::MOST {
        return coverage::group(reports);
    }
    let mut reader = Reader::new(Weights::default());
    let features: Vec<Features> = reports.iter().map(|r| reader.read(r)).collect();
    let mut order: Vec<u32> = (0..u32::try_from(reports.len()).unwrap_or(u32::MAX)).collect();
    let minute = |n: u32| features[n as usize].minute.unwrap_or(i64::MAX);
    order.sort_by(|a, b| minute(*a).cmp(&minute(*b)).then_with(|| reports[*a as usize].by_words(&reports[*b as usize])));
    let event = events::events(&features, &order);
    let at: Vec<Option<when::Minute>> = features.iter().map(|f| f.minute).collect();
    let event = if full { gather::gather(reports, &at, &order, &event) } else { event };
    let event = across::join(&features, &event);
    let mut members: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for n in order {
        members.entry(event[n as usize]).or_default().push(n as usize);
    }
    let story = running::stories(&features, &members);
    let sketches: Vec<sketch::Sketch> = features.into_iter().map(|f| f.sketch).collect();
    let phases: Vec<phase::Phase> = if full { reports.iter().map(phase::phase).collect() } else { Vec::new() };
    let mut stories: BTreeMap<u32, Vec<Vec<usize>>> = BTreeMap::new();
    for (event, articles) in members {
        let parts = if full { coverage::events(&articles, &at, &phases) } else { vec![articles] };
        stories.entry(story[&event]).or_default().extend(parts);
    }
    stories
        .into_values()
        .map(|events| {
            let id = |letter, articles: &[usize]| hash::id(letter, articles.first().map_or("", |n| reports[*n].id));
            let articles: Vec<usize> = events.iter().flatten().copied().collect();
            let origins = if full && articles.len() <= origins::MOST {
                origins::of_story(reports, &articles)
            } else {
                events.iter().flat_map(|articles| origins::of_sketches(reports, articles, &sketches)).collect()
            };
            let events: Vec<Event> = events.into_iter().map(|articles| Event { id: id('e', &articles), articles }).collect();
            Story { id: id('s', &articles), articles, events, origins }
        })
        .collect()
}

/// The language of a report, from its text where there is one.
fn language(report: &Report<'_>) -> Option<Lang> {
    recoupe_lang::identify(if report.text.trim().is_empty() { report.title } else { report.text })
}
