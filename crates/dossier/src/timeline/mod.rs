//! What happened when: clauses with their time expressions, the same event of several reports put together.
//! How long or how often something is, is no event; nor is a bare "said".

mod cut;
mod same;
mod status;
mod tellings;

use crate::context::Context;
use crate::order::{Likeness, Overtaken};
use crate::words::{self, Vocabulary};
use cut::hangs;
use jiff::civil::Date;
use recoupe_model::contract::{EventMention, EventStatus, TimelineEntry};
use recoupe_model::{Edtf, Piece, Span};
use same::{Crowd, same_event};
use std::collections::BTreeMap;
use tellings::{Kind, Telling, tellings};

/// The timeline of a story, and what other sections want to know of it.
pub(crate) struct Timeline {
    /// By date.
    pub(crate) entries: Vec<TimelineEntry>,
    /// Clauses that a later report overtook.
    pub(crate) overtaken: Vec<Overtaken>,
    /// Numbers of the entries that tell of nothing but a thing which its year tells apart from others: "the 2015 agreement".
    pub(crate) things: Vec<usize>,
}

/// Puts together what the reports tell of one event.
pub(crate) fn timeline(desk: &Context, vocabulary: &Vocabulary) -> Timeline {
    let tellings = tellings(desk, vocabulary);
    let groups = groups(desk, &tellings, vocabulary);
    // … of one event, and of one day: there only lines that stand in one point tell of one thing
    let events = groups.iter().filter_map(|g| overtaken(desk, &tellings, g, Likeness::Event));
    let days = by_day(&tellings).into_values();
    let overtaken = events.chain(days.filter_map(|g| overtaken(desk, &tellings, &g, Likeness::Day))).collect();
    let week = Week::of(&tellings);
    let told = |g: &Vec<usize>| {
        let entry = entry(desk, &tellings, g)?;
        let place = week.place(&tellings[g[0]], is_to_come(entry.status));
        Some((entry, place, g.iter().all(|t| tellings[*t].thing.is_some())))
    };
    let mut entries: Vec<(TimelineEntry, Place, bool)> = groups.iter().filter_map(told).collect();
    entries.sort_by_cached_key(|(e, place, _)| match e.date.as_ref().map(Edtf::bounds) {
        Some((first, last)) => (0, first, last, None),
        None => (1, Date::MAX, Date::MAX, Some(place.clone())),
    });
    let things = entries.iter().enumerate().filter(|(_, e)| e.2).map(|(n, _)| n).collect();
    let mut entries: Vec<TimelineEntry> = entries.into_iter().map(|(e, ..)| e).collect();
    for (n, entry) in entries.iter_mut().enumerate() {
        entry.id = format!("t{}", n + 1);
    }
    Timeline { entries, overtaken, things }
}

/// The tellings of each day; what is said on it is no matter of the day.
fn by_day(tellings: &[Telling]) -> BTreeMap<Date, Vec<usize>> {
    let mut days: BTreeMap<Date, Vec<usize>> = BTreeMap::new();
    let happens = |t: &Telling| t.value.is_some() && t.bounds.0 == t.bounds.1 && matches!(t.kind, Kind::Meeting | Kind::Other);
    for (n, telling) in tellings.iter().enumerate().filter(|(_, t)| happens(t)) {
        days.entry(telling.bounds.0).or_default().push(n);
    }
    days
}

/// What reports announced, and what reports of a later day tell of it as done; none where nobody does both.
fn overtaken(desk: &Context, tellings: &[Telling], group: &[usize], likeness: Likeness) -> Option<Overtaken> {
    let members = || group.iter().map(|n| &tellings[*n]);
    // of its own day a report announces only what has an hour: "it will have taken two hours, on Friday" is over
    let ahead = |t: &Telling, day: Date| {
        let clocked = t.value.as_ref().is_some_and(|v| v.as_str().contains('T'));
        day < t.bounds.0 || (day == t.bounds.0 && clocked && words::is_to_come(t.lang, desk.words(t.article, t.clause)))
    };
    let announces = |t: &&Telling| t.status == EventStatus::Planned && t.value.is_some() && t.written.is_some_and(|day| ahead(t, day));
    let tells = |t: &&Telling| t.status == EventStatus::Past && t.value.is_some() && t.written.is_some_and(|day| day >= t.bounds.0);
    let first = members().filter(announces).filter_map(|t| t.written).min()?;
    let last = members().filter(tells).filter_map(|t| t.written).max()?;
    let cut = |t: &Telling| told(desk, t.article, t.clause);
    let before: Vec<Span> = members().filter(announces).filter(|t| t.written.is_some_and(|day| day < last)).filter_map(cut).collect();
    let after: Vec<Span> = members().filter(tells).filter(|t| t.written.is_some_and(|day| day > first)).filter_map(cut).collect();
    (!before.is_empty() && !after.is_empty()).then_some(Overtaken { before, after, likeness })
}

/// A fit above this says no more.
const CERTAIN: f64 = 2.0;
/// Least mean fit to a group of which one telling can't be the same event.
const BORNE: f64 = 0.5;

/// Tellings of one event, each with the group that it fits best.
fn groups(desk: &Context, tellings: &[Telling], vocabulary: &Vocabulary) -> Vec<Vec<usize>> {
    let written = desk.articles.iter().filter_map(|a| a.published.as_ref()).map(|s| s.date.bounds()).collect();
    let crowd = Crowd::new(tellings, written, desk.event_of.clone());
    let mut groups: Vec<Vec<usize>> = Vec::new();
    // first and last day of each group: most groups are of other days
    let mut days: Vec<(Date, Date)> = Vec::new();
    for (n, telling) in tellings.iter().enumerate() {
        let (first, last) = telling.bounds;
        let fit = |(group, days): (&Vec<usize>, &(Date, Date))| {
            if last < days.0 || days.1 < first {
                return 0.0;
            }
            let (mut sum, mut best, mut not_one) = (0.0, 0.0, false);
            for m in group {
                let fit = same_event(telling, &tellings[*m], vocabulary, &crowd);
                (sum, best, not_one) = (sum + fit.min(CERTAIN), f64::max(best, fit), not_one || fit == 0.0);
            }
            let (whole, best) = (sum / group.len() as f64, best.min(CERTAIN));
            // the best of them says it, the others must bear it
            if not_one && whole < BORNE { 0.0 } else { (whole + best) / 2.0 }
        };
        let best =
            groups.iter().zip(&days).map(fit).enumerate().filter(|(_, f)| *f >= 1.0).max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)));
        match best {
            Some((g, _)) => {
                groups[g].push(n);
                days[g] = (days[g].0.min(first), days[g].1.max(last));
            }
            None => {
                groups.push(vec![n]);
                days.push((first, last));
            }
        }
    }
    groups
}

fn entry(desk: &Context, tellings: &[Telling], group: &[usize]) -> Option<TimelineEntry> {
    let members = || group.iter().map(|n| &tellings[*n]);
    let date = date(members());
    let width = |d: &Edtf| d.bounds().1.since(d.bounds().0).map_or(i32::MAX, |s| s.get_days());
    // what the last report to speak of it says; an event told as past by one who wrote after it has happened
    let mut statuses: Vec<EventStatus> =
        members().filter(|t| date.as_ref().is_none_or(|d| t.width() == width(d))).map(|t| t.status).collect();
    statuses.sort_unstable();
    // … of reports that nobody can date none is the last: what most of them say
    let status = if date.is_some() { statuses.first() } else { statuses.get(statuses.len() / 2) };
    let status = status.copied().or_else(|| members().map(|t| t.status).min()).unwrap_or(EventStatus::Past);
    // the page shows the first: one that stands by itself, if any does ("aura lieu à Bruxelles" has its subject elsewhere)
    let (bare, full): (Vec<&Telling>, Vec<&Telling>) = members().partition(|t| t.bare);
    let (hanging, whole): (Vec<&Telling>, Vec<&Telling>) = full.into_iter().partition(|t| hangs(desk.words(t.article, t.clause)));
    // that somebody said something on a day is no event: a saying that alone tells of it is shown with what was said, or not; the words of
    // the saying itself come after, as those of every other telling
    let alone = whole.is_empty() && hanging.is_empty();
    let first = if alone { Some(bare.iter().find_map(|t| Some((*t, t.with_words?)))?) } else { None };
    let rest = whole.into_iter().chain(hanging).chain(bare).map(|t| (t, t.clause));
    let mentions: Vec<EventMention> = first
        .into_iter()
        .chain(rest)
        .filter_map(|(t, piece)| {
            let when = t.when.and_then(|p| desk.cut(t.article, p));
            Some(EventMention { when, value: t.value.clone(), event: told(desk, t.article, piece)? })
        })
        .collect();
    (!mentions.is_empty()).then(|| TimelineEntry { id: String::new(), date, status, mentions })
}

/// Where an event without a date stands among the others: what is past before what is to come; of each, months and days of a month
/// and weekdays, these by their distance from the one that the reports are about; last what bears nothing of the kind.
type Place = (bool, u8, i8, String);

/// The weekday that reports without a date speak of most: what they tell of it, they tell of their own day.
struct Week(Option<i8>);

impl Week {
    fn of(tellings: &[Telling]) -> Self {
        let mut named = [0_usize; 8];
        tellings.iter().filter_map(weekday).for_each(|day| named[day as usize] += 1);
        Self((1..=7).filter(|day| named[*day as usize] > 0).max_by_key(|day| named[*day as usize]))
    }

    fn place(&self, telling: &Telling, ahead: bool) -> Place {
        match (weekday(telling), self.0, &telling.unplaced) {
            (Some(day), Some(main), _) if ahead => (ahead, 0, (day - main).rem_euclid(7), String::new()),
            // what is told of the day after has mostly happened since: nobody calls the day six days ago by its bare name
            (Some(day), Some(main), _) => (ahead, 1, (day - main + 5).rem_euclid(7) - 5, String::new()),
            (_, _, Some(named)) => (ahead, u8::from(ahead), 0, named.clone()),
            (_, _, None) => (ahead, 2, 0, String::new()),
        }
    }
}

/// The weekday that a telling names without a date, 1 (Monday) to 7.
fn weekday(telling: &Telling) -> Option<i8> {
    telling.unplaced.as_deref()?.strip_prefix("WXX-")?.parse().ok().filter(|day| (1..=7).contains(day))
}

fn is_to_come(status: EventStatus) -> bool {
    matches!(status, EventStatus::Planned | EventStatus::Proposed)
}

/// The most precise date that somebody gives, of equals the first; an hour only where most give it.
fn date<'a>(members: impl Iterator<Item = &'a Telling> + Clone) -> Option<Edtf> {
    let clocked = |t: &&Telling| t.value.as_ref().is_some_and(|v| v.as_str().contains('T'));
    let Some(narrow) = members.clone().filter(|t| t.value.is_some()).map(Telling::width).min() else {
        // nobody names a day; the reports speak of their own
        return members.clone().find_map(|t| t.told_on).and_then(|day| Edtf::parse(&format!("{day}~")));
    };
    let precise = members.filter(|t| t.value.is_some() && t.width() == narrow);
    let (hours, all) = (precise.clone().filter(clocked).count(), precise.clone().count());
    let best = precise.min_by_key(|t| clocked(t) != (2 * hours > all))?;
    best.value.clone()
}

/// The words of a telling, without the comma that they follow in their sentence, nor one that follows them.
fn told(desk: &Context, article: usize, piece: Piece) -> Option<Span> {
    let text = desk.words(article, piece);
    let opens = text.find(|c: char| !c.is_whitespace() && !matches!(c, ',' | ';' | ':' | '.')).unwrap_or(0);
    let closes = text.trim_end().trim_end_matches([',', ';']).trim_end().len();
    desk.cut(article, Piece::new(piece.start + opens, piece.start + closes.max(opens)))
}
