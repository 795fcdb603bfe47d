//! Do two tellings tell of one event? Their dates must bear one another; then kind, names and words decide, the more
//! so the more the reports tell of the same day.

use super::tellings::{Kind, Telling, days};
use crate::words::{Vocabulary, Word, shared};
use foldhash::{HashMap, HashMapExt};
use jiff::civil::Date;
use recoupe_model::contract::EventStatus;

/// Clauses with one date tell of one event above this likeness of words.
const SAME_DAY: f64 = 0.08;
/// Clauses of which one names the day and the other the week or month around it need more.
const WITHIN: f64 = 0.30;
/// … and the night between two days, of one of them.
const NIGHT: f64 = 0.20;
/// Likewise when both tell of people who come together.
const MEETING_WITHIN: f64 = 0.20;
/// What is said, and what happens, are one when the saying is all that happens.
const ANNOUNCED: f64 = 0.30;
/// A state that lasts since a year, and what began in that year.
const LASTING: f64 = 0.22;
/// An expression wider than this (days) stands for a day within it only when nearly the same is told …
const WIDE: i32 = 31;
const NEARLY: f64 = 0.45;
/// … and one wider than this never does.
const WIDEST: i32 = 370;
/// What one report tells twice of its own day needs more: much happens on it.
const TWICE: f64 = 0.20;
/// What was planned for a day, and what a later report tells of that day.
const HELD: f64 = 0.04;

/// Days before a report of which it tells more than one thing of each.
const RECENT: i32 = 7;

/// A report, and the date of which it tells: days of the calendar, or what stands for them ([`Telling::unplaced`]).
type Of = (usize, (Date, Date), Option<String>);

fn of(t: &Telling) -> Of {
    (t.article, t.bounds, t.unplaced.clone())
}

/// How many tellings each report has of each date.
pub(super) struct Crowd {
    tellings: HashMap<Of, usize>,
    /// Days on which reports of the story were written: the story's own days, on which much happens.
    written: Vec<(Date, Date)>,
    /// Article → number of its event.
    event_of: Vec<usize>,
}

impl Crowd {
    pub(super) fn new(tellings: &[Telling], mut written: Vec<(Date, Date)>, event_of: Vec<usize>) -> Self {
        written.sort_unstable();
        written.dedup();
        let mut counts = HashMap::new();
        for t in tellings.iter().filter(|t| !matches!(t.kind, Kind::Speech(_) | Kind::Interview(_))) {
            *counts.entry(of(t)).or_default() += 1;
        }
        Self { tellings: counts, written, event_of }
    }

    /// Two reports that each tell one thing of a day tell the same thing, unless it is the day on which they write.
    fn alone(&self, a: &Telling, b: &Telling) -> bool {
        // of the days before, reports tell much; where they share no word, they tell of two things
        let recent = |t: &Telling| {
            let past = t.status == EventStatus::Past && t.bounds.0 == t.bounds.1;
            past && t.written.is_some_and(|w| (0..=RECENT).contains(&days(t.bounds.0, w)))
        };
        let strange = |a: &Telling, b: &Telling| a.lang == b.lang && recent(a) && recent(b) && shared(&a.words, &b.words).next().is_none();
        let once = |t: &Telling| self.tellings.get(&of(t)).copied().unwrap_or(1) <= 1;
        // what is planned for a day is one thing, however often a report comes back to it
        let planned = |t: &Telling| {
            matches!(t.status, EventStatus::Planned | EventStatus::Proposed) && t.width() <= 1 && t.written.is_none_or(|w| w < t.bounds.0)
        };
        !self.own(a) && ((planned(a) && planned(b)) || (a.article != b.article && once(a) && once(b) && !strange(a, b)))
    }

    /// Is it a day on which a report of the story was written? A weekday is one of those around it.
    fn own(&self, t: &Telling) -> bool {
        t.unplaced.as_deref().is_some_and(|day| day.starts_with('W')) || self.written.iter().any(|w| w.0 <= t.bounds.1 && t.bounds.0 <= w.1)
    }

    /// The first things that two reports of one event tell of one day are that event.
    fn lead(&self, a: &Telling, b: &Telling) -> bool {
        a.leads && b.leads && a.article != b.article && self.event_of.get(a.article) == self.event_of.get(b.article)
    }
}

/// How alike two tellings are: at least 1 when they tell of one event; 0 when they can't.
pub(super) fn same_event(a: &Telling, b: &Telling, vocabulary: &Vocabulary, crowd: &Crowd) -> f64 {
    let (x, y) = (a.bounds, b.bounds);
    if x.1 < y.0 || y.1 < x.0 || a.unplaced != b.unplaced {
        return 0.0;
    }
    let open = |d: (Date, Date)| d.0 == Date::MIN || d.1 == Date::MAX;
    let begins = x.0 == y.0 && (open(x) != open(y)) && x.0 != Date::MIN;
    let equal = x == y;
    let inside = !open(x) && !open(y) && ((x.0 <= y.0 && y.1 <= x.1) || (y.0 <= x.0 && x.1 <= y.1));
    let wide = a.width().max(b.width());
    let near = equal || begins || (inside && wide <= WIDEST);
    if !near {
        return 0.0;
    }
    let alike = likeness(a, b, vocabulary);
    // "the 2015 agreement" and "the 2015 accord", whatever happens to them
    if equal && a.lang == b.lang && a.thing.is_some() && b.thing.is_some() {
        return if a.thing == b.thing { 1.0 + alike } else { alike / WITHIN };
    }
    if begins && (a.lasts || b.lasts) {
        return alike / LASTING; // "closed since 2014" beside "annexed in 2014"
    }
    // of two reports of one day, one tells that it is over and the other that it is to come
    let to_come = |t: &Telling| matches!(t.status, EventStatus::Planned | EventStatus::Proposed);
    let together = a.written.zip(b.written).is_some_and(|(p, q)| days(q, p).abs() <= 1);
    let held = to_come(a) != to_come(b) && !together;
    let alike = if to_come(a) != to_come(b) && together { alike / 3.0 } else { alike };
    // the same minute of the same day
    let clocked = |t: &Telling| t.value.as_ref().is_some_and(|v| v.as_str().contains('T'));
    if clocked(a) && a.value == b.value && a.article != b.article && to_come(a) == to_come(b) {
        return 1.0 + alike;
    }
    let meetings = a.kind == Kind::Meeting && b.kind == Kind::Meeting;
    let other_names = !a.names.is_empty() && !b.names.is_empty() && shared(&a.names, &b.names).next().is_none();
    match (a.kind, b.kind) {
        (Kind::Interview(s), Kind::Interview(t)) if s == t && equal => 1.0 + alike,
        (Kind::Interview(_), _) | (_, Kind::Interview(_)) => 0.0,
        (Kind::Speech(Some(s)), Kind::Speech(Some(t))) if s == t => {
            if equal {
                1.0 + alike
            } else {
                alike / WITHIN
            }
        }
        (Kind::Speech(_), Kind::Speech(_)) if equal => alike / ANNOUNCED,
        (Kind::Speech(_), Kind::Speech(_)) => 0.0,
        (Kind::Speech(_), _) | (_, Kind::Speech(_)) => alike / ANNOUNCED,
        _ if (equal || (inside && wide <= 1)) && (crowd.lead(a, b) || (held && a.leads && b.leads)) => 1.0 + alike,
        _ if equal && (crowd.alone(a, b) || (held && meetings)) => 1.0 + alike,
        _ if equal && held => alike / HELD,
        _ if equal && a.article == b.article && !meetings && crowd.own(a) => alike / TWICE,
        _ if begins && crowd.alone(a, b) => 1.0 + alike,
        _ if meetings && (equal || begins) && !other_names => 1.0 + alike,
        _ if equal || begins => alike / SAME_DAY,
        _ if inside && wide <= 1 => alike / NIGHT,
        _ if meetings && !other_names && wide <= WIDE => alike / MEETING_WITHIN,
        _ if wide > WIDE => alike / NEARLY,
        _ => alike / WITHIN,
    }
}

/// Cosine of the rarer words; between languages, of the names alone.
fn likeness(a: &Telling, b: &Telling, vocabulary: &Vocabulary) -> f64 {
    let cosine = |x: &[Word], y: &[Word], of: usize| vocabulary.square(shared(x, y)) / (a.squares[of] * b.squares[of]).sqrt().max(1e-9);
    if a.lang == b.lang {
        return cosine(&a.words, &b.words, 0);
    }
    cosine(&a.names, &b.names, 1) / 2.0
}
