//! What happened when: clauses with their time expressions, the same event of several reports put together.

use crate::clauses;
use crate::context::Context;
use crate::units::Unit;
use crate::words::Reader;
use jiff::civil::Date;
use recoupe_model::contract::{EventMention, EventStatus, TimelineEntry};
use recoupe_model::{Edtf, Piece, Time, TimeClass, Zone};
use std::collections::BTreeSet;

/// Clauses with one date tell of one event above this likeness of words.
const SAME_EVENT: f64 = 0.25;

struct Telling {
    article: usize,
    clause: Piece,
    when: Option<Piece>,
    value: Option<Edtf>,
    bounds: Option<(Date, Date)>,
    words: BTreeSet<String>,
    status: EventStatus,
}

/// The timeline, by date, undated events last.
pub(crate) fn timeline(desk: &Context, units: &[Unit]) -> Vec<TimelineEntry> {
    let _ = units;
    let tellings = tellings(desk);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for n in 0..tellings.len() {
        let best = groups
            .iter()
            .enumerate()
            .filter_map(|(g, group)| {
                let likeness = group.iter().map(|m| same_event(&tellings[n], &tellings[*m])).fold(0.0, f64::max);
                (likeness >= SAME_EVENT).then_some((likeness, g))
            })
            .max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
        match best {
            Some((_, g)) => groups[g].push(n),
            None => groups.push(vec![n]),
        }
    }
    let mut entries: Vec<TimelineEntry> = groups.iter().filter_map(|g| entry(desk, &tellings, g)).collect();
    entries.sort_by_key(|e| e.date.as_ref().map_or((1, Date::MAX, Date::MAX), |d| (0, d.bounds().0, d.bounds().1)));
    for (n, entry) in entries.iter_mut().enumerate() {
        entry.id = format!("t{}", n + 1);
    }
    entries
}

fn tellings(desk: &Context) -> Vec<Telling> {
    let mut out = Vec::new();
    for (article, analysis) in desk.analyses.iter().enumerate() {
        let reader = Reader::new(desk.articles[article].lang);
        for time in analysis.times.iter().filter(|t| is_calendar(t)) {
            let Some((n, sentence)) = desk.sentence_at(article, time.piece) else { continue };
            if !matches!(analysis.sentences[n].zone, Zone::Body | Zone::Deck) {
                continue;
            }
            let clause = clauses::around(desk, article, sentence, time.piece);
            let when: BTreeSet<String> = reader.stems(desk.words(article, time.piece)).into_iter().collect();
            let words = reader.stems(desk.words(article, clause)).into_iter().filter(|s| !when.contains(s)).collect();
            let bounds = time.edtf.as_ref().map(Edtf::bounds);
            let status = status(desk, article, bounds);
            out.push(Telling { article, clause, when: Some(time.piece), value: time.edtf.clone(), bounds, words, status });
        }
    }
    out
}

/// A point or stretch of the calendar; how long or how often is no event.
fn is_calendar(time: &Time) -> bool {
    matches!(time.class, TimeClass::Date | TimeClass::Time) && time.edtf.is_some() && !time.value.ends_with("_REF")
}

/// After the report's own day: still to come.
fn status(desk: &Context, article: usize, bounds: Option<(Date, Date)>) -> EventStatus {
    let published = desk.articles[article].published.as_ref().or(desk.articles[article].modified.as_ref());
    match (bounds, published.map(|p| p.date.bounds().1)) {
        (Some((first, _)), Some(day)) if first > day => EventStatus::Planned,
        (Some((_, Date::MAX)), _) => EventStatus::Ongoing,
        _ => EventStatus::Past,
    }
}

/// How alike two tellings are; 0 when their dates exclude one another.
fn same_event(a: &Telling, b: &Telling) -> f64 {
    let (Some(x), Some(y)) = (a.bounds, b.bounds) else { return 0.0 };
    if x.1 < y.0 || y.1 < x.0 || x.1 == Date::MAX || x.0 == Date::MIN {
        return 0.0;
    }
    let both = a.words.intersection(&b.words).count() as f64;
    both / (a.words.len().min(b.words.len()).max(3)) as f64
}

fn entry(desk: &Context, tellings: &[Telling], group: &[usize]) -> Option<TimelineEntry> {
    // the most precise date that somebody gives; of equals the most frequent, then the first
    let dated = group.iter().filter_map(|n| tellings[*n].value.as_ref().zip(tellings[*n].bounds));
    let days = |b: (Date, Date)| i64::from((b.1.since(b.0)).map_or(i32::MAX, |s| s.get_days()));
    let date = dated.min_by_key(|(_, b)| days(*b)).map(|(v, _)| v.clone());
    // what is told as past by one has happened, whatever was announced before
    let statuses: BTreeSet<EventStatus> = group.iter().map(|n| tellings[*n].status).collect();
    let status = statuses.into_iter().next()?;
    let mentions: Vec<EventMention> = group
        .iter()
        .filter_map(|n| {
            let t = &tellings[*n];
            Some(EventMention {
                when: t.when.and_then(|w| desk.cut(t.article, w)),
                value: t.value.clone(),
                event: desk.cut(t.article, t.clause)?,
            })
        })
        .collect();
    (!mentions.is_empty()).then_some(TimelineEntry { id: String::new(), date, status, mentions })
}
