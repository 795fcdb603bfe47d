//! Who has it: events, origins, outlets, and the count of independent sources behind a set of spans.

use crate::bits::Bits;
use crate::context::Context;
use foldhash::{HashMap, HashMapExt};
use recoupe_model::contract::{EventRecord, OriginRecord};
use recoupe_model::{Edtf, Piece, Span};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The story's events.
pub(crate) fn events(desk: &Context) -> Vec<EventRecord> {
    let ids = |articles: &[usize]| articles.iter().filter_map(|n| desk.here(*n)).map(|n| desk.articles[n].id.clone()).collect();
    desk.story
        .events
        .iter()
        .map(|e| EventRecord { id: e.id.clone(), articles: ids(&e.articles) })
        .filter(|e: &EventRecord| !e.articles.is_empty())
        .collect()
}

/// The story's independent origins.
pub(crate) fn origins(desk: &Context) -> Vec<OriginRecord> {
    desk.story
        .origins
        .iter()
        .map(|o| OriginRecord {
            articles: o.articles.iter().filter_map(|n| desk.here(*n)).map(|n| desk.articles[n].id.clone()).collect(),
            kind: o.kind,
            source: o.source.clone(),
            evidence: o.evidence.iter().filter_map(|(n, piece)| desk.cut(desk.here(*n)?, *piece)).collect(),
        })
        .filter(|o| !o.articles.is_empty())
        .collect()
}

/// First and last day of the articles, as far as they are dated.
pub(crate) fn first_and_last(desk: &Context) -> (Option<Edtf>, Option<Edtf>) {
    let mut days: Vec<_> =
        desk.articles.iter().flat_map(|a| [a.published.as_ref(), a.modified.as_ref()]).flatten().map(|s| s.date.bounds()).collect();
    days.sort_unstable();
    (days.first().map(|b| Edtf::day(b.0)), days.iter().map(|b| b.1).max().map(Edtf::day))
}

/// The title that says most of what all say: of the event's own articles the one nearest to the middle of
/// the titles' words; the first of equals. One in a language that is read in full, where there is one.
pub(crate) fn title(desk: &Context) -> Option<Span> {
    let mut titles: Vec<(usize, Piece)> = desk.articles.iter().enumerate().filter_map(|(n, a)| a.title.map(|t| (n, t))).collect();
    if titles.iter().any(|(n, _)| desk.is_read_in_full(*n)) {
        titles.retain(|(n, _)| desk.is_read_in_full(*n));
    }
    let bags: Vec<BTreeSet<String>> = titles
        .iter()
        .map(|(n, t)| crate::words::Reader::new(desk.articles[*n].lang).stems(desk.words(*n, *t)).into_iter().collect())
        .collect();
    let score = |k: usize| -> f64 {
        let shared = |other: &BTreeSet<String>| bags[k].intersection(other).count() as f64;
        bags.iter().map(|b| shared(b) / (bags[k].len() + b.len()).max(1) as f64).sum()
    };
    let best = (0..titles.len()).fold(None, |best: Option<(usize, f64)>, k| match (best, score(k)) {
        (Some((_, high)), s) if s <= high => best,
        (_, s) => Some((k, s)),
    });
    best.and_then(|(k, _)| desk.cut(titles[k].0, titles[k].1))
}

/// Labels of the outlets of some articles, each once, oldest article first.
pub(crate) fn outlets(desk: &Context, articles: impl IntoIterator<Item = usize>) -> Vec<Arc<str>> {
    let articles: BTreeSet<usize> = articles.into_iter().collect();
    outlets_but(desk, &desk.labels, articles, Bits::new(desk.articles.len()))
}

/// The same, in the order of the articles given, without some outlets ([`Context::outlet_of`]). `labels`: those of the articles
/// ([`Context::labels`]), or a thread's own, so that no two threads count the uses of one.
pub(crate) fn outlets_but(
    desk: &Context,
    labels: &[Arc<str>],
    articles: impl IntoIterator<Item = usize>,
    mut without: Bits,
) -> Vec<Arc<str>> {
    let new = articles.into_iter().filter(|n| without.insert(desk.outlet_of[*n]));
    new.map(|n| Arc::clone(&labels[n])).collect()
}

/// Independent sources behind some places: articles of one origin are one, and so are reports of what one and
/// the same person said (an interview told by five is one source), of what one newsroom is cited for, and the
/// newsroom's own report. Never more than the origins.
pub(crate) fn count_origins(desk: &Context, places: &[(usize, Piece)]) -> usize {
    let sources: Vec<Vec<Source>> = places.iter().map(|(article, piece)| sources(desk, *article, *piece)).collect();
    count_sources(sources.iter().map(Vec::as_slice))
}

/// Whom a place has its words from.
pub(crate) fn sources(desk: &Context, article: usize, piece: Piece) -> Vec<Source> {
    let speaker = desk
        .statement_at(article, piece)
        .and_then(|(_, s)| desk.entity(article, s.speaker.and_then(|v| v.entity)))
        .filter(|e| desk.entities[*e].named && desk.entities[*e].kind == recoupe_model::EntityKind::Person);
    let mut sources = vec![Source::Origin(desk.origin_of[article])];
    sources.extend(speaker.map(Source::Person));
    sources.extend(desk.media.sources(desk, article, piece).into_iter().map(Source::Newsroom));
    sources
}

/// How many independent sources some places have, by whom each has its words from.
pub(crate) fn count_sources<'s>(places: impl Iterator<Item = &'s [Source]>) -> usize {
    fn root(above: &[usize], mut n: usize) -> usize {
        while above[n] != n {
            n = above[n];
        }
        n
    }
    // places of one source are one, and so are those of another that one of them has, too
    let mut above: Vec<usize> = Vec::new();
    let mut first: HashMap<Source, usize> = HashMap::new();
    let mut count = 0;
    for (n, place) in places.enumerate() {
        above.push(n);
        count += 1;
        for source in place {
            let (a, b) = (root(&above, *first.entry(*source).or_insert(n)), root(&above, n));
            count -= usize::from(a != b);
            above[a.max(b)] = a.min(b);
        }
    }
    count
}

/// A source of words, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Source {
    Origin(usize),
    Person(usize),
    Newsroom(u32),
}
